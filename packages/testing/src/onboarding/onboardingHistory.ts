import { type OnboardingEvent, initialState, onboardingDecider } from '@byoa/core/onboarding'
import type * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

import { type CommandSequenceConstraints, commandSequence } from './commandSequence.ts'

const { decide, evolve } = onboardingDecider

/** The events of a requested onboarding, as random but plausible commands make them. */
export const onboardingHistory = (
  constraints: CommandSequenceConstraints = {},
): fc.Arbitrary<ReadonlyArray<OnboardingEvent>> =>
  commandSequence(constraints)
    .map((commands) => {
      const events: OnboardingEvent[] = []
      let state = initialState
      for (const command of commands) {
        const decision = decide(command, state)
        if (E.isLeft(decision)) continue
        events.push(...decision.right)
        state = decision.right.reduce(evolve, state)
      }
      return events
    })
    .filter(([first]) => first?.type === 'OnboardingRequested')
