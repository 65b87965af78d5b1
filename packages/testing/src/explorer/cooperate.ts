/**
 * Plays an onboarding on with cooperating parties, or with a customer that never answers, to show
 * that it can always continue.
 */
import type {
  Decider,
  OnboardingCommand,
  OnboardingEvent,
  OnboardingState,
} from '@byoa/core/onboarding'
import { type Instant, addSeconds } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import { type Parties, type Turn, answersTo } from './answers.ts'

/** A command that changes something, with its events. */
export interface Step {
  readonly command: OnboardingCommand
  readonly events: ReadonlyArray<OnboardingEvent>
}

/** Returns the parties' next command; nothing when only time can continue. */
export const nextStep = (decider: Decider, parties: Parties, turn: Turn): Step | undefined => {
  for (const intent of decider.react(turn.state, turn.now)) {
    for (const command of answersTo(parties, intent, turn)) {
      const decision = decider.decide(command, turn.state)
      if (E.isRight(decision) && decision.right.length > 0) {
        return { command, events: decision.right }
      }
    }
  }
  return undefined
}

export interface Run {
  readonly decider: Decider
  readonly parties: Parties
  readonly until: (state: OnboardingState) => boolean
  /** The time limit. */
  readonly seconds: number
  /** When the parties look again, once nobody can do more. */
  readonly pauseSeconds: number
}

/**
 * Plays on until a condition holds or the time limit is reached, and returns the state. When nobody
 * can do more, time advances.
 */
export const play = (
  { decider, parties, until, seconds, pauseSeconds }: Run,
  from: { readonly state: OnboardingState; readonly now: Instant },
): OnboardingState => {
  const end = addSeconds(from.now, seconds)
  let [state, now, count] = [from.state, from.now, 0]
  while (!until(state) && now < end) {
    const step = nextStep(decider, parties, { state, now, count })
    count += 1
    if (step === undefined) now = addSeconds(now, pauseSeconds)
    else state = step.events.reduce(decider.evolve, state)
  }
  return state
}
