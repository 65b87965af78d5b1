/**
 * The ports on the SDK, on an AWS in memory: real clients, no network, and a clock that waiting
 * moves.
 */
import { DescribeVpcPeeringConnectionsCommand } from '@aws-sdk/client-ec2'
import {
  type Delays,
  type Fault,
  type MemoryCloud,
  createMemoryCloud,
  defaultRescale,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { accessKeysOf, createRequestHandler } from '@byoa/cloud-memory/wire'
import { fromMilliseconds } from '@byoa/core/values'

import { type AwsClients, awsClients } from '../../src/clients/AwsClients.ts'
import {
  type AwsCustomerCloud,
  type AwsCustomerConsole,
  type AwsRescaleCloud,
  awsCustomerCloud,
  awsCustomerConsole,
  awsRescaleCloud,
} from '../../src/index.ts'
import { customerAccountId, region, rescaleAccountId } from '../samples.ts'
import { valid } from '../valid.ts'
import { consoleClients } from '../consoleClients.ts'

export interface World {
  readonly delays?: Partial<Delays>
  readonly faults?: ReadonlyArray<Fault>
}

export const memoryAws = ({ delays = {}, faults = [] }: World = {}): MemoryCloud => {
  const now = valid(fromMilliseconds(Date.UTC(2026, 0, 1)))
  const { world, rescale } = rescaleWorld(defaultRescale, { now, settings: { delays } })
  return createMemoryCloud({
    world: withCustomerAccount(world, { accountId: customerAccountId, region }),
    rescale,
    faults,
  })
}

export interface SdkPorts {
  readonly rescaleCloud: AwsRescaleCloud
  readonly customerCloud: AwsCustomerCloud
  readonly customerConsole: AwsCustomerConsole
}

/** Clients that try once: whatever goes wrong reaches the adapter. */
const clientsOf = (cloud: MemoryCloud, accountId: string): AwsClients =>
  awsClients({
    credentials: accessKeysOf(cloud, accountId),
    requestHandler: createRequestHandler(cloud),
    maxAttempts: 1,
  })

/** Every peering that Rescale ever requested, whatever became of it. */
export const peeringsOf = async (cloud: MemoryCloud): Promise<number> => {
  const ec2 = clientsOf(cloud, rescaleAccountId).ec2(region)
  const { VpcPeeringConnections } = await ec2.send(new DescribeVpcPeeringConnectionsCommand({}))
  return (VpcPeeringConnections ?? []).length
}

export const sdkPortsOn = (cloud: MemoryCloud): SdkPorts => {
  const rescale = clientsOf(cloud, rescaleAccountId)
  const customer = clientsOf(cloud, customerAccountId)
  const wait = {
    now: () => cloud.clock.now(),
    sleep: (milliseconds: number) => Promise.resolve(cloud.advanceTime(milliseconds / 1000)),
  }
  return {
    rescaleCloud: awsRescaleCloud({
      wait,
      clientsFor: (where) => ({ ec2: rescale.ec2(where), sts: rescale.sts(where) }),
    }),
    customerCloud: awsCustomerCloud({
      wait,
      clients: { sts: rescale.sts, ec2: rescale.ec2As, iam: rescale.iamAs },
    }),
    customerConsole: awsCustomerConsole({
      wait,
      clientsFor: consoleClients(customer),
    }),
  }
}
