/**
 * Reads the parts of the customer's account that the doctor inspects, in calls that change nothing.
 * A refused call leaves its part unseen.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
 */
import type { PeeringId, Region, RoleArn, VpcId } from '@byoa/core/iam/identity'
import { actionsOfTier } from '@byoa/core/iam/permissions'
import type {
  CustomerParts,
  CustomerSnapshot,
  Missing,
  RegionOptIn,
  StackSnapshot,
} from '@byoa/core/inspection'
import { omitUndefined } from '@byoa/core/codec'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Stack } from '../aws/CloudFormation.ts'
import { everyPage } from '../aws/everyPage.ts'
import { takesPlace } from '../directory/rescaleLoad.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { kindOfError } from '../failures/failureOf.ts'
import { listVpcEndpoints } from '../leftovers/leftoverKinds.ts'
import { listPeerings } from '../peering/listPeerings.ts'
import { simulateActions } from '../permissions/simulatePermissions.ts'
import { describeRole } from '../role/describeRole.ts'
import { describeStackResources } from '../stack/describeStackResources.ts'
import { findStack, idOf } from '../stack/findStack.ts'
import { stackPhase } from '../stack/stackPhase.ts'
import { describeVpc } from '../vpc/describeVpc.ts'
import {
  endpointSnapshot,
  natGatewaySnapshot,
  networkAclSnapshot,
  securityGroupSnapshot,
  subnetView,
} from './networkParts.ts'
import { viewPeering } from './peeringView.ts'
import { type PartReads, readParts } from './readParts.ts'

// model

/** What is looked at; without an id its parts are not read. */
export interface CustomerSubject {
  readonly region: Region
  readonly stackName?: string
  readonly roleArn?: RoleArn
  readonly vpcId?: VpcId
  readonly peeringId?: PeeringId
}

type Reads = PartReads<CustomerParts>

// reads

const orMissing = <A>(task: CloudTask<O.Option<A>>): CloudTask<A | Missing> =>
  pipe(task, TE.map(O.getOrElseW((): Missing => 'missing')))

/** EC2 refuses every call in a Region that the account has not enabled. */
const readRegion = ({ ec2, region }: Aws): CloudTask<RegionOptIn> =>
  pipe(
    ec2.describeRegions({ RegionNames: [region], AllRegions: true }),
    TE.map(({ Regions }): RegionOptIn => {
      const status = Regions?.find(({ RegionName }) => RegionName === region)?.OptInStatus
      return status === 'not-opted-in' || status === 'opted-in' ? status : 'opt-in-not-required'
    }),
    TE.orElse((error) =>
      kindOfError(error) === 'region-not-enabled' ? TE.right('not-opted-in') : TE.left(error),
    ),
  )

const stackSnapshot = (stack: Stack): StackSnapshot | Missing => {
  const phase = stackPhase(stack.StackStatus)
  if (phase === 'gone') return 'missing'
  return {
    stackName: stack.StackName ?? '',
    stackId: idOf(stack),
    status: stack.StackStatus ?? '',
    ...omitUndefined({ statusReason: stack.StackStatusReason }),
    isComplete: phase === 'complete',
  }
}

const stackReads = (aws: Aws, stackName: string): Reads => ({
  stack: pipe(
    findStack(aws, stackName),
    TE.map((stack) => (stack === undefined ? 'missing' : stackSnapshot(stack))),
  ),
  stackResources: describeStackResources(aws, stackName),
  template: pipe(
    aws.cloudFormation.getTemplate({ StackName: stackName }),
    TE.map(({ TemplateBody = '' }) => TemplateBody),
  ),
})

const roleReads = (aws: Aws, roleArn: RoleArn): Reads => ({
  role: orMissing(describeRole(aws, roleArn)),
  simulation: simulateActions(
    aws,
    actionsOfTier('compute').map(({ action }) => action),
  )(roleArn),
})

const activePeerings = (aws: Aws, vpcId: VpcId): CloudTask<number> =>
  pipe(
    listPeerings(aws, { 'status-code': ['active', 'provisioning'] }),
    TE.map(
      (listed) =>
        listed
          .filter(takesPlace)
          .filter(
            ({ RequesterVpcInfo, AccepterVpcInfo }) =>
              RequesterVpcInfo?.VpcId === vpcId || AccepterVpcInfo?.VpcId === vpcId,
          ).length,
    ),
  )

const listed = <Item, Part>(
  task: CloudTask<ReadonlyArray<Item>>,
  snapshotOf: (item: Item) => Part,
): CloudTask<ReadonlyArray<Part>> =>
  pipe(
    task,
    TE.map((items) => items.map(snapshotOf)),
  )

const vpcReads = (aws: Aws, vpcId: VpcId): Reads => {
  const { ec2, region } = aws
  const filter = { Name: 'vpc-id', Values: [vpcId] }
  const page = { Filters: [filter], MaxResults: 1000 }
  return {
    vpc: orMissing(describeVpc(aws, { region, vpcId })),
    subnets: listed(
      everyPage(ec2.describeSubnets, page, ({ Subnets }) => Subnets),
      subnetView,
    ),
    natGateways: listed(
      everyPage(
        ec2.describeNatGateways,
        { Filter: [filter], MaxResults: 1000 },
        ({ NatGateways }) => NatGateways,
      ),
      natGatewaySnapshot,
    ),
    endpoints: listed(listVpcEndpoints(ec2, filter), endpointSnapshot),
    securityGroups: listed(
      everyPage(ec2.describeSecurityGroups, page, ({ SecurityGroups }) => SecurityGroups),
      securityGroupSnapshot,
    ),
    networkAcls: listed(
      everyPage(ec2.describeNetworkAcls, page, ({ NetworkAcls }) => NetworkAcls),
      networkAclSnapshot,
    ),
    activePeerings: activePeerings(aws, vpcId),
  }
}

/** Reads the customer's account with whatever credentials the calls are made with. */
export const readCustomerAccount = (
  aws: Aws,
  { stackName, roleArn, vpcId, peeringId }: CustomerSubject,
): Task<CustomerSnapshot> =>
  readParts<CustomerParts>({
    region: readRegion(aws),
    ...(roleArn === undefined ? {} : roleReads(aws, roleArn)),
    ...(stackName === undefined ? {} : stackReads(aws, stackName)),
    ...(vpcId === undefined ? {} : vpcReads(aws, vpcId)),
    ...(peeringId === undefined ? {} : { peering: viewPeering(aws, peeringId) }),
  })
