/**
 * The SDK's clients for one Region, each created when it is first used. STS always uses the
 * regional endpoint: the global endpoint exists in one partition, and a VPC without internet access
 * cannot reach it.
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
 * The options that all clients of one party share. All other options have fixed values, not values
 * of the environment.
 */
export interface AwsClientsConfig {
  readonly credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider
  /** Another endpoint than AWS: a test server, a sandbox. */
  readonly endpoint?: string
  /**
   * Shared by all clients, so that they share connections; absent: one handler of the SDK for all.
   */
  readonly requestHandler?: NonNullable<EC2ClientConfig['requestHandler']>
  readonly retryStrategy?: NonNullable<EC2ClientConfig['retryStrategy']>
  /** Maximum attempts of the SDK's standard retries, when no strategy is given; absent: 3. */
  readonly maxAttempts?: number
  /** Whether to use FIPS endpoints; absent: no. */
  readonly useFipsEndpoint?: boolean
}

/**
 * The clients of one party in one Region. A client takes 20 kB, so it is created when it is used.
 */
export interface AwsClients {
  readonly region: Region
  readonly ec2: IO<EC2Client>
  /** IAM is one service per partition; the Region determines the partition. */
  readonly iam: IO<IAMClient>
  readonly cloudFormation: IO<CloudFormationClient>
  readonly sts: IO<STSClient>
  /** Clients that sign with other credentials, and share all other options. */
  readonly as: (credentials: AwsCredentialIdentity) => AwsClients
}

const once = <Client>(make: IO<Client>): IO<Client> => {
  let made: Client | undefined
  return () => (made ??= make())
}

/** Options that the SDK would otherwise read from the environment and from files. */
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

/** Returns a function that creates the clients of one party for a Region. */
export const awsClients = (given: AwsClientsConfig): ((region: Region) => AwsClients) => {
  const settings = { ...fixed, ...given }
  // All clients share one connection pool.
  const { requestHandler } = new STSClient(settings).config
  return (region) => clientsWith({ ...settings, requestHandler }, region)
}
