/** Streams of events that lead to each status, written by hand: no decision is asked on the way. */
import type {
  OnboardingEvent,
  OnboardingEventData,
  OnboardingEventType,
} from '../../../src/onboarding/OnboardingEvent.ts'
import { eventOf } from '../../../src/onboarding/OnboardingEvent.ts'
import type { TeardownStep } from '../../../src/onboarding/Teardown.ts'
import { type Given, usualTime } from './commands.ts'
import * as sample from './sample.ts'

export type History = ReadonlyArray<OnboardingEvent>

/** An event as it follows from a usual command. */
export const happened = <Type extends OnboardingEventType>(
  type: Type,
  data: OnboardingEventData[Type],
  given: Given = {},
): OnboardingEvent => eventOf({ at: given.at ?? usualTime, by: given.by ?? 'rescale' }, type, data)

const { cidr, setup, stack, roleArn, vpcId } = sample
const first = sample.peeringOf(1)

const notRequested: History = []

const requested: History = [
  happened('OnboardingRequested', {
    onboardingId: sample.onboardingId,
    request: sample.request,
    rescaleVpc: sample.rescaleVpc,
    checkSet: 1,
  }),
]

const leased: History = [
  ...requested,
  happened('CidrLeased', { cidr, expiresAt: sample.leaseEnd, warnings: [] }),
]

const issued: History = [...leased, happened('SetupIssued', { setup })]
const reported: History = [...issued, happened('StackReported', { stack }, { by: 'customer' })]

/** Role and VPC verified, as after a report or whenever they are verified again. */
export const verifiedAgain: History = [
  happened('RoleVerified', { roleArn }),
  happened('VpcVerified', { vpcId, warnings: [] }),
]

const verified: History = [...reported, ...verifiedAgain]

/** A request of the peering of an attempt. */
const request = (attempt: number): OnboardingEvent =>
  happened('PeeringRequested', {
    peeringId: sample.peeringOf(attempt),
    attempt,
    expiresAt: sample.hours(169),
  })

const pending: History = [...verified, request(1)]
const active: History = [...pending, happened('PeeringActivated', { peeringId: first })]

/** The routes of both sides, in place. */
export const routesInstalled: History = [
  happened('RoutesInstalled', { side: 'rescale' }),
  happened('RoutesInstalled', { side: 'customer' }),
]

const connected: History = [...active, ...routesInstalled]

const degraded: History = [
  ...connected,
  happened('DriftFound', {
    findings: [{ id: 'dns-support-off', level: 'error', evidence: { vpcId } }],
  }),
]

const suspended: History = [...connected, happened('Suspended', { reason: 'invoice open' })]

/** Every step of a teardown, in the order in which the parties are asked for them. */
export const teardown: ReadonlyArray<TeardownStep> = [
  'RescaleRoutesRemoved',
  'CustomerRoutesRemoved',
  'PeeringRemoved',
  'StackDeleted',
  'AccountClean',
]

/** Who does which step. */
export const ownerOf: { readonly [Step in TeardownStep]: 'rescale' | 'customer' } = {
  RescaleRoutesRemoved: 'rescale',
  CustomerRoutesRemoved: 'customer',
  PeeringRemoved: 'rescale',
  StackDeleted: 'customer',
  AccountClean: 'customer',
}

/** Steps of a teardown as they are recorded by the parties that do them. */
export const stepsDone = (...steps: ReadonlyArray<TeardownStep>): History =>
  steps.map((step) => happened(step, {}, { by: ownerOf[step] }))

/** The history so far and an offboarding that the customer begins. */
export const thenOffboarding = (
  before: History,
  outstanding: ReadonlyArray<TeardownStep> = teardown,
): History => [
  ...before,
  happened('OffboardingBegun', { reason: 'end of contract', outstanding }, { by: 'customer' }),
]

/** The history so far and a cancellation by the customer. */
export const thenCancelled = (
  before: History,
  outstanding: ReadonlyArray<TeardownStep>,
): History => [
  ...before,
  happened('OnboardingCancelled', { reason: 'changed plans', outstanding }, { by: 'customer' }),
]

