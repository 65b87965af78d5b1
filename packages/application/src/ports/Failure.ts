/**
 * An external system did not answer, or answered with an error: neither a refusal by the domain (a
 * rejection) nor a result (a finding).
 */
export interface Failure {
  readonly _tag: 'Failure'
  /** The port operation, e.g. `RescaleCloud.requestPeering`. */
  readonly operation: string
  /** The vendor's own code, e.g. `RequestLimitExceeded`. */
  readonly code: string
  readonly message: string
  /** Whether the same call may succeed later, unchanged. */
  readonly retryable: boolean
  /** What the vendor's library threw, for logs; never shown to a customer. */
  readonly cause?: unknown
}

/** Builds a failure. */
export const failure = (parts: Omit<Failure, '_tag'>): Failure => ({ _tag: 'Failure', ...parts })
