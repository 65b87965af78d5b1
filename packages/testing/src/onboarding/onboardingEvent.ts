import {
  type OnboardingEvent,
  type OnboardingEventData,
  type OnboardingEventOf,
  type OnboardingEventType,
  type PeeringEnd,
  currentSchemaVersion,
} from '@byoa/core/onboarding'
import type { ProbeAnswer, ProbeProblem } from '@byoa/core/inspection'
import { currentCheckSet } from '@byoa/core/network'
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
import { setup } from './setup.ts'
import { stackReport } from './stackReport.ts'
import { record } from '../record.ts'

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

/** Every event type, in the order of a life from request to closing. */
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
  CidrLeased: eventOf(
    'CidrLeased',
    record({ cidr: vpcCidr(), expiresAt: instant(), warnings: few(cidrFinding()) }),
  ),
  CidrDeclined: eventOf(
    'CidrDeclined',
    record({
      cidr: vpcCidr(),
      findings: some(cidrFinding()),
      alternatives: few(vpcCidr()),
    }),
  ),
  LeaseExtended: eventOf('LeaseExtended', record({ cidr: vpcCidr(), expiresAt: instant() })),
  LeaseLapsed: eventOf('LeaseLapsed', record({ cidr: vpcCidr() })),
  SetupIssued: eventOf('SetupIssued', record({ setup: setup() })),
  StackReported: eventOf('StackReported', record({ stack: stackReport() })),
  RoleVerified: eventOf('RoleVerified', record({ roleArn: roleArn() })),
  RoleRejected: eventOf(
    'RoleRejected',
    record({ roleArn: roleArn(), problems: some(probeProblem) }),
  ),
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
  RoutesInstalled: eventOf('RoutesInstalled', record({ side: side() })),
  RoutesMissing: eventOf('RoutesMissing', record({ side: side(), where: some(missingRoute()) })),
  DriftFound: eventOf('DriftFound', record({ findings: some(inspectionFinding()) })),
  DriftCleared: eventOf('DriftCleared', nothing),
  Suspended: eventOf('Suspended', reason),
  Resumed: eventOf('Resumed', nothing),
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
  OnboardingCancelled: eventOf('OnboardingCancelled', reason),
  OffboardingBegun: eventOf('OffboardingBegun', reason),
  RescaleRoutesRemoved: eventOf('RescaleRoutesRemoved', nothing),
  CustomerRoutesRemoved: eventOf('CustomerRoutesRemoved', nothing),
  PeeringRemoved: eventOf('PeeringRemoved', nothing),
  StackDeleted: eventOf('StackDeleted', nothing),
  LeftoversFound: eventOf('LeftoversFound', record({ leftovers: some(leftover()) })),
  AccountClean: eventOf('AccountClean', nothing),
}

/** Events of one type, with any data of its shape. */
export const onboardingEventOf = <Type extends OnboardingEventType>(
  type: Type,
): fc.Arbitrary<OnboardingEventOf<Type>> => events[type]

const anyOnboardingEvent: fc.Arbitrary<OnboardingEvent> = fc.oneof(...Object.values(events))

/**
 * Events of every type, each equally often; a list of them is no story that could have happened.
 */
export const onboardingEvent = (): fc.Arbitrary<OnboardingEvent> => anyOnboardingEvent

/** One event of every type, in the order of a life from request to closing. */
export const oneEventOfEachType = (): fc.Arbitrary<ReadonlyArray<OnboardingEvent>> =>
  fc.tuple(...Object.values(events))
