/**
 * How long one whole onboarding takes on the in-memory AWS, both parties, from request to
 * Connected.
 */
import {
  type Standing,
  decodeRequestDocument,
  defaultPolicy,
  onboardingRequestOf,
  proposeCidr,
  requestOnboarding,
  runBothParties,
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

const isConnected = ({ state }: Standing): boolean => state.status === 'Connected'

/** One onboarding on a fresh world and store; anything but Connected ends the run. */
const onboardOnce = async (): Promise<void> => {
  const cloud = createMemoryCloud({ ...rescaleSide, world })
  const { rescaleCloud, customerCloud, rescaleDirectory: directory, clock } = cloud
  const ids = memoryIds()
  const store = memoryStore()
  const policy = defaultPolicy
  const rescale = { store, directory, rescaleCloud, customerCloud, clock, ids, policy }
  const onboardingId = ids.onboardingId()
  right(await requestOnboarding(rescale, onboardingId, request)())
  right(await proposeCidr(rescale, onboardingId, proposedCidr)())
  const parties = { rescale, customer: { console: cloud.customerConsole(accountId) } }
  const { end } = right(await runBothParties(parties, { onboardingId, until: isConnected })())
  if (end !== 'reached') throw new Error('the onboarding did not reach Connected')
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
