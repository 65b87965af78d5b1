/**
 * The kinds of things in EC2 that the setup template makes, or that stand in the way of deleting a
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
 * One kind: how to list the ids of those that filters let through and that do not go by themselves.
 */
export interface LeftoverKind {
  /** As EC2 writes it on tags. */
  readonly resourceType: string
  /** The filter by which things of this kind are found by their ids. */
  readonly idFilter: string
  /** The filter by which the things of a VPC are found. */
  readonly vpcFilter: 'vpc-id' | 'attachment.vpc-id'
  readonly ids: (ec2: Ec2, filter: Filter) => CloudTask<ReadonlyArray<string | undefined>>
}

// listing

/** Lists the network interfaces that a filter lets through. */
export const listNetworkInterfaces = (
  ec2: Ec2,
  filter: Filter,
): CloudTask<ReadonlyArray<NetworkInterface>> =>
  everyPage(ec2.describeNetworkInterfaces, { Filters: [filter] }, (page) => page.NetworkInterfaces)

/** Lists the endpoints that a filter lets through, without deleted ones. */
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

/** The default group goes with the VPC. */
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

/** The main table goes with the VPC. */
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

/** The VPC first: nothing is in one that is gone. */
export const vpcKind: LeftoverKind = {
  resourceType: 'vpc',
  idFilter: 'vpc-id',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    everyPage(ec2.describeVpcs, { Filters: [filter] }, (page) =>
      page.Vpcs?.map(({ VpcId }) => VpcId),
    ),
}

/** What is in a VPC beside network interfaces and endpoints, in the order in which it has to go. */
export const otherKindsInVpc: ReadonlyArray<LeftoverKind> = [
  securityGroups,
  subnets,
  routeTables,
  internetGateways,
]

/** What is in a VPC, in the order in which it has to go. Instances show by their interfaces. */
export const kindsInVpc: ReadonlyArray<LeftoverKind> = [
  networkInterfaces,
  vpcEndpoints,
  ...otherKindsInVpc,
]

/** The kinds whose things are looked for when only a tag tells of them. */
export const kindsLookedFor: ReadonlyArray<LeftoverKind> = [instances, ...kindsInVpc, vpcKind]
