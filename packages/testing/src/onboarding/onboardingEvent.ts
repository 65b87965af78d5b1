import {
  type OnboardingEvent,
  type OnboardingEventData,
  type OnboardingEventOf,
  type OnboardingEventType,
  type EndingBegun,
  type PeeringEnd,
  currentSchemaVersion,
  teardownSteps,
} from '@byoa/core/onboarding'
import type { Party } from '@byoa/core/values'
import type { ProbeAnswer, ProbeProblem } from '@byoa/core/inspection'
import { currentCheckSet } from '@byoa/core/network'
import { type TrustFindingId, trustFindingLevels } from '@byoa/core/iam/trust'
import * as fc from 'fast-check'

import { externalId } from '../iam/externalId.ts'
import { peeringId, vpcId } from '../iam/resourceIds.ts'
import { roleArn } from '../iam/roleArn.ts'
import { inspectionFinding, side } from '../inspection/inspectionFinding.ts'
import { missingRoute } from '../inspection/missingRoute.ts'
import { cidrFinding } from '../network/cidrFinding.ts'
import { rescaleVpc } from '../network/rescaleVpc.ts'
import { vpcCidr } from '../network/vpcCidr.ts'
import { text } from '../text.ts'
import { instant } from './instant.ts'
import { leftover } from './leftover.ts'
import { onboardingId } from './onboardingId.ts'
import { onboardingRequest } from './onboardingRequest.ts'
import { party } from './party.ts'
import { failedWork } from './failedWork.ts'
import { refusedAction } from './refusedAction.ts'
import { setup } from './setup.ts'
import { stackReport } from './stackReport.ts'
import { record, recordWithOptional } from '../record.ts'

const few = <A>(one: fc.Arbitrary<A>): fc.Arbitrary<ReadonlyArray<A>> =>
  fc.array(one, { maxLength: 3 })

const some = <A>(one: fc.Arbitrary<A>): fc.Arbitrary<ReadonlyArray<A>> =>
  fc.array(one, { minLength: 1, maxLength: 3 })

const nothing: fc.Arbitrary<Record<never, never>> = fc.constant({})
const reason = record({ reason: text() })
const peeringEnd: fc.Arbitrary<PeeringEnd> = record({ peeringId: peeringId(), reason: text() })
const probeAnswer = fc.constantFrom<ProbeAnswer>('allowed', 'refused')
const probeProblem = fc.constantFrom<ProbeProblem>(
  'refused-with-external-id',
  'allowed-without-external-id',
  'allowed-with-wrong-external-id',
)

const trustFindingId = fc.constantFrom(
  ...(Object.keys(trustFindingLevels) as ReadonlyArray<TrustFindingId>),
)

const endingBegun: fc.Arbitrary<EndingBegun> = recordWithOptional(
  { reason: text() },
  { outstanding: fc.subarray([...teardownSteps]) },
)

const block = record({ cidr: vpcCidr() })
const heldBlock = record({ cidr: vpcCidr(), expiresAt: instant(), warnings: few(cidrFinding()) })
const resource = record({ resourceId: fc.oneof(peeringId(), vpcId()) })

const eventOf = <Type extends OnboardingEventType>(
  type: Type,
  data: fc.Arbitrary<OnboardingEventData[Type]>,
): fc.Arbitrary<OnboardingEventOf<Type>> =>
  record({
    type: fc.constant(type),
    schemaVersion: fc.constant(currentSchemaVersion),
    at: instant(),
    by: party(),
    data,
  })

