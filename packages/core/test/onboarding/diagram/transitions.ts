/** Explores the real decider, breadth first: which events lead from which status to which. */
import * as E from 'fp-ts/lib/Either.js'

import type { ExternalId } from '../../../src/iam/ExternalId.ts'
import { addSeconds } from '../../../src/onboarding/Instant.ts'
import type {
  OnboardingCommand,
  OnboardingCommandType,
} from '../../../src/onboarding/OnboardingCommand.ts'
import type { OnboardingEventType } from '../../../src/onboarding/OnboardingEvent.ts'
import {
  type OnboardingState,
  type OnboardingStatus,
  initialState,
} from '../../../src/onboarding/OnboardingState.ts'
import { decide } from '../../../src/onboarding/decide.ts'
import { evolve } from '../../../src/onboarding/evolve.ts'
import { usualParty, usualTime } from '../support/commands.ts'
import { type Variation, variationsOf } from '../support/variations.ts'

/** One event that happened in a status, and the status after it. */
export interface Transition {
  readonly from: OnboardingStatus
  readonly event: OnboardingEventType
  readonly to: OnboardingStatus
}

/** What distinguishes two states of one status for the purpose of where they can lead. */
const shapeOf = (state: OnboardingState): string =>
  JSON.stringify([
    state.status,
    state.status === 'StackReported' ? [state.role.outcome, state.vpc.outcome] : [],
    state.status === 'PeeringActive'
      ? [state.routes.rescale.outcome, state.routes.customer.outcome]
      : [],
    state.status === 'Suspended' ? state.before.status : '',
    'formerPeeringIds' in state && state.formerPeeringIds.length > 0,
    'rotation' in state && state.rotation !== undefined
      ? [state.rotation.probed?.nextExternalId, state.rotation.probed?.currentExternalId]
      : 'none',
    'teardown' in state ? state.teardown : [],
  ])

const idsOf = (state: OnboardingState): ReadonlySet<ExternalId> =>
  new Set('setup' in state && state.setup !== undefined ? [state.setup.externalId] : [])

/** Every sample command in a state: now, a little later, and once its lease has run out. */
const sampleCommands = (state: OnboardingState): ReadonlyArray<OnboardingCommand> => {
  const late = 'lease' in state ? state.lease.expiresAt : usualTime
  return [usualTime, addSeconds(usualTime, 60), late].flatMap((now) =>
    (Object.keys(variationsOf) as ReadonlyArray<OnboardingCommandType>).flatMap((type) => {
      const variations: ReadonlyArray<Variation> = variationsOf[type]
      return variations.map(
        (vary) =>
          ({
            type,
            at: now,
            by: usualParty[type],
            data: vary({ state, now, givenIds: idsOf(state) }),
          }) as OnboardingCommand,
      )
    }),
  )
}

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
      if (seen.has(shapeOf(before))) continue
      seen.add(shapeOf(before))
      open.push(before)
    }
  }
  return [...found.values()]
}
