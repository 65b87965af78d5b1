/**
 * Rescale's part of taking a connection down. A step is recorded only once it has been seen to be
 * done.
 */
import type { PeeringId } from '@byoa/core/iam'
import type { RouteTableSnapshot } from '@byoa/core/inspection'
import type { Cancelled, Offboarding } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'
import { accessOf } from './verification.ts'

type Ending = Offboarding | Cancelled

const hasRoutesTo = (
  tables: ReadonlyArray<RouteTableSnapshot>,
  peeringIds: ReadonlyArray<PeeringId>,
): boolean =>
  tables.some(({ routes }) =>
    routes.some(({ target }) => target.kind === 'peering' && peeringIds.includes(target.peeringId)),
  )

const unchanged = (state: Ending): E.Either<OnboardingError, Handled> =>
  E.right({ onboardingId: state.onboardingId, state, events: [] })

/** Removes the routes of Rescale's tables. */
export const removeRescaleRoutes =
  (ports: RescalePorts, state: Ending): TaskEither<OnboardingError, Handled> =>
  async () => {
    const { onboardingId, request, rescaleVpc, peeringIds } = state
    const tables = await ports.rescaleCloud.removeRoutes({
      region: request.region,
      routeTableIds: rescaleVpc.routeTableIds,
      peeringIds,
    })()
    if (E.isLeft(tables)) return tables
    return hasRoutesTo(tables.right, peeringIds)
      ? unchanged(state)
      : give({ ports, onboardingId, by: 'rescale' }, 'RecordTeardown', {
          step: 'RescaleRoutesRemoved',
        })()
  }

/** Looks whether the customer has removed the routes of its tables. */
export const observeCustomerRoutesRemoved =
  (ports: RescalePorts, state: Ending): TaskEither<OnboardingError, Handled> =>
  async () => {
    const { onboardingId, setup, stack, peeringIds } = state
    if (setup === undefined || stack === undefined) return unchanged(state)
    const tables = await ports.customerCloud.describeRouteTables({
      ...accessOf({ ...state, setup, stack }),
      routeTableIds: stack.routeTableIds,
    })()
    if (E.isLeft(tables)) return tables
    return hasRoutesTo(tables.right, peeringIds)
      ? unchanged(state)
      : give({ ports, onboardingId, by: 'rescale' }, 'RecordTeardown', {
          step: 'CustomerRoutesRemoved',
        })()
  }

/** Deletes every peering there was; those that ended by themselves are only confirmed. */
export const deletePeerings =
  (ports: RescalePorts, state: Ending): TaskEither<OnboardingError, Handled> =>
  async () => {
    const { region } = state.request
    for (const peeringId of state.peeringIds) {
      // One after the other: when one fails, those before it are gone and stay gone.
      const deleted = await ports.rescaleCloud.deletePeering({ region, peeringId })()
      if (E.isLeft(deleted)) return deleted
    }
    return give({ ports, onboardingId: state.onboardingId, by: 'rescale' }, 'RecordTeardown', {
      step: 'PeeringRemoved',
    })()
  }
