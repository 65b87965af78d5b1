/**
 * What it looks like when a party does what an intent asks: the command that is given once it is
 * done.
 */
import type { Intent, IntentType } from '../../../src/onboarding/Intent.ts'
import type { Instant } from '../../../src/onboarding/Instant.ts'
import type {
  OnboardingCommand,
  OnboardingCommandData,
  OnboardingCommandType,
} from '../../../src/onboarding/OnboardingCommand.ts'
import type { Party } from '../../../src/onboarding/OnboardingRequest.ts'
import type { OnboardingState } from '../../../src/onboarding/OnboardingState.ts'
import * as sample from './sample.ts'
import { type Surroundings, routesSeen, variationsOf } from './variations.ts'

interface Answer {
  readonly type: OnboardingCommandType
  /** Who gives it: what a customer does in its own account is seen, and recorded, by Rescale. */
  readonly by: Party
  readonly data?: (surroundings: Surroundings) => OnboardingCommandData[OnboardingCommandType]
}

const probeBoth =
  (withExternalId: 'allowed' | 'refused') =>
  ({ state }: Surroundings): OnboardingCommandData['RecordRoleProbe'] => ({
    roleArn: 'stack' in state && state.stack !== undefined ? state.stack.roleArn : sample.roleArn,
    probe: { ...sample.goodProbe, withExternalId },
    withNextExternalId: 'allowed',
  })

const answers: { readonly [Type in IntentType]: Answer } = {
  ProposeCidr: { type: 'ProposeCidr', by: 'customer' },
  RunStack: { type: 'ReportStack', by: 'customer' },
  CorrectRole: { type: 'RecordRoleProbe', by: 'rescale' },
  CorrectVpc: { type: 'RecordVpcInspection', by: 'rescale' },
  AcceptPeering: { type: 'RecordPeeringStatus', by: 'rescale' },
  AddCustomerRoutes: { type: 'RecordRoutes', by: 'rescale', data: routesSeen('customer') },
  TrustNextExternalId: { type: 'RecordRoleProbe', by: 'rescale', data: probeBoth('allowed') },
  DistrustCurrentExternalId: {
    type: 'RecordRoleProbe',
    by: 'rescale',
    data: probeBoth('refused'),
  },
  RemoveCustomerRoutes: { type: 'RecordTeardown', by: 'customer' },
  DeleteStack: { type: 'RecordTeardown', by: 'customer' },
  ConfirmAccountClean: { type: 'RecordTeardown', by: 'customer' },
  IssueSetup: { type: 'IssueSetup', by: 'rescale' },
  LapseLease: { type: 'LapseLease', by: 'rescale' },
  ProbeRole: { type: 'RecordRoleProbe', by: 'rescale' },
  InspectVpc: { type: 'RecordVpcInspection', by: 'rescale' },
  RequestPeering: { type: 'RecordPeeringRequested', by: 'rescale' },
  ReviewPeering: { type: 'RecordPeeringRequested', by: 'rescale' },
  ObservePeering: { type: 'RecordPeeringStatus', by: 'rescale' },
  AddRescaleRoutes: { type: 'RecordRoutes', by: 'rescale', data: routesSeen('rescale') },
  ObserveCustomerRoutes: { type: 'RecordRoutes', by: 'rescale', data: routesSeen('customer') },
  InspectConnection: { type: 'RecordInspection', by: 'rescale' },
  RepairConnection: { type: 'RecordInspection', by: 'rescale' },
  CompleteRotation: { type: 'CompleteRotation', by: 'rescale' },
  DecideResumption: { type: 'Resume', by: 'rescale' },
  RemoveRescaleRoutes: { type: 'RecordTeardown', by: 'rescale' },
  ObserveCustomerRoutesRemoved: { type: 'RecordTeardown', by: 'rescale' },
  DeletePeering: { type: 'RecordTeardown', by: 'rescale' },
}

/** The command that is given when an intent has been carried out well. */
export const answerTo = (
  intent: Intent,
  state: OnboardingState,
  now: Instant,
): OnboardingCommand => {
  const { type, by, data } = answers[intent.type]
  const surroundings: Surroundings = { state, now, givenIds: new Set() }
  const usual: typeof data = variationsOf[type][0]
  const given = intent.type === 'DecideResumption' ? intent.party : by
  return { type, at: now, by: given, data: (data ?? usual)?.(surroundings) } as OnboardingCommand
}
