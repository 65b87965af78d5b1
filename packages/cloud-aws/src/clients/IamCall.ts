import type { IAMClient } from '@aws-sdk/client-iam'

/** A client of IAM, and the port operation that failures are of. */
export interface IamCall {
  readonly iam: IAMClient
  readonly operation: string
}
