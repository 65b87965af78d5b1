/** Both parties on an in-memory AWS with an in-memory store: what a test of an onboarding needs. */
import { type OnboardingStore, type RescalePorts, defaultPolicy } from '@byoa/application'
import {
  type MemoryCloud,
  type MemoryCloudOptions,
  type SettingsChange,
  createMemoryCloud,
  defaultRescale,
  memoryIds,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { omitUndefined } from '@byoa/core/codec'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { Connected, OnboardingRequest } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import { memoryStore } from '@byoa/store-memory'

import * as literals from './literals.ts'
import { type Played, playTo } from './playTo.ts'

// model

/** Both parties, the world that they act on, and what the customer asks for. */
export interface MemoryWorld extends Played {
  readonly cloud: MemoryCloud
}

/** A world in which the onboarding is `Connected`. */
export interface ConnectedWorld extends MemoryWorld {
  readonly state: Connected
}

export interface MemoryWorldOptions extends Pick<MemoryCloudOptions, 'faults'> {
  /** What the request has otherwise than usual. */
  readonly request?: Partial<OnboardingRequest>
  /** The block that the customer proposes: `10.50.0.0/16` unless given. */
  readonly cidr?: Ipv4Cidr
  /** Where the clock begins: `2026-01-05T09:00:00.000Z` unless given. */
  readonly now?: Instant
  /** Delays and quotas of the world, as far as they are not the usual ones. */
  readonly settings?: SettingsChange
}

const usualRequest: OnboardingRequest = {
  companyCode: literals.companyCode('acme'),
  accountId: literals.accountId('111122223333'),
  region: literals.region('us-east-1'),
  egress: 'open',
  zoneCount: 2,
  customerNetworks: [],
}

// constructors

/** Puts Rescale's ports on a world together. */
export const rescalePortsOn = (cloud: MemoryCloud, store: OnboardingStore): RescalePorts => {
  const { rescaleCloud, customerCloud, rescaleDirectory: directory, clock } = cloud
  const ids = memoryIds()
  return { store, directory, rescaleCloud, customerCloud, clock, ids, policy: defaultPolicy }
}

/** Builds a fresh world with Rescale and one customer in it; nothing is requested yet. */
export const memoryWorld = (options: MemoryWorldOptions = {}): MemoryWorld => {
  const request = { ...usualRequest, ...options.request }
  const { now = literals.instant('2026-01-05T09:00:00.000Z'), settings, faults } = options
  const start = rescaleWorld(defaultRescale, { now, ...omitUndefined({ settings }) })
  const cloud = createMemoryCloud({
    ...start,
    world: withCustomerAccount(start.world, request),
    ...omitUndefined({ faults }),
  })
  const store = memoryStore()
  return {
    rescale: rescalePortsOn(cloud, store),
    customer: { store, clock: cloud.clock, console: cloud.customerConsole(request.accountId) },
    cloud,
    onboardingId: literals.onboardingId('onb-0123456789abcdef'),
    request,
    cidr: options.cidr ?? literals.cidr('10.50.0.0/16'),
  }
}

/**
 * Builds a world and plays both parties to `Connected`. Rejects with what went wrong when they do
 * not get there.
 */
export const connectedWorld = async (options?: MemoryWorldOptions): Promise<ConnectedWorld> => {
  const world = memoryWorld(options)
  return { ...world, state: await playTo(world, 'Connected') }
}
