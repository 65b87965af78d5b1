/** Commands as they are given when all goes well; each takes what a test wants to be different. */
import type {
  OnboardingCommand,
  OnboardingCommandData,
  OnboardingCommandOf,
  OnboardingCommandType,
} from '../../../src/onboarding/OnboardingCommand.ts'
import type { Party } from '../../../src/values/Party.ts'
import type { Instant } from '../../../src/values/Instant.ts'
import { currentCheckSet } from '../../../src/network/CheckSet.ts'
import * as sample from './sample.ts'

/** What every test command is given with unless it says otherwise: one hour after the beginning. */
export const usualTime: Instant = sample.hours(1)

export interface Given {
  readonly at?: Instant
  readonly by?: Party
}

/** Who usually gives a command. */
export const usualParty: { readonly [Type in OnboardingCommandType]: Party } = {
  RequestOnboarding: 'customer',
  ProposeCidr: 'customer',
  ExtendLease: 'rescale',
  LapseLease: 'rescale',
  IssueSetup: 'rescale',
  ReportStack: 'customer',
  RecordRoleProbe: 'rescale',
  RecordRoleTrust: 'rescale',
  RecordAccessRefused: 'rescale',
  RecordVpcInspection: 'rescale',
  RecordPeeringRequested: 'rescale',
  RecordPeeringStatus: 'rescale',
  RecordRoutes: 'rescale',
  RecordInspection: 'rescale',
  RetryPeering: 'rescale',
  Suspend: 'rescale',
  Resume: 'rescale',
  RotateExternalId: 'rescale',
  CompleteRotation: 'rescale',
  AbandonRotation: 'rescale',
  ProposeSecondaryCidr: 'customer',
  ReleaseSecondaryCidr: 'rescale',
  RecordRescaleVpc: 'rescale',
  Cancel: 'customer',
  BeginOffboarding: 'customer',
  AbortOffboarding: 'customer',
  RecordTeardown: 'rescale',
  CloseUnconfirmed: 'rescale',
  RecordWorkFailure: 'rescale',
  RecordWorkDone: 'rescale',
  RetryWork: 'rescale',
}

/** Commands that both parties may give. */
export const sharedCommands: ReadonlyArray<OnboardingCommandType> = [
  'RecordRoleTrust',
  'Suspend',
  'Resume',
  'ReleaseSecondaryCidr',
  'Cancel',
  'BeginOffboarding',
  'AbortOffboarding',
  'RecordTeardown',
]

/** A command of a type with this data, by whom it is usually given. */
export const command = <Type extends OnboardingCommandType>(
  type: Type,
  data: OnboardingCommandData[Type],
  given: Given = {},
): OnboardingCommandOf<Type> => ({
  type,
  at: given.at ?? usualTime,
  by: given.by ?? usualParty[type],
  data,
})

/** The data that fits an onboarding that goes well. */
export const goodData: { readonly [Type in OnboardingCommandType]: OnboardingCommandData[Type] } = {
  RequestOnboarding: {
    onboardingId: sample.onboardingId,
    request: sample.request,
    candidates: [sample.candidate],
    checkSet: currentCheckSet,
  },
  ProposeCidr: {
    cidr: sample.cidr,
    inventory: sample.inventory,
    leaseSeconds: sample.leaseSeconds,
  },
  ExtendLease: { leaseSeconds: sample.leaseSeconds },
  LapseLease: {},
  IssueSetup: { setup: sample.setup },
  ReportStack: { stack: sample.stack },
  RecordRoleProbe: { roleArn: sample.roleArn, probe: sample.goodProbe },
  RecordRoleTrust: { roleArn: sample.roleArn, trustPolicy: sample.trustOf(sample.externalId) },
  RecordAccessRefused: { roleArn: sample.roleArn, action: 'ec2:DescribeVpcs' },
  RecordVpcInspection: { vpcId: sample.vpcId, vpc: sample.goodVpc },
  RecordPeeringRequested: { peeringId: sample.peeringOf(1), expiresAt: sample.hours(169) },
  RecordPeeringStatus: { peeringId: sample.peeringOf(1), status: 'active', message: 'Active' },
  RecordRoutes: { side: 'rescale', routeTables: sample.routesOf('rescale', sample.peeringOf(1)) },
  RecordInspection: { seen: sample.healthy(sample.peeringOf(1)) },
  RetryPeering: {},
  Suspend: { reason: 'invoice open' },
  Resume: {},
  RotateExternalId: { nextExternalId: sample.nextExternalId },
  CompleteRotation: {},
  AbandonRotation: {},
  ProposeSecondaryCidr: { cidr: sample.secondaryCidr, inventory: sample.inventory },
  ReleaseSecondaryCidr: { cidr: sample.secondaryCidr },
  RecordRescaleVpc: { rescaleVpc: sample.grownRescaleVpc },
  Cancel: { reason: 'changed plans' },
  BeginOffboarding: { reason: 'end of contract' },
  AbortOffboarding: {},
  RecordTeardown: { step: 'RescaleRoutesRemoved' },
  CloseUnconfirmed: { reason: 'no answer' },
  RecordWorkFailure: {
    intent: 'InspectVpc',
    operation: 'CustomerCloud.describeVpc',
    code: 'UnauthorizedOperation',
    message: 'You are not authorized to perform this operation.',
  },
  RecordWorkDone: { intent: 'InspectVpc' },
  RetryWork: {},
}

/** The usual command of a type, with part of its data replaced. */
export const usual = <Type extends OnboardingCommandType>(
  type: Type,
  change: Partial<OnboardingCommandData[Type]> = {},
  given: Given = {},
): OnboardingCommand => command(type, { ...goodData[type], ...change }, given) as OnboardingCommand
