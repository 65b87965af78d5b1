/**
 * Rescale's part of a teardown, as reconciliation: find what exists, remove it, look again. A step
 * is recorded only when nothing is found, and needs no access to the customer's account.
 */
import { omitUndefined } from '@byoa/core/codec'
import type { PeeringId } from '@byoa/core/iam/identity'
import {
  type PeeringSnapshot,
  type PeeringStatus,
  type RouteTableSnapshot,
  hasRoutesTo,
} from '@byoa/core/inspection'
import type {
  Cancelled,
  Closed,
  Ending,
  KnownState,
  Offboarding,
  OnboardingId,
  StateWithStack,
} from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CustomerCloudError } from '../ports/CustomerCloud.ts'
import type { Failure } from '../ports/Failure.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { throughRole } from './access.ts'
import { give } from './give.ts'
import { recordingRefusal } from './verification.ts'

type Ended = Offboarding | Cancelled
type Cloud = Pick<RescalePorts, 'rescaleCloud' | 'store'>
type Work = TE.TaskEither<OnboardingError, CommandResult>

const unchanged = (state: KnownState): CommandResult => ({
  onboardingId: state.onboardingId,
  state,
  events: [],
})

const goneStatuses: ReadonlyArray<PeeringStatus> = ['deleted', 'expired', 'failed', 'rejected']

const isGone = ({ status }: PeeringSnapshot): boolean => goneStatuses.includes(status)

/** The onboarding that holds the customer's VPC, if it is another one by now. */
const successor = (
  { store }: Cloud,
  { onboardingId, stack }: Ending,
): TE.TaskEither<Failure, O.Option<OnboardingId>> =>
  stack === undefined
    ? TE.right(O.none)
    : pipe(
        store.holderOf({ kind: 'CustomerVpc', vpcId: stack.vpcId }),
        TE.map(O.filter((holder) => holder !== onboardingId)),
      )

/**
 * Finds the peerings that have the onboarding's tag or connect its VPCs. Once another onboarding
 * holds the customer's VPC, the live peerings belong to it. The holder is read last: another
 * onboarding claims the VPC before it requests a peering.
 */
const findPeerings = (
  ports: Cloud,
  state: Ending,
): TE.TaskEither<Failure, ReadonlyArray<PeeringSnapshot>> => {
  const { onboardingId, request, rescaleVpc, stack } = state
  return pipe(
    ports.rescaleCloud.findPeerings({
      onboardingId,
      region: request.region,
      rescaleVpcId: rescaleVpc.vpcId,
      ...omitUndefined({ customerVpcId: stack?.vpcId }),
    }),
    TE.bindTo('found'),
    TE.bind('successor', () => successor(ports, state)),
    TE.map(({ found, successor: next }) => (O.isNone(next) ? found : found.filter(isGone))),
  )
}

/** The recorded peerings and the found peerings. */
const allPeeringIds = (
  { peeringIds }: Ending,
  found: ReadonlyArray<PeeringSnapshot>,
): ReadonlyArray<PeeringId> => [
  ...new Set([...peeringIds, ...found.map(({ peeringId }) => peeringId)]),
]

const removeRoutesTo = (
  { rescaleCloud }: Cloud,
  { request, rescaleVpc }: Pick<Ending, 'request' | 'rescaleVpc'>,
  peeringIds: ReadonlyArray<PeeringId>,
): TE.TaskEither<Failure, ReadonlyArray<RouteTableSnapshot>> =>
  rescaleCloud.removeRoutes({
    region: request.region,
    routeTableIds: rescaleVpc.routeTableIds,
    peeringIds,
  })

/** Removes Rescale's routes to every peering of the onboarding; returns whether all are gone. */
const withoutRoutes = (ports: Cloud, state: Ending): TE.TaskEither<Failure, boolean> =>
  pipe(
    findPeerings(ports, state),
    TE.map((found) => allPeeringIds(state, found)),
    TE.bindTo('peeringIds'),
    TE.bind('tables', ({ peeringIds }) => removeRoutesTo(ports, state, peeringIds)),
    TE.map(({ tables, peeringIds }) => !hasRoutesTo(tables, peeringIds)),
  )

