/** When a party is likely to end an onboarding. */
import type { Instant } from '@byoa/core/values'

import { record } from '../../record.ts'
import { text } from '../../text.ts'
import { party } from '../party.ts'
import { type Choice, command } from './choice.ts'

/** Returns the rare wish to give up before the connection works. */
export const cancel = (at: Instant): Choice => ({
  weight: 1,
  arbitrary: party().chain((by) => command('Cancel', { by, at }, record({ reason: text() }))),
})

/** Returns the rare wish to take down what was made. */
export const beginOffboarding = (at: Instant): Choice => ({
  weight: 1,
  arbitrary: party().chain((by) =>
    command('BeginOffboarding', { by, at }, record({ reason: text() })),
  ),
})