/** Every event type, in order from request to closing. */
const events: { readonly [Type in OnboardingEventType]: fc.Arbitrary<OnboardingEventOf<Type>> } = {
  OnboardingRequested: eventOf(
    'OnboardingRequested',
    record({
      onboardingId: onboardingId(),
      request: onboardingRequest(),
      rescaleVpc: rescaleVpc(),
      checkSet: fc.constant(currentCheckSet),
    }),
  ),
  CidrLeased: eventOf('CidrLeased', heldBlock),
  CidrDeclined: eventOf(
    'CidrDeclined',
    record({
      cidr: vpcCidr(),
      findings: some(cidrFinding()),
      alternatives: few(vpcCidr()),
    }),
  ),
  LeaseExtended: eventOf('LeaseExtended', record({ cidr: vpcCidr(), expiresAt: instant() })),
  LeaseLapsed: eventOf('LeaseLapsed', block),
  SetupIssued: eventOf('SetupIssued', record({ setup: setup() })),
  StackReported: eventOf('StackReported', record({ stack: stackReport() })),
  RoleVerified: eventOf('RoleVerified', record({ roleArn: roleArn() })),
  RoleRejected: eventOf(
    'RoleRejected',
    record({ roleArn: roleArn(), problems: some(probeProblem) }),
  ),
  TrustVerified: eventOf(
    'TrustVerified',
    recordWithOptional(
      { roleArn: roleArn() },
      { allowsSourceIdentity: fc.constant(true as const), readAt: instant() },
    ),
  ),
  TrustRejected: eventOf(
    'TrustRejected',
    recordWithOptional(
      { roleArn: roleArn(), findings: some(trustFindingId) },
      { readAt: instant() },
    ),
  ),
  TrustUnreadable: eventOf('TrustUnreadable', record({ roleArn: roleArn() })),
  AccessLost: eventOf('AccessLost', record({ roleArn: roleArn(), action: refusedAction() })),
  AccessRegained: eventOf('AccessRegained', record({ roleArn: roleArn() })),
  VpcVerified: eventOf(
    'VpcVerified',
    record({ vpcId: vpcId(), warnings: few(inspectionFinding()) }),
  ),
  VpcRejected: eventOf(
    'VpcRejected',
    record({ vpcId: vpcId(), findings: some(inspectionFinding()) }),
  ),
  PeeringRequested: eventOf(
    'PeeringRequested',
    record({
      peeringId: peeringId(),
      attempt: fc.integer({ min: 1, max: 5 }),
      expiresAt: instant(),
    }),
  ),
  PeeringActivated: eventOf('PeeringActivated', record({ peeringId: peeringId() })),
  PeeringFailed: eventOf('PeeringFailed', peeringEnd),
  PeeringRejected: eventOf('PeeringRejected', peeringEnd),
  PeeringExpired: eventOf('PeeringExpired', peeringEnd),
  PeeringDeleted: eventOf('PeeringDeleted', peeringEnd),
  PeeringRetryApproved: eventOf('PeeringRetryApproved', nothing),
  ResourceNotVisible: eventOf('ResourceNotVisible', resource),
  ResourceVisibleAgain: eventOf('ResourceVisibleAgain', resource),
  RoutesInstalled: eventOf('RoutesInstalled', record({ side: side() })),
  RoutesMissing: eventOf('RoutesMissing', record({ side: side(), where: some(missingRoute()) })),
  DriftFound: eventOf('DriftFound', record({ findings: some(inspectionFinding()) })),
  DriftCleared: eventOf('DriftCleared', nothing),
  Suspended: eventOf('Suspended', reason),
  Resumed: eventOf('Resumed', record({ lifted: fc.subarray<Party>(['rescale', 'customer']) })),
  ExternalIdRotationBegun: eventOf(
    'ExternalIdRotationBegun',
    record({ nextExternalId: externalId() }),
  ),
  ExternalIdRotationProbed: eventOf(
    'ExternalIdRotationProbed',
    record({
      nextExternalId: probeAnswer,
      currentExternalId: probeAnswer,
      problems: few(probeProblem),
    }),
  ),
  ExternalIdRotationCompleted: eventOf(
    'ExternalIdRotationCompleted',
    record({ externalId: externalId() }),
  ),
  ExternalIdRotationAbandoned: eventOf('ExternalIdRotationAbandoned', nothing),
  SecondaryCidrAgreed: eventOf('SecondaryCidrAgreed', heldBlock),
  SecondaryCidrAssociated: eventOf('SecondaryCidrAssociated', block),
  SecondaryCidrDisassociated: eventOf(
    'SecondaryCidrDisassociated',
    record({ cidr: vpcCidr(), expiresAt: instant() }),
  ),
  SecondaryCidrReleased: eventOf('SecondaryCidrReleased', block),
  RescaleVpcChanged: eventOf('RescaleVpcChanged', record({ rescaleVpc: rescaleVpc() })),
  OnboardingCancelled: eventOf('OnboardingCancelled', endingBegun),
  OffboardingBegun: eventOf('OffboardingBegun', endingBegun),
  OffboardingAborted: eventOf('OffboardingAborted', nothing),
  RescaleRoutesRemoved: eventOf('RescaleRoutesRemoved', nothing),
  CustomerRoutesRemoved: eventOf('CustomerRoutesRemoved', nothing),
  PeeringRemoved: eventOf('PeeringRemoved', nothing),
  StackDeleted: eventOf('StackDeleted', nothing),
  LeftoversFound: eventOf('LeftoversFound', record({ leftovers: some(leftover()) })),
  AccountClean: eventOf('AccountClean', nothing),
  ClosedUnconfirmed: eventOf(
    'ClosedUnconfirmed',
    record({ unconfirmed: fc.subarray([...teardownSteps]), reason: text() }),
  ),
  WorkFailed: eventOf('WorkFailed', failedWork()),
  WorkRecovered: eventOf(
    'WorkRecovered',
    failedWork().map(({ intent }) => ({ intent })),
  ),
  WorkRetryRequested: eventOf('WorkRetryRequested', nothing),
}

/** Events of one type, with any data of its shape. */
export const onboardingEventOf = <Type extends OnboardingEventType>(
  type: Type,
): fc.Arbitrary<OnboardingEventOf<Type>> => events[type]

const anyOnboardingEvent: fc.Arbitrary<OnboardingEvent> = fc.oneof(...Object.values(events))

/** Events of every type, each equally often; a list of them is not a valid history. */
export const onboardingEvent = (): fc.Arbitrary<OnboardingEvent> => anyOnboardingEvent

/** One event of every type, in order from request to closing. */
export const oneEventOfEachType = (): fc.Arbitrary<ReadonlyArray<OnboardingEvent>> =>
  fc.tuple(...Object.values(events))
