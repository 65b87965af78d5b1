/**
 * Misfortune as data: which call goes wrong, and how. A plan is carried out once, in the order in
 * which it is written.
 */
import type { ActionName } from './aws/actions.ts'
import type { AwsError } from './aws/AwsError.ts'

// model

export type FaultKind =
  /** Refused before anything happens, because too much was asked. */
  | 'throttle'
  /** It happens, and nobody hears of it. */
  | 'timeout-after-effect'
  /** Refused before anything happens, for want of permission. */
  | 'refuse'
  /** Refused before anything happens, because the session is over. */
  | 'expired-credentials'

export interface Fault {
  /**
   * The number of the call, counted from 1 over all accounts, or the action whose next call it is.
   */
  readonly onCall: number | ActionName
  readonly kind: FaultKind
}

// queries

/** Tells whether a fault strikes a call. */
export const strikes = (
  fault: Fault,
  call: { readonly number: number; readonly action: ActionName },
): boolean => fault.onCall === call.number || fault.onCall === call.action

/** Returns what the caller is told when a fault strikes. */
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
