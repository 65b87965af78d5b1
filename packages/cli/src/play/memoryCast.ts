/**
 * Both parties on an in-memory AWS, with an in-memory store: everything a play needs, and nothing
 * of the world.
 */
import { randomBytes } from 'node:crypto'

import { type Ids, defaultPolicy } from '@byoa/application'
import {
  type CustomerAccount,
  type RescaleConfig,
  createMemoryCloud,
  memoryIds,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { type Instant, OnboardingId } from '@byoa/core/onboarding'
import { memoryStore } from '@byoa/store-memory'

import type { Cast } from './Cast.ts'

export interface MemoryCastOptions {
  readonly rescale: RescaleConfig
  readonly customer: CustomerAccount
  /** When simulated time begins. */
  readonly start: Instant
  /** Makes ids and the external ID repeat; absent, they are random. */
  readonly seed?: number
}

/** Ids nobody can guess: what a real external ID is made from. */
const randomIds: Ids = {
  onboardingId: () => {
    const id = `onb-${randomBytes(8).toString('hex')}`
    // Eight bytes always make an onboarding id; asking again only tells the compiler so.
    return OnboardingId.is(id) ? id : randomIds.onboardingId()
  },
  entropy: () => randomBytes(16),
}

/** Puts the parties together. */
export const memoryCast = ({ rescale, customer, start, seed }: MemoryCastOptions): Cast => {
  const rescaleSide = rescaleWorld(rescale, { now: start, ...(seed === undefined ? {} : { seed }) })
  const cloud = createMemoryCloud({
    ...rescaleSide,
    world: withCustomerAccount(rescaleSide.world, customer),
  })
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
