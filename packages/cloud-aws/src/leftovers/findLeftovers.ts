/**
 * Lists what is left of an onboarding in the customer's account: what sits in its VPC, and what carries the tag of the stack. An
 * account has one open onboarding in a Region, so the tag's key is enough.
 *
 * Whatever uses addresses of the VPC has a network interface there: instances, NAT gateways, interface endpoints, file systems.
 * Not looked at: roles, which belong to no Region, and log groups.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html
 */
import {
  type EC2Client,
  type Filter,
  paginateDescribeInternetGateways,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeTags,
  paginateDescribeVpcEndpoints,
} from '@aws-sdk/client-ec2'
import type { VpcId } from '@byoa/core/iam'
import type { Leftover } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { itemsOf } from '../failures/itemsOf.ts'
import { findVpc } from '../vpc/describeVpc.ts'

/** The tag on everything that the setup template makes. */
export const connectionTagKey = 'rescale:byoa'

const pages = (
  client: EC2Client,
): { readonly client: EC2Client; readonly stopOnSameToken: true } => ({
  client,
  stopOnSameToken: true,
})

const inVpc = (vpcId: VpcId): { Filters: Filter[] } => ({
  Filters: [{ Name: 'vpc-id', Values: [vpcId] }],
})

/** One kind of thing in a VPC: how to list the ids that deleting the VPC would trip over. */
interface Kind {
  readonly resourceType: string
  readonly ids: (ec2: EC2Client, vpcId: VpcId) => Promise<ReadonlyArray<string | undefined>>
}

const kinds: ReadonlyArray<Kind> = [
  {
    resourceType: 'network-interface',
    ids: (ec2, vpcId) =>
      itemsOf(paginateDescribeNetworkInterfaces(pages(ec2), inVpc(vpcId)), (page) =>
        page.NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
      ),
  },
  {
    resourceType: 'vpc-endpoint',
    ids: (ec2, vpcId) =>
      itemsOf(paginateDescribeVpcEndpoints(pages(ec2), inVpc(vpcId)), (page) =>
        page.VpcEndpoints?.filter(({ State }) => State?.toLowerCase() !== 'deleted').map(
          ({ VpcEndpointId }) => VpcEndpointId,
        ),
      ),
  },
  {
    // The default group goes with the VPC.
    resourceType: 'security-group',
    ids: (ec2, vpcId) =>
      itemsOf(paginateDescribeSecurityGroups(pages(ec2), inVpc(vpcId)), (page) =>
        page.SecurityGroups?.filter(({ GroupName }) => GroupName !== 'default').map(
          ({ GroupId }) => GroupId,
        ),
      ),
  },
  {
    resourceType: 'subnet',
    ids: (ec2, vpcId) =>
      itemsOf(paginateDescribeSubnets(pages(ec2), inVpc(vpcId)), (page) =>
        page.Subnets?.map(({ SubnetId }) => SubnetId),
      ),
  },
  {
    // The main table goes with the VPC.
    resourceType: 'route-table',
    ids: (ec2, vpcId) =>
      itemsOf(paginateDescribeRouteTables(pages(ec2), inVpc(vpcId)), (page) =>
        page.RouteTables?.filter(
          ({ Associations }) => !(Associations ?? []).some(({ Main }) => Main === true),
        ).map(({ RouteTableId }) => RouteTableId),
      ),
  },
  {
    resourceType: 'internet-gateway',
    ids: (ec2, vpcId) =>
      itemsOf(
        paginateDescribeInternetGateways(pages(ec2), {
          Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }],
        }),
        (page) => page.InternetGateways?.map(({ InternetGatewayId }) => InternetGatewayId),
      ),
  },
]

const leftoverOf =
  (resourceType: string) =>
  (resourceId: string | undefined): ReadonlyArray<Leftover> =>
    resourceId === undefined ? [] : [{ resourceType, resourceId }]

const leftoversInVpc = async (call: Ec2Call, vpcId: VpcId): Answered<ReadonlyArray<Leftover>> => {
  const leftovers: Leftover[] = []
  for (const { resourceType, ids } of kinds) {
    const listed = await answered(call.operation, () => ids(call.ec2, vpcId))
    if (E.isLeft(listed)) return listed
    leftovers.push(...listed.right.flatMap(leftoverOf(resourceType)))
  }
  return E.right([...leftovers, { resourceType: 'vpc', resourceId: vpcId }])
}

const taggedLeftovers = async ({ ec2, operation }: Ec2Call): Answered<ReadonlyArray<Leftover>> => {
  const listed = await answered(operation, () =>
    itemsOf(
      paginateDescribeTags(pages(ec2), { Filters: [{ Name: 'key', Values: [connectionTagKey] }] }),
      (page) => page.Tags,
    ),
  )
  if (E.isLeft(listed)) return listed
  return E.right(
    listed.right
      .filter(({ Key }) => Key === connectionTagKey)
      .flatMap(({ ResourceType, ResourceId }) => leftoverOf(ResourceType ?? 'unknown')(ResourceId)),
  )
}

/** Lists what sits in the VPC, then the VPC, then what else is tagged; each once. */
export const findLeftovers = async (
  call: Ec2Call,
  vpcId: VpcId,
): Answered<ReadonlyArray<Leftover>> => {
  const vpc = await findVpc(call, vpcId)
  if (E.isLeft(vpc)) return vpc
  // Nothing sits in a VPC that is gone.
  const inside = vpc.right === undefined ? E.right([]) : await leftoversInVpc(call, vpcId)
  if (E.isLeft(inside)) return inside
  const tagged = await taggedLeftovers(call)
  if (E.isLeft(tagged)) return tagged
  const found = new Set(inside.right.map(({ resourceId }) => resourceId))
  return E.right([
    ...inside.right,
    ...tagged.right.filter(({ resourceId }) => !found.has(resourceId)),
  ])
}
