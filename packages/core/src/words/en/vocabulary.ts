/** The words for what an onboarding is made of, as people read them. */
import type { OnboardingCommandType } from '../../onboarding/OnboardingCommand.ts'
import type { Party } from '../../values/Party.ts'
import type { OnboardingStatus } from '../../onboarding/OnboardingState.ts'
import type { TeardownStep } from '../../onboarding/Teardown.ts'

export const partyWords: { readonly [Name in Party]: string } = {
  rescale: 'Rescale',
  customer: 'the customer',
}

export const statusWords: { readonly [Status in OnboardingStatus]: string } = {
  NotRequested: 'not requested yet',
  Requested: 'waiting for a CIDR',
  CidrLeased: 'CIDR held',
  SetupIssued: 'waiting for the stack',
  StackReported: 'being verified',
  Verified: 'verified',
  PeeringPending: 'waiting for the peering to be accepted',
  PeeringActive: 'waiting for routes',
  Connected: 'connected',
  Degraded: 'degraded',
  Suspended: 'suspended',
  Offboarding: 'being taken down',
  Cancelled: 'cancelled',
  Closed: 'closed',
}

export const commandWords: { readonly [Type in OnboardingCommandType]: string } = {
  RequestOnboarding: 'request an onboarding',
  ProposeCidr: 'propose a CIDR',
  ExtendLease: 'extend the lease of the CIDR',
  LapseLease: 'release the CIDR',
  IssueSetup: 'issue the setup',
  ReportStack: 'report the stack',
  RecordRoleProbe: 'record a probe of the role',
  RecordRoleTrust: 'record the role’s trust policy',
  RecordAccessRefused: 'record a refused call',
  RecordVpcInspection: 'record an inspection of the VPC',
  RecordPeeringRequested: 'record a peering request',
  RecordPeeringStatus: 'record the peering’s status',
  RecordRoutes: 'record the routes of a side',
  RecordInspection: 'record an inspection of the connection',
  RetryPeering: 'request the peering again',
  Suspend: 'suspend the connection',
  Resume: 'resume the connection',
  RotateExternalId: 'rotate the external ID',
  CompleteRotation: 'complete the rotation',
  AbandonRotation: 'abandon the rotation',
  ProposeSecondaryCidr: 'propose a secondary block',
  ReleaseSecondaryCidr: 'release a secondary block',
  RecordRescaleVpc: 'record the Rescale VPC',
  Cancel: 'cancel the onboarding',
  BeginOffboarding: 'begin offboarding',
  AbortOffboarding: 'abort offboarding',
  RecordTeardown: 'record a step of the teardown',
  CloseUnconfirmed: 'close without confirmation',
  RecordWorkFailure: 'record a failure',
  RecordWorkDone: 'record a success',
  RetryWork: 'retry failed work',
}

export const teardownWords: { readonly [Step in TeardownStep]: string } = {
  RescaleRoutesRemoved: 'Rescale’s routes removed',
  CustomerRoutesRemoved: 'the customer’s routes removed',
  PeeringRemoved: 'the peering removed',
  StackDeleted: 'the stack deleted',
  AccountClean: 'no resources left in the account',
}

/** Lists names with commas. */
export const listed = (names: ReadonlyArray<string>): string => names.join(', ')

/** Begins a sentence with a name. */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
