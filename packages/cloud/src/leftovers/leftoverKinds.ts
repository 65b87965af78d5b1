/**
 * The kinds of EC2 resources that the setup template creates, or that prevent the deletion of a
 * VPC.
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Ec2, Filter, NetworkInterface, VpcEndpoint } from '../aws/Ec2.ts'
import { everyPage } from '../aws/everyPage.ts'
import type { CloudTask } from '../failures/CloudError.ts'

// model

/**
 * A kind: how to list the IDs of the resources that match filters and are not deleted by
 * themselves.
 */
export interface LeftoverKind {
  /** The resource type as in EC2's tags. */
  readonly resourceType: string
  /** The filter for IDs of this kind. */
  readonly idFilter: string
  /** The filter for a VPC. */
  readonly vpcFilter: 'vpc-id' | 'attachment.vpc-id'
  readonly ids: (ec2: Ec2, filter: Filter) => CloudTask<ReadonlyArray<string | undefined>>
}

// listing

/** Lists the network interfaces that match a filter. */
export const listNetworkInterfaces = (
  ec2: Ec2,
  filter: Filter,
): CloudTask<ReadonlyArray<NetworkInterface>> =>
  everyPage(ec2.describeNetworkInterfaces, { Filters: [filter] }, (page) => page.NetworkInterfaces)

/** Lists the endpoints that match a filter, without deleted endpoints. */
export const listVpcEndpoints = (ec2: Ec2, filter: Filter): CloudTask<ReadonlyArray<VpcEndpoint>> =>
  everyPage(ec2.describeVpcEndpoints, { Filters: [filter] }, (page) =>
    page.VpcEndpoints?.filter(({ State }) => State?.toLowerCase() !== 'deleted'),
  )

// kinds

const networkInterfaces: LeftoverKind = {
  resourceType: 'network-interface',
  idFilter: 'network-interface-id',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    pipe(
      listNetworkInterfaces(ec2, filter),
      TE.map(RA.map(({ NetworkInterfaceId }) => NetworkInterfaceId)),
    ),
}

const vpcEndpoints: LeftoverKind = {
  resourceType: 'vpc-endpoint',
  idFilter: 'vpc-endpoint-id',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    pipe(listVpcEndpoints(ec2, filter), TE.map(RA.map(({ VpcEndpointId }) => VpcEndpointId))),
}

/** The default security group is deleted with the VPC. */
const securityGroups: LeftoverKind = {
  resourceType: 'security-group',
  idFilter: 'group-id',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    everyPage(ec2.describeSecurityGroups, { Filters: [filter] }, (page) =>
      page.SecurityGroups?.filter(({ GroupName }) => GroupName !== 'default').map(
        ({ GroupId }) => GroupId,
      ),
    ),
}

const subnets: LeftoverKind = {
  resourceType: 'subnet',
  idFilter: 'subnet-id',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    everyPage(ec2.describeSubnets, { Filters: [filter] }, (page) =>
      page.Subnets?.map(({ SubnetId }) => SubnetId),
    ),
}

/** The main route table is deleted with the VPC. */
const routeTables: LeftoverKind = {
  resourceType: 'route-table',
  idFilter: 'route-table-id',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    everyPage(ec2.describeRouteTables, { Filters: [filter] }, (page) =>
      page.RouteTables?.filter(
        ({ Associations }) => !(Associations ?? []).some(({ Main }) => Main === true),
      ).map(({ RouteTableId }) => RouteTableId),
    ),
}

const internetGateways: LeftoverKind = {
  resourceType: 'internet-gateway',
  idFilter: 'internet-gateway-id',
  vpcFilter: 'attachment.vpc-id',
  ids: (ec2, filter) =>
    everyPage(ec2.describeInternetGateways, { Filters: [filter] }, (page) =>
      page.InternetGateways?.map(({ InternetGatewayId }) => InternetGatewayId),
    ),
}

/** A terminated instance is listed for about an hour, with its tags. */
const instances: LeftoverKind = {
  resourceType: 'instance',
  idFilter: 'instance-id',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    everyPage(ec2.describeInstances, { Filters: [filter] }, (page) =>
      page.Reservations?.flatMap(({ Instances }) => Instances ?? [])
        .filter(({ State }) => State?.Name !== 'terminated')
        .map(({ InstanceId }) => InstanceId),
    ),
}

/** The VPC first: if it is gone, so is everything in it. */
export const vpcKind: LeftoverKind = {
  resourceType: 'vpc',
  idFilter: 'vpc-id',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    everyPage(ec2.describeVpcs, { Filters: [filter] }, (page) =>
      page.Vpcs?.map(({ VpcId }) => VpcId),
    ),
}

/** Resources in a VPC other than network interfaces and endpoints, in the order of deletion. */
export const otherKindsInVpc: ReadonlyArray<LeftoverKind> = [
  securityGroups,
  subnets,
  routeTables,
  internetGateways,
]

/**
 * Resources in a VPC, in the order of deletion. Instances are found by their network interfaces.
 */
export const kindsInVpc: ReadonlyArray<LeftoverKind> = [
  networkInterfaces,
  vpcEndpoints,
  ...otherKindsInVpc,
]

/** The kinds that are looked up when only a tag shows a resource. */
export const kindsLookedFor: ReadonlyArray<LeftoverKind> = [instances, ...kindsInVpc, vpcKind]
