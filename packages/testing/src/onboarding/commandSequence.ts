import { type Instant, addSeconds } from '@byoa/core/values'
import {
  type OnboardingCommand,
  type OnboardingState,
  initialState,
  onboardingDecider,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'

import { record } from '../record.ts'
import { instant } from './instant.ts'
import { onboardingCommand } from './onboardingCommand.ts'
import { plausibleCommand } from './plausibleCommand.ts'

/** Commands after the end of an onboarding, all to be refused. */
const commandsAfterEnd = 2

/** Options of a sequence. */
export interface CommandSequenceConstraints {
  /** Default 40: enough to get from request to closing with a few detours. */
  readonly maxLength?: number
  /** Whether about every tenth command is independent of the state; default true. */
  readonly hasNoise?: boolean
}

/** Steps of time: none, minutes, days; sometimes more than any lease. */
const pauseSeconds = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3600 }) },
  { weight: 2, arbitrary: fc.integer({ min: 3600, max: 172_800 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 604_800, 8_000_000) },
)

/**
 * The choices of a step that do not depend on the state, so that the other steps still fit when
 * some are removed.
 */
interface Step {
  readonly pauseSeconds: number
  readonly isNoise: boolean
  readonly seed: number
}

const step = (hasNoise: boolean): fc.Arbitrary<Step> =>
  record({
    pauseSeconds,
    isNoise: hasNoise ? fc.nat(9).map((roll) => roll === 9) : fc.constant(false),
    seed: fc.noShrink(fc.integer()),
  })

/** Draws the command of a step, from the step's own seed. */
const drawAt = (
  state: OnboardingState,
  at: Instant,
  { isNoise, seed }: Step,
): ReadonlyArray<OnboardingCommand> => {
  const commands = isNoise ? onboardingCommand() : plausibleCommand(state, at)
  return fc.sample(commands, { seed, numRuns: 1 }).map((command) => ({ ...command, at }))
}

const after = (state: OnboardingState, command: OnboardingCommand): OnboardingState => {
  const decision = onboardingDecider.decide(command, state)
  return E.isLeft(decision) ? state : decision.right.reduce(onboardingDecider.evolve, state)
}

const walk = (start: Instant, steps: ReadonlyArray<Step>): ReadonlyArray<OnboardingCommand> => {
  const commands: OnboardingCommand[] = []
  let [state, at, past] = [initialState, start, 0]
  for (const each of steps) {
    if (onboardingDecider.isTerminal(state)) past += 1
    if (past > commandsAfterEnd) break
    at = addSeconds(at, each.pauseSeconds)
    const drawn = drawAt(state, at, each)
    commands.push(...drawn)
    state = drawn.reduce(after, state)
  }
  return commands
}

/**
 * Sequences of commands in time order, most of which fit the state after the commands before them.
 */
export const commandSequence = (
  constraints: CommandSequenceConstraints = {},
): fc.Arbitrary<ReadonlyArray<OnboardingCommand>> => {
  const { maxLength = 40, hasNoise = true } = constraints
  return fc
    .tuple(instant(), fc.array(step(hasNoise), { maxLength, size: 'max' }))
    .map(([start, steps]) => walk(start, steps))
}
