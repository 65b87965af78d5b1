/**
 * The world did not answer, or answered with an error: not the domain's "no" (a rejection), and not
 * a result (a finding).
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
  /** What the vendor's library threw, for logs; never rendered to a customer. */
  readonly cause?: unknown
}

/** Builds a failure. */
export const failure = (parts: Omit<Failure, '_tag'>): Failure => ({ _tag: 'Failure', ...parts })
