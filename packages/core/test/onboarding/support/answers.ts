/**
 * What it looks like when a party does what an intent asks: the command that is given once it is
 * done.
 */
import type { Intent, IntentType } from '../../../src/onboarding/Intent.ts'
import type { Instant } from '../../../src/values/Instant.ts'
import type {
  OnboardingCommand,
  OnboardingCommandData,
  OnboardingCommandType,
} from '../../../src/onboarding/OnboardingCommand.ts'
import { type OnboardingState, hasStack } from '../../../src/onboarding/OnboardingState.ts'
import type { Party } from '../../../src/values/Party.ts'
import type { TeardownStep } from '../../../src/onboarding/Teardown.ts'
import * as sample from './sample.ts'
import {
  type Surroundings,
  externalIdOf,
  healthyOf,
  rotationOf,
  stackOf,
  vpcOf,
} from './surroundings.ts'
import { noRoutesOf, routesSeen, variationsOf } from './variations.ts'

type Data = OnboardingCommandData[OnboardingCommandType]

interface Answer {
  readonly type: OnboardingCommandType
  /** Who gives it: what a customer does in its own account is seen, and recorded, by Rescale. */
  readonly by: Party
  readonly data?: (surroundings: Surroundings, intent: Intent) => Data
}

const probeBoth =
  (withExternalId: 'allowed' | 'refused') =>
  ({ state }: Surroundings): OnboardingCommandData['RecordRoleProbe'] => {
    const rotation = rotationOf(state)
    return {
      roleArn: stackOf(state).roleArn,
      externalId: externalIdOf(state),
      probe: { ...sample.goodProbe, withExternalId },
      ...(rotation === undefined
        ? {}
        : { withNextExternalId: 'allowed', nextExternalId: rotation.nextExternalId }),
    }
  }

/** A customer that does what it is asked trusts the IDs in the order in which that is asked. */
const probeAsAsked = (surroundings: Surroundings): OnboardingCommandData['RecordRoleProbe'] =>
  probeBoth(rotationOf(surroundings.state)?.probed?.currentExternalId ?? 'allowed')(surroundings)

const step =
  (name: Exclude<TeardownStep, 'AccountClean'>) => (): OnboardingCommandData['RecordTeardown'] => ({
    step: name,
  })

/** A role that is corrected lets Rescale look again; what it then looks at shows it. */
const afterCorrection = (surroundings: Surroundings): readonly [OnboardingCommandType, Data] => {
  const { state } = surroundings
  if (!hasStack(state)) return ['RecordRoleProbe', probeAsAsked(surroundings)]
  if (state.trust.outcome === 'rejected') {
    const [policy] = variationsOf.RecordRoleTrust
    return ['RecordRoleTrust', policy?.(surroundings) ?? {}]
  }
  if (state.accessLost === undefined) return ['RecordRoleProbe', probeAsAsked(surroundings)]
  return state.status === 'Degraded' || state.status === 'Suspended'
    ? ['RecordInspection', { seen: healthyOf(state) }]
    : ['RecordVpcInspection', { vpcId: state.stack.vpcId, vpc: vpcOf(state) }]
}

const isLookedAtByInspections = ({ status }: OnboardingState): boolean =>
  status === 'Degraded' || status === 'Suspended'

