import { proposeCidr, proposeSecondaryCidr } from '@byoa/application'
import type { VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { OnboardingId } from '@byoa/core/onboarding'
import { addSeconds } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  expectRight,
  given,
  history,
  otherCustomer,
  outage,
  parties,
  playTo,
  recorded,
  refusal,
  start,
  typesOf,
} from '../support/parties.ts'

const block = (text: string): Ipv4Cidr => given(Ipv4Cidr, text)

const proposed = ({ rescale, onboardingId }: Parties, text: string) =>
  proposeCidr(rescale, onboardingId, block(text))()

const added = ({ rescale, onboardingId }: Parties, text: string) =>
  proposeSecondaryCidr(rescale, onboardingId, block(text))()

const heldOn = async ({ rescale, onboardingId }: Parties, vpcId: VpcId) =>
  expectRight(await rescale.store.heldCidrs(vpcId)())
    .filter((held) => held.onboardingId === onboardingId)
    .map(({ cidr }) => cidr)

const unknown = given(OnboardingId, 'onb-ffffffffffffffff')

describe('a proposed block', () => {
  test('is leased for as long as Rescale decides, and held', async () => {
    const played = parties()
    const { rescaleVpc } = await playTo(played, 'Requested')
    const rescale = { ...played.rescale, policy: { leaseSeconds: 86_400 } }
    const { events } = expectRight(await proposed({ ...played, rescale }, '10.60.0.0/16'))
    expect(events).toMatchObject([
      {
        type: 'CidrLeased',
        by: 'customer',
        at: start,
        data: { cidr: '10.60.0.0/16', expiresAt: addSeconds(start, 86_400) },
      },
    ])
    expect(await heldOn(played, rescaleVpc.vpcId)).toEqual(['10.60.0.0/16'])
  })

  test('that conflicts is declined with the conflict and alternatives, and not held', async () => {
    const played = parties()
    const { rescaleVpc } = await playTo(played, 'Requested')
    const { state } = expectRight(await proposed(played, '10.0.128.0/20'))
    expect(state).toMatchObject({
      status: 'Requested',
      declined: { cidr: '10.0.128.0/20', findings: [{ id: 'rescale-vpc-overlap' }] },
    })
    const [declined] = await recorded(played, 'CidrDeclined')
    expect(declined?.data.alternatives).not.toEqual([])
    expect(await heldOn(played, rescaleVpc.vpcId)).toEqual([])
    // Proposed again, it is declined again, which is no news.
    expect(typesOf(expectRight(await proposed(played, '10.0.128.0/20')))).toEqual([])
  })

  test('takes the place of the one that is held', async () => {
    const played = parties()
    const { rescaleVpc } = await playTo(played, 'SetupIssued')
    expect(typesOf(expectRight(await proposed(played, '10.60.0.0/16')))).toEqual(['CidrLeased'])
    expect(await heldOn(played, rescaleVpc.vpcId)).toEqual(['10.60.0.0/16'])
    const other = otherCustomer(played, 1)
    await playTo(other, 'Requested')
    expect(typesOf(expectRight(await proposed(other, played.cidr)))).toEqual(['CidrLeased'])
  })

  test('may overlap the one that it takes the place of', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    expect(typesOf(expectRight(await proposed(played, '10.50.128.0/17')))).toEqual(['CidrLeased'])
  })

  test('is refused once a stack is reported', async () => {
    const played = parties()
    await playTo(played, 'StackReported')
    const before = await history(played)
    expect(await proposed(played, '10.60.0.0/16')).toMatchObject(refusal({ _tag: 'WrongStatus' }))
    expect(await history(played)).toEqual(before)
  })

  test('is not decided when the inventory cannot be read', async () => {
    const played = parties()
    await playTo(played, 'Requested')
    const directory = { ...played.rescale.directory, inventory: () => TE.left(outage) }
    const blind = { ...played, rescale: { ...played.rescale, directory } }
    expect(await proposed(blind, '10.60.0.0/16')).toEqual(E.left(outage))
    expect(await history(played)).toEqual(['OnboardingRequested'])
  })

  test.each([
    ['first', proposed],
    ['further', added],
  ])('that is the %s of an unknown onboarding is refused', async (_title, propose) => {
    expect(await propose({ ...parties(), onboardingId: unknown }, '10.60.0.0/16')).toEqual(
      E.left({ _tag: 'UnknownOnboarding', onboardingId: unknown }),
    )
  })
})

describe('a further block', () => {
  test('is agreed and held beside the first', async () => {
    const played = parties()
    const { rescaleVpc } = await playTo(played, 'Connected')
    const { events } = expectRight(await added(played, '10.60.0.0/24'))
    expect(events).toMatchObject([
      { type: 'SecondaryCidrAgreed', by: 'customer', data: { cidr: '10.60.0.0/24' } },
    ])
    expect(await heldOn(played, rescaleVpc.vpcId)).toEqual([played.cidr, '10.60.0.0/24'])
    expect(typesOf(expectRight(await added(played, '10.60.0.0/24')))).toEqual([])
  })

  test('that another onboarding holds is refused with alternatives, and not held', async () => {
    const played = parties()
    const { rescaleVpc } = await playTo(played, 'Connected')
    const other = otherCustomer(played, 1)
    await playTo(other, 'CidrLeased')
    const refused = await added(played, '10.101.7.0/24')
    expect(refused).toMatchObject(
      E.left({
        rejection: {
          _tag: 'SecondaryCidrConflicts',
          cidr: '10.101.7.0/24',
          findings: [{ id: 'held-overlap' }],
          alternatives: [expect.any(String), expect.any(String), expect.any(String)],
        },
      }),
    )
    expect(await heldOn(played, rescaleVpc.vpcId)).toEqual([played.cidr])
    expect(await recorded(played, 'SecondaryCidrAgreed')).toEqual([])
  })

  test('is refused before there is a stack', async () => {
    const played = parties()
    await playTo(played, 'SetupIssued')
    expect(await added(played, '10.60.0.0/24')).toMatchObject(refusal({ _tag: 'WrongStatus' }))
  })
})
