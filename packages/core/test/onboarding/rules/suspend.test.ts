import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, nothing } from '../support/decided.ts'
import { happened, histories, rotating } from '../support/histories.ts'

const parties = ['rescale', 'customer'] as const
const reason = 'invoice open'

describe.each([
  ['Connected', histories.connected],
  ['Degraded', histories.degraded],
] as const)('%s', (_status, history) => {
  it.each(parties)('is suspended by %s', (by) => {
    expect(decided(history, usual('Suspend', {}, { by }))).toEqual(
      accepted(happened('Suspended', { reason }, { by })),
    )
  })

  it('is resumed to where it was, with whatever was wrong and whatever rotation was under way', () => {
    for (const before of [history, rotating(history)]) {
      const after = [...before, happened('Suspended', { reason }), happened('Resumed', {})]
      expect(replay(after)).toEqual(replay(before))
    }
  })

  it('has nothing to resume', () => {
    expect(decided(history, usual('Resume'))).toEqual(nothing)
  })
})

describe('Suspended', () => {
  it('remembers who suspended it and why; a second suspension changes nothing', () => {
    const state = replay(histories.suspended)
    expect(state).toMatchObject({ by: 'rescale', reason })
    const again = usual('Suspend', { reason: 'another' }, { by: 'customer' })
    expect(decided(histories.suspended, again)).toEqual(nothing)
  })

  it.each(parties)('is resumed by %s', (by) => {
    expect(decided(histories.suspended, usual('Resume', {}, { by }))).toEqual(
      accepted(happened('Resumed', {}, { by })),
    )
  })
})
