/** Two accounts behind one request handler, and real SDK clients for each. */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { EC2Client } from '@aws-sdk/client-ec2'
import { IAMClient } from '@aws-sdk/client-iam'
import { STSClient } from '@aws-sdk/client-sts'
import {
  type MemoryCloud,
  type SettingsChange,
  createMemoryCloud,
  rescaleWorld,
  withAccount,
} from '@byoa/cloud-memory'
import { type StaticCredentials, accessKeysOf, createRequestHandler } from '@byoa/cloud-memory/wire'

import { customer, rescale, start } from '../setupTemplateOf.ts'

export interface Clients {
  readonly accountId: string
  readonly ec2: EC2Client
  readonly iam: IAMClient
  readonly sts: STSClient
  readonly cloudFormation: CloudFormationClient
}

export interface WireCloud {
  readonly cloud: MemoryCloud
  readonly rescale: Clients
  readonly customer: Clients
  readonly clientsWith: (credentials: StaticCredentials, region?: string) => Clients
}

export const newWireCloud = (settings: SettingsChange = {}): WireCloud => {
  const empty = rescaleWorld({ version: 1, accounts: [], vpcs: [] }, { now: start, settings })
  const world = [rescale, customer].reduce(
    (opened, accountId) => withAccount(opened, { accountId, partition: 'aws', defaultVpc: false }),
    empty.world,
  )
  const cloud = createMemoryCloud({ ...empty, world })
  const requestHandler = createRequestHandler(cloud)
  const clientsWith = (credentials: StaticCredentials, region = 'us-east-1'): Clients => {
    const config = { requestHandler, credentials, region, maxAttempts: 1 }
    return {
      accountId: '',
      ec2: new EC2Client(config),
      iam: new IAMClient(config),
      sts: new STSClient(config),
      cloudFormation: new CloudFormationClient(config),
    }
  }
  const clientsOf = (accountId: string): Clients => ({
    ...clientsWith(accessKeysOf(cloud, accountId)),
    accountId,
  })
  return { cloud, rescale: clientsOf(rescale), customer: clientsOf(customer), clientsWith }
}

/** What an SDK client throws, as far as tests look at it. */
export interface Thrown {
  readonly name: string
  readonly code: string
  readonly message: string
  readonly status: number | undefined
  readonly requestId: string | undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Returns what a call throws; a call that succeeds is an error here. */
export const thrownBy = async (call: Promise<unknown>): Promise<Thrown> => {
  let cause: unknown
  try {
    await call
  } catch (caught) {
    cause = caught
  }
  if (!(cause instanceof Error)) throw new Error('the call succeeded')
  const metadata =
    '$metadata' in cause && isObject(cause.$metadata) ? cause.$metadata : ({} as const)
  const { httpStatusCode, requestId } = metadata as {
    httpStatusCode?: number
    requestId?: string
  }
  return {
    name: cause.name,
    code: 'Code' in cause && typeof cause.Code === 'string' ? cause.Code : cause.name,
    message: cause.message,
    status: httpStatusCode,
    requestId,
  }
}
