/** Both parties on an in-memory AWS: no AWS account is called. */
import { type OnboardingStore, type RequestDocument, defaultPolicy } from '@byoa/application'
import type { Aws, RescaleConfig } from '@byoa/cloud'
import {
  type MemoryCloud,
  createMemoryCloud,
  memoryIds,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { omitUndefined } from '@byoa/core/codec'
import type { Instant } from '@byoa/core/values'

import type { Parties } from './Parties.ts'
import { randomIds } from './randomIds.ts'

export interface MemoryPartiesOptions {
  readonly rescale: RescaleConfig
  /** Where the customer is, and what its account has. */
  readonly document: RequestDocument
  /** The start of simulated time. */
  readonly start: Instant
  /** The seed of IDs and the external ID; absent: random. */
  readonly seed?: number
}

/** The in-memory AWS, and where its onboarding is recorded. */
export interface RecordedPartiesOptions extends MemoryPartiesOptions {
  readonly store: OnboardingStore
  /** The seed of the IDs of AWS, by default `seed`: a store takes each VPC only once. */
  readonly cloudSeed?: number
}

/** Creates an AWS with Rescale's side and the account of one customer. */
export const memoryCloudWith = ({
  rescale,
  document: { accountId, region, permissionsBoundaryArn, zoneIds },
  start: now,
  seed,
}: MemoryPartiesOptions): MemoryCloud => {
  const side = rescaleWorld(rescale, { now, ...omitUndefined({ seed }) })
  const customer = { accountId, region, ...omitUndefined({ permissionsBoundaryArn, zoneIds }) }
  return createMemoryCloud({ ...side, world: withCustomerAccount(side.world, customer) })
}

/** Both parties, and what an administrator of the customer can do by hand. */
export interface MemoryParties extends Parties {
  readonly administrator: Aws
}

/** Assembles the parties. */
export const memoryParties = (options: RecordedPartiesOptions): MemoryParties => {
  const { document, seed, store, cloudSeed = seed } = options
  const cloud = memoryCloudWith({ ...options, ...omitUndefined({ seed: cloudSeed }) })
  const { rescaleCloud, customerCloud, rescaleDirectory: directory, clock } = cloud
  return {
    rescale: {
      store,
      directory,
      rescaleCloud,
      customerCloud,
      clock,
      ids: seed === undefined ? randomIds : memoryIds(seed),
      policy: defaultPolicy,
    },
    customer: { console: cloud.customerConsole(document.accountId) },
    wait: cloud.advanceTime,
    administrator: cloud.administratorAws(document.accountId, document.region),
  }
}
