/** Routes on both sides: Rescale adds its own, and looks whether the customer has added theirs. */
import { type Joined, type PeeringActive, expectedRoutes } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { InstallRoutesInput } from '../ports/RescaleCloud.ts'
import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'
import { accessOf } from './verification.ts'

/** The routes that a side installs for an active peering. */
export const routesToInstall = (
  state: PeeringActive | Omit<Joined, 'rotation'>,
  side: 'rescale' | 'customer',
): InstallRoutesInput => ({
  ...expectedRoutes(state, side, state.peering.peeringId),
  region: state.request.region,
  formerPeeringIds: state.formerPeeringIds,
})

/** Adds the routes of Rescale's tables and records them. */
export const addRescaleRoutes =
  (ports: RescalePorts, state: PeeringActive): TaskEither<OnboardingError, Handled> =>
  async () => {
    const tables = await ports.rescaleCloud.installRoutes(routesToInstall(state, 'rescale'))()
    if (E.isLeft(tables)) return tables
    return give({ ports, onboardingId: state.onboardingId, by: 'rescale' }, 'RecordRoutes', {
      side: 'rescale',
      routeTables: tables.right,
    })()
  }

/** Looks at the customer's tables through its role and records their routes. */
export const observeCustomerRoutes =
  (ports: RescalePorts, state: PeeringActive): TaskEither<OnboardingError, Handled> =>
  async () => {
    const { routeTableIds } = state.stack
    const tables = await ports.customerCloud.describeRouteTables({
      ...accessOf(state),
      routeTableIds,
    })()
    if (E.isLeft(tables)) return tables
    return give({ ports, onboardingId: state.onboardingId, by: 'rescale' }, 'RecordRoutes', {
      side: 'customer',
      routeTables: tables.right,
    })()
  }
