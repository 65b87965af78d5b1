/**
 * Plays both parties of one onboarding on a simulated AWS: the customer does what it is asked,
 * Rescale advances, and every step is told as it happens.
 */
import {
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
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Cast } from './Cast.ts'
import type { PlayStep } from './PlayStep.ts'

/** Told of every step, with the whole state after it. */
export type Audience = (step: PlayStep, state: KnownState) => void

export interface Scene {
  readonly cast: Cast
  readonly onboardingId: OnboardingId
  readonly audience: Audience
}

type Play = TaskEither<OnboardingError, KnownState>

/**
 * People read mail, find the right console, ask a colleague: an hour and a half for each thing they
 * are asked.
 */
const customerSeconds = 90 * 60
/** Rescale's side answers within a minute. */
const rescaleSeconds = 60

/** Does one thing and tells what it changed. */
export const act = (
  { cast, onboardingId, audience }: Scene,
  told: Pick<PlayStep, 'party' | 'task'>,
  work: TaskEither<OnboardingError, unknown>,
): Play => {
  const { store, clock } = cast.rescale
  return async () => {
    const before = await store.read(onboardingId)()
    if (E.isLeft(before)) return before
    const done = await work()
    if (E.isLeft(done)) return done
    const after = await loadOnboarding(store, onboardingId)()
    if (E.isLeft(after)) return after
    const { state, events } = after.right
    const news = events.slice(before.right.events.length)
    audience({ at: clock.now(), ...told, events: news, status: state.status }, state)
    return E.right(state)
  }
}

/** The customer proposes its block; ends leased, or declined and still requested. */
export const playProposal = (scene: Scene, { proposedCidr }: RequestDocument): Play =>
  act(
    scene,
    { party: 'customer', task: 'ProposeCidr' },
    proposeCidr(scene.cast.rescale, scene.onboardingId, proposedCidr),
  )

/** The customer proposes a further block for its VPC. Left when it cannot be agreed. */
export const playSecondaryProposal = (scene: Scene, cidr: Ipv4Cidr): Play =>
  act(
    scene,
    { party: 'customer', task: 'ProposeSecondaryCidr' },
    proposeSecondaryCidr(scene.cast.rescale, scene.onboardingId, cidr),
  )

/** Rescale records what its VPC is like by now; that nothing has changed is not told. */
export const playFollowing = ({ audience, ...scene }: Scene): Play =>
  act(
    {
      ...scene,
      audience: (step, state) => {
        if (step.events.length > 0) audience(step, state)
      },
    },
    { party: 'rescale', task: 'FollowRescaleVpc' },
    followRescaleVpc(scene.cast.rescale, scene.onboardingId),
  )

/** The customer asks, and proposes its block; ends leased, or declined and still requested. */
export const playRequest =
  (scene: Scene, document: RequestDocument): Play =>
  async () => {
    const { cast, onboardingId } = scene
    const request = onboardingRequestOf(document)
    const requested = await act(
      scene,
      { party: 'customer', task: 'RequestOnboarding' },
      requestOnboarding(cast.rescale, onboardingId, request),
    )()
    if (E.isLeft(requested)) return requested
    cast.wait(rescaleSeconds)
    return playProposal(scene, document)()
  }

const rescaleTurn =
  ({ cast, onboardingId, audience }: Scene): TaskEither<OnboardingError, TurnOver> =>
  async () => {
    cast.wait(rescaleSeconds)
    const advanced = await advance(cast.rescale, onboardingId)()
    if (E.isLeft(advanced)) return advanced
    const { state, steps, failures, waitingFor } = advanced.right
    const at = cast.rescale.clock.now()
    for (const { intent, events, state: then } of steps) {
      if (events.length === 0 || then.status === 'NotRequested') continue
      audience({ at, party: 'rescale', task: intent, events, status: then.status }, then)
    }
    const [failed] = failures
    return failed === undefined
      ? E.right({ state, waitingFor, hasMoved: steps.some(({ events }) => events.length > 0) })
      : E.left(failed.error)
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
    scene: Scene,
    { state, waitingFor }: TurnOver,
    doneBefore: Set<string>,
  ): TaskEither<OnboardingError, CustomerTurnOver> =>
  async () => {
    let [hasMoved, hasNews] = [false, false]
    for (const intent of waitingFor) {
      const work = performCustomerIntent(scene.cast.customer, state, intent)
      if (work === undefined) continue
      scene.cast.wait(customerSeconds)
      const done = await act(scene, { party: 'customer', task: intent }, work)()
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
  (scene: Scene, goal: OnboardingStatus): Play =>
  async () => {
    const { lookAgain, isOverdue, mostTurns = turnsEnough } = scene.cast
    const doneBefore = new Set<string>()
    let turns = 0
    for (;;) {
      const rescale = await rescaleTurn(scene)()
      if (E.isLeft(rescale)) return rescale
      const { state } = rescale.right
      if (isAt(goal, rescale.right) || turns === mostTurns || isOverdue?.()) return E.right(state)
      const customer = await customerTurn(scene, rescale.right, doneBefore)()
      if (E.isLeft(customer)) return customer
      const { hasMoved, hasNews } = customer.right
      // In simulated time, doing the same again is a way of letting time pass.
      const isNextTurn = rescale.right.hasMoved || hasNews || (hasMoved && lookAgain === undefined)
      if (isNextTurn) turns += 1
      else if ((await lookAgain?.(state.status)) !== true) return E.right(state)
    }
  }
