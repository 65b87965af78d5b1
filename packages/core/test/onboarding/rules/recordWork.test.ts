import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { addSeconds } from '../../../src/values/Instant.ts'
import type { WorkFailure } from '../../../src/onboarding/OnboardingState.ts'
import { goodData, usual, usualTime } from '../support/commands.ts'
import { accepted, decided, nothing } from '../support/decided.ts'
import { type History, happened, histories, withFailures } from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const failed = goodData.RecordWorkFailure
/** Two failures of the same work count as two when they lie so far apart. */
const tenMinutes = 10 * 60

const failuresOf = (history: History): ReadonlyArray<WorkFailure> => {
  const state = replay(history)
  return state.status === 'NotRequested' ? [] : state.failures
}

const open = Object.entries(histories).filter(
  ([name]) => name !== 'notRequested' && name !== 'cancelled' && name !== 'closed',
)

describe.each(open)('%s', (_name, history) => {
  it('counts a failure of Rescale’s work, and forgets it when the work succeeds', () => {
    expect(decided(history, usual('RecordWorkFailure'))).toEqual(
      accepted(happened('WorkFailed', failed)),
    )
    expect(decided(withFailures(history, 1), usual('RecordWorkDone'))).toEqual(
      accepted(happened('WorkRecovered', { intent: failed.intent })),
    )
  })

  it('has it tried again when a person wants that', () => {
    const retried = happened('WorkRetryRequested', {})
    expect(decided(withFailures(history, 7), usual('RetryWork'))).toEqual(accepted(retried))
    expect(failuresOf([...withFailures(history, 7), retried])).toEqual([])
  })

  it('has nothing to forget or to try again when nothing failed', () => {
    expect(decided(history, usual('RecordWorkDone'))).toEqual(nothing)
    expect(decided(history, usual('RetryWork'))).toEqual(nothing)
  })

  it('stays as it is: what the program notes about its work makes no observation late', () => {
    const { failures: _before, ...before } = { failures: [], ...replay(history) }
    const { failures: _after, ...after } = { failures: [], ...replay(withFailures(history, 3)) }
    expect(after).toEqual(before)
  })
})

describe('a failure', () => {
  const once = withFailures(histories.verified, 1)

  it.each([
    [0, nothing],
    [tenMinutes - 0.001, nothing],
    [tenMinutes, 'counted'],
  ] as const)('that comes %d seconds after the last one', (seconds, expected) => {
    const at = addSeconds(usualTime, seconds)
    const decision = decided(once, usual('RecordWorkFailure', {}, { at }))
    expect(decision).toEqual(
      expected === 'counted' ? accepted(happened('WorkFailed', failed, { at })) : expected,
    )
  })

  it('of other work is counted by itself', () => {
    const other = { ...failed, intent: 'RequestPeering' }
    expect(decided(once, usual('RecordWorkFailure', other))).toEqual(
      accepted(happened('WorkFailed', other)),
    )
    expect(failuresOf([...once, happened('WorkFailed', other)])).toMatchObject([
      { intent: 'InspectVpc', count: 1 },
      { intent: 'RequestPeering', count: 1 },
    ])
  })

  it('is kept with its first and last time, its number and the words of the last one', () => {
    const last = { ...failed, code: 'ExpiredToken', message: 'other words' }
    const at = sample.hours(9)
    expect(
      failuresOf([...withFailures(histories.verified, 4), happened('WorkFailed', last, { at })]),
    ).toEqual([{ ...last, count: 5, firstAt: usualTime, lastAt: at }])
  })

  it('is recovered by its own success alone', () => {
    const recovered = happened('WorkRecovered', { intent: 'ProbeRole' })
    expect(failuresOf([...once, recovered])).toHaveLength(1)
  })
})
