/**
 * A world in which nobody acts but time and Rescale's own program: no customer answers, and no
 * person of Rescale's decides anything.
 */
import * as E from 'fp-ts/lib/Either.js'

import type { Intent, IntentType } from '../../../src/onboarding/Intent.ts'
import { type Instant, addSeconds } from '../../../src/values/Instant.ts'
import type { OnboardingCommand } from '../../../src/onboarding/OnboardingCommand.ts'
import {
  type OnboardingState,
  hasStack,
  isTerminal,
} from '../../../src/onboarding/OnboardingState.ts'
import { decide } from '../../../src/onboarding/decide.ts'
import { evolve } from '../../../src/onboarding/evolve.ts'
import { react } from '../../../src/onboarding/react.ts'
import { usual } from './commands.ts'
import * as sample from './sample.ts'
import {
  cidrOf,
  externalIdOf,
  healthyOf,
  peeringIdOf,
  rotationOf,
  stackOf,
  vpcOf,
} from './surroundings.ts'
import { routesSeen } from './variations.ts'

/** How the customer left its account. */
export interface IdleWorld {
  /** Whether its role still lets Rescale in. */
  readonly letsIn: boolean
  readonly hasRoutes: boolean
}

type Program = (state: OnboardingState, now: Instant) => OnboardingCommand | undefined

const probe =
  ({ letsIn }: IdleWorld): Program =>
  (state, at) => {
    const rotation = rotationOf(state)
    return usual(
      'RecordRoleProbe',
      {
        roleArn: stackOf(state).roleArn,
        externalId: externalIdOf(state),
        probe: { ...sample.goodProbe, withExternalId: letsIn ? 'allowed' : 'refused' },
        ...(rotation === undefined
          ? {}
          : { withNextExternalId: 'refused', nextExternalId: rotation.nextExternalId }),
      },
      { at },
    )
  }

const refused: Program = (state, at) =>
  usual('RecordAccessRefused', { roleArn: stackOf(state).roleArn }, { at })

const inspectVpc =
  (world: IdleWorld): Program =>
  (state, at) =>
    world.letsIn
      ? usual('RecordVpcInspection', { vpcId: stackOf(state).vpcId, vpc: vpcOf(state) }, { at })
      : refused(state, at)

const inspect =
  (world: IdleWorld): Program =>
  (state, at) => {
    const { vpc, customerRouteTables, ...ours } = healthyOf(state)
    const theirs = {
      vpc,
      customerRouteTables: world.hasRoutes ? customerRouteTables : sample.emptyRoutesOf('customer'),
    }
    return usual('RecordInspection', { seen: world.letsIn ? { ...ours, ...theirs } : ours }, { at })
  }

/** Nobody accepts a peering; one that was active stays so. */
const observe: Program = (state, at) =>
  usual(
    'RecordPeeringStatus',
    {
      peeringId: peeringIdOf(state),
      status:
        state.status !== 'PeeringPending'
          ? 'active'
          : at >= state.peering.expiresAt
            ? 'expired'
            : 'pending-acceptance',
      message: '',
    },
    { at },
  )

const routes =
  (world: IdleWorld, side: 'rescale' | 'customer'): Program =>
  (state, now) => {
    if (side === 'customer' && !world.letsIn) return refused(state, now)
    const seen = routesSeen(side)({ state, now, givenIds: new Set() })
    return side === 'rescale' || world.hasRoutes
      ? usual('RecordRoutes', seen, { at: now })
      : usual('RecordRoutes', { side, routeTables: sample.emptyRoutesOf(side) }, { at: now })
  }

const step =
  (name: 'RescaleRoutesRemoved' | 'PeeringRemoved'): Program =>
  (_state, at) =>
    usual('RecordTeardown', { step: name }, { at })

const request: Program = (state, at) =>
  usual(
    'RecordPeeringRequested',
    { peeringId: peeringIdOf(state), expiresAt: addSeconds(at, 168 * 3600) },
    { at },
  )

const release =
  (intent: Intent): Program =>
  (_state, at) =>
    usual('ReleaseSecondaryCidr', intent.type === 'ReleaseSecondaryCidr' ? intent.data : {}, { at })

type ProgramOf = (world: IdleWorld, intent: Intent) => Program

/** What the program does for an intent; what is missing here a person has to decide. */
const programs: { readonly [Type in IntentType]?: ProgramOf } = {
  IssueSetup: () => (state, at) =>
    usual('IssueSetup', { setup: { ...sample.setup, cidr: cidrOf(state) } }, { at }),
  LapseLease: () => (_state, at) => usual('LapseLease', {}, { at }),
  ProbeRole: probe,
  InspectVpc: inspectVpc,
  RequestPeering: () => request,
  ObservePeering: () => observe,
  AddRescaleRoutes: (world) => routes(world, 'rescale'),
  ObserveCustomerRoutes: (world) => routes(world, 'customer'),
  ObserveCustomerRoutesRemoved: (world) => routes(world, 'customer'),
  InspectConnection: inspect,
  RepairConnection: inspect,
  ReleaseSecondaryCidr: (_world, intent) => release(intent),
  RemoveRescaleRoutes: () => step('RescaleRoutesRemoved'),
  DeletePeering: () => step('PeeringRemoved'),
  CloseUnconfirmed: () => (_state, at) => usual('CloseUnconfirmed', {}, { at }),
  EndAbandoned: () => (state, at) =>
    usual(hasStack(state) ? 'BeginOffboarding' : 'Cancel', {}, { at, by: 'rescale' }),
}

const maxRoundsADay = 12

/** The state after Rescale's program has done all it can at a time. */
export const afterProgram = (
  before: OnboardingState,
  now: Instant,
  world: IdleWorld,
): OnboardingState => {
  let state = before
  for (let round = 0; round < maxRoundsADay && !isTerminal(state); round += 1) {
    const start = state
    for (const intent of react(start, now)) {
      const command =
        intent.party === 'rescale' ? programs[intent.type]?.(world, intent)(state, now) : undefined
      const decision = command === undefined ? E.right([]) : decide(command, state)
      // What the work before it has settled or overtaken is refused, and asked for no more.
      state = E.isRight(decision) ? decision.right.reduce(evolve, state) : state
    }
    if (state === start) break
  }
  return state
}
