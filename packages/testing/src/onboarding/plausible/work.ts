/** Plausible failures and successes of Rescale's work. */
import type { Instant } from '@byoa/core/values'
import type { WithRequest } from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { failedWork } from '../failedWork.ts'
import { type Choice, command } from './choice.ts'

/** Failures, mostly of work that failed before, so that some work is parked in the end. */
const fail = ({ failures }: WithRequest, at: Instant): Choice => {
  const intents = failures.map(({ intent }) => intent)
  const head = { by: 'rescale', at } as const
  return intents.length === 0
    ? { weight: 1, arbitrary: command('RecordWorkFailure', head, failedWork()) }
    : {
        weight: 6,
        arbitrary: command(
          'RecordWorkFailure',
          head,
          fc
            .tuple(failedWork(), fc.constantFrom(...intents))
            .map(([failed, intent]) => ({ ...failed, intent })),
        ),
      }
}

/** Returns failures of Rescale's work, its success, and a person's request to retry it. */
export const workChoices = (state: WithRequest, at: Instant): ReadonlyArray<Choice> => {
  const head = { by: 'rescale', at } as const
  const intents = state.failures.map(({ intent }) => intent)
  return [
    fail(state, at),
    ...(intents.length === 0
      ? []
      : [
          {
            weight: 1,
            arbitrary: fc
              .constantFrom(...intents)
              .chain((intent) => command('RecordWorkDone', head, fc.constant({ intent }))),
          },
          { weight: 1, arbitrary: command('RetryWork', head, fc.constant({})) },
        ]),
  ]
}
