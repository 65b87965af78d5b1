import type { Region, VpcId } from '@byoa/core/iam/identity'
import type { VpcSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { VpcAttribute, VpcOutput } from '../aws/ec2/vpcs.ts'
import type { Send } from './Exchange.ts'
import type { Result } from './portFailure.ts'
import { vpcSnapshot } from './snapshotsOf.ts'

const inVpc = (vpcId: string) => ({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] })

/** Returns a VPC; undefined when none of that id is visible. */
export const findVpc = (send: Send, vpcId: VpcId): Result<VpcOutput | undefined> =>
  pipe(
    send({ action: 'DescribeVpcs', input: inVpc(vpcId) }),
    E.map(({ Vpcs: [vpc] }) => vpc),
  )

const hasDns = (send: Send, VpcId: VpcId, Attribute: VpcAttribute): Result<boolean> =>
  pipe(
    send({ action: 'DescribeVpcAttribute', input: { VpcId, Attribute } }),
    E.map(
      ({ EnableDnsSupport, EnableDnsHostnames }) =>
        (EnableDnsSupport ?? EnableDnsHostnames)?.Value ?? false,
    ),
  )

const hasInternetGateway = (send: Send, vpcId: VpcId): Result<boolean> =>
  pipe(
    send({
      action: 'DescribeInternetGateways',
      input: { Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }] },
    }),
    E.map(({ InternetGateways }) => InternetGateways.length > 0),
  )

const snapshotOf = (
  send: Send,
  vpc: VpcOutput,
  { vpcId, region }: { readonly vpcId: VpcId; readonly region: Region },
): Result<VpcSnapshot> =>
  pipe(
    E.Do,
    E.bind('dnsSupport', () => hasDns(send, vpcId, 'enableDnsSupport')),
    E.bind('dnsHostnames', () => hasDns(send, vpcId, 'enableDnsHostnames')),
    E.bind('internetGatewayAttached', () => hasInternetGateway(send, vpcId)),
    E.bind('subnets', () => send({ action: 'DescribeSubnets', input: inVpc(vpcId) })),
    E.bind('tables', () => send({ action: 'DescribeRouteTables', input: inVpc(vpcId) })),
    E.flatMap(({ subnets, tables, ...attributes }) =>
      vpcSnapshot({
        vpc,
        region,
        ...attributes,
        subnets: subnets.Subnets,
        routeTables: tables.RouteTables,
      }),
    ),
  )

/** Describes a VPC with everything in it that a connection rests on; none when not visible. */
export const describeVpc = (
  send: Send,
  input: { readonly vpcId: VpcId; readonly region: Region },
): Result<O.Option<VpcSnapshot>> =>
  pipe(
    findVpc(send, input.vpcId),
    E.flatMap((vpc) => (vpc === undefined ? E.right(undefined) : snapshotOf(send, vpc, input))),
    E.map(O.fromNullable),
  )
