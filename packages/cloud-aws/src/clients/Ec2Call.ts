import type { EC2Client } from '@aws-sdk/client-ec2'

/** A client, and the port operation that failures are of. */
export interface Ec2Call {
  readonly ec2: EC2Client
  readonly operation: string
}
