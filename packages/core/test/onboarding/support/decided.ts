import * as E from 'fp-ts/lib/Either.js'

import { replay } from '../../../src/onboarding/Decider.ts'
import type { Decision } from '../../../src/onboarding/Decision.ts'
import type { OnboardingCommand } from '../../../src/onboarding/OnboardingCommand.ts'
import type { OnboardingEvent } from '../../../src/onboarding/OnboardingEvent.ts'
import type { OnboardingState } from '../../../src/onboarding/OnboardingState.ts'
import type { Rejection } from '../../../src/onboarding/Rejection.ts'
import { decide } from '../../../src/onboarding/decide.ts'
import { evolve } from '../../../src/onboarding/evolve.ts'
import type { History } from './histories.ts'

/** What is decided about a command after a history. */
export const decided = (history: History, command: OnboardingCommand): Decision =>
  decide(command, replay(history))

export const accepted = (...events: ReadonlyArray<OnboardingEvent>): Decision => E.right(events)

export const refused = (rejection: Rejection): Decision => E.left(rejection)

/** Accepted, and nothing had to change. */
export const nothing: Decision = accepted()

/** The state after a command is decided in it; a refusal fails the test. */
export const after = (state: OnboardingState, command: OnboardingCommand): OnboardingState => {
  const decision = decide(command, state)
  if (E.isLeft(decision)) throw new Error(JSON.stringify(decision.left))
  return decision.right.reduce(evolve, state)
}
