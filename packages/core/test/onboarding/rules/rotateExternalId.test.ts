import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import {
  type History,
  builtHistories,
  happened,
  histories,
  proven,
  rotating,
  thenOffboarding,
} from '../support/histories.ts'
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

describe.each(Object.entries(builtHistories))('a rotation under way in %s', (status, history) => {
  const under = rotating(history)
  const third = sample.externalIds[2] ?? sample.externalId

  it('is abandoned, and the ID stays as it is', () => {
    const abandoned = happened('ExternalIdRotationAbandoned', {})
    expect(decided(under, usual('AbandonRotation'))).toEqual(accepted(abandoned))
    expect(replay([...under, abandoned])).toEqual(replay(history))
    expect(decided([...under, abandoned], usual('AbandonRotation'))).toEqual(nothing)
  })

  it('is completed when it is proven', () => {
    const completed = happened('ExternalIdRotationCompleted', { externalId: nextExternalId })
    expect(decided(rotating(history, proven), usual('CompleteRotation'))).toEqual(
      accepted(completed),
    )
    expect(replay([...rotating(history, proven), completed])).toMatchObject({ status })
  })

  it('is replaced only by a command that names it', () => {
    const replacing = (replaces: typeof third) =>
      decided(under, usual('RotateExternalId', { nextExternalId: third, replaces }))
    const isInUse = ['Connected', 'Degraded', 'Suspended'].includes(status)
    if (!isInUse) {
      expect(replacing(nextExternalId)).toMatchObject({ left: { _tag: 'WrongStatus' } })
      return
    }
    const begun = happened('ExternalIdRotationBegun', { nextExternalId: third })
    expect(replacing(nextExternalId)).toEqual(accepted(begun))
    expect(replacing(sample.externalId)).toEqual(refused({ _tag: 'RotationUnderWay' }))
    expect(replay([...rotating(history, proven), begun])).toMatchObject({
      rotation: { nextExternalId: third },
    })
    // What was probed of the rotation of before proves nothing for this one.
    expect(decided([...rotating(history, proven), begun], usual('CompleteRotation'))).toEqual(
      refused({ _tag: 'RotationNotProven', problems: ['not-probed'] }),
    )
  })
})

describe('a proven rotation', () => {
  const peeringId = sample.peeringOf(1)

  it.each<readonly [string, History]>([
    [
      'the peering ends',
      [
        ...rotating(histories.connected, proven),
        happened('PeeringDeleted', { peeringId, reason: '' }),
      ],
    ],
    [
      'another stack is reported',
      [
        ...rotating(histories.connected, proven),
        happened('StackReported', { stack: sample.sameVpcStack }),
      ],
    ],
    [
      'the connection is resumed',
      [...rotating(histories.suspended, proven), happened('Resumed', { lifted: ['rescale'] })],
    ],
    [
      'an offboarding is aborted',
      [
        ...thenOffboarding(rotating(histories.connected, proven)),
        happened('OffboardingAborted', {}, { by: 'customer' }),
      ],
    ],
  ])('goes on, and is proven again, after %s', (_title, history) => {
    expect(replay(history)).toMatchObject({ rotation: { nextExternalId } })
    expect(decided(history, usual('CompleteRotation'))).toEqual(
      refused({ _tag: 'RotationNotProven', problems: ['not-probed'] }),
    )
  })

  it('is still known while the connection is taken down', () => {
    expect(replay(thenOffboarding(rotating(histories.connected, proven)))).toMatchObject({
      rotation: { nextExternalId },
    })
  })
})
