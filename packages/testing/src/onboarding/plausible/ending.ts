/** Plausible ends of an onboarding. */
import type { Instant } from '@byoa/core/values'

import { record } from '../../record.ts'
import { text } from '../../text.ts'
import { party } from '../party.ts'
import { type Choice, command } from './choice.ts'

/** Returns rare cancellations before the connection works. */
export const cancel = (at: Instant): Choice => ({
  weight: 1,
  arbitrary: party().chain((by) => command('Cancel', { by, at }, record({ reason: text() }))),
})

/** Returns rare offboardings. */
export const beginOffboarding = (at: Instant): Choice => ({
  weight: 1,
  arbitrary: party().chain((by) =>
    command('BeginOffboarding', { by, at }, record({ reason: text() })),
  ),
})
