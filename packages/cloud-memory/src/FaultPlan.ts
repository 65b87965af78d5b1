/** Faults as data: which call fails, and how. A plan is applied once, in order. */
import type { ActionName } from './aws/actions.ts'
import type { AwsError } from './aws/AwsError.ts'

// model

export type FaultKind =
  /** Throttled before it takes effect. */
  | 'throttle'
  /** Takes effect, but the answer is lost. */
  | 'timeout-after-effect'
  /** Refused before it takes effect, for lack of permission. */
  | 'refuse'
  /** Refused before it takes effect, because the session has expired. */
  | 'expired-credentials'

export interface Fault {
  /**
   * The number of the call, counted from 1 over all accounts, or the action whose next call it is.
   */
  readonly onCall: number | ActionName
  readonly kind: FaultKind
}

// queries

/** Returns whether a fault applies to a call. */
export const strikes = (
  fault: Fault,
  call: { readonly number: number; readonly action: ActionName },
): boolean => fault.onCall === call.number || fault.onCall === call.action

/** Returns the error that a fault gives the caller. */
export const faultError = (kind: FaultKind): AwsError => {
  switch (kind) {
    case 'throttle':
      return { code: 'RequestLimitExceeded', message: 'Request limit exceeded.', status: 503 }
    case 'timeout-after-effect':
      return { code: 'TimeoutError', message: 'The connection timed out.', status: 0 }
    case 'refuse':
      return {
        code: 'UnauthorizedOperation',
        message: 'You are not authorized to perform this operation.',
        status: 403,
      }
    case 'expired-credentials':
      return { code: 'RequestExpired', message: 'Request has expired.', status: 400 }
  }
}
