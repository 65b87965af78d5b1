/** How the parties respond to an intent: both of them, or only Rescale's program. */
import {
  type Intent,
  type IntentOf,
  type IntentType,
  type OnboardingCommand,
  type OnboardingState,
  type StateWithStack,
  type TeardownStep,
  commandOf,
  hasStack,
} from '@byoa/core/onboarding'
import { type Instant, addSeconds } from '@byoa/core/values'

import { agreedPolicy } from './trustPolicies.ts'
import {
  daySeconds,
  externalIdOf,
  freeCidrs,
  healthy,
  inventory,
  leaseSeconds,
  peeringIdOf,
  setupOf,
  stackOf,
  tablesOf,
  vpcOf,
} from './universe.ts'

type Commands = ReadonlyArray<OnboardingCommand>

export interface Turn {
  readonly state: OnboardingState
  readonly now: Instant
  /** Numbers unused IDs. */
  readonly count: number
}

const by = (party: 'rescale' | 'customer', now: Instant) => ({ at: now, by: party })

/** The probes of a role that the customer has corrected, or that never admits Rescale. */
const probe = (state: StateWithStack, now: Instant, isOpen: boolean): Commands => {
  const { roleArn } = state.stack
  const next = state.rotation?.nextExternalId
  const answer = isOpen ? 'allowed' : 'refused'
  const command = commandOf(by('rescale', now), 'RecordRoleProbe', {
    roleArn,
    externalId: state.setup.externalId,
    probe: {
      withExternalId: next === undefined ? answer : 'refused',
      withoutExternalId: 'refused',
      withWrongExternalId: 'refused',
    },
    ...(next === undefined ? {} : { withNextExternalId: answer, nextExternalId: next }),
  })
  const trust = commandOf(by('rescale', now), 'RecordRoleTrust', {
    roleArn,
    trustPolicy: agreedPolicy(state),
  })
  return isOpen ? [command, trust] : [command]
}

const peeringOf = (state: StateWithStack) => ('peering' in state ? state.peering : undefined)

// what the parties do

type Answers<State extends OnboardingState> = {
  readonly [Type in IntentType]?: (state: State, turn: Turn, intent: IntentOf<Type>) => Commands
}

const routesInPlace =
  (side: 'rescale' | 'customer') =>
  (state: StateWithStack, { now }: Turn): Commands => {
    const peeringId = peeringOf(state)?.peeringId
    if (peeringId === undefined) return []
    const routeTables = tablesOf(state, side, { peeringId, hasRoutes: true })
    return [commandOf(by('rescale', now), 'RecordRoutes', { side, peeringId, routeTables })]
  }

const requestPeering = (_state: StateWithStack, { now, count }: Turn): Commands => [
  commandOf(by('rescale', now), 'RecordPeeringRequested', {
    peeringId: peeringIdOf(1000 + count),
    expiresAt: addSeconds(now, 7 * daySeconds),
  }),
]

/** What Rescale's program records when everything is in order. */
const observed: Answers<StateWithStack> = {
  ProbeRole: (state, { now }) => probe(state, now, true),
  InspectVpc: (state, { now }) => [
    commandOf(by('rescale', now), 'RecordVpcInspection', {
      vpcId: state.stack.vpcId,
      vpc: vpcOf(state),
    }),
  ],
  RequestPeering: requestPeering,
  ObservePeering: (state, { now }) => {
    const peeringId = peeringOf(state)?.peeringId
    return peeringId === undefined
      ? []
      : [
          commandOf(by('rescale', now), 'RecordPeeringStatus', {
            peeringId,
            status: 'active',
            message: '',
          }),
        ]
  },
  AddRescaleRoutes: routesInPlace('rescale'),
  ObserveCustomerRoutes: routesInPlace('customer'),
  InspectConnection: (state, { now }) => {
    const peeringId = peeringOf(state)?.peeringId
    return peeringId === undefined
      ? []
      : [commandOf(by('rescale', now), 'RecordInspection', { seen: healthy(state, peeringId) })]
  },
}

/** A command without data, by the party of the intent. */
const just =
  (
    type:
      | 'LapseLease'
      | 'RetryPeering'
      | 'CompleteRotation'
      | 'AbandonRotation'
      | 'RetryWork'
      | 'Resume',
  ) =>
  (_state: OnboardingState, { now }: Turn, { party }: Intent): Commands => [
    commandOf(by(party, now), type, {}),
  ]

