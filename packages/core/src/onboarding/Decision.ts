/**
 * The shape of one rule of the decider: who may give the command, where it applies, and what
 * follows from it.
 */
import * as E from 'fp-ts/lib/Either.js'

import type { Instant } from './Instant.ts'
import type { OnboardingCommandOf, OnboardingCommandType } from './OnboardingCommand.ts'
import {
  type OnboardingEvent,
  type OnboardingEventData,
  type OnboardingEventType,
  eventOf,
} from './OnboardingEvent.ts'
import type { Party } from './OnboardingRequest.ts'
import type { OnboardingState, OnboardingStatus } from './OnboardingState.ts'
import type { Rejection } from './Rejection.ts'

// model

/**
 * A command is refused whole, or its events happen together; no events means that nothing had to
 * change.
 */
export type Decision = E.Either<Rejection, ReadonlyArray<OnboardingEvent>>

export type StateIn<Status extends OnboardingStatus> = Extract<
  OnboardingState,
  { readonly status: Status }
>

export interface CommandRule<
  Type extends OnboardingCommandType,
  Status extends OnboardingStatus = OnboardingStatus,
> {
  readonly by: ReadonlyArray<Party>
  /** The statuses in which the command can do something. */
  readonly permitted: ReadonlyArray<Status>
  /** Whether what the command asks already holds, in whatever status: then nothing happens. */
  readonly isSettled: (state: OnboardingState, command: OnboardingCommandOf<Type>) => boolean
  readonly decide: (state: StateIn<Status>, command: OnboardingCommandOf<Type>) => Decision
}

/** A rule whose statuses have been checked by `isPermitted`. */
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

/** Closes a rule over its statuses, so that rules for different ones fit one table. */
export const commandRule = <Type extends OnboardingCommandType, Status extends OnboardingStatus>(
  rule: CommandRule<Type, Status>,
): AnyCommandRule<Type> => {
  const isPermitted = (state: OnboardingState): state is StateIn<Status> =>
    rule.permitted.some((status) => status === state.status)
  return {
    by: rule.by,
    permitted: rule.permitted,
    isSettled: rule.isSettled,
    decide: (state, command) => (isPermitted(state) ? rule.decide(state, command) : undefined),
  }
}

export const noEvents: Decision = E.right([])

export const refuse = (rejection: Rejection): Decision => E.left(rejection)

/** Accepts a command with one event, which takes over who acted and when. */
export const emit = <Type extends OnboardingEventType>(
  command: { readonly at: Instant; readonly by: Party },
  type: Type,
  data: OnboardingEventData[Type],
): Decision => E.right([eventOf(command, type, data)])
