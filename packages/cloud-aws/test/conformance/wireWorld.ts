/**
 * An in-memory AWS that real SDK clients talk to inside the process, with Rescale and a customer in
 * it.
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
import type { AccountId } from '@byoa/core/iam/identity'
import { fromMilliseconds } from '@byoa/core/values'
import { customerAccountId, region, rescaleAccountId, valid } from '@byoa/scripted-aws'
import type { RescaleSide } from '@byoa/testing/cloud-conformance'

import type { AwsClientsConfig } from '../../src/clients/AwsClients.ts'
import type { SdkParties } from './sdkScene.ts'

export interface WireWorldOptions {
  readonly delays?: Partial<Delays>
  readonly faults?: ReadonlyArray<Fault>
}

export interface WireWorld {
  readonly cloud: MemoryCloud
  readonly parties: SdkParties
  readonly rescale: RescaleSide
}

const start = valid(fromMilliseconds(Date.UTC(2026, 0, 5, 9)))

/**
 * Makes a fresh world in which AWS takes its time, and fails, as told; waiting for it moves the
 * world's clock.
 */
export const newWireWorld = ({ delays = {}, faults = [] }: WireWorldOptions = {}): WireWorld => {
  const { world, rescale } = rescaleWorld(defaultRescale, { now: start, settings: { delays } })
  const cloud = createMemoryCloud({
    world: withCustomerAccount(world, { accountId: customerAccountId, region }),
    rescale,
    faults,
  })
  const placed = rescale.vpcs.find(({ vpc }) => vpc.region === region)
  if (placed === undefined) throw new Error(`no Rescale VPC in ${region}`)
  const requestHandler = createRequestHandler(cloud)
  // Nothing is retried below the ports, so that what goes wrong shows above them.
  const configOf = (accountId: AccountId): AwsClientsConfig => ({
    requestHandler,
    credentials: accessKeysOf(cloud, accountId),
    maxAttempts: 1,
  })
  const wait = {
    now: () => cloud.clock.now(),
    sleep: (milliseconds: number) => Promise.resolve(cloud.advanceTime(milliseconds / 1000)),
  }
  return {
    cloud,
    parties: { rescale: configOf(rescaleAccountId), customer: configOf(customerAccountId), wait },
    rescale: placed.vpc,
  }
}
