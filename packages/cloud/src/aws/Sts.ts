/**
 * The calls to Sts that are made, with what is used of their inputs and outputs.
 * Generated from the schemas of the AWS SDK; change the table of served actions instead.
 */
import type { AwsCall } from './AwsCall.ts'

/** One caller's calls to the service in one Region. */
export interface Sts {
  readonly getCallerIdentity: AwsCall<GetCallerIdentityRequest, GetCallerIdentityResponse>
}

export interface AssumeRoleRequest {
  readonly RoleArn: string
  readonly RoleSessionName: string
  readonly DurationSeconds?: number
  readonly ExternalId?: string
  readonly SourceIdentity?: string
}

export interface GetCallerIdentityResponse {
  readonly Account?: string | undefined
  readonly Arn?: string | undefined
}

export type GetCallerIdentityRequest = Readonly<Record<never, never>>