const offboarding: History = thenOffboarding(connected)
const closed: History = [...offboarding, ...stepsDone(...teardown)]

/**
 * One history for each status; `Cancelled` twice, because it takes commands only until all is
 * undone.
 */
export const histories = {
  notRequested,
  requested,
  leased,
  issued,
  reported,
  verified,
  pending,
  active,
  connected,
  degraded,
  suspended,
  offboarding,
  cancelling: thenCancelled(active, teardown),
  cancelled: thenCancelled(requested, []),
  closed,
} satisfies Readonly<Record<string, History>>

/** The history of each status with a stack. */
export const builtHistories = {
  StackReported: reported,
  Verified: verified,
  PeeringPending: pending,
  PeeringActive: active,
  Connected: connected,
  Degraded: degraded,
  Suspended: suspended,
} satisfies Readonly<Record<string, History>>

/** Peering requests, each verified before it and expired after it. */
export const expiredRequests = (count: number): History =>
  Array.from({ length: count }, (_, index) => [
    request(index + 1),
    happened('PeeringExpired', { peeringId: sample.peeringOf(index + 1), reason: 'expired' }),
    ...verifiedAgain,
  ]).flat()

/** The history of a connection whose n-th peering request is pending after all before it ended. */
export const pendingAgain = (attempt: number): History => [
  ...verified,
  ...expiredRequests(attempt - 1),
  request(attempt),
]

/** The history with a rotation begun, and whatever its last probe answered. */
export const rotating = (
  before: History,
  probed?: OnboardingEventData['ExternalIdRotationProbed'],
): History => [
  ...before,
  happened('ExternalIdRotationBegun', { nextExternalId: sample.nextExternalId }),
  ...(probed === undefined ? [] : [happened('ExternalIdRotationProbed', probed)]),
]

/** The answers that prove a rotation. */
export const proven: OnboardingEventData['ExternalIdRotationProbed'] = {
  nextExternalId: 'allowed',
  currentExternalId: 'refused',
  problems: [],
}

/** The block that was agreed later, held until this time. */
export const secondaryCidrEnd = sample.hours(1 + 30 * 24)

/** The history with a further block agreed. */
export const withSecondaryCidr = (before: History): History => [
  ...before,
  happened(
    'SecondaryCidrAgreed',
    { cidr: sample.secondaryCidr, expiresAt: secondaryCidrEnd, warnings: [] },
    { by: 'customer' },
  ),
]

/** The history with a further block agreed and associated. */
export const withAssociatedCidr = (before: History): History => [
  ...withSecondaryCidr(before),
  happened('SecondaryCidrAssociated', { cidr: sample.secondaryCidr }),
]

/** A block that is disassociated is held for thirty days more, from when that was seen. */
export const disassociatedCidrEnd = sample.hours(2 + 30 * 24)

/** The history with a further block associated, and gone from the VPC two hours after the start. */
export const withDisassociatedCidr = (before: History): History => [
  ...withAssociatedCidr(before),
  happened(
    'SecondaryCidrDisassociated',
    { cidr: sample.secondaryCidr, expiresAt: disassociatedCidrEnd },
    { at: sample.hours(2) },
  ),
]

/** The history with a trust policy that the role may not read. */
export const withUnreadableTrust = (before: History): History => [
  ...before,
  happened('TrustUnreadable', { roleArn }),
]

/** The history with the same work failed so many times, an hour apart. */
export const withFailures = (before: History, count: number, intent = 'InspectVpc'): History => [
  ...before,
  ...Array.from({ length: count }, (_, index) =>
    happened(
      'WorkFailed',
      {
        intent,
        operation: 'CustomerCloud.describeVpc',
        code: 'UnauthorizedOperation',
        message: 'You are not authorized to perform this operation.',
      },
      { at: sample.hours(1 + index) },
    ),
  ),
]
