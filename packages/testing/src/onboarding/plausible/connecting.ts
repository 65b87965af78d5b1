/**
 * What is likely to be seen of the two accounts between the customer's report and a working
 * connection.
 */
import type { PeeringStatus, Side } from '@byoa/core/inspection'
import {
  type Instant,
  type OnboardingCommandOf,
  type PeeringActive,
  type PeeringPending,
  type StackReported,
  type Verified,
  addSeconds,
  expectedRoutes,
  expectedVpc,
} from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { peeringId } from '../../iam/resourceIds.ts'
import { brokenRouteTables } from '../../inspection/brokenRouteTables.ts'
import { brokenVpc } from '../../inspection/brokenVpc.ts'
import { matchingVpc } from '../../inspection/matchingVpc.ts'
import { roleProbe, soundProbe } from '../../inspection/roleProbe.ts'
import { workingRouteTables } from '../../inspection/workingRouteTables.ts'
import { record } from '../../record.ts'
import { text } from '../../text.ts'
import { type Choice, command } from './choice.ts'
import { cancel } from './ending.ts'
import { reportStack } from './negotiation.ts'

/** A peering that nobody accepts expires after seven days. */
const acceptanceSeconds = 168 * 60 * 60

const mostly = <A>(good: fc.Arbitrary<A>, bad: fc.Arbitrary<A>): fc.Arbitrary<A> =>
  fc.oneof({ weight: 25, arbitrary: good }, { weight: 5, arbitrary: bad })

/**
 * Returns what may be seen while role and VPC are verified; a customer may also correct its report.
 */
export const whileStackReported = (state: StackReported, at: Instant): ReadonlyArray<Choice> => {
  const { roleArn, vpcId } = state.stack
  const expected = expectedVpc(state)
  const vpc = mostly(
    matchingVpc(expected),
    brokenVpc(expected).map((broken) => broken.vpc),
  )
  return [
    {
      weight: 25,
      arbitrary: command(
        'RecordRoleProbe',
        { by: 'rescale', at },
        record({
          roleArn: fc.constant(roleArn),
          probe: mostly(fc.constant(soundProbe), roleProbe()),
        }),
      ),
    },
    {
      weight: 25,
      arbitrary: command(
        'RecordVpcInspection',
        { by: 'rescale', at },
        record({ vpcId: fc.constant(vpcId), vpc }),
      ),
    },
    { weight: 5, arbitrary: reportStack(state, at) },
    cancel(at),
  ]
}

/** Returns the peering request that follows verification. */
export const whileVerified = (_state: Verified, at: Instant): ReadonlyArray<Choice> => [
  {
    weight: 45,
    arbitrary: command(
      'RecordPeeringRequested',
      { by: 'rescale', at },
      record({
        peeringId: peeringId(),
        expiresAt: fc.constant(addSeconds(at, acceptanceSeconds)),
      }),
    ),
  },
  cancel(at),
]

/** Returns what AWS may say of the peering that the state is about. */
export const recordStatus = (
  { peering }: Pick<PeeringPending | PeeringActive, 'peering'>,
  at: Instant,
  statuses: readonly [PeeringStatus, ...ReadonlyArray<PeeringStatus>],
): fc.Arbitrary<OnboardingCommandOf<'RecordPeeringStatus'>> =>
  command(
    'RecordPeeringStatus',
    { by: 'rescale', at },
    record({
      peeringId: fc.constant(peering.peeringId),
      status: fc.constantFrom(...statuses),
      message: text(),
    }),
  )

/** Returns how a peering request may end: most are accepted. */
export const whilePeeringPending = (state: PeeringPending, at: Instant): ReadonlyArray<Choice> => [
  { weight: 40, arbitrary: recordStatus(state, at, ['active']) },
  {
    weight: 10,
    arbitrary: recordStatus(state, at, ['failed', 'rejected', 'expired', 'deleted']),
  },
  { weight: 5, arbitrary: recordStatus(state, at, ['pending-acceptance', 'provisioning']) },
  cancel(at),
]

const recordRoutes = (
  state: PeeringActive,
  at: Instant,
  side: Side,
): fc.Arbitrary<OnboardingCommandOf<'RecordRoutes'>> => {
  const expected = expectedRoutes(state, side, state.peering.peeringId)
  return command(
    'RecordRoutes',
    { by: 'rescale', at },
    record({
      side: fc.constant(side),
      routeTables: mostly(
        workingRouteTables(expected),
        brokenRouteTables(expected).map(({ routeTables }) => routeTables),
      ),
    }),
  )
}

/** Returns what may be seen of the routes of both sides. */
export const whilePeeringActive = (state: PeeringActive, at: Instant): ReadonlyArray<Choice> => [
  { weight: 30, arbitrary: recordRoutes(state, at, 'rescale') },
  { weight: 30, arbitrary: recordRoutes(state, at, 'customer') },
  { weight: 5, arbitrary: recordStatus(state, at, ['deleted']) },
  cancel(at),
]
