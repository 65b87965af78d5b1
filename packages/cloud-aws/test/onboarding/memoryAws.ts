/**
 * The ports on the SDK, on an AWS in memory: real clients, no network, and a clock that waiting
 * moves.
 */
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
import { customerAccountId, region, rescaleAccountId, valid } from '@byoa/scripted-aws'

import type { AwsClientsConfig } from '../../src/clients/AwsClients.ts'
import { sdkPorts } from '../conformance/sdkScene.ts'

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

export type SdkPorts = ReturnType<typeof sdkPorts>

/** Clients that try once: whatever goes wrong reaches the operations. */
const configOf = (cloud: MemoryCloud, accountId: string): AwsClientsConfig => ({
  credentials: accessKeysOf(cloud, accountId),
  requestHandler: createRequestHandler(cloud),
  maxAttempts: 1,
})

/** Every peering that Rescale ever requested, whatever became of it. */
export const peeringsOf = async (cloud: MemoryCloud): Promise<number> => {
  const { ec2 } = cloud.rescaleAws(region)
  return (valid(await ec2.describeVpcPeeringConnections({})()).VpcPeeringConnections ?? []).length
}

export const sdkPortsOn = (cloud: MemoryCloud): SdkPorts =>
  sdkPorts({
    rescale: configOf(cloud, rescaleAccountId),
    customer: configOf(cloud, customerAccountId),
    wait: {
      now: () => cloud.clock.now(),
      sleep: (milliseconds) => Promise.resolve(cloud.advanceTime(milliseconds / 1000)),
    },
  })
