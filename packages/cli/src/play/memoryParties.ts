/** Both parties on an in-memory AWS, with an in-memory store: no external system is used. */
import { defaultPolicy } from '@byoa/application'
import {
  type CustomerAccount,
  type MemoryCloud,
  type RescaleConfig,
  createMemoryCloud,
  memoryIds,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { omitUndefined } from '@byoa/core/codec'
import type { Instant } from '@byoa/core/values'
import { memoryStore } from '@byoa/store-memory'

import type { Parties } from './Parties.ts'
import { randomIds } from './randomIds.ts'

export interface MemoryPartiesOptions {
  readonly rescale: RescaleConfig
  readonly customer: CustomerAccount
  /** The start of simulated time. */
  readonly start: Instant
  /** The seed of IDs and the external ID; absent: random. */
  readonly seed?: number
}

/** Creates an AWS with Rescale's side and the account of one customer. */
export const memoryCloudWith = ({
  rescale,
  customer,
  start: now,
  seed,
}: MemoryPartiesOptions): MemoryCloud => {
  const side = rescaleWorld(rescale, { now, ...omitUndefined({ seed }) })
  return createMemoryCloud({ ...side, world: withCustomerAccount(side.world, customer) })
}

/** Assembles the parties. */
export const memoryParties = (options: MemoryPartiesOptions): Parties => {
  const { customer, seed } = options
  const cloud = memoryCloudWith(options)
  const store = memoryStore()
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
    customer: { store, clock, console: cloud.customerConsole(customer.accountId) },
    wait: cloud.advanceTime,
  }
}
