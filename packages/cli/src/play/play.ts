/**
 * Plays both parties of one onboarding, on AWS or in memory: the customer does what it is asked,
 * Rescale advances, and a listener is told of every step.
 */
import {
  type Advanced,
  type OnboardingError,
  type RequestDocument,
  advance,
  followRescaleVpc,
  loadOnboarding,
  onboardingRequestOf,
  performCustomerIntent,
  proposeCidr,
  proposeSecondaryCidr,
  requestOnboarding,
} from '@byoa/application'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { Intent, OnboardingId, OnboardingStatus, KnownState } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Parties } from './Parties.ts'
import type { PlayStep } from './PlayStep.ts'

/** Told of every step, with the whole state after it. */
export type StepListener = (step: PlayStep, state: KnownState) => void

export interface PlayContext {
  readonly parties: Parties
  readonly onboardingId: OnboardingId
  readonly listener: StepListener
}

type Play = TE.TaskEither<OnboardingError, KnownState>

/**
 * People read mail, find the right console, ask a colleague: an hour and a half for each thing they
 * are asked.
 */
const customerSeconds = 90 * 60
/** Rescale's side answers within a minute. */
const rescaleSeconds = 60

/** Does one thing and tells what it changed. */
export const act = (
  { parties, onboardingId, listener }: PlayContext,
  task: Pick<PlayStep, 'party' | 'task'>,
  work: TE.TaskEither<OnboardingError, unknown>,
): Play => {
  const { store, clock } = parties.rescale
  return pipe(
    TE.Do,
    TE.bind('before', () => store.read(onboardingId)),
    TE.tap(() => work),
    TE.bindW('after', () => loadOnboarding(store, onboardingId)),
    TE.map(({ before, after: { state, events } }) => {
      const news = events.slice(before.events.length)
      listener({ at: clock.now(), ...task, events: news, status: state.status }, state)
      return state
    }),
  )
}

/** The customer proposes its block; ends leased, or declined and still requested. */
export const playProposal = (context: PlayContext, { proposedCidr }: RequestDocument): Play =>
  act(
    context,
    { party: 'customer', task: 'ProposeCidr' },
    proposeCidr(context.parties.rescale, context.onboardingId, proposedCidr),
  )

/** The customer proposes a further block for its VPC. Left when it cannot be agreed. */
export const playSecondaryProposal = (context: PlayContext, cidr: Ipv4Cidr): Play =>
  act(
    context,
    { party: 'customer', task: 'ProposeSecondaryCidr' },
    proposeSecondaryCidr(context.parties.rescale, context.onboardingId, cidr),
  )

/** Rescale records what its VPC is like by now; that nothing has changed is not told. */
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

/** The customer asks, and proposes its block; ends leased, or declined and still requested. */
export const playRequest = (context: PlayContext, document: RequestDocument): Play => {
  const { parties, onboardingId } = context
  return pipe(
    act(
      context,
      { party: 'customer', task: 'RequestOnboarding' },
      requestOnboarding(parties.rescale, onboardingId, onboardingRequestOf(document)),
    ),
    TE.tapIO(() => () => parties.wait(rescaleSeconds)),
    TE.flatMap(() => playProposal(context, document)),
  )
}

/** Tells what was done, and returns what is asked for next; Left when anything failed. */
const endTurn = (
  { parties, listener }: PlayContext,
  { state, steps, failures, waitingFor }: Advanced,
): E.Either<OnboardingError, TurnOver> => {
  const at = parties.rescale.clock.now()
  for (const { intent, events, state: then } of steps) {
    if (events.length === 0 || then.status === 'NotRequested') continue
    listener({ at, party: 'rescale', task: intent, events, status: then.status }, then)
  }
  const [failed] = failures
  return failed === undefined
    ? E.right({ state, waitingFor, hasMoved: steps.some(({ events }) => events.length > 0) })
    : E.left(failed.error)
}

const rescaleTurn = (context: PlayContext): TE.TaskEither<OnboardingError, TurnOver> => {
  const { parties, onboardingId } = context
  return pipe(
    TE.fromIO(() => parties.wait(rescaleSeconds)),
    TE.flatMap(() => advance(parties.rescale, onboardingId)),
    TE.flatMapEither((advanced) => endTurn(context, advanced)),
  )
}

interface TurnOver {
  readonly state: KnownState
  readonly waitingFor: ReadonlyArray<Intent>
  readonly hasMoved: boolean
}

interface CustomerTurnOver {
  readonly hasMoved: boolean
  /** Whether it did anything that it had not done before at this point, or that is to be seen. */
  readonly hasNews: boolean
}

/** The customer does everything it is asked and can do without a decision. */
const customerTurn =
  (
    context: PlayContext,
    { state, waitingFor }: TurnOver,
    doneBefore: Set<string>,
  ): TE.TaskEither<OnboardingError, CustomerTurnOver> =>
  async () => {
    let [hasMoved, hasNews] = [false, false]
    for (const intent of waitingFor) {
      const work = performCustomerIntent(context.parties.customer, state, intent)
      if (work === undefined) continue
      context.parties.wait(customerSeconds)
      const done = await act(context, { party: 'customer', task: intent }, work)()
      if (E.isLeft(done)) return done
      const point = `${state.status} ${intent.type}`
      hasMoved = true
      hasNews ||= done.right.status !== state.status || !doneBefore.has(point)
      doneBefore.add(point)
    }
    return E.right({ hasMoved, hasNews })
  }

/** More turns than any way has: a customer that is asked the same again and again cannot help. */
const turnsEnough = 50

/** A status is reached once nothing but the watch over it is asked for, which has no deadline. */
const isAt = (goal: OnboardingStatus, { state, waitingFor }: TurnOver): boolean =>
  state.status === goal && waitingFor.every(({ deadline }) => deadline === undefined)

/** Plays until a status is reached, nobody can do more, or time is over; the caller looks which. */
export const playUntil =
  (context: PlayContext, goal: OnboardingStatus): Play =>
  async () => {
    const { lookAgain, isOverdue, mostTurns = turnsEnough } = context.parties
    const doneBefore = new Set<string>()
    let turns = 0
    for (;;) {
      const rescale = await rescaleTurn(context)()
      if (E.isLeft(rescale)) return rescale
      const { state } = rescale.right
      if (isAt(goal, rescale.right) || turns === mostTurns || isOverdue?.()) return E.right(state)
      const customer = await customerTurn(context, rescale.right, doneBefore)()
      if (E.isLeft(customer)) return customer
      const { hasMoved, hasNews } = customer.right
      // In simulated time, doing the same again is a way of letting time pass.
      const isNextTurn = rescale.right.hasMoved || hasNews || (hasMoved && lookAgain === undefined)
      if (isNextTurn) turns += 1
      else if ((await lookAgain?.(state.status)) !== true) return E.right(state)
    }
  }

/** Plays a request until Connected, or until its block is declined. */
export const playToConnected = (context: PlayContext, document: RequestDocument): Play =>
  pipe(
    playRequest(context, document),
    TE.flatMap((state) =>
      state.status === 'Requested' ? TE.right(state) : playUntil(context, 'Connected'),
    ),
  )
