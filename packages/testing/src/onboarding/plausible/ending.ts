/** What is likely to be asked when an onboarding is to end. */
import type { Cancelled, Instant, Offboarding, TeardownStep } from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { record } from '../../record.ts'
import { text } from '../../text.ts'
import { leftover } from '../leftover.ts'
import { party } from '../party.ts'
import { type Choice, command } from './choice.ts'

/** Returns the rare wish to give up before the connection works. */
export const cancel = (at: Instant): Choice => ({
  weight: 1,
  arbitrary: party().chain((by) => command('Cancel', { by, at }, record({ reason: text() }))),
})

/** Returns the rare wish to end a connection that works. */
export const beginOffboarding = (at: Instant): Choice => ({
  weight: 1,
  arbitrary: party().chain((by) =>
    command('BeginOffboarding', { by, at }, record({ reason: text() })),
  ),
})

const stepData = (step: TeardownStep): Parameters<typeof command<'RecordTeardown'>>[2] =>
  step === 'AccountClean'
    ? record({
        step: fc.constant(step),
        leftovers: fc.oneof(
          { weight: 3, arbitrary: fc.constant([]) },
          { weight: 1, arbitrary: fc.array(leftover(), { minLength: 1, maxLength: 2 }) },
        ),
      })
    : record({ step: fc.constant(step) })

/** Returns the next step of taking down; nothing when nothing is outstanding. */
export const whileTornDown = (
  { teardown }: Offboarding | Cancelled,
  at: Instant,
): ReadonlyArray<Choice> => {
  const [step] = teardown.outstanding
  if (step === undefined) return []
  return [
    {
      weight: 1,
      arbitrary: party().chain((by) => command('RecordTeardown', { by, at }, stepData(step))),
    },
  ]
}
