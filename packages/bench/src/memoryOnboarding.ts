/**
 * How long one whole onboarding takes on the in-memory AWS, both parties, from request to
 * Connected.
 */
import {
  advance,
  decodeRequestDocument,
  defaultPolicy,
  onboardingRequestOf,
  performCustomerIntent,
  proposeCidr,
  requestOnboarding,
} from '@byoa/application'
import {
  createMemoryCloud,
  defaultRescale,
  memoryIds,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { fromMilliseconds } from '@byoa/core/values'
import { memoryStore } from '@byoa/store-memory'
import { Bench } from 'tinybench'

import type { Figure } from './Figure.ts'
import { right } from './right.ts'

const document = right(
  decodeRequestDocument({
    version: 1,
    companyCode: 'acme',
    accountId: '111122223333',
    region: 'us-east-1',
    proposedCidr: '10.50.0.0/16',
    egress: 'open',
    zoneCount: 3,
  }),
)
const { accountId, region, proposedCidr } = document
const request = onboardingRequestOf(document)
const now = right(fromMilliseconds(Date.UTC(2026, 0, 5)))
const rescaleSide = rescaleWorld(defaultRescale, { now })
const world = withCustomerAccount(rescaleSide.world, { accountId, region })

/** One onboarding on a fresh world and store; anything but Connected ends the run. */
const onboardOnce = async (): Promise<void> => {
  const cloud = createMemoryCloud({ ...rescaleSide, world })
  const store = memoryStore()
  const { rescaleCloud, customerCloud, rescaleDirectory: directory, clock } = cloud
  const ids = memoryIds()
  const rescale = {
    store,
    directory,
    rescaleCloud,
    customerCloud,
    clock,
    ids,
    policy: defaultPolicy,
  }
  const customer = { store, clock, console: cloud.customerConsole(accountId) }
  const onboardingId = ids.onboardingId()
  right(await requestOnboarding(rescale, onboardingId, request)())
  right(await proposeCidr(rescale, onboardingId, proposedCidr)())
  for (let turn = 0; turn < 10; turn += 1) {
    const { state, waitingFor } = right(await advance(rescale, onboardingId)())
    if (state.status === 'Connected') return
    for (const intent of waitingFor)
      await performCustomerIntent({ ...rescale, ...customer }, state, intent)?.()
  }
  throw new Error('the onboarding did not reach Connected')
}

/** Measures one onboarding, both parties, request to Connected. */
export const measureMemoryOnboarding = async (
  timeMilliseconds: number,
): Promise<ReadonlyArray<Figure>> => {
  const bench = new Bench({ time: timeMilliseconds })
  bench.add('onboarding', onboardOnce)
  await bench.run()
  const result = bench.tasks[0]?.result
  const value = result?.state === 'completed' ? result.latency.p50 : Number.NaN
  return [{ name: 'one onboarding in memory', unit: 'ms', value, target: { atMost: 1 } }]
}
