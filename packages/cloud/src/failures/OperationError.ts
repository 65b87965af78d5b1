/** Code of an operation's own error → whether a later try may work. */
const operationErrorCodes = {
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
  /** Neither an account nor a VPC that the operator of the directory named. */
  NotInDirectory: false,
  /** There is no such VPC in Rescale's account and Region. */
  RescaleVpcNotFound: false,
  /** The VPC belongs to another account, or has other blocks than the operator says. */
  RescaleVpcDiffers: false,
  /** AWS answered without something that it always says. */
  UnreadableAnswer: false,
  /** The outputs of the stack are not those of a setup. */
  UnreadableOutputs: false,
  /** The template is not CloudFormation in JSON. */
  UnreadableTemplate: false,
} as const

export type OperationErrorCode = keyof typeof operationErrorCodes

/** An error that AWS did not give: an operation found something that it must not go on with. */
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

/** Builds the error of an answer that lacks what every answer of its kind has. */
export const unreadable = (what: string): OperationError =>
  operationError('UnreadableAnswer', `AWS answered without ${what}`)

/** Tells whether the same operation may succeed later, unchanged. */
export const isRetryableCode = (code: OperationErrorCode): boolean => operationErrorCodes[code]
