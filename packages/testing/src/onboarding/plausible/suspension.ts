/** Plausible suspensions and resumptions. */
import type { Instant } from '@byoa/core/values'
import type { Suspended } from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { record } from '../../record.ts'
import { text } from '../../text.ts'
import { party } from '../party.ts'
import { type Choice, command } from './choice.ts'

/** Returns suspensions by either party. */
export const suspend = (at: Instant): Choice => ({
  weight: 4,
  arbitrary: party().chain((by) => command('Suspend', { by, at }, record({ reason: text() }))),
})

/** Returns resumptions: of the current suspension, named or not, or of an earlier one. */
export const resume = ({ suspensions }: Suspended, at: Instant): Choice => ({
  weight: 12,
  arbitrary: party().chain((by) => {
    const own = suspensions[by]
    return command(
      'Resume',
      { by, at },
      fc.constantFrom(
        {},
        ...(own === undefined ? [] : [{ suspendedAt: own.at }, { suspendedAt: at }]),
      ),
    )
  }),
})
