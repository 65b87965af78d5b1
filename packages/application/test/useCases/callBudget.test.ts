import { advance, observePeerings } from '@byoa/application'
import { expect, test } from 'vitest'

import { expectRight, otherCustomer, parties, playTo } from '../support/parties.ts'

test('one onboarding costs a fixed number of AWS calls from request to Connected', async () => {
  const played = parties()
  await playTo(played, 'Connected')
  expect(played.cloud.calls().length).toBe(45)
})

test('pending peerings of many onboardings are looked at with one call', async () => {
  const first = parties()
  const all = Array.from({ length: 20 }, (_unused, index) => otherCustomer(first, index))
  for (const played of all) await playTo(played, 'PeeringPending')
  const before = first.cloud.calls().length
  const ids = all.map(({ onboardingId }) => onboardingId)
  expectRight(await observePeerings(first.rescale, ids)())
  expect(first.cloud.calls().length - before).toBe(1)
})

test('advancing a connection where nothing has changed makes no change', async () => {
  const played = parties()
  await playTo(played, 'Connected')
  const { steps } = expectRight(await advance(played.rescale, played.onboardingId)())
  expect(steps.flatMap(({ events }) => events)).toEqual([])
})
