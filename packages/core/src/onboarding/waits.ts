/**
 * How long an onboarding waits: after `dueSeconds` what is asked is overdue, and after `endSeconds`
 * Rescale ends the onboarding, so that no block is held for ever by somebody who never answers.
 * Both count from the moment at which the present wait began.
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

/** Statuses whose waits these limits end; a lease and a teardown have an end of their own. */
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

/** The limit of each status in which somebody is waited for. */
export const waitLimits: { readonly [Status in LimitedStatus]: WaitLimit } = {
  Requested: days(30, 90),
  StackReported: days(14, 90),
  Verified: days(14, 90),
  PeeringPending: days(14, 90),
  PeeringActive: days(14, 90),
  Degraded: days(14, 180),
  Suspended: days(90, 365),
}

/**
 * The longest that a CIDR may be held without a stack: 90 days. Longer holds would empty the pool
 * by neglect.
 */
export const longestLeaseSeconds: number = 90 * daySeconds

/** How long a secondary block is held for a customer that has not associated it with its VPC. */
export const secondaryCidrSeconds: number = 30 * daySeconds

/** How long a rotation of the external ID may take before a person decides what becomes of it. */
export const rotationSeconds: number = 14 * daySeconds

/** How soon the customer should read a trust policy that the role may not read itself. */
export const trustSeconds: number = 14 * daySeconds

/**
 * How long Rescale waits for the customer to remove its routes before it deletes the peering under
 * them: a route without its peering is a black hole, which harms nobody else.
 */
export const customerRoutesSeconds: number = 7 * daySeconds

/** How soon the peering to a former VPC should be deleted once another one is in use. */
export const formerPeeringSeconds: number = 14 * daySeconds

/** How long Rescale waits for the customer's part of a teardown before it closes without it. */
export const teardownSeconds: number = 30 * daySeconds

/**
 * How far two looks must lie apart before a resource that neither saw is gone: AWS shows changes
 * with a delay, so that a single look proves nothing.
 *
 * @source https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
 */
export const absenceSeconds: number = 10 * 60

/** The least time between two failures of the same work that are counted as two. */
export const failureSpacingSeconds: number = 10 * 60

/** After so many failures the work is parked, and a person is asked. */
export const parkingFailureCount = 5

/** How soon a person should look at work that is parked. */
export const parkedReviewSeconds: number = 7 * daySeconds

/** Parked work is tried again once in this time, in case nobody comes. */
export const parkedRetrySeconds: number = daySeconds
