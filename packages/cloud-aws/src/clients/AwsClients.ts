/**
 * The SDK's clients for one Region, each made when it is first used. STS is always the Region's own
 * endpoint: the global one is of one partition, and a VPC without internet does not reach it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_region-endpoints.html
 */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { type EC2ClientConfig, EC2Client } from '@aws-sdk/client-ec2'
import { IAMClient } from '@aws-sdk/client-iam'
import { STSClient } from '@aws-sdk/client-sts'
import type { Region } from '@byoa/core/iam/identity'
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'
import type { IO } from 'fp-ts/lib/IO.js'

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

/** The clients of one party in one Region. A client takes 20 kB, so it is made when it is used. */
export interface AwsClients {
  readonly region: Region
  readonly ec2: IO<EC2Client>
  /** IAM is one service for a partition; the Region says which partition. */
  readonly iam: IO<IAMClient>
  readonly cloudFormation: IO<CloudFormationClient>
  readonly sts: IO<STSClient>
  /** Clients that sign with other credentials, and have everything else in common with these. */
  readonly as: (credentials: AwsCredentialIdentity) => AwsClients
}

const once = <Client>(make: IO<Client>): IO<Client> => {
  let made: Client | undefined
  return () => (made ??= make())
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

const clientsWith = (config: AwsClientsConfig, region: Region): AwsClients => {
  const settings = { ...config, region }
  return {
    region,
    ec2: once(() => new EC2Client(settings)),
    iam: once(() => new IAMClient(settings)),
    cloudFormation: once(() => new CloudFormationClient(settings)),
    sts: once(() => new STSClient(settings)),
    as: (credentials) => clientsWith({ ...config, credentials }, region),
  }
}

/** Returns how the clients of one party are made for a Region. */
export const awsClients = (given: AwsClientsConfig): ((region: Region) => AwsClients) => {
  const settings = { ...fixed, ...given }
  // A client per customer must not mean a pool of connections per customer.
  const { requestHandler } = new STSClient(settings).config
  return (region) => clientsWith({ ...settings, requestHandler }, region)
}
