/**
 * Clients for the ports, one of each kind for each Region, made when they are first asked
 * for. STS is always the Region's own endpoint: the global one is of one partition, and a VPC
 * without internet does not reach it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_region-endpoints.html
 */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { EC2Client, type EC2ClientConfig } from '@aws-sdk/client-ec2'
import { IAMClient } from '@aws-sdk/client-iam'
import { STSClient } from '@aws-sdk/client-sts'
import type { Region } from '@byoa/core/iam/identity'
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'

/**
 * What all clients of one party have in common. What is not said here has a fixed value, not one of
 * the environment.
 */
export interface AwsClientsConfig {
  readonly credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider
  /** Another place than AWS: a test server, a sandbox. */
  readonly endpoint?: string
  /** Shared by all clients, so that connections are; absent: the SDK's own, one for all. */
  readonly requestHandler?: NonNullable<EC2ClientConfig['requestHandler']>
  readonly retryStrategy?: NonNullable<EC2ClientConfig['retryStrategy']>
  /** Tries in all, by the SDK's standard retries, when no strategy is given; absent: 3. */
  readonly maxAttempts?: number
  /** Whether to use the endpoints with validated cryptography; absent: no. */
  readonly useFipsEndpoint?: boolean
}

export interface AwsClients {
  readonly ec2: (region: Region) => EC2Client
  readonly sts: (region: Region) => STSClient
  readonly cloudFormation: (region: Region) => CloudFormationClient
  /** IAM is one service for a partition; the Region says which partition. */
  readonly iam: (region: Region) => IAMClient
  /**
   * A new client that signs with other credentials, and has everything else in common with these.
   */
  readonly ec2As: (region: Region, credentials: AwsCredentialIdentity) => EC2Client
  /** The same for IAM. */
  readonly iamAs: (region: Region, credentials: AwsCredentialIdentity) => IAMClient
}

const keptByRegion = <Client>(make: (region: Region) => Client): ((region: Region) => Client) => {
  const kept = new Map<Region, Client>()
  return (region) => {
    const client = kept.get(region) ?? make(region)
    kept.set(region, client)
    return client
  }
}

/** What the SDK would else look up in the environment and in files. */
const fixed = {
  defaultsMode: 'standard',
  maxAttempts: 3,
  retryMode: 'standard',
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  userAgentAppId: 'rescale-byoa',
} as const

/** Makes the clients of one party. */
export const awsClients = (given: AwsClientsConfig): AwsClients => {
  const settings = { ...fixed, ...given }
  // A client per customer must not mean a pool of connections per customer.
  const { requestHandler } = new STSClient(settings).config
  const config = { ...settings, requestHandler }
  return {
    ec2: keptByRegion((region) => new EC2Client({ ...config, region })),
    sts: keptByRegion((region) => new STSClient({ ...config, region })),
    cloudFormation: keptByRegion((region) => new CloudFormationClient({ ...config, region })),
    iam: keptByRegion((region) => new IAMClient({ ...config, region })),
    ec2As: (region, credentials) => new EC2Client({ ...config, region, credentials }),
    iamAs: (region, credentials) => new IAMClient({ ...config, region, credentials }),
  }
}
