/**
 * How many networks and parts of networks an account may have.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 * @source https://docs.aws.amazon.com/general/latest/gr/ec2-service.html#limits_ec2
 */

/** Quotas of one account: in a Region, in an Availability Zone, or of one VPC. */
export interface VpcQuotas {
  readonly vpcsPerRegion: number
  readonly blocksPerVpc: number
  readonly subnetsPerVpc: number
  readonly routeTablesPerVpc: number
  /** Local routes included. */
  readonly routesPerTable: number
  readonly activePeeringsPerVpc: number
  readonly outstandingPeeringRequests: number
  readonly securityGroupsPerRegion: number
  /** In each direction, IPv4 and IPv6 apart. */
  readonly rulesPerSecurityGroup: number
  readonly addressesPerRegion: number
  readonly natGatewaysPerZone: number
  readonly interfaceEndpointsPerVpc: number
  readonly gatewayEndpointsPerRegion: number
}

/** The quotas of an account that asked for nothing. */
export const vpcQuotas: VpcQuotas = {
  vpcsPerRegion: 5,
  blocksPerVpc: 5,
  subnetsPerVpc: 200,
  routeTablesPerVpc: 200,
  routesPerTable: 500,
  activePeeringsPerVpc: 50,
  outstandingPeeringRequests: 25,
  securityGroupsPerRegion: 2500,
  rulesPerSecurityGroup: 60,
  addressesPerRegion: 5,
  natGatewaysPerZone: 5,
  interfaceEndpointsPerVpc: 50,
  gatewayEndpointsPerRegion: 20,
}
