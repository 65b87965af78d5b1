import { cancel, extendLease, give, proposeSecondaryCidr } from '@byoa/application'
import { VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import {
  type Intent,
  type IntentOf,
  type IntentType,
  type KnownState,
  react,
} from '@byoa/core/onboarding'
import { describe, expect, test } from 'vitest'

import { executeIntent } from '../../src/useCases/executeIntent.ts'
import {
  type Parties,
  expectRight,
  given,
  history,
  overtake,
  parties,
  playTo,
  recorded,
  typesOf,
} from '../support/parties.ts'

const intentOf = <Type extends IntentType>(
  party: Intent['party'],
  type: Type,
  data: IntentOf<Type>['data'],
): Intent => ({ type, party, data }) as Intent

const executed = async ({ rescale }: Parties, state: KnownState, intent: Intent) => {
  const work = executeIntent(rescale, state, intent)
  if (work === undefined) throw new Error(`nobody carries out ${intent.type}`)
  return expectRight(await work())
}

/** A state of every status that a whole onboarding passes. */
const passed = [
  'Requested',
  'CidrLeased',
  'SetupIssued',
  'StackReported',
  'PeeringPending',
  'PeeringActive',
  'Connected',
  'Offboarding',
] as const

describe('what is asked', () => {
  test('of the customer is not carried out by Rescale', async () => {
    for (const status of passed) {
      const { rescale, ...played } = parties()
      const state = await playTo({ rescale, ...played }, status)
      const asked = react(state, rescale.clock.now())
      const carriedOut = asked.filter((intent) => executeIntent(rescale, state, intent))
      expect(carriedOut).toEqual(asked.filter(({ party }) => party === 'rescale'))
    }
  })

  test('of either party is carried out by Rescale only for its own side', async () => {
    const played = parties()
    const state = {
      ...(await playTo(played, 'Connected')),
      status: 'Degraded',
      findings: [],
    } as const
    const execute = (party: 'rescale' | 'customer') =>
      executeIntent(played.rescale, state, intentOf(party, 'RepairConnection', { findings: [] }))
    expect(execute('rescale')).toBeDefined()
    expect(execute('customer')).toBeUndefined()
  })

  test('of a person at Rescale is not for a program', async () => {
    const { rescale, ...played } = parties()
    const state = await playTo({ rescale, ...played }, 'Connected')
    const forPeople: ReadonlyArray<Intent> = [
      intentOf('rescale', 'ReviewPeering', { attempt: 4, reason: 'rejected' }),
      intentOf('rescale', 'ReviewRotation', {}),
      intentOf('rescale', 'DecideResumption', { reason: 'a pause' }),
    ]
    for (const intent of forPeople) expect(executeIntent(rescale, state, intent)).toBeUndefined()
  })

  test('in another status is not carried out any more', async () => {
    const { rescale, ...played } = parties()
    const state = await playTo({ rescale, ...played }, 'Requested')
    const peeringIds: ReadonlyArray<never> = []
    const late: ReadonlyArray<Intent> = [
      intentOf('rescale', 'IssueSetup', {}),
      intentOf('rescale', 'ProbeRole', {}),
      intentOf('rescale', 'InspectVpc', {}),
      intentOf('rescale', 'RequestPeering', { attempt: 1 }),
      intentOf('rescale', 'InspectConnection', {}),
      intentOf('rescale', 'RepairConnection', { findings: [] }),
      intentOf('rescale', 'ReleaseSecondaryCidr', { cidr: played.cidr }),
      intentOf('rescale', 'RemoveRescaleRoutes', { peeringIds }),
      intentOf('rescale', 'ObserveCustomerRoutesRemoved', { peeringIds }),
      intentOf('rescale', 'DeletePeering', { peeringIds }),
    ]
    for (const intent of late) expect(executeIntent(rescale, state, intent)).toBeUndefined()
  })
})

describe('an intent that is carried out by a command', () => {
  const lapse = intentOf('rescale', 'LapseLease', {})
  const endAbandoned = intentOf('rescale', 'EndAbandoned', {})

  test('lapses the lease that was due', async () => {
    const played = parties()
    const state = await playTo(played, 'CidrLeased')
    played.cloud.advanceTime(played.rescale.policy.leaseSeconds)
    const { events } = await executed(played, state, lapse)
    expect(events).toMatchObject([{ type: 'LeaseLapsed', by: 'rescale' }])
  })

  test('changes nothing when something was recorded since it was asked', async () => {
    const played = parties()
    const { rescale, onboardingId } = played
    const state = await playTo(played, 'CidrLeased')
    played.cloud.advanceTime(60)
    expectRight(await extendLease(rescale, onboardingId)())
    const before = await history(played)
    played.cloud.advanceTime(2 * rescale.policy.leaseSeconds)
    expect(typesOf(await executed(played, state, lapse))).toEqual([])
    expect(typesOf(await executed(played, state, endAbandoned))).toEqual([])
    expect(await history(played)).toEqual(before)
  })

  test.each([
    ['CidrLeased', 'OnboardingCancelled'],
    ['Connected', 'OffboardingBegun'],
  ] as const)('ends what nobody answers for: %s by %s', async (status, type) => {
    const played = parties()
    const state = await playTo(played, status)
    const { events } = await executed(played, state, endAbandoned)
    expect(events).toMatchObject([
      { type, by: 'rescale', data: { reason: 'nobody answered in time' } },
    ])
  })

  test('closes a teardown that the customer does not confirm', async () => {
    const played = parties()
    const { rescale: ports, onboardingId } = played
    await playTo(played, 'SetupIssued')
    const { state } = expectRight(await cancel({ ports, onboardingId, by: 'customer' }, 'no')())
    if (state.status !== 'Cancelled') throw new Error('not cancelled')
    const unconfirmed = state.teardown.outstanding
    const close = intentOf('rescale', 'CloseUnconfirmed', { unconfirmed })
    await overtake(played)
    expect(typesOf(await executed(played, state, close))).toEqual([])
    const { events } = await executed(played, await playTo(played, 'Cancelled'), close)
    expect(events).toMatchObject([
      {
        type: 'ClosedUnconfirmed',
        by: 'rescale',
        data: { unconfirmed, reason: 'the customer did not confirm in time' },
      },
    ])
  })
})

describe('deleting peerings', () => {
  const deletePeering = (peeringIds: ReadonlyArray<never>): Intent =>
    intentOf('rescale', 'DeletePeering', { peeringIds })

  test('takes only those to former VPCs while the connection goes on', async () => {
    const played = parties()
    const { rescale: ports, onboardingId } = played
    const { stack, peering } = await playTo(played, 'Connected')
    const next = { ...stack, stackId: 'another', vpcId: given(VpcId, 'vpc-0123456789abcdef0') }
    const { state } = expectRight(
      await give({ ports, onboardingId, by: 'customer' }, 'ReportStack', { stack: next })(),
    )
    if (state.status !== 'StackReported') throw new Error('not reported')
    expect(state.peeringsToRemove).toEqual([peering.peeringId])
    expect(await executed(played, state, deletePeering([]))).toMatchObject({
      events: [{ type: 'PeeringRemoved' }],
      state: { status: 'StackReported', peeringsToRemove: [] },
    })
  })

  test('is the step of a teardown once there is one', async () => {
    const played = parties()
    const state = await playTo(played, 'Offboarding')
    const removal = intentOf('rescale', 'RemoveRescaleRoutes', { peeringIds: state.peeringIds })
    const { state: clean } = await executed(played, state, removal)
    if (clean.status !== 'Offboarding') throw new Error('not offboarding')
    await executed(played, clean, deletePeering([]))
    expect(await recorded(played, 'PeeringRemoved')).toHaveLength(1)
  })
})

describe('the further block of a stack', () => {
  test('is given back, and it is the one that is asked for', async () => {
    const played = parties()
    const { rescale, onboardingId } = played
    await playTo(played, 'Connected')
    const [first, second] = [given(Ipv4Cidr, '10.60.0.0/24'), given(Ipv4Cidr, '10.61.0.0/24')]
    for (const block of [first, second]) {
      expectRight(await proposeSecondaryCidr(rescale, onboardingId, block)())
    }
    const release = intentOf('rescale', 'ReleaseSecondaryCidr', { cidr: second })
    const { state } = await executed(played, await playTo(played, 'Connected'), release)
    expect(state).toMatchObject({ secondaryCidrs: [{ cidr: first }] })
  })
})
