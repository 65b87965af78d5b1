import { type Failure, failure } from '@byoa/application'

/**
 * What the adapter itself says; every other code of a failure is AWS's. Code → whether a later try
 * may work.
 */
const ownCodes = {
  /** The peering is not visible in this account: not yet, or not any more. */
  PeeringNotVisible: true,
  /** Only an active peering has options; this one is not, or not yet. */
  PeeringNotActive: true,
  /** The peering is between two states and cannot be deleted now. */
  PeeringNotSettled: true,
  /** AWS took the request for a further block of a VPC, and did not associate it. */
  CidrNotAssociated: false,
  /** A role that could be assumed does not see itself: not yet, or not any more. */
  RoleNotVisible: true,
  /** The peering was requested from another account or VPC than was agreed. */
  UnexpectedRequester: false,
  /** The stack came to rest where it should not have. */
  StackFailed: false,
  /** The stack was deleted while it was waited for. */
  StackGone: true,
  /** Something depends on the stack's VPC, so the stack was not replaced. */
  StackInUse: false,
  /** The stack is still moving when patience ends. */
  StackInProgress: true,
  /** Somebody protected the stack against deletion. */
  TerminationProtected: false,
  /** AWS answered without something that it always says. */
  UnreadableAnswer: false,
  /** The outputs of the stack are not those of a setup. */
  UnreadableOutputs: false,
  /** The template is not CloudFormation in JSON. */
  UnreadableTemplate: false,
} as const

export type OwnFailureCode = keyof typeof ownCodes

/** Builds a failure that is none of AWS's. */
export const ownFailure = (operation: string, code: OwnFailureCode, message: string): Failure =>
  failure({ operation, code, message, retryable: ownCodes[code] })

/** Builds the failure of an answer that lacks what every answer of its kind has. */
export const unreadable = (operation: string, what: string): Failure =>
  ownFailure(operation, 'UnreadableAnswer', `AWS answered without ${what}`)
