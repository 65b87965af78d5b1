/**
 * The type of a rule of the decider: who can give the command, in which statuses, and with which
 * events.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { OnboardingCommandOf, OnboardingCommandType } from './OnboardingCommand.ts'
import {
  type OnboardingEvent,
  type OnboardingEventData,
  type OnboardingEventType,
  type Origin,
  eventOf,
} from './OnboardingEvent.ts'
import type { Party } from '../values/Party.ts'
import {
  type OnboardingState,
  type OnboardingStatus,
  type StateIn,
  isIn,
} from './OnboardingState.ts'
import type { Rejection } from './Rejection.ts'
import { evolve } from './evolve.ts'

// model

/**
 * A command is refused, or all of its events happen; no events means that nothing had to change.
 */
export type Decision = E.Either<Rejection, ReadonlyArray<OnboardingEvent>>

export interface CommandRule<
  Type extends OnboardingCommandType,
  Status extends OnboardingStatus = OnboardingStatus,
> {
  readonly by: ReadonlyArray<Party>
  /** The statuses in which the command can do something. */
  readonly permitted: ReadonlyArray<Status>
  /** Whether the command is already in effect, so that nothing happens; absent: never. */
  readonly isSettled?: (state: OnboardingState, command: OnboardingCommandOf<Type>) => boolean
  readonly decide: (state: StateIn<Status>, command: OnboardingCommandOf<Type>) => Decision
}

/** A rule for any status, as `commandRule` makes it. */
export interface AnyCommandRule<Type extends OnboardingCommandType> {
  readonly by: ReadonlyArray<Party>
  readonly permitted: ReadonlyArray<OnboardingStatus>
  readonly isSettled: (state: OnboardingState, command: OnboardingCommandOf<Type>) => boolean
  /** Undefined when the status is not permitted. */
  readonly decide: (
    state: OnboardingState,
    command: OnboardingCommandOf<Type>,
  ) => Decision | undefined
}

// constructors

/** Wraps a rule with its statuses, so that rules for different statuses fit in one table. */
export const commandRule = <Type extends OnboardingCommandType, Status extends OnboardingStatus>(
  rule: CommandRule<Type, Status>,
): AnyCommandRule<Type> => ({
  isSettled: () => false,
  ...rule,
  decide: (state, command) =>
    isIn(state, rule.permitted) ? rule.decide(state, command) : undefined,
})

export const noEvents: Decision = E.right([])

export const refuse = (rejection: Rejection): Decision => E.left(rejection)

/** Accepts a command with one event, which has the command's party and time. */
export const emit = <Type extends OnboardingEventType>(
  origin: Origin,
  type: Type,
  data: OnboardingEventData[Type],
): Decision => E.right([eventOf(origin, type, data)])

/** Accepts a command with the events of several decisions that concern one observation. */
export const inOrder = (...decisions: ReadonlyArray<Decision>): Decision =>
  pipe(
    decisions,
    E.sequenceArray,
    E.map((lists) => lists.flat()),
  )

/**
 * Makes several decisions about one observation, each in the state after the one before; stops when
 * the state is of another kind.
 */
export const inTurn = <State extends OnboardingState>(
  before: State,
  isStill: (state: OnboardingState) => state is State,
  steps: ReadonlyArray<(state: State) => Decision>,
): Decision => {
  let state: OnboardingState = before
  const events: OnboardingEvent[] = []
  for (const step of steps) {
    const decision: Decision = isStill(state) ? step(state) : noEvents
    if (E.isLeft(decision)) return decision
    state = decision.right.reduce(evolve, state)
    events.push(...decision.right)
  }
  return E.right(events)
}