/** Observes whether the customer has removed the routes of its tables. */
export const observeCustomerRoutesRemoved = (ports: RescalePorts, state: Ended): Work => {
  const { onboardingId, setup, stack } = state
  if (setup === undefined || stack === undefined) return TE.right(unchanged(state))
  return pipe(
    throughRole({ ...state, setup, stack }, (access) =>
      ports.customerCloud.describeRouteTables({ ...access, routeTableIds: stack.routeTableIds }),
    ),
    TE.flatMap((routeTables): TE.TaskEither<CustomerCloudError | OnboardingError, CommandResult> =>
      give({ ports, onboardingId, by: 'rescale' }, 'RecordRoutes', {
        began: state.changedAt,
        side: 'customer',
        routeTables,
      }),
    ),
    TE.orElse(recordingRefusal(ports, { ...state, stack })),
  )
}

const deleteAll = (
  { rescaleCloud }: Cloud,
  { request }: Pick<Ending, 'request'>,
  peeringIds: ReadonlyArray<PeeringId>,
): TE.TaskEither<Failure, unknown> =>
  // Sequential: when a deletion fails, the earlier ones are done.
  TE.traverseSeqArray((peeringId: PeeringId) =>
    rescaleCloud.deletePeering({ region: request.region, peeringId }),
  )(peeringIds)

/**
 * Deletes every peering and, again, every route to one: another worker may have created either
 * meanwhile. Returns whether all are gone.
 */
const withoutPeerings = (ports: Cloud, state: Ending): TE.TaskEither<Failure, boolean> =>
  pipe(
    findPeerings(ports, state),
    TE.flatMap((found) => deleteAll(ports, state, allPeeringIds(state, found))),
    TE.flatMap(() => findPeerings(ports, state)),
    TE.map((found) => ({ found, peeringIds: allPeeringIds(state, found) })),
    TE.bind('tables', ({ peeringIds }) => removeRoutesTo(ports, state, peeringIds)),
    TE.map(
      ({ found, peeringIds, tables }) => found.every(isGone) && !hasRoutesTo(tables, peeringIds),
    ),
  )

/** Deletes replaced peerings and the routes to them; returns whether all are gone. */
const withoutReplaced = (ports: Cloud, state: StateWithStack): TE.TaskEither<Failure, boolean> => {
  const { peeringsToRemove: peeringIds, request } = state
  return pipe(
    removeRoutesTo(ports, state, peeringIds),
    TE.flatMap(() => deleteAll(ports, state, peeringIds)),
    TE.flatMap(() => ports.rescaleCloud.describePeerings({ region: request.region, peeringIds })),
    TE.map((found) => found.every(isGone)),
  )
}

type Step<State> = (ports: RescalePorts, state: State) => Work

/** Performs a step of Rescale's, and records it once nothing is left. */
const recording =
  <State extends KnownState>(
    step: 'RescaleRoutesRemoved' | 'PeeringRemoved',
    remove: (ports: Cloud, state: State) => TE.TaskEither<Failure, boolean>,
  ): Step<State> =>
  (ports, state) =>
    pipe(
      remove(ports, state),
      TE.flatMap((isClean): Work =>
        isClean
          ? give({ ports, onboardingId: state.onboardingId, by: 'rescale' }, 'RecordTeardown', {
              began: state.changedAt,
              step,
            })
          : TE.right(unchanged(state)),
      ),
    )

/** Removes the routes of Rescale's tables. */
export const removeRescaleRoutes: Step<Ended> = recording<Ended>(
  'RescaleRoutesRemoved',
  withoutRoutes,
)

/** Deletes the peerings of an onboarding that is being ended. */
export const deletePeerings: Step<Ended> = recording<Ended>('PeeringRemoved', withoutPeerings)

/** Deletes the peerings to VPCs that another stack report has replaced, and the routes to them. */
export const deleteFormerPeerings: Step<StateWithStack> = recording(
  'PeeringRemoved',
  withoutReplaced,
)

/** Removes what another worker created after the onboarding was over. */
export const sweep = (ports: Cloud, state: Cancelled | Closed): TE.TaskEither<Failure, unknown> =>
  state.stack === undefined ? TE.right(undefined) : withoutPeerings(ports, state)
