/** Plausible observations between the customer's report and a working connection. */
import type { Side } from '@byoa/core/inspection'
import type { Instant } from '@byoa/core/values'
import {
  type OnboardingCommandOf,
  type PeeringActive,
  type PeeringPending,
  type StackReported,
  type Verified,
  expectedRoutes,
} from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { brokenRouteTables } from '../../inspection/brokenRouteTables.ts'
import { workingRouteTables } from '../../inspection/workingRouteTables.ts'
import { record } from '../../record.ts'
import { besideBuilt } from './besideBuilt.ts'
import { type Choice, mostly, observation } from './choice.ts'
import { cancel } from './ending.ts'
import { lossChoices, recordStatus, requestChoices } from './peering.ts'
import { suspend } from './suspension.ts'
import { vpcChoice } from './verification.ts'

/** Returns observations during the verification of role and VPC. */
export const whileStackReported = (state: StackReported, at: Instant): ReadonlyArray<Choice> => [
  vpcChoice(state, at),
  ...requestChoices(state, at),
  ...besideBuilt(state, at),
  cancel(at),
]

/** Returns the peering request that follows verification. */
export const whileVerified = (state: Verified, at: Instant): ReadonlyArray<Choice> => [
  ...requestChoices(state, at),
  vpcChoice(state, at),
  ...besideBuilt(state, at),
  cancel(at),
]

/**
 * Returns the ends of a peering request: most are accepted, but after a failed request the next
 * often fails, too.
 */
export const whilePeeringPending = (state: PeeringPending, at: Instant): ReadonlyArray<Choice> => [
  { weight: 40, arbitrary: recordStatus(state, at, ['active']) },
  {
    weight: state.peering.attempt > 1 ? 40 : 6,
    arbitrary: recordStatus(state, at, ['failed', 'rejected', 'expired', 'deleted']),
  },
  { weight: 3, arbitrary: recordStatus(state, at, ['pending-acceptance', 'provisioning']) },
  { weight: 3, arbitrary: recordStatus(state, at, ['not-visible']) },
  vpcChoice(state, at),
  ...besideBuilt(state, at),
  cancel(at),
]

const recordRoutes = (
  state: PeeringActive,
  at: Instant,
  side: Side,
): fc.Arbitrary<OnboardingCommandOf<'RecordRoutes'>> => {
  const { peeringId } = state.peering
  const expected = expectedRoutes(state, side, peeringId)
  const broken = brokenRouteTables(expected).map(({ routeTables }) => routeTables)
  return observation(
    'RecordRoutes',
    { state, at },
    record({
      side: fc.constant(side),
      routeTables: mostly(workingRouteTables(expected), broken),
      peeringId: fc.constant(peeringId),
    }),
  )
}

/** Returns observations of the routes of both sides. */
export const whilePeeringActive = (state: PeeringActive, at: Instant): ReadonlyArray<Choice> => [
  { weight: 25, arbitrary: recordRoutes(state, at, 'rescale') },
  { weight: 25, arbitrary: recordRoutes(state, at, 'customer') },
  ...lossChoices(state, at),
  vpcChoice(state, at),
  suspend(at),
  ...besideBuilt(state, at),
  cancel(at),
]
