/**
 * What is served of the inputs of each action.
 * Generated from the schemas of the AWS SDK; change the table of inputs that are served instead.
 */

/** Name of an action → its input. */
export interface StsInputs {
  readonly AssumeRole: AssumeRoleRequest
  readonly DecodeAuthorizationMessage: DecodeAuthorizationMessageRequest
  readonly GetCallerIdentity: GetCallerIdentityRequest
}

export interface AssumeRoleRequest {
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly DurationSeconds?: number
  readonly ExternalId?: string
  readonly Policy?: string
  readonly PolicyArns?: ReadonlyArray<PolicyDescriptorType>
  readonly SourceIdentity?: string
  readonly Tags?: ReadonlyArray<Tag>
  readonly TransitiveTagKeys?: ReadonlyArray<string>
}

export interface DecodeAuthorizationMessageRequest {
  readonly EncodedMessage: string
}

export interface PolicyDescriptorType {
  readonly arn: string
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export type GetCallerIdentityRequest = Readonly<Record<never, never>>
