/**
 * The kinds of things that keep a VPC from being deleted, and how each is listed. Whatever uses
 * addresses of a VPC, instances among it, has a network interface there.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html
 */
import type { Leftover } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import type { Send } from './Exchange.ts'
import { everyPage } from './everyPage.ts'
import type { Result } from './portFailure.ts'

interface KindInVpc {
  /** As EC2 writes it on tags. */
  readonly resourceType: string
  readonly idsIn: (send: Send, vpcId: string) => Result<ReadonlyArray<string>>
}

const inVpc = (vpcId: string) => ({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] })

const networkInterfaces: KindInVpc = {
  resourceType: 'network-interface',
  idsIn: (send, vpcId) =>
    everyPage(
      (at) => send({ action: 'DescribeNetworkInterfaces', input: { ...inVpc(vpcId), ...at } }),
      (page) => page.NetworkInterfaces.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
    ),
}

const vpcEndpoints: KindInVpc = {
  resourceType: 'vpc-endpoint',
  idsIn: (send, vpcId) =>
    everyPage(
      (at) => send({ action: 'DescribeVpcEndpoints', input: { ...inVpc(vpcId), ...at } }),
      (page) => page.VpcEndpoints.map(({ VpcEndpointId }) => VpcEndpointId),
    ),
}

/** The default group goes with the VPC. */
const securityGroups: KindInVpc = {
  resourceType: 'security-group',
  idsIn: (send, vpcId) =>
    everyPage(
      (at) => send({ action: 'DescribeSecurityGroups', input: { ...inVpc(vpcId), ...at } }),
      (page) =>
        page.SecurityGroups.filter(({ GroupName }) => GroupName !== 'default').map(
          ({ GroupId }) => GroupId,
        ),
    ),
}

const subnets: KindInVpc = {
  resourceType: 'subnet',
  idsIn: (send, vpcId) =>
    everyPage(
      (at) => send({ action: 'DescribeSubnets', input: { ...inVpc(vpcId), ...at } }),
      (page) => page.Subnets.map(({ SubnetId }) => SubnetId),
    ),
}

/** The main table goes with the VPC. */
const routeTables: KindInVpc = {
  resourceType: 'route-table',
  idsIn: (send, vpcId) =>
    everyPage(
      (at) => send({ action: 'DescribeRouteTables', input: { ...inVpc(vpcId), ...at } }),
      (page) =>
        page.RouteTables.filter(({ Associations }) => !Associations.some(({ Main }) => Main)).map(
          ({ RouteTableId }) => RouteTableId,
        ),
    ),
}

const internetGateways: KindInVpc = {
  resourceType: 'internet-gateway',
  idsIn: (send, vpcId) => {
    const Filters = [{ Name: 'attachment.vpc-id', Values: [vpcId] }]
    return everyPage(
      (at) => send({ action: 'DescribeInternetGateways', input: { Filters, ...at } }),
      (page) => page.InternetGateways.map(({ InternetGatewayId }) => InternetGatewayId),
    )
  },
}

/** In the order in which they have to go. */
const kinds: ReadonlyArray<KindInVpc> = [
  networkInterfaces,
  vpcEndpoints,
  securityGroups,
  subnets,
  routeTables,
  internetGateways,
]

const thingsOfKind =
  (send: Send, vpcId: string) =>
  ({ resourceType, idsIn }: KindInVpc): Result<ReadonlyArray<Leftover>> =>
    pipe(idsIn(send, vpcId), E.map(RA.map((resourceId) => ({ resourceType, resourceId }))))

/** Lists what is in a VPC and does not go with it by itself. */
export const thingsInVpc = (send: Send, vpcId: string): Result<ReadonlyArray<Leftover>> =>
  pipe(kinds, E.traverseArray(thingsOfKind(send, vpcId)), E.map(RA.flatten))
