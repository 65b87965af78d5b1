/** The expected resources of both accounts, with which observations are compared. */
import { omitUndefined } from '../codec/omitUndefined.ts'
import type { ExpectedConnection } from '../inspection/findDrift.ts'
import type { ExpectedRoutes } from '../inspection/findMissingRoutes.ts'
import type { ExpectedVpc } from '../inspection/findVpcProblems.ts'
import type { Side } from '../inspection/InspectionFinding.ts'
import type { PeeringId } from '../iam/identity/identifiers.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { WithStack } from './OnboardingState.ts'

const associatedCidrs = ({ secondaryCidrs }: WithStack): ReadonlyArray<Ipv4Cidr> =>
  secondaryCidrs.filter(({ isAssociated }) => isAssociated).map(({ cidr }) => cidr)

/** The customer's VPC as agreed and reported. */
export const expectedVpc = (built: WithStack): ExpectedVpc => {
  const { request, stack, setup, rescaleVpc } = built
  return {
    vpcId: stack.vpcId,
    accountId: request.accountId,
    region: request.region,
    cidr: setup.cidr,
    secondaryCidrs: associatedCidrs(built),
    egress: request.egress,
    ...omitUndefined({ peeringDns: request.peeringDns }),
    subnetIds: stack.subnetIds,
    routeTableIds: stack.routeTableIds,
    rescaleVpcCidrs: rescaleVpc.cidrs,
  }
}

/**
 * The routes of one side: each of its tables, and on the customer's side each table that a subnet
 * of the stack uses, to each block of the other side, over the peering.
 */
export const expectedRoutes = (
  built: WithStack,
  side: Side,
  peeringId: PeeringId,
): ExpectedRoutes =>
  side === 'rescale'
    ? {
        routeTableIds: built.rescaleVpc.routeTableIds,
        destinations: [built.setup.cidr, ...associatedCidrs(built)],
        peeringId,
      }
    : {
        routeTableIds: built.stack.routeTableIds,
        subnetIds: built.stack.subnetIds,
        destinations: built.rescaleVpc.cidrs,
        peeringId,
      }

/** Everything a working connection consists of. */
export const expectedConnection = (built: WithStack, peeringId: PeeringId): ExpectedConnection => ({
  peeringId,
  peeringDns: built.request.peeringDns === true,
  vpc: expectedVpc(built),
  rescaleRoutes: expectedRoutes(built, 'rescale', peeringId),
  customerRoutes: expectedRoutes(built, 'customer', peeringId),
})
