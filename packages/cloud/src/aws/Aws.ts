/**
 * AWS as one caller in one Region sees it: a record of the API calls that are made. What the calls
 * go over, the SDK or a world in memory, is a transport's business.
 */
import type { Region } from '@byoa/core/iam/identity'

import type { AwsCall } from './AwsCall.ts'
import type { CloudFormation } from './CloudFormation.ts'
import type { Ec2 } from './Ec2.ts'
import type { Iam } from './Iam.ts'
import type { AssumeRoleRequest, Sts } from './Sts.ts'

/** AWS as a role that was assumed sees it, in the same Region. */
export interface AwsSession {
  readonly aws: Aws
  /** Milliseconds since 1970-01-01T00:00:00Z; absent where AWS did not say it. */
  readonly expiresAt?: number
}

export interface Aws {
  readonly region: Region
  readonly ec2: Ec2
  readonly iam: Iam
  readonly cloudFormation: CloudFormation
  readonly sts: Sts
  /** Assumes a role; the credentials stay in the transport. */
  readonly assumeRole: AwsCall<AssumeRoleRequest, AwsSession>
}
