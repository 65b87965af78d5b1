/**
 * The kinds of things in EC2 that the setup template makes, or that stand in the way of deleting a
 * VPC.
 */
import {
  type EC2Client,
  type Filter,
  paginateDescribeInternetGateways,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2'

import { itemsOf } from '../failures/itemsOf.ts'

/**
 * One kind: how to list the ids of those that filters let through and that do not go by themselves.
 */
export interface LeftoverKind {
  /** As EC2 writes it on tags. */
  readonly resourceType: string
  /** The filter by which the things of a VPC are found. */
  readonly vpcFilter: 'vpc-id' | 'attachment.vpc-id'
  readonly ids: (ec2: EC2Client, filter: Filter) => Promise<ReadonlyArray<string | undefined>>
}

const pages = (
  client: EC2Client,
): { readonly client: EC2Client; readonly stopOnSameToken: true } => ({
  client,
  stopOnSameToken: true,
})

const networkInterfaces: LeftoverKind = {
  resourceType: 'network-interface',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    itemsOf(paginateDescribeNetworkInterfaces(pages(ec2), { Filters: [filter] }), (page) =>
      page.NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
    ),
}

const vpcEndpoints: LeftoverKind = {
  resourceType: 'vpc-endpoint',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    itemsOf(paginateDescribeVpcEndpoints(pages(ec2), { Filters: [filter] }), (page) =>
      page.VpcEndpoints?.filter(({ State }) => State?.toLowerCase() !== 'deleted').map(
        ({ VpcEndpointId }) => VpcEndpointId,
      ),
    ),
}

/** The default group goes with the VPC. */
const securityGroups: LeftoverKind = {
  resourceType: 'security-group',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    itemsOf(paginateDescribeSecurityGroups(pages(ec2), { Filters: [filter] }), (page) =>
      page.SecurityGroups?.filter(({ GroupName }) => GroupName !== 'default').map(
        ({ GroupId }) => GroupId,
      ),
    ),
}

const subnets: LeftoverKind = {
  resourceType: 'subnet',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    itemsOf(paginateDescribeSubnets(pages(ec2), { Filters: [filter] }), (page) =>
      page.Subnets?.map(({ SubnetId }) => SubnetId),
    ),
}

/** The main table goes with the VPC. */
const routeTables: LeftoverKind = {
  resourceType: 'route-table',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    itemsOf(paginateDescribeRouteTables(pages(ec2), { Filters: [filter] }), (page) =>
      page.RouteTables?.filter(
        ({ Associations }) => !(Associations ?? []).some(({ Main }) => Main === true),
      ).map(({ RouteTableId }) => RouteTableId),
    ),
}

const internetGateways: LeftoverKind = {
  resourceType: 'internet-gateway',
  vpcFilter: 'attachment.vpc-id',
  ids: (ec2, filter) =>
    itemsOf(paginateDescribeInternetGateways(pages(ec2), { Filters: [filter] }), (page) =>
      page.InternetGateways?.map(({ InternetGatewayId }) => InternetGatewayId),
    ),
}

const vpcs: LeftoverKind = {
  resourceType: 'vpc',
  vpcFilter: 'vpc-id',
  ids: (ec2, filter) =>
    itemsOf(paginateDescribeVpcs(pages(ec2), { Filters: [filter] }), (page) =>
      page.Vpcs?.map(({ VpcId }) => VpcId),
    ),
}

/** The VPC first: nothing is in one that is gone. */
export const vpcKind: LeftoverKind = vpcs

/** What is in a VPC, in the order in which it has to go. */
export const kindsInVpc: ReadonlyArray<LeftoverKind> = [
  networkInterfaces,
  vpcEndpoints,
  securityGroups,
  subnets,
  routeTables,
  internetGateways,
]
