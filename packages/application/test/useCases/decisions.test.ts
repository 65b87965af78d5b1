import {
  type CommandResult,
  type OnboardingError,
  abandonRotation,
  abortOffboarding,
  advance,
  beginOffboarding,
  cancel,
  closeUnconfirmed,
  confirmTeardown,
  extendLease,
  give,
  resume,
  retryPeering,
  retryWork,
  rotateExternalId,
  suspend,
} from '@byoa/application'
import { type OnboardingStatus } from '@byoa/core/onboarding'
import { type Party, addSeconds } from '@byoa/core/values'
import type * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  asCustomer,
  expectRight,
  history,
  parties,
  playTo,
  recorded,
  refusal,
  stateOf,
  typesOf,
} from '../support/parties.ts'

type Decided = E.Either<OnboardingError, CommandResult>
type Decide = (played: Parties) => Promise<Decided>

const day = 24 * 60 * 60

const by =
  (party: Party) =>
  ({ rescale, onboardingId }: Parties) => ({
    ports: rescale,
    onboardingId,
    by: party,
  })

const extended: Decide = ({ rescale, onboardingId }) => extendLease(rescale, onboardingId)()
const retried: Decide = ({ rescale, onboardingId }) => retryPeering(rescale, onboardingId)()
const abandoned: Decide = ({ rescale, onboardingId }) => abandonRotation(rescale, onboardingId)()
const closed: Decide = ({ rescale, onboardingId }) =>
  closeUnconfirmed(rescale, onboardingId, 'no answer')()
const confirmed =
  (step: Parameters<typeof confirmTeardown>[2]): Decide =>
  ({ rescale, onboardingId }) =>
    confirmTeardown(rescale, onboardingId, step)()
const ended =
  (party: Party): Decide =>
  (played) =>
    beginOffboarding(by(party)(played), 'we leave')()
const suspended =
  (party: Party): Decide =>
  (played) =>
    suspend(by(party)(played), `${party} needs a pause`)()

const advanced = async ({ rescale, onboardingId }: Parties): Promise<void> => {
  expectRight(await advance(rescale, onboardingId)())
}

describe('a decision in a status that it is not for', () => {
  test.each<readonly [string, 'Connected' | 'Requested', Decide]>([
    ['extending a lease', 'Connected', extended],
    ['cancelling', 'Connected', (played) => cancel(by('customer')(played), 'no need')()],
    ['approving another peering request', 'Requested', retried],
    ['abandoning a rotation', 'Requested', abandoned],
    ['suspending', 'Requested', suspended('customer')],
    ['lifting a suspension', 'Requested', (played) => resume(by('customer')(played))()],
    ['beginning to offboard', 'Requested', ended('customer')],
    ['aborting an offboarding', 'Requested', (played) => abortOffboarding(by('rescale')(played))()],
    ['closing', 'Connected', closed],
  ])('%s in %s is refused and leaves no trace', async (_title, status, decide) => {
    const played = parties()
    await playTo(played, status)
    const before = await history(played)
    expect(await decide(played)).toMatchObject(refusal({ _tag: 'WrongStatus' }))
    expect(await history(played)).toEqual(before)
  })
})

describe('a lease', () => {
  test('is held for as long again as a lease takes, from now on', async () => {
    const played = parties()
    const { lease } = await playTo(played, 'CidrLeased')
    played.cloud.advanceTime(day)
    const { state, ...handled } = expectRight(await extended(played))
    const expiresAt = addSeconds(lease.expiresAt, day)
    expect(handled.events).toMatchObject([
      { type: 'LeaseExtended', by: 'rescale', data: { cidr: lease.cidr, expiresAt } },
    ])
    expect(state).toMatchObject({ status: 'CidrLeased', lease: { expiresAt } })
  })

  test('that has run out is not revived', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    played.cloud.advanceTime(played.rescale.policy.leaseSeconds)
    expect(await extended(played)).toMatchObject(refusal({ _tag: 'LeaseExpired' }))
    expect(await recorded(played, 'LeaseExtended')).toEqual([])
  })
})

describe('another peering request', () => {
  test('is approved when the automatic ones came to nothing, and made', async () => {
    const played = parties()
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const { peering } = await playTo(played, 'PeeringPending')
      asCustomer(played, 'RejectVpcPeeringConnection', {
        VpcPeeringConnectionId: peering.peeringId,
      })
      await advanced(played)
    }
    expect((await stateOf(played)).status).toBe('Verified')
    const { events } = expectRight(await retried(played))
    expect(events).toMatchObject([{ type: 'PeeringRetryApproved', by: 'rescale' }])
    await advanced(played)
    expect(await recorded(played, 'PeeringRequested')).toHaveLength(4)
  })

  test('is no news while the automatic ones go on', async () => {
    const played = parties()
    await playTo(played, 'PeeringPending')
    expect(typesOf(expectRight(await retried(played)))).toEqual([])
  })
})

test('failed work is tried again only when some has failed', async () => {
  const played = parties()
  const { rescale, onboardingId } = played
  await playTo(played, 'CidrLeased')
  expect(typesOf(expectRight(await retryWork(rescale, onboardingId)()))).toEqual([])
  expectRight(
    await give(by('rescale')(played), 'RecordWorkFailure', {
      intent: 'IssueSetup',
      operation: 'RescaleDirectory.account',
      code: 'NotInDirectory',
      message: 'no account',
    })(),
  )
  const { state, events } = expectRight(await retryWork(rescale, onboardingId)())
  expect(events).toMatchObject([{ type: 'WorkRetryRequested', by: 'rescale' }])
  expect(state).toMatchObject({ failures: [] })
})

