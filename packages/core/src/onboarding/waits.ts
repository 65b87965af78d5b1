/**
 * How long an onboarding waits: after `dueSeconds` its intents are overdue, and after `endSeconds`
 * Rescale ends the onboarding, so that no block is held forever for a customer that never answers.
 * Both count from the start of the current wait.
 */
import type { OnboardingStatus } from './OnboardingState.ts'

export interface WaitLimit {
  readonly dueSeconds: number
  readonly endSeconds: number
}

const hourSeconds = 60 * 60
const daySeconds = 24 * hourSeconds

const days = (due: number, end: number): WaitLimit => ({
  dueSeconds: due * daySeconds,
  endSeconds: end * daySeconds,
})

/** Statuses whose waits these limits end; leases and teardowns have their own. */
export type LimitedStatus = Exclude<
  OnboardingStatus,
  | 'NotRequested'
  | 'CidrLeased'
  | 'SetupIssued'
  | 'Connected'
  | 'Offboarding'
  | 'Cancelled'
  | 'Closed'
>

/** The limit of each status with a wait for a party. */
export const waitLimits: { readonly [Status in LimitedStatus]: WaitLimit } = {
  Requested: days(30, 90),
  StackReported: days(14, 90),
  Verified: days(14, 90),
  PeeringPending: days(14, 90),
  PeeringActive: days(14, 90),
  Degraded: days(14, 180),
  Suspended: days(90, 365),
}

/** The maximum duration of a lease: 90 days, so that forgotten leases do not exhaust the pool. */
export const longestLeaseSeconds: number = 90 * daySeconds

/** How long a secondary block is held for a customer that has not associated it with its VPC. */
export const secondaryCidrSeconds: number = 30 * daySeconds

/** How long a rotation of the external ID may take before a person decides about it. */
export const rotationSeconds: number = 14 * daySeconds

/** How soon the customer should read a trust policy that the role cannot read. */
export const trustSeconds: number = 14 * daySeconds

/**
 * How long Rescale waits for the customer to remove its routes before it deletes the peering: a
 * route without its peering is a blackhole, which affects nobody else.
 */
export const customerRoutesSeconds: number = 7 * daySeconds

/**
 * How long observed routes of a side count as in place while those of the other side are waited
 * for: then both sides are observed again, because a connection needs both at the same time.
 */
export const routesSeenSeconds: number = 10 * 60

/** How soon the peering to a former VPC should be deleted once another one is in use. */
export const formerPeeringSeconds: number = 14 * daySeconds

/** How long Rescale waits for the customer's part of a teardown before it closes without it. */
export const teardownSeconds: number = 30 * daySeconds

/**
 * The minimum time between two descriptions that do not show a resource before it counts as gone:
 * AWS shows changes with a delay, so a single description proves nothing.
 *
 * @source https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
 */
export const absenceSeconds: number = 10 * 60

/** The minimum time between two failures of the same work that count as two. */
export const failureSpacingSeconds: number = 10 * 60

/** The number of failures after which work is parked, and a person is asked. */
export const parkingFailureCount = 5

/** How soon a person should review parked work. */
export const parkedReviewSeconds: number = 7 * daySeconds

/** Parked work is retried once in this time. */
export const parkedRetrySeconds: number = daySeconds
