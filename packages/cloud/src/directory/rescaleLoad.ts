/**
 * The load of a Rescale VPC, counted from EC2's descriptions, and its quotas.
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

/** EC2's description of a VPC and of the account's peerings. */
export interface LoadDescriptions {
  /** Every peering of the account in the Region, at either end; may include ended peerings. */
  readonly peerings: ReadonlyArray<VpcPeeringConnection>
  readonly routeTables: ReadonlyArray<RouteTable>
}

/** The VPC whose load is counted. */
export type CountedVpc = Pick<RescaleVpc, 'vpcId' | 'accountId' | 'routeTableIds'>

/** AWS's default quotas. */
export const defaultQuotas: RescaleVpcQuotas = {
  activePeerings: vpcQuotas.activePeeringsPerVpc,
  pendingRequests: vpcQuotas.outstandingPeeringRequests,
  routesPerTable: vpcQuotas.routesPerTable,
}

const isIn =
  (...codes: ReadonlyArray<string>) =>
  ({ Status }: VpcPeeringConnection): boolean =>
    codes.some((code) => code === Status?.Code)

const isPending = isIn('initiating-request', 'pending-acceptance')

/**
 * Returns whether a peering is accepted and has not ended, so that it counts against the VPC's
 * quota.
 */
export const takesPlace: (peering: VpcPeeringConnection) => boolean = isIn('provisioning', 'active')

/** Returns whether a VPC is at either end of a peering. */
export const isPeeredWith =
  ({ vpcId }: Pick<RescaleVpc, 'vpcId'>) =>
  ({ RequesterVpcInfo, AccepterVpcInfo }: VpcPeeringConnection): boolean =>
    RequesterVpcInfo?.VpcId === vpcId || AccepterVpcInfo?.VpcId === vpcId

/** Requests count against the quota of the requesting account, for all of its VPCs together. */
const isRequestOf =
  ({ accountId }: CountedVpc) =>
  ({ RequesterVpcInfo }: VpcPeeringConnection): boolean =>
    RequesterVpcInfo?.OwnerId === accountId

/**
 * IPv6 and propagated routes have their own quotas. A prefix list counts as one route here; AWS
 * counts its weight.
 */
const routesIn = ({ Routes }: RouteTable): number =>
  (Routes ?? []).filter(
    ({ DestinationIpv6CidrBlock, Origin }) =>
      DestinationIpv6CidrBlock === undefined && Origin !== 'EnableVgwRoutePropagation',
  ).length

/** Returns whether a route table gets routes to customers. */
export const isChosen =
  ({ routeTableIds }: Pick<RescaleVpc, 'routeTableIds'>) =>
  ({ RouteTableId }: RouteTable): boolean =>
    routeTableIds.some((id) => id === RouteTableId)

/** Counts the usage of each quota, of routes in the chosen tables only. */
export const rescaleLoad = (
  vpc: CountedVpc,
  { peerings, routeTables }: LoadDescriptions,
  quotas: Partial<RescaleVpcQuotas> = {},
): RescaleVpcLoad => ({
  activePeerings: peerings.filter(takesPlace).filter(isPeeredWith(vpc)).length,
  pendingRequests: peerings.filter(isPending).filter(isRequestOf(vpc)).length,
  routesInFullestTable: Math.max(0, ...routeTables.filter(isChosen(vpc)).map(routesIn)),
  quotas: { ...defaultQuotas, ...quotas },
})
