/**
 * Plays both parties of an onboarding, on AWS or in memory: the customer performs its intents,
 * Rescale advances, and a listener is called for every step.
 */
import {
  type BothPartiesOptions,
  type CommandResult,
  type OnboardingError,
  type RequestDocument,
  type Standing,
  followRescaleVpc,
  onboardingRequestOf,
  proposeCidr,
  requestOnboarding,
  runBothParties,
} from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { refusalOfZones } from '@byoa/core/network'
import type { OnboardingId, OnboardingStatus, KnownState } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Parties } from './Parties.ts'
import type { PlayStep } from './PlayStep.ts'

/** Called for every step, with the state after it. */
export type StepListener = (step: PlayStep, state: KnownState) => void

export interface PlayContext {
  readonly parties: Parties
  readonly onboardingId: OnboardingId
  readonly listener: StepListener
}

type Play = TE.TaskEither<OnboardingError, KnownState>

/** The simulated time that people take for each task: an hour and a half. */
const customerSeconds = 90 * 60
/** The simulated time that Rescale's side takes: a minute. */
const rescaleSeconds = 60

/** Performs a step and reports its events. */
export const act = (
  { parties, onboardingId, listener }: PlayContext,
  task: Pick<PlayStep, 'party' | 'task'>,
  work: TE.TaskEither<OnboardingError, CommandResult>,
): Play =>
  pipe(
    work,
    TE.flatMap(({ state, events }): Play => {
      if (state.status === 'NotRequested') {
        return TE.left({ _tag: 'UnknownOnboarding', onboardingId })
      }
      listener({ at: parties.rescale.clock.now(), ...task, events, status: state.status }, state)
      return TE.right(state)
    }),
  )

/** The customer proposes its block; ends leased, or declined and still requested. */
export const playProposal = (context: PlayContext, { proposedCidr }: RequestDocument): Play =>
  act(
    context,
    { party: 'customer', task: 'ProposeCidr' },
    proposeCidr(context.parties.rescale, context.onboardingId, proposedCidr),
  )

/** Rescale records its VPC as it is now; reports nothing if nothing has changed. */
export const playFollowing = ({ listener, ...context }: PlayContext): Play =>
  act(
    {
      ...context,
      listener: (step, state) => {
        if (step.events.length > 0) listener(step, state)
      },
    },
    { party: 'rescale', task: 'FollowRescaleVpc' },
    followRescaleVpc(context.parties.rescale, context.onboardingId),
  )

/**
 * The customer requests the onboarding, and proposes its block; ends leased, or declined and still
 * requested.
 */
export const playRequest = (context: PlayContext, document: RequestDocument): Play => {
  const { parties, onboardingId } = context
  return pipe(
    act(
      context,
      { party: 'customer', task: 'RequestOnboarding' },
      requestOnboarding(
        { ...parties.rescale, console: parties.customer.console },
        onboardingId,
        onboardingRequestOf(document),
      ),
    ),
    TE.tapIO(() => () => parties.wait(rescaleSeconds)),
    TE.flatMap(() => playProposal(context, document)),
  )
}

/**
 * A status is reached once the only pending intents are repeated checks, which have no deadline.
 */
const isAt =
  (goal: OnboardingStatus) =>
  ({ state, waitingFor }: Standing): boolean =>
    state.status === goal && waitingFor.every(({ deadline }) => deadline === undefined)

/**
 * Plays until a status or another condition is reached, nobody can do more, or time is over; the
 * caller checks which.
 */
export const playUntil = (
  { parties, onboardingId, listener }: PlayContext,
  goal: OnboardingStatus | BothPartiesOptions['until'],
): Play =>
  pipe(
    runBothParties(parties, {
      onboardingId,
      until: typeof goal === 'string' ? isAt(goal) : goal,
      pause: (party) => {
        parties.wait(party === 'rescale' ? rescaleSeconds : customerSeconds)
      },
      onStep: ({ party, intent: task, events, state }) => {
        const at = parties.rescale.clock.now()
        listener({ at, party, task, events, status: state.status }, state)
      },
      ...omitUndefined({
        mostTurns: parties.mostTurns,
        lookAgain: parties.lookAgain,
        isOverdue: parties.isOverdue,
      }),
    }),
    TE.map(({ state }) => state),
  )

/**
 * Left when a request needs more zones than most accounts see: those of an account of the in-memory
 * AWS say nothing of the customer's.
 */
export const usualZones = (
  document: RequestDocument,
): E.Either<OnboardingError, RequestDocument> => {
  const rejection = refusalOfZones(document)
  return rejection === undefined ? E.right(document) : E.left({ _tag: 'Rejected', rejection })
}
