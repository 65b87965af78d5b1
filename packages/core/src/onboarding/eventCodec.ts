/**
 * The JSON shape of every event of the current schema version: a closed record around data that
 * `type` alone chooses. Instants are ISO 8601 text. Earlier versions are brought here by `upcast`.
 *
 * Laws
 * 1. Encoding, writing as JSON, reading and decoding returns the event.
 * 2. Wrong, missing and unknown fields are refused with their path.
 */
import * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { taggedRecords } from '../codec/taggedRecords.ts'
import { ExternalId } from '../iam/identity/ExternalId.ts'
import { RoleArn } from '../iam/identity/RoleArn.ts'
import { TrustFindingId } from '../iam/trust/TrustFinding.ts'
import { PeeringId, VpcId } from '../iam/identity/identifiers.ts'
import { InspectionFinding, Side } from '../inspection/InspectionFinding.ts'
import { MissingRoute } from '../inspection/MissingRoute.ts'
import { ProbeProblem } from '../inspection/findProbeProblems.ts'
import type { ProbeAnswer } from '../inspection/snapshots.ts'
import { CheckSet } from '../network/CheckSet.ts'
import { CidrFinding } from '../network/CidrFinding.ts'
import { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import { RescaleVpc } from '../network/RescaleVpc.ts'
import { wholeNumber } from '../codec/wholeNumber.ts'
import { Instant } from '../values/Instant.ts'
import { OnboardingId } from './OnboardingId.ts'
import { OnboardingRequest } from './OnboardingRequest.ts'
import { Party } from '../values/Party.ts'
import {
  type EndingBegun,
  type OnboardingEventData,
  type OnboardingEventType,
  type PeeringEnd,
  type OnboardingEvent as Event,
  currentSchemaVersion,
} from './OnboardingEvent.ts'
import { Setup } from './Setup.ts'
import { StackReport } from './StackReport.ts'
import { Leftover, TeardownStep } from './Teardown.ts'

/** An event of an onboarding; `OnboardingEvent.ts` documents each. */
export type OnboardingEvent = Event

// data

const cidrFindings = t.readonlyArray(CidrFinding, 'list of CIDR findings')
const inspectionFindings = t.readonlyArray(InspectionFinding, 'list of inspection findings')
const probeProblems = t.readonlyArray(ProbeProblem, 'list of probes that misbehaved')
const nothing = closedRecord('no data', {})
const reason = closedRecord('reason', { reason: t.string })

const probeAnswer: t.Type<ProbeAnswer, string, unknown> = t.keyof(
  { allowed: null, refused: null },
  '"allowed" or "refused"',
)

const peeringEnd: t.Type<PeeringEnd, unknown, unknown> = closedRecord('peering and why it ended', {
  peeringId: PeeringId,
  reason: t.string,
})

const outstandingSteps = t.readonlyArray(TeardownStep, 'list of steps of a teardown')

const endingBegun: t.Type<EndingBegun, unknown, unknown> = closedRecord(
  'reason and what there is to undo',
  { reason: t.string },
  { outstanding: outstandingSteps },
)

const resource = closedRecord('resource', { resourceId: t.string })
const block = closedRecord('block', { cidr: Ipv4Cidr })

const heldBlock = closedRecord('block that is held', {
  cidr: Ipv4Cidr,
  expiresAt: Instant,
  warnings: cidrFindings,
})

/** The data of each type. */
const data: {
  readonly [Type in OnboardingEventType]: t.Type<OnboardingEventData[Type], unknown, unknown>
} = {
  OnboardingRequested: closedRecord('opened onboarding', {
    onboardingId: OnboardingId,
    request: OnboardingRequest,
    rescaleVpc: RescaleVpc,
    checkSet: CheckSet,
  }),
  CidrLeased: heldBlock,
  CidrDeclined: closedRecord('declined CIDR', {
    cidr: Ipv4Cidr,
    findings: cidrFindings,
    alternatives: t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks'),
  }),
  LeaseExtended: closedRecord('extended lease', { cidr: Ipv4Cidr, expiresAt: Instant }),
  LeaseLapsed: block,
  SetupIssued: closedRecord('issued setup', { setup: Setup }),
  StackReported: closedRecord('reported stack', { stack: StackReport }),
  RoleVerified: closedRecord('verified role', { roleArn: RoleArn }),
  RoleRejected: closedRecord('rejected role', { roleArn: RoleArn, problems: probeProblems }),
  TrustVerified: closedRecord(
    'verified trust policy',
    { roleArn: RoleArn },
    { allowsSourceIdentity: t.literal(true), readAt: Instant },
  ),
  TrustRejected: closedRecord(
    'rejected trust policy',
    {
      roleArn: RoleArn,
      findings: t.readonlyArray(TrustFindingId, 'list of trust findings'),
    },
    { readAt: Instant },
  ),
  TrustUnreadable: closedRecord('unreadable trust policy', { roleArn: RoleArn }),
  AccessLost: closedRecord('refused call', { roleArn: RoleArn, action: t.string }),
  AccessRegained: closedRecord('role with access', { roleArn: RoleArn }),
  VpcVerified: closedRecord('verified VPC', { vpcId: VpcId, warnings: inspectionFindings }),
  VpcRejected: closedRecord('rejected VPC', { vpcId: VpcId, findings: inspectionFindings }),
  PeeringRequested: closedRecord('requested peering', {
    peeringId: PeeringId,
    attempt: wholeNumber({ from: 1, to: 2 ** 31 }),
    expiresAt: Instant,
  }),
  PeeringActivated: closedRecord('active peering', { peeringId: PeeringId }),
  PeeringFailed: peeringEnd,
  PeeringRejected: peeringEnd,
  PeeringExpired: peeringEnd,
  PeeringDeleted: peeringEnd,
  PeeringRetryApproved: nothing,
  ResourceNotVisible: resource,
  ResourceVisibleAgain: resource,
  RoutesInstalled: closedRecord('side with routes', { side: Side }),
  RoutesMissing: closedRecord('side without routes', {
    side: Side,
    where: t.readonlyArray(MissingRoute, 'list of missing routes'),
  }),
  DriftFound: closedRecord('drift', { findings: inspectionFindings }),
  DriftCleared: nothing,
  Suspended: reason,
  Resumed: closedRecord('lifted suspensions', {
    lifted: t.readonlyArray(Party, 'list of parties'),
  }),
  ExternalIdRotationBegun: closedRecord('begun rotation', { nextExternalId: ExternalId }),
  ExternalIdRotationProbed: closedRecord('probed rotation', {
    nextExternalId: probeAnswer,
    currentExternalId: probeAnswer,
    problems: probeProblems,
  }),
  ExternalIdRotationCompleted: closedRecord('completed rotation', { externalId: ExternalId }),
  ExternalIdRotationAbandoned: nothing,
  SecondaryCidrAgreed: heldBlock,
  SecondaryCidrAssociated: block,
  SecondaryCidrDisassociated: closedRecord('disassociated block', {
    cidr: Ipv4Cidr,
    expiresAt: Instant,
  }),
  SecondaryCidrReleased: block,
  RescaleVpcChanged: closedRecord('changed Rescale VPC', { rescaleVpc: RescaleVpc }),
  OnboardingCancelled: endingBegun,
  OffboardingBegun: endingBegun,
  OffboardingAborted: nothing,
  RescaleRoutesRemoved: nothing,
  CustomerRoutesRemoved: nothing,
  PeeringRemoved: nothing,
  StackDeleted: nothing,
  LeftoversFound: closedRecord('leftovers', {
    leftovers: t.readonlyArray(Leftover, 'list of leftovers'),
  }),
  AccountClean: nothing,
  ClosedUnconfirmed: closedRecord('unconfirmed steps and reason', {
    unconfirmed: outstandingSteps,
    reason: t.string,
  }),
  WorkFailed: closedRecord('failed work', {
    intent: t.string,
    operation: t.string,
    code: t.string,
    message: t.string,
  }),
  WorkRecovered: closedRecord('work', { intent: t.string }),
  WorkRetryRequested: nothing,
}

// codec

/** Decodes an event of the current schema version from JSON. */
export const OnboardingEvent: t.Type<OnboardingEvent, unknown, unknown> = taggedRecords(
  'event',
  {
    member: 'event',
    tag: 'type',
    field: 'data',
    shared: {
      schemaVersion: t.literal(currentSchemaVersion, `schema version ${currentSchemaVersion}`),
      at: Instant,
      by: Party,
    },
  },
  data,
)