const answers: { readonly [Type in Exclude<IntentType, 'CorrectRole' | 'CorrectVpc'>]: Answer } = {
  ProposeCidr: { type: 'ProposeCidr', by: 'customer' },
  RunStack: { type: 'ReportStack', by: 'customer' },
  ReportTrustPolicy: { type: 'RecordRoleTrust', by: 'customer' },
  AcceptPeering: { type: 'RecordPeeringStatus', by: 'rescale' },
  AddCustomerRoutes: { type: 'RecordRoutes', by: 'rescale', data: routesSeen('customer') },
  AssociateCidr: {
    type: 'RecordVpcInspection',
    by: 'rescale',
    data: ({ state }, { data }) => ({
      vpcId: stackOf(state).vpcId,
      vpc: {
        ...vpcOf(state),
        cidrs: [...vpcOf(state).cidrs, ...('cidr' in data ? [data.cidr] : [])],
      },
    }),
  },
  TrustNextExternalId: { type: 'RecordRoleProbe', by: 'rescale', data: probeBoth('allowed') },
  DistrustCurrentExternalId: {
    type: 'RecordRoleProbe',
    by: 'rescale',
    data: probeBoth('refused'),
  },
  RemoveCustomerRoutes: {
    type: 'RecordTeardown',
    by: 'customer',
    data: step('CustomerRoutesRemoved'),
  },
  DeleteStack: { type: 'RecordTeardown', by: 'customer', data: step('StackDeleted') },
  ConfirmAccountClean: {
    type: 'RecordTeardown',
    by: 'customer',
    data: () => ({ step: 'AccountClean', leftovers: [] }),
  },
  IssueSetup: { type: 'IssueSetup', by: 'rescale' },
  LapseLease: { type: 'LapseLease', by: 'rescale' },
  ProbeRole: { type: 'RecordRoleProbe', by: 'rescale', data: probeAsAsked },
  InspectVpc: { type: 'RecordVpcInspection', by: 'rescale' },
  RequestPeering: { type: 'RecordPeeringRequested', by: 'rescale' },
  ReviewPeering: { type: 'RetryPeering', by: 'rescale' },
  ObservePeering: { type: 'RecordPeeringStatus', by: 'rescale' },
  AddRescaleRoutes: { type: 'RecordRoutes', by: 'rescale', data: routesSeen('rescale') },
  ObserveCustomerRoutes: { type: 'RecordRoutes', by: 'rescale', data: routesSeen('customer') },
  InspectConnection: { type: 'RecordInspection', by: 'rescale' },
  RepairConnection: { type: 'RecordInspection', by: 'rescale' },
  CompleteRotation: { type: 'CompleteRotation', by: 'rescale' },
  ReviewRotation: { type: 'AbandonRotation', by: 'rescale' },
  ReleaseSecondaryCidr: {
    type: 'ReleaseSecondaryCidr',
    by: 'rescale',
    data: (_surroundings, { data }) => data,
  },
  DecideResumption: { type: 'Resume', by: 'rescale' },
  RemoveRescaleRoutes: {
    type: 'RecordTeardown',
    by: 'rescale',
    data: step('RescaleRoutesRemoved'),
  },
  ObserveCustomerRoutesRemoved: {
    type: 'RecordRoutes',
    by: 'rescale',
    data: noRoutesOf('customer'),
  },
  DeletePeering: { type: 'RecordTeardown', by: 'rescale', data: step('PeeringRemoved') },
  CloseUnconfirmed: { type: 'CloseUnconfirmed', by: 'rescale' },
  EndAbandoned: { type: 'BeginOffboarding', by: 'rescale' },
  ReviewFailure: { type: 'RetryWork', by: 'rescale' },
}

const given = (intent: Intent, surroundings: Surroundings): Answer & { readonly of: Data } => {
  const { state } = surroundings
  if (intent.type === 'CorrectRole') {
    const [type, of] = afterCorrection(surroundings)
    return { type, by: 'rescale', of }
  }
  const answer =
    intent.type === 'CorrectVpc'
      ? ({
          type: isLookedAtByInspections(state) ? 'RecordInspection' : 'RecordVpcInspection',
          by: 'rescale',
        } satisfies Answer)
      : answers[intent.type]
  const type =
    intent.type === 'EndAbandoned' && !hasStack(state) ? ('Cancel' as const) : answer.type
  const [usual] = variationsOf[type]
  return { ...answer, type, of: (answer.data ?? usual)?.(surroundings, intent) ?? {} }
}

/** The command that is given when an intent has been carried out well. */
export const answerTo = (
  intent: Intent,
  state: OnboardingState,
  now: Instant,
): OnboardingCommand => {
  const { type, by, of } = given(intent, { state, now, givenIds: new Set() })
  const party = intent.type === 'DecideResumption' ? intent.party : by
  return { type, at: now, by: party, data: of } as OnboardingCommand
}
