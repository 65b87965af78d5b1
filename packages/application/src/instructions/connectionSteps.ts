/** The steps on the customer's side of a peering. */
import type { CustomerStepOf } from './CustomerStep.ts'
import { type CustomerTask, type KnownPeering, agreementOfTask } from './CustomerTask.ts'

/** Returns the step that accepts a peering of the blocks that are agreed now. */
export const acceptanceOf = (
  task: CustomerTask,
  { peeringId, accepterVpcId }: KnownPeering,
): CustomerStepOf<'acceptPeering'> => ({
  operation: 'acceptPeering',
  peeringId,
  accepterVpcId,
  rescaleVpcCidrs: agreementOfTask(task).rescaleVpc.cidrs,
})

/**
 * Returns the steps that add the routes to the blocks that are agreed now (a notice has those of
 * the time when it was sent), and allow DNS resolution if it is agreed.
 */
export const routesOver = (
  task: CustomerTask,
  { peeringId, routeTableIds }: Pick<KnownPeering, 'peeringId' | 'routeTableIds'>,
): ReadonlyArray<CustomerStepOf<'installRoutes' | 'allowPeeringDns'>> => [
  {
    operation: 'installRoutes',
    peeringId,
    routeTableIds,
    destinations: agreementOfTask(task).rescaleVpc.cidrs,
  },
  ...(task.setup.request.peeringDns === true
    ? [{ operation: 'allowPeeringDns' as const, peeringId }]
    : []),
]
