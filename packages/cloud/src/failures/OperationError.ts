/** Code of an operation's own error → whether a retry may help. */
const operationErrorCodes = {
  /** The peering is not visible in this account: not yet, or not any more. */
  PeeringNotVisible: true,
  /** Only an active peering has options; this peering is not active, or not yet. */
  PeeringNotActive: true,
  /** The peering is in transition and cannot be deleted now. */
  PeeringNotSettled: true,
  /** AWS accepted the request to associate a block with a VPC, but did not associate it. */
  CidrNotAssociated: false,
  /** A role that could be assumed is not visible to itself: not yet, or not any more. */
  RoleNotVisible: true,
  /** The peering was requested from another account or VPC than agreed. */
  UnexpectedRequester: false,
  /** The stack reached an unexpected final status. */
  StackFailed: false,
  /** The stack was deleted during the wait. */
  StackGone: true,
  /** Something depends on the stack's VPC, so the stack was not replaced. */
  StackInUse: false,
  /** An operation on the stack was still in progress when the wait timed out. */
  StackInProgress: true,
  /** The stack has termination protection. */
  TerminationProtected: false,
  /** An account or VPC that is not configured in the directory. */
  NotInDirectory: false,
  /** The answer is not configured, so that AWS has to be asked. */
  CredentialsNeeded: false,
  /** The VPC does not exist in Rescale's account and Region. */
  RescaleVpcNotFound: false,
  /** The VPC belongs to another account, or has other blocks or tags than configured. */
  RescaleVpcDiffers: false,
  /** The VPC does not have the configured route tables. */
  RescaleRouteTablesDiffer: false,
  /** AWS's answer lacks a required field. */
  UnreadableAnswer: false,
  /** The outputs of the stack are not those of the setup template. */
  UnreadableOutputs: false,
  /** The template is not CloudFormation in JSON. */
  UnreadableTemplate: false,
} as const

export type OperationErrorCode = keyof typeof operationErrorCodes

/**
 * An error of an operation itself, not of AWS: it found something with which it must not continue.
 */
export interface OperationError {
  readonly _tag: 'OperationError'
  readonly code: OperationErrorCode
  readonly message: string
}

/** Builds the error of an operation. */
export const operationError = (code: OperationErrorCode, message: string): OperationError => ({
  _tag: 'OperationError',
  code,
  message,
})

/** Builds the error of an answer that lacks a required field. */
export const unreadable = (what: string): OperationError =>
  operationError('UnreadableAnswer', `AWS answered without ${what}`)

/** Returns whether the same operation may succeed later, unchanged. */
export const isRetryableCode = (code: OperationErrorCode): boolean => operationErrorCodes[code]
