/**
 * Runs both parties of an onboarding in one process, in turns: Rescale advances, then the customer
 * performs its intents. For tests, demonstrations, and users who have the credentials of both.
 */
import type { Party } from '@byoa/core/values'
import {
  type Intent,
  type KnownState,
  type OnboardingEvent,
  type OnboardingId,
  react,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { OnboardingError, RescalePorts } from './Onboardings.ts'
import { advance } from './advance.ts'
import type { CustomerPorts } from './customer/stack.ts'
import { type LoadedOnboarding, loadOnboarding } from './loadOnboarding.ts'
import { performCustomerIntent } from './customer/performCustomerIntent.ts'

// model

export interface BothParties {
  readonly rescale: RescalePorts
  readonly customer: CustomerPorts
}

/** Something that a party did, with its events and the state after it. */
export interface PartyStep {
  readonly party: Party
  readonly intent: Intent
  readonly events: ReadonlyArray<OnboardingEvent>
  readonly state: KnownState
}

/** The state of an onboarding, and the pending intents. */
export interface Standing {
  readonly state: KnownState
  readonly waitingFor: ReadonlyArray<Intent>
}

/** Why a run ended; `nobody-acts` when only a decision or time can continue it. */
export type RunEnd = 'reached' | 'nobody-acts' | 'out-of-turns' | 'overdue'

export interface BothPartiesRun extends Standing {
  readonly end: RunEnd
}

export interface BothPartiesOptions {
  readonly onboardingId: OnboardingId
  /** Whether to stop; called after each turn of a party. */
  readonly until: (standing: Standing) => boolean
  /** The customer's decision when it is asked to decide; by default none. */
  readonly decide?: (
    intent: Intent,
    state: KnownState,
  ) => TE.TaskEither<OnboardingError, unknown> | undefined
  /** Called before a turn of Rescale's and before each step of the customer's. */
  readonly pause?: (party: Party) => void
  /** Called after each step; of Rescale's, only for steps with events. */
  readonly onStep?: (step: PartyStep) => void
  /** Maximum number of turns; by default 50, which is more than any path needs. */
  readonly mostTurns?: number
  /** Whether the next turn should retry after an error; by default never. */
  readonly isRetried?: (error: OnboardingError) => boolean
  /**
   * Pauses when nobody can do more now, and returns whether to look again. Absent: observations do
   * not change, and repeated work of the customer lets time pass.
   */
  readonly lookAgain?: (standing: Standing) => Promise<boolean>
  /** Whether the time for the run is over. */
  readonly isOverdue?: () => boolean
}

/** A turn of a party: its result, and whether anything was new. */
interface Turn extends Standing {
  readonly hasNews: boolean
}

interface CustomerTurn extends Turn {
  /** Whether anything was done at all, even if repeated. */
  readonly hasMoved: boolean
}

type Result<A> = E.Either<OnboardingError, A>

// turns

const rescaleTurn = async (
  { rescale }: BothParties,
  options: BothPartiesOptions,
): Promise<Result<Turn>> => {
  options.pause?.('rescale')
  const advanced = await advance(rescale, options.onboardingId)()
  if (E.isLeft(advanced)) return advanced
  const { state, steps, failures, waitingFor } = advanced.right
  for (const { intent, events, state: then } of steps) {
    if (events.length === 0 || then.status === 'NotRequested') continue
    options.onStep?.({ party: 'rescale', intent, events, state: then })
  }
  const final = failures.find(({ error }) => options.isRetried?.(error) !== true)
  const hasNews = failures.length > 0 || steps.some(({ events }) => events.length > 0)
  return final === undefined ? E.right({ state, waitingFor, hasNews }) : E.left(final.error)
}

/** Performs one intent of the customer, and reads the result. */
const customerStep = (
  { rescale: { store } }: BothParties,
  { onboardingId, onStep }: BothPartiesOptions,
  {
    intent,
    work,
  }: { readonly intent: Intent; readonly work: TE.TaskEither<OnboardingError, unknown> },
): TE.TaskEither<OnboardingError, LoadedOnboarding> =>
  pipe(
    store.read(onboardingId),
    TE.bindTo('before'),
    TE.chainFirstW(() => work),
    TE.bindW('after', () => loadOnboarding(store, onboardingId)),
    TE.map(({ before, after }) => {
      const events = after.events.slice(before.version)
      onStep?.({ party: 'customer', intent, events, state: after.state })
      return after
    }),
  )

const customerTurn = async (
  parties: BothParties,
  options: BothPartiesOptions,
  { standing, doneBefore }: { readonly standing: Standing; readonly doneBefore: Set<string> },
): Promise<Result<CustomerTurn>> => {
  const { state: asked, waitingFor } = standing
  const ports = { ...parties.rescale, ...parties.customer }
  let [state, hasMoved, hasNews] = [asked, false, false]
  for (const intent of waitingFor.filter(({ party }) => party === 'customer')) {
    const work = performCustomerIntent(ports, asked, intent) ?? options.decide?.(intent, asked)
    if (work === undefined) continue
    options.pause?.('customer')
    const done = await customerStep(parties, options, { intent, work })()
    if (E.isLeft(done) && options.isRetried?.(done.left) !== true) return done
    const point = `${asked.status} ${intent.type}`
    if (E.isRight(done)) state = done.right.state
    hasMoved = true
    hasNews ||= state.status !== asked.status || !doneBefore.has(point)
    doneBefore.add(point)
  }
  const now = parties.rescale.clock.now()
  return E.right({ state, waitingFor: react(state, now), hasMoved, hasNews })
}

// the run

const endOf = (
  standing: Standing,
  { until, mostTurns = 50, isOverdue }: BothPartiesOptions,
  turns: number,
): RunEnd | undefined => {
  if (until(standing)) return 'reached'
  if (turns >= mostTurns) return 'out-of-turns'
  return isOverdue?.() === true ? 'overdue' : undefined
}

const ended = ({ state, waitingFor }: Standing, end: RunEnd): E.Either<never, BothPartiesRun> =>
  E.right({ state, waitingFor, end })

/**
 * Runs both parties of a requested onboarding until a condition holds, nobody can do more, or the
 * limit of turns or time is reached; `end` says which. Left with the first error that is not
 * retried.
 *
 * @example
 * import { runBothParties } from '@byoa/application'
 * import { connectedWorld } from '@byoa/testing/world'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const { rescale, customer, onboardingId } = await connectedWorld()
 * const parties = { rescale, customer }
 * const run = await runBothParties(parties, {
 *   onboardingId,
 *   until: ({ state }) => state.status === 'Connected',
 * })()
 *
 * E.isRight(run) && run.right.end // => 'reached'
 */
export const runBothParties =
  (
    parties: BothParties,
    options: BothPartiesOptions,
  ): TE.TaskEither<OnboardingError, BothPartiesRun> =>
  async () => {
    const { until, lookAgain } = options
    const doneBefore = new Set<string>()
    let turns = 0
    for (;;) {
      const rescale = await rescaleTurn(parties, options)
      if (E.isLeft(rescale)) return rescale
      const end = endOf(rescale.right, options, turns)
      if (end !== undefined) return ended(rescale.right, end)
      const standing = rescale.right
      const customer = await customerTurn(parties, options, { standing, doneBefore })
      if (E.isLeft(customer)) return customer
      if (until(customer.right)) return ended(customer.right, 'reached')
      const { hasMoved, hasNews } = customer.right
      const isNextTurn = standing.hasNews || hasNews || (hasMoved && lookAgain === undefined)
      if (isNextTurn) turns += 1
      else if ((await lookAgain?.(standing)) !== true) return ended(customer.right, 'nobody-acts')
    }
  }
