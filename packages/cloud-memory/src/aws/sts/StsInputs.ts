/**
 * What is served of the inputs of each action.
 * Generated from the schemas of the AWS SDK; change the table of inputs that are served instead.
 */

/** Name of an action → its input. */
export interface StsInputs {
  readonly AssumeRole: AssumeRoleRequest
  readonly GetCallerIdentity: GetCallerIdentityRequest
}

export interface AssumeRoleRequest {
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly ExternalId?: string
  readonly DurationSeconds?: number
  readonly Policy?: string
  readonly SourceIdentity?: string
}

export type GetCallerIdentityRequest = Readonly<Record<never, never>>