const step =
  (name: Exclude<TeardownStep, 'AccountClean'>) =>
  (_state: OnboardingState, { now }: Turn, { party }: Intent): Commands => [
    commandOf(by(party, now), 'RecordTeardown', { step: name }),
  ]

/** What Rescale's program and people do in any situation. */
const rescales: Answers<OnboardingState> = {
  IssueSetup: (state, { now, count }) =>
    'lease' in state
      ? [
          commandOf(by('rescale', now), 'IssueSetup', {
            setup: setupOf(state.lease.cidr, externalIdOf(1000 + count)),
          }),
        ]
      : [],
  LapseLease: just('LapseLease'),
  ReviewPeering: just('RetryPeering'),
  CompleteRotation: just('CompleteRotation'),
  ReviewRotation: just('AbandonRotation'),
  ReviewFailure: just('RetryWork'),
  ReleaseSecondaryCidr: (_state, { now }, { data }) => [
    commandOf(by('rescale', now), 'ReleaseSecondaryCidr', data),
  ],
  DecideResumption: just('Resume'),
  RemoveRescaleRoutes: step('RescaleRoutesRemoved'),
  DeletePeering: step('PeeringRemoved'),
  CloseUnconfirmed: (_state, { now }) => [
    commandOf(by('rescale', now), 'CloseUnconfirmed', { reason: 'no answer' }),
  ],
  EndAbandoned: (state, { now }) => [
    commandOf(by('rescale', now), hasStack(state) ? 'BeginOffboarding' : 'Cancel', {
      reason: 'no answer',
    }),
  ],
}

/** The customer's commands. */
const customers: Answers<OnboardingState> = {
  ProposeCidr: (_state, { now }) => [
    commandOf(by('customer', now), 'ProposeCidr', { cidr: freeCidrs[1], inventory, leaseSeconds }),
  ],
  RunStack: (state, { now }) =>
    'setup' in state && state.setup !== undefined
      ? [
          commandOf(by('customer', now), 'ReportStack', {
            stack: stackOf('first', state.setup.cidr),
          }),
        ]
      : [],
  DecideResumption: just('Resume'),
  RemoveCustomerRoutes: step('CustomerRoutesRemoved'),
  DeleteStack: step('StackDeleted'),
  ConfirmAccountClean: (_state, { now }) => [
    commandOf(by('customer', now), 'RecordTeardown', { step: 'AccountClean', leftovers: [] }),
  ],
}

/**
 * What Rescale's program observes of a customer whose account refuses access and who never answers.
 */
const unanswered: Answers<StateWithStack> = {
  ProbeRole: (state, { now }) => probe(state, now, false),
  RequestPeering: requestPeering,
  AddRescaleRoutes: routesInPlace('rescale'),
  ObservePeering: (state, { now }) =>
    state.status === 'PeeringPending' && now >= state.peering.expiresAt
      ? [
          commandOf(by('rescale', now), 'RecordPeeringStatus', {
            peeringId: state.peering.peeringId,
            status: 'expired',
            message: 'nobody accepted',
          }),
        ]
      : [],
}

/** Decisions of people. */
const peoples: ReadonlySet<IntentType> = new Set<IntentType>([
  'ReviewPeering',
  'ReviewRotation',
  'ReviewFailure',
  'DecideResumption',
])

const answerBy = <State extends OnboardingState, Type extends IntentType>(
  table: Answers<State>,
  { state, turn }: { readonly state: State; readonly turn: Turn },
  intent: IntentOf<Type>,
): Commands => {
  const answer: Answers<State>[Type] = table[intent.type]
  return answer === undefined ? [] : answer(state, turn, intent)
}

const rescaleDoes = (found: Answers<StateWithStack>, intent: Intent, turn: Turn): Commands => {
  const { state } = turn
  return [
    ...answerBy(rescales, { state, turn }, intent),
    ...(hasStack(state) ? answerBy(found, { state, turn }, intent) : []),
  ]
}

/** Who responds. */
export type Parties = 'both' | 'program alone'

/** Returns the commands with which the parties respond to an intent; none if they do not. */
export const answersTo = (parties: Parties, intent: Intent, turn: Turn): Commands => {
  const isRescales = intent.party === 'rescale'
  if (parties === 'program alone') {
    return isRescales && !peoples.has(intent.type) ? rescaleDoes(unanswered, intent, turn) : []
  }
  return isRescales
    ? rescaleDoes(observed, intent, turn)
    : answerBy(customers, { state: turn.state, turn }, intent)
}
