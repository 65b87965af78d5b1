import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories, proven, rotating } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { nextExternalId } = sample

describe.each([
  ['Connected', histories.connected],
  ['Degraded', histories.degraded],
  ['Suspended', histories.suspended],
] as const)('%s', (status, history) => {
  it('begins a rotation with a fresh ID', () => {
    expect(decided(history, usual('RotateExternalId'))).toEqual(
      accepted(happened('ExternalIdRotationBegun', { nextExternalId })),
    )
  })

  it('refuses an ID that was ever given out, and the one it has', () => {
    const stale = refused({ _tag: 'ExternalIdNotFresh' })
    const claimed = usual('RotateExternalId', { externalIdClaimedBy: sample.otherOnboardingId })
    expect(decided(history, claimed)).toEqual(stale)
    const same = usual('RotateExternalId', { nextExternalId: sample.externalId })
    expect(decided(history, same)).toEqual(stale)
  })

  it('makes one rotation at a time', () => {
    const third = sample.externalIds[2] ?? sample.externalId
    expect(decided(rotating(history), usual('RotateExternalId'))).toEqual(nothing)
    expect(
      decided(rotating(history), usual('RotateExternalId', { nextExternalId: third })),
    ).toEqual(refused({ _tag: 'RotationUnderWay' }))
  })

  it('completes a rotation that is proven, in the status it is in', () => {
    const completed = happened('ExternalIdRotationCompleted', { externalId: nextExternalId })
    expect(decided(rotating(history, proven), usual('CompleteRotation'))).toEqual(
      accepted(completed),
    )
    const after = replay([...rotating(history, proven), completed])
    expect(after).toMatchObject({ status, setup: { externalId: nextExternalId } })
    expect(after).not.toHaveProperty('rotation')
    const again = [...rotating(history, proven), completed]
    expect(decided(again, usual('CompleteRotation'))).toEqual(nothing)
  })

  it.each([
    ['nothing was probed', undefined, ['not-probed']],
    [
      'the old ID is still accepted',
      { ...proven, currentExternalId: 'allowed' },
      ['current-external-id-still-accepted'],
    ],
    [
      'the next ID is not accepted',
      { ...proven, nextExternalId: 'refused' },
      ['next-external-id-refused'],
    ],
    [
      'the role accepts any ID',
      {
        nextExternalId: 'allowed',
        currentExternalId: 'allowed',
        problems: ['allowed-with-wrong-external-id'],
      },
      ['current-external-id-still-accepted', 'allowed-with-wrong-external-id'],
    ],
  ] as const)('refuses to complete when %s', (_title, probed, problems) => {
    expect(decided(rotating(history, probed), usual('CompleteRotation'))).toEqual(
      refused({ _tag: 'RotationNotProven', problems }),
    )
  })
})

describe('a rotation whose peering ends', () => {
  it('goes on once the onboarding is connected again', () => {
    const first = sample.peeringOf(1)
    const second = sample.peeringOf(2)
    const again = [
      ...rotating(histories.connected, proven),
      happened('PeeringDeleted', { peeringId: first, reason: '' }),
      happened('PeeringRequested', {
        peeringId: second,
        attempt: 2,
        expiresAt: sample.hours(400),
      }),
      happened('PeeringActivated', { peeringId: second }),
      happened('RoutesInstalled', { side: 'rescale' }),
      happened('RoutesInstalled', { side: 'customer' }),
    ]
    expect(replay(again)).toMatchObject({ status: 'Connected', rotation: { nextExternalId } })
    expect(decided(again, usual('CompleteRotation'))).toMatchObject({ _tag: 'Right' })
  })

  it('is still known while the connection is taken down', () => {
    const ending = [
      ...rotating(histories.connected, proven),
      happened('OffboardingBegun', { reason: 'end' }),
    ]
    expect(replay(ending)).toMatchObject({ rotation: { nextExternalId } })
  })
})
