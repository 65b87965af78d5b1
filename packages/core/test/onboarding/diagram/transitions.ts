/** Explores the real decider, breadth first: which events lead from which status to which. */
import * as E from 'fp-ts/lib/Either.js'

import type { ExternalId } from '../../../src/iam/identity/ExternalId.ts'
import { type Instant, addSeconds } from '../../../src/values/Instant.ts'
import type {
  OnboardingCommand,
  OnboardingCommandType,
} from '../../../src/onboarding/OnboardingCommand.ts'
import type { OnboardingEventType } from '../../../src/onboarding/OnboardingEvent.ts'
import type { Party } from '../../../src/values/Party.ts'
import {
  type OnboardingState,
  type OnboardingStatus,
  type StateWithStack,
  hasStack,
  initialState,
} from '../../../src/onboarding/OnboardingState.ts'
import { decide } from '../../../src/onboarding/decide.ts'
import { evolve } from '../../../src/onboarding/evolve.ts'
import { partyOf } from '../support/Walk.ts'
import { sharedCommands, usualTime } from '../support/commands.ts'
import { type Variation, variationsOf } from '../support/variations.ts'

/** One event that happened in a status, and the status after it. */
export interface Transition {
  readonly from: OnboardingStatus
  readonly event: OnboardingEventType
  readonly to: OnboardingStatus
}

// shapes

/** What is under way beside the status. One of these never changes where another leads. */
const sideShapesOf = (state: OnboardingState): ReadonlyArray<string> => {
  if (state.status === 'NotRequested') return []
  const { failures } = state
  const all = [
    ...(failures.length > 0 ? ['failures'] : []),
    ...('formerSetup' in state && state.formerSetup !== undefined ? ['former setup'] : []),
    ...('declined' in state ? ['declined'] : []),
  ]
  return hasStack(state) ? [...all, ...besideBuilt(state)] : all
}

const besideBuilt = (state: StateWithStack): ReadonlyArray<string> => {
  const { rotation, secondaryCidrs, notVisible, peeringsToRemove } = state
  return [
    ...(rotation === undefined
      ? []
      : [`rotation ${JSON.stringify(rotation.probed?.currentExternalId ?? 'begun')}`]),
    ...secondaryCidrs.map(({ isAssociated }) => `block ${isAssociated}`),
    ...notVisible.map(({ resourceId }) => resourceId.slice(0, 3)),
    ...(peeringsToRemove.length > 0 ? ['peering of before'] : []),
  ]
}

const verificationShapeOf = ({
  role,
  trust,
  vpc,
  accessLost,
}: StateWithStack): ReadonlyArray<string> => [
  role.outcome,
  trust.outcome === 'rejected' ? 'rejected' : '-',
  vpc.outcome,
  accessLost === undefined ? '-' : 'lost',
]

/** How often a peering was requested matters until there is one. */
const attemptIn = (state: OnboardingState): number =>
  state.status === 'StackReported' ||
  state.status === 'Verified' ||
  state.status === 'PeeringPending'
    ? Math.min(state.attempt, 4)
    : 0

/** What distinguishes two states of one status for the purpose of where they can lead. */
const mainShapeOf = (state: OnboardingState): ReadonlyArray<unknown> => [
  state.status,
  // A suspended connection is verified from the start, whatever was known of it.
  ...(hasStack(state) && state.status !== 'Suspended' ? verificationShapeOf(state) : []),
  state.status === 'PeeringActive'
    ? [state.routes.rescale.outcome === 'installed', state.routes.customer.outcome === 'installed']
    : [],
  state.status === 'Suspended'
    ? [
        Object.keys(state.suspensions).toSorted(),
        state.peering === undefined,
        'accessLost' in state,
      ]
    : [],
  'findings' in state && state.findings.length > 0,
  hasStack(state) && state.formerPeeringIds.length > 0,
  attemptIn(state),
  'teardown' in state ? [state.teardown, state.by] : [],
  'before' in state ? state.before?.status : '',
]

const faultsIn = (shape: ReadonlyArray<string>): number =>
  shape.filter((part) => part === 'rejected' || part === 'lost').length

/**
 * Whether a state is gone on from. Where two things are wrong at once, or two are under way beside
 * the status, each leads on as it does alone: exploring them together would take a thousand times
 * as long and find nothing.
 */
const isSimple = (state: OnboardingState): boolean => {
  const sides = sideShapesOf(state)
  const faults = hasStack(state) ? faultsIn(verificationShapeOf(state)) : 0
  return sides.length + faults <= 1
}

const shapeOf = (state: OnboardingState): string =>
  JSON.stringify([mainShapeOf(state), sideShapesOf(state)])

// commands

const idsOf = (state: OnboardingState): ReadonlySet<ExternalId> =>
  new Set('setup' in state && state.setup !== undefined ? [state.setup.externalId] : [])

/** Now, an hour later, when a second look counts, and once a lease has run out. */
const timesIn = (state: OnboardingState): ReadonlyArray<Instant> => {
  const now = state.status === 'NotRequested' ? usualTime : state.changedAt
  return [now, addSeconds(now, 3600), ...('lease' in state ? [state.lease.expiresAt] : [])]
}

const partiesOf = (type: OnboardingCommandType, usual: Party): ReadonlyArray<Party> =>
  sharedCommands.includes(type) ? ['rescale', 'customer'] : [usual]

/** Every sample command in a state. */
const sampleCommands = (state: OnboardingState): ReadonlyArray<OnboardingCommand> =>
  timesIn(state).flatMap((now) =>
    (Object.keys(variationsOf) as ReadonlyArray<OnboardingCommandType>).flatMap((type) => {
      const variations: ReadonlyArray<Variation> = variationsOf[type]
      return variations.flatMap((vary) => {
        const data = vary({ state, now, givenIds: idsOf(state) })
        return partiesOf(type, partyOf(type, data, state)).map(
          (by) => ({ type, at: now, by, data }) as OnboardingCommand,
        )
      })
    }),
  )

/** Lists every transition that the sample commands can bring about, in the order they are found. */
export const exploreTransitions = (): ReadonlyArray<Transition> => {
  const found = new Map<string, Transition>()
  const seen = new Set([shapeOf(initialState)])
  const open: OnboardingState[] = [initialState]
  for (let state = open.shift(); state !== undefined; state = open.shift()) {
    for (const command of sampleCommands(state)) {
      const decision = decide(command, state)
      let before = state
      for (const event of E.isRight(decision) ? decision.right : []) {
        const after = evolve(before, event)
        const transition = { from: before.status, event: event.type, to: after.status }
        found.set(Object.values(transition).join(' '), transition)
        before = after
      }
      if (seen.has(shapeOf(before)) || !isSimple(before)) continue
      seen.add(shapeOf(before))
      open.push(before)
    }
  }
  return [...found.values()]
}
