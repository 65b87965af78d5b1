/** The steps on the customer's side of a peering. */
import type { Agreement } from '../useCases/customer/Agreement.ts'
import type { CustomerStepOf } from './CustomerStep.ts'
import type { KnownPeering } from './CustomerTask.ts'

/** Returns the step that accepts a peering of the blocks that are agreed now. */
export const acceptanceOf = (
  { rescaleVpc }: Agreement,
  { peeringId, accepterVpcId }: KnownPeering,
): CustomerStepOf<'acceptPeering'> => ({
  operation: 'acceptPeering',
  peeringId,
  accepterVpcId,
  rescaleVpcCidrs: rescaleVpc.cidrs,
})

/**
 * Returns the steps that add the routes to the blocks that are agreed now (a notice has those of
 * the time when it was sent), and allow DNS resolution if it is agreed.
 */
export const routesOver = (
  { request, rescaleVpc }: Agreement,
  { peeringId, routeTableIds }: Pick<KnownPeering, 'peeringId' | 'routeTableIds'>,
): ReadonlyArray<CustomerStepOf<'installRoutes' | 'allowPeeringDns'>> => [
  {
    operation: 'installRoutes',
    peeringId,
    routeTableIds,
    destinations: rescaleVpc.cidrs,
  },
  ...(request.peeringDns === true ? [{ operation: 'allowPeeringDns' as const, peeringId }] : []),
]
