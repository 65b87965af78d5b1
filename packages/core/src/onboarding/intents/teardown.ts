/** The intents of a teardown. */
import { intentOf } from '../Intent.ts'
import { type Instant, addSeconds } from '../../values/Instant.ts'
import { stackNameOf } from '../OnboardingRequest.ts'
import type { Cancelled, Offboarding } from '../OnboardingState.ts'
import { isRescaleSideClean } from '../Teardown.ts'
import { customerRoutesSeconds, teardownSeconds } from '../waits.ts'
import { type Intents, allDueBy, dueBy } from './deadlines.ts'

const rescaleTeardown = (
  { since, peeringIds, teardown: { outstanding } }: Offboarding | Cancelled,
  now: Instant,
): Intents => {
  const routesDue = addSeconds(since, customerRoutesSeconds)
  const waitsForRoutes = outstanding.includes('CustomerRoutesRemoved')
  return [
    ...(outstanding.includes('RescaleRoutesRemoved')
      ? [intentOf('rescale', 'RemoveRescaleRoutes', { peeringIds })]
      : []),
    ...(waitsForRoutes
      ? [intentOf('rescale', 'ObserveCustomerRoutesRemoved', { peeringIds })]
      : []),
    ...(outstanding.includes('PeeringRemoved') &&
    !outstanding.includes('RescaleRoutesRemoved') &&
    (!waitsForRoutes || now >= routesDue)
      ? [intentOf('rescale', 'DeletePeering', { peeringIds })]
      : []),
  ]
}

/** The stack is deleted after the peering, which would prevent the deletion of its VPC. */
const customerTeardown = (
  { since, request, peeringIds, teardown }: Offboarding | Cancelled,
  now: Instant,
): Intents => {
  const { outstanding, leftovers } = teardown
  const isStackLeft = outstanding.includes('StackDeleted')
  const stackName = stackNameOf({ request })
  return [
    ...(outstanding.includes('CustomerRoutesRemoved')
      ? [
          dueBy(
            intentOf('customer', 'RemoveCustomerRoutes', { peeringIds }),
            now,
            addSeconds(since, customerRoutesSeconds),
          ),
        ]
      : []),
    ...(isStackLeft && !outstanding.includes('PeeringRemoved')
      ? [intentOf('customer', 'DeleteStack', { stackName, blockedBy: leftovers })]
      : []),
    ...(outstanding.includes('AccountClean') && !isStackLeft
      ? [intentOf('customer', 'ConfirmAccountClean', { leftovers })]
      : []),
  ]
}

/** Asks each party for its own steps, and Rescale to close when the customer does not answer. */
export const inTeardown = (state: Offboarding | Cancelled, now: Instant): Intents => {
  const { outstanding } = state.teardown
  if (outstanding.length === 0) return []
  const deadline = addSeconds(state.since, teardownSeconds)
  const close =
    now >= deadline && isRescaleSideClean(outstanding)
      ? [intentOf('rescale', 'CloseUnconfirmed', { unconfirmed: outstanding })]
      : []
  return allDueBy(
    [...rescaleTeardown(state, now), ...customerTeardown(state, now), ...close],
    now,
    deadline,
  )
}
