/** The codec of Rescale's configuration; unknown fields are refused. */
import { closedRecord, shortText, wholeNumber } from '@byoa/core/codec'
import {
  AccountId,
  Partition,
  PrefixListId,
  Region,
  RoleArn,
  RouteTableId,
  VpcId,
} from '@byoa/core/iam/identity'
import { type RescaleVpcQuotas, DeniedCidr, Ipv4Cidr } from '@byoa/core/network'
import * as t from 'io-ts'

import type {
  RescaleAccountConfig,
  RescaleConfig,
  RescaleLoadConfig,
  RescaleVpcConfig,
  RouteTableChoice,
  TagChoice,
} from './RescaleConfig.ts'

const count = wholeNumber({ from: 0, to: 1_000_000 })

const account: t.Type<RescaleAccountConfig, unknown, unknown> = closedRecord(
  'Rescale account',
  { partition: Partition, accountId: AccountId },
  { roleArn: RoleArn },
)

const quotas: t.Type<Partial<RescaleVpcQuotas>, unknown, unknown> = closedRecord(
  'quotas of a Rescale VPC',
  {},
  { activePeerings: count, pendingRequests: count, routesPerTable: count },
)

const load: t.Type<RescaleLoadConfig, unknown, unknown> = closedRecord(
  'load of a Rescale VPC',
  {},
  { activePeerings: count, pendingRequests: count, routesInFullestTable: count, quotas },
)

const cidrs = t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks')

/** A filter of EC2 takes values of up to 255 characters. */
const tag: t.Type<TagChoice, unknown, unknown> = closedRecord('tag with key and value', {
  key: shortText(128),
  value: shortText(255),
})

const routeTables: t.Type<RouteTableChoice, unknown, unknown> = closedRecord(
  'route tables by ids or tag',
  {},
  { ids: t.readonlyArray(RouteTableId, 'list of route table ids'), tag },
)

const vpc: t.Type<RescaleVpcConfig, unknown, unknown> = closedRecord(
  'Rescale VPC',
  { region: Region },
  {
    vpcId: VpcId,
    tag,
    cidrs,
    routeTables,
    s3PrefixListId: PrefixListId,
    held: cidrs,
    denied: t.readonlyArray(DeniedCidr, 'list of denied blocks'),
    allowed: cidrs,
    load,
  },
)

/** Decodes Rescale's configuration. */
export const RescaleConfigCodec: t.Type<RescaleConfig, unknown, unknown> = closedRecord(
  'Rescale side',
  {
    version: t.literal(1, 'version 1'),
    accounts: t.readonlyArray(account, 'list of Rescale accounts'),
    vpcs: t.readonlyArray(vpc, 'list of Rescale VPCs'),
  },
)