describe('a rotation', () => {
  test('that is abandoned leaves the external ID as it is', async () => {
    const played = parties()
    const { setup } = await playTo(played, 'Connected')
    expectRight(await rotateExternalId(played.rescale, played.onboardingId)())
    const { state, events } = expectRight(await abandoned(played))
    expect(events).toMatchObject([{ type: 'ExternalIdRotationAbandoned', by: 'rescale' }])
    expect(state).toMatchObject({ status: 'Connected', setup })
    expect(state).not.toHaveProperty('rotation')
    expect(typesOf(expectRight(await abandoned(played)))).toEqual([])
  })
})

describe('a suspension', () => {
  const playedTwice = async (): Promise<Parties> => {
    const played = parties()
    await playTo(played, 'Connected')
    for (const party of ['rescale', 'customer'] as const) {
      expectRight(await suspended(party)(played))
      played.cloud.advanceTime(60)
    }
    return played
  }

  test('is of the party that made it, and another of the same party is no news', async () => {
    const played = await playedTwice()
    expect(await recorded(played, 'Suspended')).toMatchObject([
      { by: 'rescale', data: { reason: 'rescale needs a pause' } },
      { by: 'customer', data: { reason: 'customer needs a pause' } },
    ])
    expect(typesOf(expectRight(await suspended('customer')(played)))).toEqual([])
  })

  test('is lifted by its party, and that of the other stays', async () => {
    const played = await playedTwice()
    const { state, events } = expectRight(await resume(by('customer')(played))())
    expect(events).toMatchObject([{ by: 'customer', data: { lifted: ['customer'] } }])
    expect(state).toMatchObject({ status: 'Suspended', suspensions: { rescale: {} } })
    expect(state).not.toHaveProperty('suspensions.customer')
  })

  test('that came after the one that is meant stays', async () => {
    const played = await playedTwice()
    const [first] = await recorded(played, 'Suspended')
    expectRight(await resume(by('rescale')(played))())
    expectRight(await suspended('rescale')(played))
    const late = expectRight(await resume(by('rescale')(played), first?.at)())
    expect(late).toMatchObject({ events: [], state: { suspensions: { rescale: {} } } })
    const [, , third] = await recorded(played, 'Suspended')
    expect(typesOf(expectRight(await resume(by('rescale')(played), third?.at)()))).toEqual([
      'Resumed',
    ])
  })
})

test.each(['rescale', 'customer'] as const)('%s cancels, with its reason', async (party) => {
  const played = parties()
  await playTo(played, 'SetupIssued')
  const { state, events } = expectRight(await cancel(by(party)(played), 'no need')())
  expect(events).toMatchObject([
    { type: 'OnboardingCancelled', by: party, data: { reason: 'no need' } },
  ])
  expect(state.status).toBe('Cancelled')
})

describe('an offboarding', () => {
  const offboarding = async (): Promise<Parties> => {
    const played = parties()
    await playTo(played, 'Connected')
    expectRight(await ended('customer')(played))
    return played
  }

  test('is aborted by the party that began it, and the connection is as it was', async () => {
    const played = await offboarding()
    expect(await recorded(played, 'OffboardingBegun')).toMatchObject([
      { by: 'customer', data: { reason: 'we leave' } },
    ])
    expect(await abortOffboarding(by('rescale')(played))()).toMatchObject(
      refusal({ _tag: 'BegunByOtherParty' }),
    )
    expect((await stateOf(played)).status).toBe('Offboarding')
    const { events } = expectRight(await abortOffboarding(by('customer')(played))())
    expect(events).toMatchObject([{ type: 'OffboardingAborted', by: 'customer' }])
    expect(await playTo(played, 'Connected')).toMatchObject({ peering: { attempt: 1 } })
  })

  test('that has removed anything is not aborted', async () => {
    const played = await offboarding()
    await advanced(played)
    expect(await abortOffboarding(by('customer')(played))()).toMatchObject(
      refusal({ _tag: 'AlreadyRemoved' }),
    )
  })

  test('is not closed while anything of Rescale’s is left', async () => {
    const played = await offboarding()
    const status: OnboardingStatus = 'Offboarding'
    expect(await closed(played)).toMatchObject(refusal({ _tag: 'RescaleSideNotClean' }))
    expect((await stateOf(played)).status).toBe(status)
  })

  test('is closed with what the customer did not confirm', async () => {
    const played = await offboarding()
    await advanced(played)
    played.cloud.advanceTime(8 * day)
    await advanced(played)
    const { state, events } = expectRight(await closed(played))
    expect(events).toMatchObject([
      {
        type: 'ClosedUnconfirmed',
        by: 'rescale',
        data: {
          reason: 'no answer',
          unconfirmed: ['CustomerRoutesRemoved', 'StackDeleted', 'AccountClean'],
        },
      },
    ])
    expect(state.status).toBe('Closed')
  })

  test('is confirmed by the customer in the order of its steps', async () => {
    const played = await offboarding()
    expect(await confirmed('AccountClean')(played)).toMatchObject(
      refusal({ _tag: 'TeardownOutOfOrder' }),
    )
    expect(await recorded(played, 'AccountClean')).toEqual([])
    for (const step of ['CustomerRoutesRemoved', 'StackDeleted', 'AccountClean'] as const) {
      expect(expectRight(await confirmed(step)(played)).events).toMatchObject([
        { type: step, by: 'customer' },
      ])
    }
    await advanced(played)
    expect((await stateOf(played)).status).toBe('Closed')
  })
})
