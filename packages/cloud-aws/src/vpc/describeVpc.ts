/**
 * Describes a VPC in six calls: the VPC, its two DNS attributes, subnets, route tables and internet
 * gateways. After the first, which may find nothing, they go out together.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html
 */
import {
  DescribeVpcAttributeCommand,
  type InternetGateway,
  type Subnet,
  type Vpc,
  paginateDescribeInternetGateways,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2'
import type { Region, VpcId } from '@byoa/core/iam'
import type { VpcSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { isSameCode } from '../failures/AwsErrorKind.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { unreadable } from '../failures/ownFailure.ts'
import { itemsOf } from '../failures/itemsOf.ts'
import { routeTablesOfVpc } from '../routes/describeRouteTables.ts'
import { vpcSnapshot } from './vpcSnapshot.ts'

const pageSize = 1000

/** Returns the VPC, or nothing when it is not visible: asked by filter, that is no error. */
export const findVpc = async (
  { ec2, operation }: Ec2Call,
  vpcId: VpcId,
): Answered<Vpc | undefined> => {
  const listed = await answered(operation, () =>
    itemsOf(
      paginateDescribeVpcs(
        { client: ec2, pageSize, stopOnSameToken: true },
        { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] },
      ),
      (page) => page.Vpcs,
    ),
  )
  if (E.isLeft(listed)) return listed
  return E.right(listed.right.find((vpc) => vpc.VpcId === vpcId))
}

const dnsAttribute = async (
  { ec2, operation }: Ec2Call,
  vpcId: VpcId,
  attribute: 'enableDnsSupport' | 'enableDnsHostnames',
): Answered<boolean> => {
  const described = await answered(operation, () =>
    ec2.send(new DescribeVpcAttributeCommand({ VpcId: vpcId, Attribute: attribute })),
  )
  if (E.isLeft(described)) return described
  const { EnableDnsSupport, EnableDnsHostnames } = described.right
  const value = attribute === 'enableDnsSupport' ? EnableDnsSupport : EnableDnsHostnames
  return E.right(value?.Value === true)
}

/** Lists the subnets of a VPC. */
export const subnetsOfVpc = async (
  { ec2, operation }: Ec2Call,
  vpcId: VpcId,
): Answered<ReadonlyArray<Subnet>> => {
  const listed = await answered(operation, () =>
    itemsOf(
      paginateDescribeSubnets(
        { client: ec2, pageSize, stopOnSameToken: true },
        { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] },
      ),
      (page) => page.Subnets,
    ),
  )
  return E.isLeft(listed)
    ? listed
    : E.right(listed.right.filter((subnet) => subnet.VpcId === vpcId))
}

/** Lists the internet gateways that are attached to a VPC. */
export const internetGatewaysOfVpc = (
  { ec2, operation }: Ec2Call,
  vpcId: VpcId,
): Answered<ReadonlyArray<InternetGateway>> =>
  answered(operation, () =>
    itemsOf(
      paginateDescribeInternetGateways(
        { client: ec2, pageSize, stopOnSameToken: true },
        { Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }] },
      ),
      (page) => page.InternetGateways,
    ),
  )

const described = async (
  call: Ec2Call,
  vpc: Vpc,
  { region, vpcId }: DescribeVpcInput,
): Answered<VpcSnapshot> => {
  const [dnsSupport, dnsHostnames, subnets, routeTables, internetGateways] = await Promise.all([
    dnsAttribute(call, vpcId, 'enableDnsSupport'),
    dnsAttribute(call, vpcId, 'enableDnsHostnames'),
    subnetsOfVpc(call, vpcId),
    routeTablesOfVpc(call, vpcId),
    internetGatewaysOfVpc(call, vpcId),
  ])
  if (E.isLeft(dnsSupport)) return dnsSupport
  if (E.isLeft(dnsHostnames)) return dnsHostnames
  if (E.isLeft(subnets)) return subnets
  if (E.isLeft(routeTables)) return routeTables
  if (E.isLeft(internetGateways)) return internetGateways
  const snapshot = vpcSnapshot({
    vpc,
    region,
    dnsSupport: dnsSupport.right,
    dnsHostnames: dnsHostnames.right,
    subnets: subnets.right,
    routeTables: routeTables.right,
    internetGateways: internetGateways.right,
  })
  return E.isLeft(snapshot) ? unreadable(call.operation, snapshot.left) : snapshot
}

export interface DescribeVpcInput {
  readonly region: Region
  readonly vpcId: VpcId
}

/** Describes a VPC; none when it is not visible, or goes while it is looked at. */
export const describeVpc = async (
  call: Ec2Call,
  input: DescribeVpcInput,
): Answered<O.Option<VpcSnapshot>> => {
  const vpc = await findVpc(call, input.vpcId)
  if (E.isLeft(vpc)) return vpc
  if (vpc.right === undefined) return E.right(O.none)
  const snapshot = await described(call, vpc.right, input)
  if (E.isRight(snapshot)) return E.right(O.some(snapshot.right))
  return isSameCode(snapshot.left.code, 'InvalidVpcID.NotFound') ? E.right(O.none) : snapshot
}
