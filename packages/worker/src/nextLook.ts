/**
 * When Rescale looks at an onboarding again, after it has just done what it can.
 *
 * - Over: never.
 * - A connection in use: at the interval of inspections.
 * - Rescale's work that is not done yet (AWS shows changes with a delay, the customer corrects
 *   something): soon, and the longer nothing has changed, the later.
 * - A pending peering: polled together with all others of its Region.
 * - Otherwise when time changes what is to be done: at deadlines, at the end of a wait, when parked
 *   work is retried.
 *
 * Laws: an onboarding has a next look exactly when it is not over; the look is not in the past, and
 * at most a day away.
 */
import {
  type Instant,
  type Intent,
  type IntentType,
  type KnownState,
  addSeconds,
  isLimited,
  isTerminal,
  isWatch,
  parkedRetrySeconds,
  react,
  waitLimits,
} from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'

// model

/** How often Rescale looks. */
export interface LookPolicy {
  /** Between polls of pending peerings, and the minimum time between looks at one onboarding. */
  readonly pollSeconds: number
  /** Between inspections of a connection in use, and the maximum time between attempts of work. */
  readonly inspectSeconds: number
}

export interface NextLook {
  readonly at: Instant
  /** Whether its peering is polled besides. */
  readonly isPolled: boolean
}

/** The maximum time between two looks, in seconds. */
export const longestSeconds: number = 24 * 60 * 60

/** The share of the time without a change after which pending work is attempted again. */
const recheckShare = 0.1

// queries

const forPeople: ReadonlySet<IntentType> = new Set<IntentType>([
  'ReviewPeering',
  'ReviewRotation',
  'ReviewFailure',
  'DecideResumption',
])

/** Whether a person is needed, of either party; other intents are done by the program. */
export const needsPerson = ({ party, type }: Intent): boolean =>
  party === 'customer' || forPeople.has(type)

const isPollOf = ({ status }: KnownState, { type }: Intent): boolean =>
  status === 'PeeringPending' && type === 'ObservePeering'

const recheckSeconds = (
  { changedAt }: KnownState,
  now: Instant,
  { pollSeconds, inspectSeconds }: LookPolicy,
): number => {
  const grown = ((now - changedAt) / 1000) * recheckShare
  return Math.max(pollSeconds, Math.min(grown, inspectSeconds))
}

/** Instants at which time alone changes what is to be done; some have passed. */
const turningPoints = (
  state: KnownState,
  intents: ReadonlyArray<Intent>,
): ReadonlyArray<Instant> => [
  ...intents.flatMap(({ deadline }) => deadline ?? []),
  ...intents.flatMap((intent) =>
    intent.type === 'ReviewFailure'
      ? [addSeconds(intent.data.failure.lastAt, parkedRetrySeconds)]
      : [],
  ),
  ...(isLimited(state) ? [addSeconds(state.since, waitLimits[state.status].endSeconds)] : []),
]

/** Returns the next look at an onboarding after a look at `now`; none when it is over. */
export const nextLook = (
  state: KnownState,
  now: Instant,
  policy: LookPolicy,
): O.Option<NextLook> => {
  if (isTerminal(state)) return O.none
  const intents = react(state, now)
  const repeated = intents
    .filter((intent) => !needsPerson(intent) && !isPollOf(state, intent))
    .map((intent) =>
      isWatch(state, intent) ? policy.inspectSeconds : recheckSeconds(state, now, policy),
    )
  const at = [
    ...repeated.map((seconds) => addSeconds(now, seconds)),
    ...turningPoints(state, intents).filter((instant) => instant > now),
  ].reduce((a, b) => (a < b ? a : b), addSeconds(now, longestSeconds))
  return O.some({ at, isPolled: intents.some((intent) => isPollOf(state, intent)) })
}
