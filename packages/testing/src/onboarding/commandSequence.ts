import {
  type Instant,
  type OnboardingCommand,
  type OnboardingState,
  addSeconds,
  initialState,
  onboardingDecider,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'

import { instant } from './instant.ts'
import { onboardingCommand } from './onboardingCommand.ts'
import { plausibleCommand } from './plausibleCommand.ts'

/** Commands given after an onboarding is over, all to be refused. */
const commandsAfterEnd = 2

/** What a sequence is made of. */
export interface CommandSequenceConstraints {
  /** 40 unless given: enough to get from request to closing with a few detours. */
  readonly maxLength?: number
  /** Whether every tenth command or so fits no state in particular; true unless given. */
  readonly hasNoise?: boolean
}

/** Steps of time: none, minutes, days; now and then more than any lease lasts. */
const pauseSeconds: fc.Arbitrary<number> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3600 }) },
  { weight: 2, arbitrary: fc.integer({ min: 3600, max: 172_800 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 604_800, 8_000_000) },
)

const pauses = (): fc.Arbitrary<number> => pauseSeconds

const next = (
  state: OnboardingState,
  at: Instant,
  hasNoise: boolean,
): fc.Arbitrary<OnboardingCommand> =>
  hasNoise
    ? fc.oneof(
        { weight: 9, arbitrary: plausibleCommand(state, at) },
        { weight: 1, arbitrary: onboardingCommand().map((command) => ({ ...command, at })) },
      )
    : plausibleCommand(state, at)

const after = (state: OnboardingState, command: OnboardingCommand): OnboardingState => {
  const decision = onboardingDecider.decide(command, state)
  return E.isLeft(decision) ? state : decision.right.reduce(onboardingDecider.evolve, state)
}

/** Commands one after another, in time order, each mostly one that fits the state which those before it lead to. */
export const commandSequence = (
  constraints: CommandSequenceConstraints = {},
): fc.Arbitrary<ReadonlyArray<OnboardingCommand>> => {
  const { maxLength = 40, hasNoise = true } = constraints
  return fc.tuple(fc.gen(), instant(), fc.nat(maxLength)).map(([draw, start, length]) => {
    const commands: OnboardingCommand[] = []
    let state = initialState
    let at = start
    let left = length
    while (left > 0) {
      const command = draw(next, state, at, hasNoise)
      commands.push(command)
      const wasOver = onboardingDecider.isTerminal(state)
      state = after(state, command)
      const isOver = onboardingDecider.isTerminal(state)
      at = addSeconds(at, draw(pauses))
      left = isOver && !wasOver ? Math.min(left - 1, commandsAfterEnd) : left - 1
    }
    return commands
  })
}
