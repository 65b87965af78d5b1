/**
 * How full a Rescale VPC is, counted from what EC2 describes, against the quotas.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
import {
  type RescaleVpc,
  type RescaleVpcLoad,
  type RescaleVpcQuotas,
  vpcQuotas,
} from '@byoa/core/network'

import type { RouteTable, VpcPeeringConnection } from '../aws/Ec2.ts'

/** What EC2 shows of a VPC and of the account's peerings. */
export interface LoadDescriptions {
  /** Every peering of the account in the Region, at either end; ended ones may be among them. */
  readonly peerings: ReadonlyArray<VpcPeeringConnection>
  readonly routeTables: ReadonlyArray<RouteTable>
}

/** What AWS gives to an account that asked for nothing. */
const defaultQuotas: RescaleVpcQuotas = {
  activePeerings: vpcQuotas.activePeeringsPerVpc,
  pendingRequests: vpcQuotas.outstandingPeeringRequests,
  routesPerTable: vpcQuotas.routesPerTable,
}

const isIn =
  (...codes: ReadonlyArray<string>) =>
  ({ Status }: VpcPeeringConnection): boolean =>
    codes.some((code) => code === Status?.Code)

const isPending = isIn('initiating-request', 'pending-acceptance')

/** Tells whether a peering has been accepted and not ended: those count against the VPC's quota. */
export const takesPlace: (peering: VpcPeeringConnection) => boolean = isIn('provisioning', 'active')

/** Tells whether a VPC is at either end of a peering. */
export const isPeeredWith =
  ({ vpcId }: RescaleVpc) =>
  ({ RequesterVpcInfo, AccepterVpcInfo }: VpcPeeringConnection): boolean =>
    RequesterVpcInfo?.VpcId === vpcId || AccepterVpcInfo?.VpcId === vpcId

/** Requests count for the account that made them, whichever VPC they start from. */
const isRequestOf =
  ({ accountId }: RescaleVpc) =>
  ({ RequesterVpcInfo }: VpcPeeringConnection): boolean =>
    RequesterVpcInfo?.OwnerId === accountId

/**
 * IPv6 routes and propagated ones have quotas of their own. A prefix list is one route here; AWS
 * counts its weight.
 */
const routesIn = ({ Routes }: RouteTable): number =>
  (Routes ?? []).filter(
    ({ DestinationIpv6CidrBlock, Origin }) =>
      DestinationIpv6CidrBlock === undefined && Origin !== 'EnableVgwRoutePropagation',
  ).length

/** Counts what a VPC holds of each quota. */
export const rescaleLoad = (
  vpc: RescaleVpc,
  { peerings, routeTables }: LoadDescriptions,
  quotas: Partial<RescaleVpcQuotas> = {},
): RescaleVpcLoad => ({
  activePeerings: peerings.filter(takesPlace).filter(isPeeredWith(vpc)).length,
  pendingRequests: peerings.filter(isPending).filter(isRequestOf(vpc)).length,
  routesInFullestTable: Math.max(
    0,
    ...routeTables.filter(({ VpcId }) => VpcId === vpc.vpcId).map(routesIn),
  ),
  quotas: { ...defaultQuotas, ...quotas },
})
