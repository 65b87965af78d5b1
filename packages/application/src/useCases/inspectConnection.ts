/** Looks at both ends of a connection that has worked, and repairs what is Rescale's to repair. */
import type { ConnectionSnapshot } from '@byoa/core/inspection'
import {
  type Connected,
  type Degraded,
  type Suspended,
  expectedRoutes,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'
import { routesToInstall } from './routes.ts'
import { accessOf } from './verification.ts'

type Worked = Connected | Degraded

/** Looks at peering, VPC and both sides' route tables. */
export const connectionSnapshot =
  (
    { rescaleCloud, customerCloud }: RescalePorts,
    state: Worked | Suspended,
  ): TaskEither<Failure, ConnectionSnapshot> =>
  async () => {
    const { peeringId } = state.peering
    const { region } = state.request
    const { routeTableIds } = expectedRoutes(state, 'rescale', peeringId)
    const peerings = await rescaleCloud.describePeerings({ region, peeringIds: [peeringId] })()
    if (E.isLeft(peerings)) return peerings
    const rescale = await rescaleCloud.describeRouteTables({ region, routeTableIds })()
    if (E.isLeft(rescale)) return rescale
    const vpc = await customerCloud.describeVpc({ ...accessOf(state), vpcId: state.stack.vpcId })()
    if (E.isLeft(vpc)) return vpc
    const seenVpc = O.toUndefined(vpc.right)
    return E.right({
      peering: peerings.right[0],
      rescaleRouteTables: rescale.right,
      customerRouteTables: seenVpc?.routeTables ?? [],
      vpc: seenVpc,
    })
  }

const isGone = ({ peering }: ConnectionSnapshot): boolean =>
  peering === undefined || peering.status === 'deleted'

/** Inspects the connection: a peering that is gone ends it, anything else that differs is drift. */
export const inspectConnection =
  (ports: RescalePorts, state: Worked): TaskEither<OnboardingError, Handled> =>
  async () => {
    const seen = await connectionSnapshot(ports, state)()
    if (E.isLeft(seen)) return seen
    const giver = { ports, onboardingId: state.onboardingId, by: 'rescale' } as const
    if (!isGone(seen.right)) return give(giver, 'RecordInspection', { seen: seen.right })()
    return give(giver, 'RecordPeeringStatus', {
      peeringId: state.peering.peeringId,
      status: 'deleted',
      message: seen.right.peering?.message ?? 'no longer visible',
    })()
  }

/** Puts Rescale's own routes back and looks again. */
export const repairConnection =
  (ports: RescalePorts, state: Degraded): TaskEither<OnboardingError, Handled> =>
  async () => {
    const installed = await ports.rescaleCloud.installRoutes(routesToInstall(state, 'rescale'))()
    return E.isLeft(installed) ? installed : inspectConnection(ports, state)()
  }
