import { OnboardingId } from '@byoa/core/onboarding'
import { AccountId } from '@byoa/core/iam'
import { Ipv4Cidr } from '@byoa/core/network'
import { advance, observePeerings } from '@byoa/application'
import { withCustomerAccount } from '@byoa/cloud-memory'
import { expect, test } from 'vitest'

import { type Parties, expectRight, given, parties, playTo, region } from '../support/parties.ts'

test('one onboarding costs a fixed number of AWS calls from request to Connected', async () => {
  const played = parties()
  await playTo(played, 'Connected')
  expect(played.cloud.calls().length).toBe(31)
})

const other = (played: Parties, index: number): Parties => {
  const accountId = given(AccountId, String(200_000_000_000 + index))
  played.cloud.changeWorld((world) => withCustomerAccount(world, { accountId, region }))
  return {
    ...played,
    onboardingId: given(OnboardingId, `onb-${String(index).padStart(16, '0')}`),
    request: { ...played.request, accountId },
    cidr: given(Ipv4Cidr, `10.${100 + index}.0.0/16`),
    customer: { ...played.customer, console: played.cloud.customerConsole(accountId) },
  }
}

test('pending peerings of many onboardings are looked at with one call', async () => {
  const first = parties()
  const all = Array.from({ length: 20 }, (_unused, index) => other(first, index))
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
