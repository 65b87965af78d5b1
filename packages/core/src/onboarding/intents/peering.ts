/** The intents from the peering request to the routes on both sides. */
import { intentOf } from '../Intent.ts'
import { type Instant, addSeconds } from '../../values/Instant.ts'
import type { PeeringActive, PeeringPending, SideRoutes, Verified } from '../OnboardingState.ts'
import { automaticPeeringAttempts } from '../rules/retryPeering.ts'
import { routesSeenSeconds } from '../waits.ts'
import { type Intents, dueBy } from './deadlines.ts'
import { verification } from './verification.ts'

/** Asks for the peering, or for a person when too many requests failed. */
export const inVerified = ({ attempt, lastEnd, peeringsToRemove }: Verified): Intents => {
  if (peeringsToRemove.length > 0) return []
  return attempt > automaticPeeringAttempts
    ? [intentOf('rescale', 'ReviewPeering', { attempt, reason: lastEnd?.reason ?? '' })]
    : [intentOf('rescale', 'RequestPeering', { attempt })]
}

/** Asks for the acceptance of the peering, and for pending verifications. */
export const inPeeringPending = (state: PeeringPending, now: Instant): Intents => {
  const { peeringId, expiresAt } = state.peering
  return [
    ...verification(state),
    dueBy(intentOf('customer', 'AcceptPeering', { peeringId }), now, expiresAt),
    intentOf('rescale', 'ObservePeering', { peeringId }),
  ]
}

/** Returns whether routes were in place so long ago that they are to be observed again. */
export const areToSeeAgain = (routes: SideRoutes, now: Instant): boolean =>
  routes.outcome === 'installed' && now >= addSeconds(routes.at, routesSeenSeconds)

/**
 * Asks for the routes of both sides, and for pending verifications. While the account refuses
 * calls, only the inspection of the VPC is attempted, to see whether it still does.
 */
export const inPeeringActive = (state: PeeringActive, now: Instant): Intents => {
  const { routes, role, accessLost } = state
  const isAccountSeen = role.outcome === 'verified' && accessLost === undefined
  const { peeringId } = state.peering
  const missing = routes.customer.outcome === 'missing' ? routes.customer.where : []
  // A table that is gone gets no routes: the VPC has to be corrected.
  const isTableGone = missing.some(({ problem }) => problem === 'no-table')
  return [
    // Otherwise a peering that ends before its routes are in place would go unnoticed.
    intentOf('rescale', 'ObservePeering', { peeringId }),
    ...verification(state),
    ...(isTableGone && isAccountSeen && state.vpc.outcome === 'verified'
      ? [intentOf('rescale', 'InspectVpc', {})]
      : []),
    ...(routes.rescale.outcome === 'installed'
      ? []
      : [intentOf('rescale', 'AddRescaleRoutes', { peeringId })]),
    ...(routes.customer.outcome === 'installed'
      ? []
      : [intentOf('customer', 'AddCustomerRoutes', { peeringId, missing })]),
    ...(isAccountSeen &&
    (routes.customer.outcome !== 'installed' || areToSeeAgain(routes.customer, now))
      ? [intentOf('rescale', 'ObserveCustomerRoutes', { peeringId })]
      : []),
  ]
}
