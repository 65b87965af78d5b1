import { type CommandResult, proposeCidr, requestOnboarding } from '@byoa/application'
import { withCustomerAccount } from '@byoa/cloud-memory'
import { AccountId } from '@byoa/core/iam/identity'
import { Ipv4Cidr, overlaps, toBlock } from '@byoa/core/network'
import { OnboardingId } from '@byoa/core/onboarding'
import { describe, expect, test } from 'vitest'

import { type Parties, expectRight, given, parties, region } from '../support/parties.ts'

const racers = async (count: number): Promise<ReadonlyArray<Parties>> => {
  const first = parties()
  const all = Array.from({ length: count }, (_unused, index): Parties => {
    const accountId = given(AccountId, String(200_000_000_000 + index))
    first.cloud.changeWorld((world) => withCustomerAccount(world, { accountId, region }))
    const onboardingId = given(OnboardingId, `onb-${String(index).padStart(16, '0')}`)
    return { ...first, onboardingId, request: { ...first.request, accountId } }
  })
  for (const { rescale, onboardingId, request } of all) {
    expectRight(await requestOnboarding(rescale, onboardingId, request)())
  }
  return all
}

const propose = async (
  all: ReadonlyArray<Parties>,
  cidrs: ReadonlyArray<string>,
): Promise<ReadonlyArray<CommandResult>> => {
  const results = await Promise.all(
    all.map(({ rescale, onboardingId }, index) =>
      proposeCidr(rescale, onboardingId, given(Ipv4Cidr, cidrs[index]))(),
    ),
  )
  return results.map(expectRight)
}

describe('onboardings that propose blocks at the same moment', () => {
  test.each([
    ['the same block', ['10.50.0.0/16', '10.50.0.0/16', '10.50.0.0/16']],
    ['nested blocks', ['10.50.0.0/16', '10.50.128.0/20', '10.50.128.0/24']],
  ])('%s: one gets it, the others the conflict and alternatives', async (_title, cidrs) => {
    const handled = await propose(await racers(3), cidrs)
    const leased = handled.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'CidrLeased' ? [event.data.cidr] : [])),
    )
    const declined = handled.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'CidrDeclined' ? [event.data] : [])),
    )
    expect(leased).toHaveLength(1)
    expect(declined).toHaveLength(2)
    for (const { findings, alternatives } of declined) {
      expect(findings.map(({ id }) => id)).toContain('held-overlap')
      expect(alternatives.length).toBeGreaterThan(0)
      for (const alternative of alternatives) {
        for (const taken of leased) {
          expect(overlaps(toBlock(alternative), toBlock(taken))).toBe(false)
        }
      }
    }
  })

  test('blocks side by side: each gets its own', async () => {
    const handled = await propose(await racers(2), ['10.50.0.0/17', '10.50.128.0/17'])
    expect(handled.map(({ state }) => state.status)).toEqual(['CidrLeased', 'CidrLeased'])
  })

  test('one account and Region: a second onboarding is refused while the first is open', async () => {
    const [first] = await racers(1)
    if (first === undefined) throw new Error('no racer')
    const second = given(OnboardingId, 'onb-ffffffffffffffff')
    const refused = await requestOnboarding(first.rescale, second, first.request)()
    expect(refused).toMatchObject({
      _tag: 'Left',
      left: {
        _tag: 'Rejected',
        rejection: { _tag: 'AlreadyOpen', onboardingId: first.onboardingId },
      },
    })
  })
})
