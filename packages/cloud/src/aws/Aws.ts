/**
 * AWS for one caller in one Region: a record of the API calls that are made. A transport implements
 * them, with the SDK or in memory.
 */
import type { Region } from '@byoa/core/iam/identity'

import type { AwsCall } from './AwsCall.ts'
import type { CloudFormation } from './CloudFormation.ts'
import type { Ec2 } from './Ec2.ts'
import type { Iam } from './Iam.ts'
import type { AssumeRoleRequest, Sts } from './Sts.ts'

/** AWS for an assumed role, in the same Region. */
export interface AwsSession {
  readonly aws: Aws
  /** Milliseconds since 1970-01-01T00:00:00Z; absent when AWS did not return it. */
  readonly expiresAt?: number
}

export interface Aws {
  readonly region: Region
  readonly ec2: Ec2
  readonly iam: Iam
  readonly cloudFormation: CloudFormation
  readonly sts: Sts
  /** Assumes a role; the transport keeps the credentials. */
  readonly assumeRole: AwsCall<AssumeRoleRequest, AwsSession>
}
