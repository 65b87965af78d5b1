/**
 * Describes a VPC in six calls: the VPC, its two DNS attributes, subnets, route tables and internet
 * gateways. After the first, which may find nothing, they run concurrently.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html
 */
import type { Region, VpcId } from '@byoa/core/iam/identity'
import type { VpcSnapshot } from '@byoa/core/inspection'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { DescribeVpcsRequest, InternetGateway, Subnet, Vpc } from '../aws/Ec2.ts'
import { everyPage } from '../aws/everyPage.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { unreadable } from '../failures/OperationError.ts'
import { hasCode, orWhen } from '../failures/orWhen.ts'
import { routeTablesOfVpc } from '../routes/describeRouteTables.ts'
import { type VpcDescriptions, vpcSnapshot } from './vpcSnapshot.ts'

const filteredBy = (Name: string, Values: ReadonlyArray<string>): DescribeVpcsRequest => ({
  Filters: [{ Name, Values }],
  MaxResults: 1000,
})

/** Lists the visible VPCs that have one of at most 200 values, as EC2 describes them. */
export const listVpcs = (
  aws: Aws,
  name: 'vpc-id' | `tag:${string}`,
  values: ReadonlyArray<string>,
): CloudTask<ReadonlyArray<Vpc>> =>
  everyPage(aws.ec2.describeVpcs, filteredBy(name, values), (page) => page.Vpcs)

/** Returns the VPC, or nothing when it is not visible. */
export const findVpc = (aws: Aws, vpcId: VpcId): CloudTask<Vpc | undefined> =>
  pipe(
    listVpcs(aws, 'vpc-id', [vpcId]),
    TE.map((listed) => listed.find((vpc) => vpc.VpcId === vpcId)),
  )

/** Returns whether a DNS attribute of a VPC is on. */
export const describeDnsAttribute = (
  aws: Aws,
  vpcId: VpcId,
  Attribute: 'enableDnsSupport' | 'enableDnsHostnames',
): CloudTask<boolean> =>
  pipe(
    aws.ec2.describeVpcAttribute({ VpcId: vpcId, Attribute }),
    TE.map(({ EnableDnsSupport, EnableDnsHostnames }) =>
      Attribute === 'enableDnsSupport' ? EnableDnsSupport : EnableDnsHostnames,
    ),
    TE.map((attribute) => attribute?.Value === true),
  )

const subnetsOfVpc = (aws: Aws, vpcId: VpcId): CloudTask<ReadonlyArray<Subnet>> =>
  pipe(
    everyPage(aws.ec2.describeSubnets, filteredBy('vpc-id', [vpcId]), (page) => page.Subnets),
    TE.map(RA.filter((subnet) => subnet.VpcId === vpcId)),
  )

/** Lists the internet gateways that are attached to a VPC. */
export const internetGatewaysOfVpc = (
  aws: Aws,
  vpcId: VpcId,
): CloudTask<ReadonlyArray<InternetGateway>> =>
  everyPage(
    aws.ec2.describeInternetGateways,
    filteredBy('attachment.vpc-id', [vpcId]),
    (page) => page.InternetGateways,
  )

export interface DescribeVpcInput {
  readonly region: Region
  readonly vpcId: VpcId
}

const snapshotOf = (descriptions: VpcDescriptions): E.Either<CloudError, VpcSnapshot> =>
  pipe(vpcSnapshot(descriptions), E.mapLeft(unreadable))

const described = (
  aws: Aws,
  { region, vpcId }: DescribeVpcInput,
  vpc: Vpc,
): CloudTask<O.Option<VpcSnapshot>> =>
  pipe(
    sequenceS(TE.ApplyPar)({
      dnsSupport: describeDnsAttribute(aws, vpcId, 'enableDnsSupport'),
      dnsHostnames: describeDnsAttribute(aws, vpcId, 'enableDnsHostnames'),
      subnets: subnetsOfVpc(aws, vpcId),
      routeTables: routeTablesOfVpc(aws, vpcId),
      internetGateways: internetGatewaysOfVpc(aws, vpcId),
    }),
    TE.flatMapEither((parts) => snapshotOf({ ...parts, vpc, region })),
    TE.map(O.some),
    orWhen(hasCode('InvalidVpcID.NotFound'), O.none),
  )

/** Describes a VPC; none when it is not visible, or is deleted meanwhile. */
export const describeVpc = (aws: Aws, input: DescribeVpcInput): CloudTask<O.Option<VpcSnapshot>> =>
  pipe(
    findVpc(aws, input.vpcId),
    TE.flatMap((vpc) => (vpc === undefined ? TE.right(O.none) : described(aws, input, vpc))),
  )
