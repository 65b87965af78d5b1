/**
 * Routes on both sides: Rescale adds its own, and observes whether the customer has added theirs.
 */
import type { MissingRoute, Side } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import {
  type OnboardingCommandData,
  type OnboardingState,
  type PeeringActive,
  type StateWithStack,
  type WithPeering,
  areToSeeAgain,
  expectedRoutes,
  peeringIdsOf,
} from '@byoa/core/onboarding'
import { describeMissingRoute } from '@byoa/core/words/en'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CustomerCloudError } from '../ports/CustomerCloud.ts'
import { type Failure, failure } from '../ports/Failure.ts'
import type { InstallRoutesInput } from '../ports/RescaleCloud.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { throughRole } from './access.ts'
import { give, inSequence } from './give.ts'
import { allowAgreedDns } from './peering.ts'
import { recordingRefusal } from './verification.ts'

/** The routes that a side installs for a peering. */
export const routesToInstall = (
  state: Omit<WithPeering, 'rotation'>,
  side: Side,
): InstallRoutesInput => {
  const { subnetIds: _used, ...routes } = expectedRoutes(state, side, state.peering.peeringId)
  return { ...routes, region: state.request.region }
}

/**
 * Adds the routes of Rescale's tables, then allows DNS resolution over the peering if it is agreed;
 * returns the tables.
 */
export const connectRescaleSide = (
  { rescaleCloud }: Pick<RescalePorts, 'rescaleCloud'>,
  state: WithPeering,
): ReturnType<RescalePorts['rescaleCloud']['installRoutes']> =>
  pipe(
    rescaleCloud.installRoutes(routesToInstall(state, 'rescale')),
    TE.tap(() => allowAgreedDns(rescaleCloud, state.request, state.peering.peeringId)),
  )

const recordRoutes = (
  ports: RescalePorts,
  { onboardingId, changedAt: began, peering: { peeringId } }: PeeringActive,
  seen: Pick<OnboardingCommandData['RecordRoutes'], 'side' | 'routeTables'>,
): TE.TaskEither<OnboardingError, CommandResult> =>
  give({ ports, onboardingId, by: 'rescale' }, 'RecordRoutes', { began, ...seen, peeringId })

/** Adds the routes of Rescale's tables and records them. */
export const addRescaleRoutes = (
  ports: RescalePorts,
  state: PeeringActive,
): TE.TaskEither<OnboardingError, CommandResult> =>
  pipe(
    connectRescaleSide(ports, state),
    TE.flatMap((routeTables) => recordRoutes(ports, state, { side: 'rescale', routeTables })),
  )

const missingAtRescale = (state: OnboardingState): ReadonlyArray<MissingRoute> => {
  if (state.status === 'PeeringActive') {
    return state.routes.rescale.outcome === 'missing' ? state.routes.rescale.where : []
  }
  return state.status === 'Degraded'
    ? state.findings.flatMap(({ id, evidence }) =>
        id === 'route-missing' && evidence.side === 'rescale' ? [evidence] : [],
      )
    : []
}

/**
 * Left when routes of Rescale's are missing although they were added and recorded: a route that
 * leads elsewhere is never replaced, so a person has to decide about it.
 */
export const ensureRescaleRoutes = (done: CommandResult): E.Either<Failure, CommandResult> => {
  const missing = missingAtRescale(done.state)
  return missing.length === 0
    ? E.right(done)
    : E.left(
        failure({
          operation: 'RescaleCloud.installRoutes',
          code: 'RouteMissing',
          message: missing.map(describeMissingRoute).join(' '),
          retryable: false,
        }),
      )
}

/**
 * Releases a secondary block, once no route of Rescale's leads to it: a route over a peering that
 * has ended is still there, as a blackhole.
 */
export const releaseSecondaryCidr = (
  ports: RescalePorts,
  state: StateWithStack,
  cidr: Ipv4Cidr,
): TE.TaskEither<OnboardingError, CommandResult> =>
  pipe(
    ports.rescaleCloud.removeRoutes({
      region: state.request.region,
      routeTableIds: state.rescaleVpc.routeTableIds,
      peeringIds: peeringIdsOf(state),
      destinations: [cidr],
    }),
    TE.flatMap(() =>
      give({ ports, onboardingId: state.onboardingId, by: 'rescale' }, 'ReleaseSecondaryCidr', {
        began: state.changedAt,
        cidr,
      }),
    ),
  )

const observeRescaleRoutes = (
  ports: RescalePorts,
  state: PeeringActive,
): TE.TaskEither<OnboardingError, CommandResult> =>
  pipe(
    ports.rescaleCloud.describeRouteTables({
      region: state.request.region,
      routeTableIds: state.rescaleVpc.routeTableIds,
    }),
    TE.flatMap((routeTables) => recordRoutes(ports, state, { side: 'rescale', routeTables })),
  )

/** Reads the tables of the customer's VPC through its role and records their routes. */
const readCustomerRoutes = (
  ports: RescalePorts,
  state: PeeringActive,
): TE.TaskEither<OnboardingError, CommandResult> => {
  const { vpcId } = state.stack
  return pipe(
    throughRole(state, (access) => ports.customerCloud.describeRouteTables({ ...access, vpcId })),
    TE.flatMap((routeTables): TE.TaskEither<CustomerCloudError | OnboardingError, CommandResult> =>
      recordRoutes(ports, state, { side: 'customer', routeTables }),
    ),
    TE.orElse(recordingRefusal(ports, state)),
  )
}

/**
 * Observes the routes of the customer, after those of Rescale if these were added long ago: a
 * connection is connected by the routes of both sides as they are now.
 */
export const observeCustomerRoutes = (
  ports: RescalePorts,
  state: PeeringActive,
): TE.TaskEither<OnboardingError, CommandResult> =>
  areToSeeAgain(state.routes.rescale, ports.clock.now())
    ? pipe(
        observeRescaleRoutes(ports, state),
        TE.flatMap((seen) =>
          seen.state.status === 'PeeringActive'
            ? inSequence(readCustomerRoutes(ports, seen.state))(seen)
            : TE.right(seen),
        ),
      )
    : readCustomerRoutes(ports, state)
