/** The parts of an agreement in the terms of the findings of verification. */
import type { SubnetId } from '../../iam/identity/identifiers.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'
import { presentSubnets } from '../presentSubnets.ts'
import type { ExpectedRoutes } from '../findMissingRoutes.ts'
import type { ExpectedVpc } from '../findVpcProblems.ts'
import type { VpcSnapshot } from '../snapshots.ts'

/** Returns whether the customer reported its stack. */
export const isReported = ({ stack }: AgreedConnection): boolean => stack !== undefined

/** Returns the subnets that were reported. */
export const agreedSubnets = ({ stack }: AgreedConnection): ReadonlyArray<SubnetId> =>
  stack?.subnetIds ?? []

/** Returns the VPC as agreed and reported; undefined before it was. */
export const expectedVpcOf = (agreed: AgreedConnection): ExpectedVpc | undefined => {
  const { setup, stack, secondaryCidrs, rescaleVpc } = agreed
  return stack === undefined
    ? undefined
    : {
        vpcId: stack.vpcId,
        accountId: setup.customerAccountId,
        region: setup.region,
        cidr: setup.vpcCidr,
        secondaryCidrs: secondaryCidrs ?? [],
        egress: setup.egress,
        subnetIds: stack.subnetIds,
        routeTableIds: stack.routeTableIds,
        rescaleVpcCidrs: rescaleVpc.cidrs,
      }
}

/** Returns the routes of Rescale's side over the peering. */
export const rescaleRoutesOf = (agreed: AgreedConnection): ExpectedRoutes | undefined =>
  agreed.peeringId === undefined
    ? undefined
    : {
        routeTableIds: agreed.rescaleVpc.routeTableIds,
        destinations: [agreed.setup.vpcCidr, ...(agreed.secondaryCidrs ?? [])],
        peeringId: agreed.peeringId,
      }

/** Returns the routes of the customer's side, in each table that a reported subnet goes by. */
export const customerRoutesOf = (
  agreed: AgreedConnection,
  { subnets }: VpcSnapshot,
): ExpectedRoutes | undefined => {
  const { peeringId, rescaleVpc, stack } = agreed
  return peeringId === undefined || stack === undefined
    ? undefined
    : {
        routeTableIds: stack.routeTableIds,
        subnetIds: presentSubnets(stack.subnetIds, subnets),
        destinations: rescaleVpc.cidrs,
        peeringId,
      }
}
