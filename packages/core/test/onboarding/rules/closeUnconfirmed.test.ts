import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { isTerminal } from '../../../src/onboarding/OnboardingState.ts'
import { usual } from '../support/commands.ts'
import { accepted, decided, refused } from '../support/decided.ts'
import {
  type History,
  happened,
  histories,
  ownerOf,
  stepsDone,
  teardown,
  thenCancelled,
} from '../support/histories.ts'

const reason = 'no answer'
const close = usual('CloseUnconfirmed')
const rescaleDone = stepsDone('RescaleRoutesRemoved', 'PeeringRemoved')
const stackOnly = thenCancelled(histories.issued, ['StackDeleted', 'AccountClean'])

describe.each<readonly [string, History, 'Closed' | 'Cancelled']>([
  ['Offboarding', [...histories.offboarding, ...rescaleDone], 'Closed'],
  ['Cancelled', [...histories.cancelling, ...rescaleDone], 'Cancelled'],
])('%s with a clean Rescale side', (_status, history, end) => {
  it('is ended without the customer, and keeps what was not confirmed', () => {
    const unconfirmed = teardown.filter((step) => ownerOf[step] === 'customer')
    const closed = happened('ClosedUnconfirmed', { unconfirmed, reason })
    expect(decided(history, close)).toEqual(accepted(closed))
    const after = replay([...history, closed])
    expect(after).toMatchObject({ status: end, teardown: { outstanding: [] } })
    expect(isTerminal(after)).toBe(true)
  })

  it('is not ended so by the customer', () => {
    expect(decided(history, usual('CloseUnconfirmed', {}, { by: 'customer' }))).toMatchObject({
      left: { _tag: 'WrongParty' },
    })
  })
})

describe('a teardown in which a part of Rescale’s is left', () => {
  it.each([
    ['nothing is done', [], teardown],
    [
      'the routes are removed',
      stepsDone('RescaleRoutesRemoved'),
      teardown.filter((step) => step !== 'RescaleRoutesRemoved'),
    ],
    [
      'the customer has done all of its own',
      stepsDone('CustomerRoutesRemoved', 'StackDeleted', 'AccountClean'),
      ['RescaleRoutesRemoved', 'PeeringRemoved'],
    ],
  ] as const)('is not ended while %s', (_title, done, outstanding) => {
    expect(decided([...histories.offboarding, ...done], close)).toEqual(
      refused({ _tag: 'RescaleSideNotClean', outstanding }),
    )
  })
})

describe('a cancellation before there was a peering', () => {
  it('is ended at once: nothing of it is Rescale’s', () => {
    expect(decided(stackOnly, close)).toMatchObject({ right: [{ type: 'ClosedUnconfirmed' }] })
  })
})
