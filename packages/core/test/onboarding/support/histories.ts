/** Streams of events that lead to each status, written by hand: no decision is asked on the way. */
import type {
  OnboardingEvent,
  OnboardingEventData,
  OnboardingEventType,
} from '../../../src/onboarding/OnboardingEvent.ts'
import { eventOf } from '../../../src/onboarding/OnboardingEvent.ts'
import type { TeardownStep } from '../../../src/onboarding/OnboardingCommand.ts'
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
const reported: History = [...issued, happened('StackReported', { stack })]

const verified: History = [
  ...reported,
  happened('RoleVerified', { roleArn }),
  happened('VpcVerified', { vpcId, warnings: [] }),
]

/** What follows `Verified` up to a pending peering of an attempt. */
const request = (attempt: number): OnboardingEvent =>
  happened('PeeringRequested', {
    peeringId: sample.peeringOf(attempt),
    attempt,
    expiresAt: sample.hours(169),
  })

const pending: History = [...verified, request(1)]
const active: History = [...pending, happened('PeeringActivated', { peeringId: first })]

const connected: History = [
  ...active,
  happened('RoutesInstalled', { side: 'rescale' }),
  happened('RoutesInstalled', { side: 'customer' }),
]

const degraded: History = [
  ...connected,
  happened('DriftFound', {
    findings: [{ id: 'dns-support-off', level: 'error', evidence: { vpcId } }],
  }),
]

const suspended: History = [...connected, happened('Suspended', { reason: 'invoice open' })]
const offboarding: History = [...connected, happened('OffboardingBegun', { reason: 'end' })]

/** Every step of a teardown, in order. */
export const teardown: ReadonlyArray<TeardownStep> = [
  'RescaleRoutesRemoved',
  'CustomerRoutesRemoved',
  'PeeringRemoved',
  'StackDeleted',
  'AccountClean',
]

const closed: History = [...offboarding, ...teardown.map((step) => happened(step, {}))]

const cancelled = (before: History): History => [
  ...before,
  happened('OnboardingCancelled', { reason: 'changed plans' }),
]

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
  cancelling: cancelled(active),
  cancelled: cancelled(requested),
  closed,
} satisfies Readonly<Record<string, History>>

/** The history so far and a cancellation. */
export const thenCancelled = cancelled

/** The history of a connection whose n-th peering request is pending after all before it ended. */
export const pendingAgain = (attempt: number): History => [
  ...verified,
  ...Array.from({ length: attempt - 1 }, (_, index) => [
    request(index + 1),
    happened('PeeringExpired', { peeringId: sample.peeringOf(index + 1), reason: 'expired' }),
  ]).flat(),
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
