import { describe, expect, it } from 'vitest'

import { usual } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import { happened, histories, pendingAgain } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { verified, pending } = histories
const expiresAt = sample.hours(169)

describe('Verified', () => {
  it('notes the first peering', () => {
    expect(decided(verified, usual('RecordPeeringRequested'))).toEqual(
      accepted(
        happened('PeeringRequested', { peeringId: sample.peeringOf(1), attempt: 1, expiresAt }),
      ),
    )
  })

  it.each(['PeeringFailed', 'PeeringRejected', 'PeeringExpired', 'PeeringDeleted'] as const)(
    'asks again after %s, as the next attempt',
    (type) => {
      const ended = happened(type, { peeringId: sample.peeringOf(1), reason: 'so it went' })
      const peeringId = sample.peeringOf(2)
      expect(decided([...pending, ended], usual('RecordPeeringRequested', { peeringId }))).toEqual(
        accepted(happened('PeeringRequested', { peeringId, attempt: 2, expiresAt })),
      )
    },
  )

  it('refuses the peering of any earlier attempt', () => {
    const ended = (attempt: number) =>
      happened('PeeringExpired', { peeringId: sample.peeringOf(attempt), reason: '' })
    const third = [...pendingAgain(2), ended(2)]
    for (const attempt of [1, 2]) {
      const peeringId = sample.peeringOf(attempt)
      expect(decided(third, usual('RecordPeeringRequested', { peeringId }))).toEqual(
        refused({ _tag: 'PeeringIdReused', peeringId }),
      )
    }
  })
})

describe('PeeringPending', () => {
  it('takes its own peering as settled and refuses a second one', () => {
    expect(decided(pending, usual('RecordPeeringRequested'))).toEqual(nothing)
    const second = usual('RecordPeeringRequested', { peeringId: sample.peeringOf(2) })
    expect(decided(pending, second)).toMatchObject({ left: { _tag: 'WrongStatus' } })
  })
})
