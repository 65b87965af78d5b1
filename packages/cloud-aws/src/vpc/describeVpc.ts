/**
 * Describes a VPC in six calls: the VPC, its two DNS attributes, subnets, route tables and internet
 * gateways. After the first, which may find nothing, they go out together.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html
 */
import {
  DescribeVpcAttributeCommand,
  type Filter,
  type InternetGateway,
  type Subnet,
  type Vpc,
  paginateDescribeInternetGateways,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2'
import type { Failure } from '@byoa/application'
import type { Region, VpcId } from '@byoa/core/iam/identity'
import type { VpcSnapshot } from '@byoa/core/inspection'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { isSameCode } from '../failures/AwsErrorKind.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { unreadable } from '../failures/ownFailure.ts'
import { itemsOf } from '../failures/itemsOf.ts'
import { routeTablesOfVpc } from '../routes/describeRouteTables.ts'
import { type VpcDescriptions, vpcSnapshot } from './vpcSnapshot.ts'

const paging = { pageSize: 1000, stopOnSameToken: true } as const

const filterBy = (Name: string, vpcId: VpcId): { Filters: Filter[] } => ({
  Filters: [{ Name, Values: [vpcId] }],
})

/** Returns the VPC, or nothing when it is not visible: asked by filter, that is no error. */
export const findVpc = ({ ec2, operation }: Ec2Call, vpcId: VpcId): Answered<Vpc | undefined> =>
  pipe(
    answered(operation, 'ec2:DescribeVpcs', () =>
      itemsOf(
        paginateDescribeVpcs({ client: ec2, ...paging }, filterBy('vpc-id', vpcId)),
        (page) => page.Vpcs,
      ),
    ),
    TE.map((listed) => listed.find((vpc) => vpc.VpcId === vpcId)),
  )

/** Tells whether a DNS attribute of a VPC is on. */
export const describeDnsAttribute = (
  { ec2, operation }: Ec2Call,
  vpcId: VpcId,
  Attribute: 'enableDnsSupport' | 'enableDnsHostnames',
): Answered<boolean> =>
  pipe(
    answered(operation, 'ec2:DescribeVpcAttribute', () =>
      ec2.send(new DescribeVpcAttributeCommand({ VpcId: vpcId, Attribute })),
    ),
    TE.map(({ EnableDnsSupport, EnableDnsHostnames }) =>
      Attribute === 'enableDnsSupport' ? EnableDnsSupport : EnableDnsHostnames,
    ),
    TE.map((attribute) => attribute?.Value === true),
  )

const subnetsOfVpc = ({ ec2, operation }: Ec2Call, vpcId: VpcId): Answered<ReadonlyArray<Subnet>> =>
  pipe(
    answered(operation, 'ec2:DescribeSubnets', () =>
      itemsOf(
        paginateDescribeSubnets({ client: ec2, ...paging }, filterBy('vpc-id', vpcId)),
        (page) => page.Subnets,
      ),
    ),
    TE.map(RA.filter((subnet) => subnet.VpcId === vpcId)),
  )

/** Lists the internet gateways that are attached to a VPC. */
export const internetGatewaysOfVpc = (
  { ec2, operation }: Ec2Call,
  vpcId: VpcId,
): Answered<ReadonlyArray<InternetGateway>> =>
  answered(operation, 'ec2:DescribeInternetGateways', () =>
    itemsOf(
      paginateDescribeInternetGateways(
        { client: ec2, ...paging },
        filterBy('attachment.vpc-id', vpcId),
      ),
      (page) => page.InternetGateways,
    ),
  )

export interface DescribeVpcInput {
  readonly region: Region
  readonly vpcId: VpcId
}

const snapshotOf = (
  { operation }: Ec2Call,
  descriptions: VpcDescriptions,
): E.Either<Failure, VpcSnapshot> =>
  pipe(
    vpcSnapshot(descriptions),
    E.mapLeft((what) => unreadable(operation, what)),
  )

const described = (
  call: Ec2Call,
  { region, vpcId }: DescribeVpcInput,
  vpc: Vpc,
): Answered<O.Option<VpcSnapshot>> =>
  pipe(
    sequenceS(TE.ApplyPar)({
      dnsSupport: describeDnsAttribute(call, vpcId, 'enableDnsSupport'),
      dnsHostnames: describeDnsAttribute(call, vpcId, 'enableDnsHostnames'),
      subnets: subnetsOfVpc(call, vpcId),
      routeTables: routeTablesOfVpc(call, vpcId),
      internetGateways: internetGatewaysOfVpc(call, vpcId),
    }),
    TE.flatMapEither((parts) => snapshotOf(call, { ...parts, vpc, region })),
    TE.map(O.some),
    TE.orElse((failure) =>
      isSameCode(failure.code, 'InvalidVpcID.NotFound') ? TE.right(O.none) : TE.left(failure),
    ),
  )

/** Describes a VPC; none when it is not visible, or goes while it is looked at. */
export const describeVpc = (
  call: Ec2Call,
  input: DescribeVpcInput,
): Answered<O.Option<VpcSnapshot>> =>
  pipe(
    findVpc(call, input.vpcId),
    TE.flatMap((vpc) => (vpc === undefined ? TE.right(O.none) : described(call, input, vpc))),
  )
