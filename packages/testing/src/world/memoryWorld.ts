/** Both parties on an in-memory AWS with an in-memory store, for tests of an onboarding. */
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

/** Both parties, their world, and the customer's request. */
export interface MemoryWorld extends Played {
  readonly cloud: MemoryCloud
}

/** A world in which the onboarding is `Connected`. */
export interface ConnectedWorld extends MemoryWorld {
  readonly state: Connected
}

export interface MemoryWorldOptions extends Pick<MemoryCloudOptions, 'faults'> {
  /** Fields of the request that differ from the default. */
  readonly request?: Partial<OnboardingRequest>
  /** The block that the customer proposes; default `10.50.0.0/16`. */
  readonly cidr?: Ipv4Cidr
  /** The start of the clock; default `2026-01-05T09:00:00.000Z`. */
  readonly now?: Instant
  /** Delays and quotas of the world that differ from the default. */
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

/** Assembles Rescale's ports on a world. */
export const rescalePortsOn = (cloud: MemoryCloud, store: OnboardingStore): RescalePorts => {
  const { rescaleCloud, customerCloud, rescaleDirectory: directory, clock } = cloud
  const ids = memoryIds()
  return { store, directory, rescaleCloud, customerCloud, clock, ids, policy: defaultPolicy }
}

/** Builds a new world with Rescale and one customer; nothing is requested yet. */
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
    customer: { console: cloud.customerConsole(request.accountId) },
    cloud,
    onboardingId: literals.onboardingId('onb-0123456789abcdef'),
    request,
    cidr: options.cidr ?? literals.cidr('10.50.0.0/16'),
  }
}

/**
 * Builds a world and plays both parties to `Connected`. Rejects with the error when they do not
 * reach it.
 */
export const connectedWorld = async (options?: MemoryWorldOptions): Promise<ConnectedWorld> => {
  const world = memoryWorld(options)
  return { ...world, state: await playTo(world, 'Connected') }
}
