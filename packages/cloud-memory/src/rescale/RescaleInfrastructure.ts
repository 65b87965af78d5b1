/**
 * Places the accounts and VPCs of Rescale's configuration in a world, with generated IDs where none
 * are given.
 */
import type {
  RescaleAccountConfig,
  RescaleConfig,
  RescaleLoadConfig,
  RescaleVpcConfig,
} from '@byoa/cloud'
import { omitUndefined } from '@byoa/core/codec'
import {
  type RoleArn,
  RouteTableId,
  VpcId,
  partitionOfRegion,
  partsOfRoleArn,
} from '@byoa/core/iam/identity'
import type { DeniedCidr, Ipv4Cidr, RescaleVpc } from '@byoa/core/network'
import { type Instant, addSeconds } from '@byoa/core/values'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

import { openVpc } from '../aws/ec2/vpcs.ts'
import { freshIamId, freshId } from '../world/freshId.ts'
import type { Role } from '../world/identities.ts'
import type { Vpc } from '../world/network.ts'
import * as Table from '../world/Table.ts'
import { administratorKeyOf, putAccessKey, withAccount } from '../world/withAccount.ts'
import { type World, accountOf, putAccount } from '../world/World.ts'
import { placeRouteTables } from './placeRouteTables.ts'

// model

export interface PlacedAccount extends RescaleAccountConfig {
  /** The key that Rescale's platform uses. */
  readonly accessKeyId: string
}

export interface PlacedVpc extends Pick<RescaleVpcConfig, 'tag' | 'routeTables' | 'allowed'> {
  readonly vpc: RescaleVpc
  readonly held: ReadonlyArray<Ipv4Cidr>
  readonly denied: ReadonlyArray<DeniedCidr>
  readonly load: RescaleLoadConfig
}

export interface RescaleInfrastructure {
  readonly accounts: ReadonlyArray<PlacedAccount>
  readonly vpcs: ReadonlyArray<PlacedVpc>
}

/** A world with Rescale's side. */
export interface RescaleWorld {
  readonly world: World
  readonly rescale: RescaleInfrastructure
}

// the platform's role

const platformDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['sts:AssumeRole', 'ec2:*'], Resource: '*' }],
}

const endless = (now: Instant): Instant => addSeconds(now, 100 * 365 * 24 * 3600)

const platformRole = (now: Instant, roleArn: RoleArn, roleId: string): Role => {
  const { partition, accountId, path, name } = partsOfRoleArn(roleArn)
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: [`arn:${partition}:iam::${accountId}:root`] },
        Action: 'sts:AssumeRole',
      },
    ],
  }
  return {
    name,
    path,
    arn: roleArn,
    roleId,
    createdAt: now,
    description: 'Rescale platform',
    maxSessionSeconds: 43_200,
    trust: [{ document: JSON.stringify(trust), value: trust, effectiveAt: now }],
    inline: {
      platform: {
        document: JSON.stringify(platformDocument),
        value: platformDocument,
      },
    },
    attachedPolicyArns: [],
    tags: [],
  }
}

/** The platform runs under the named role, as a session that does not end. */
const withPlatformRole = (world: World, roleArn: RoleArn): readonly [World, string] => {
  const { accountId, name } = partsOfRoleArn(roleArn)
  const account = accountOf(world, accountId)
  if (account === undefined) return [world, administratorKeyOf(world, accountId)]
  const [withRoleId, roleId] = freshIamId(world, 'AROA')
  const role = platformRole(world.now, roleArn, roleId)
  const withRole = putAccount(withRoleId, {
    ...account,
    roles: Table.put(account.roles, name, role),
  })
  const accessKeyId = `ASIA${accountId}RESC`
  const keyed = putAccessKey(withRole, {
    accessKeyId,
    secretAccessKey: `sandbox-${roleId.toLowerCase()}`,
    accountId,
    holder: {
      type: 'role-session',
      roleName: name,
      roleId,
      roleArn,
      sessionName: 'rescale-platform',
      issuedAt: world.now,
      expiresAt: endless(world.now),
    },
  })
  return [keyed, accessKeyId]
}

const placeAccount = (
  world: World,
  account: RescaleAccountConfig,
): readonly [World, PlacedAccount] => {
  // Rescale's VPCs are those of the configuration.
  const opened = withAccount(world, { ...account, defaultVpc: false })
  const { roleArn } = account
  if (roleArn === undefined) {
    return [opened, { ...account, accessKeyId: administratorKeyOf(opened, account.accountId) }]
  }
  const [next, accessKeyId] = withPlatformRole(opened, roleArn)
  return [next, { ...account, accessKeyId }]
}

// VPCs

const vpcRecord = (
  world: World,
  accountId: string,
  { vpcId, region, cidrs = [], tag }: RescaleVpcConfig,
): readonly [World, Vpc] => {
  let [next, id] = freshId(world, 'vpc')
  const blocks: Array<Vpc['blocks'][number]> = []
  for (const cidr of cidrs) {
    const [withId, associationId] = freshId(next, 'vpc-cidr-assoc')
    next = withId
    blocks.push({ associationId, cidr })
  }
  id = vpcId ?? id
  const name = { Key: 'Name', Value: 'rescale' }
  const own = tag === undefined ? [] : [{ Key: tag.key, Value: tag.value }]
  const tags = [...[name].filter(({ Key }) => Key !== tag?.key), ...own]
  const record = { id, accountId, region, tags, blocks, isDefault: false }
  return [next, { ...record, dnsSupport: true, dnsHostnames: true, usageMetrics: false }]
}

/** Places a VPC in the account of its partition; skipped without an account or a block. */
const placeVpc = (
  world: World,
  accounts: ReadonlyArray<RescaleAccountConfig>,
  config: RescaleVpcConfig,
): readonly [World, PlacedVpc | undefined] => {
  const partition = partitionOfRegion(config.region)
  const account = accounts.find((candidate) => candidate.partition === partition)
  const { cidrs = [], held = [], denied = [], load = {}, allowed, tag, routeTables } = config
  if (account === undefined || !RA.isNonEmpty(cidrs)) return [world, undefined]
  const [withIds, record] = vpcRecord(world, account.accountId, config)
  if (!VpcId.is(record.id)) return [world, undefined]
  const [opened, tables] = placeRouteTables(openVpc(withIds, record), record, routeTables)
  const vpc: RescaleVpc = {
    vpcId: record.id,
    accountId: account.accountId,
    region: config.region,
    cidrs,
    routeTableIds: tables.filter((id) => RouteTableId.is(id)),
    ...omitUndefined({ s3PrefixListId: config.s3PrefixListId }),
  }
  return [opened, { vpc, held, denied, load, ...omitUndefined({ allowed, tag, routeTables }) }]
}

/** Places Rescale's accounts and VPCs in a world. */
export const withRescale = (world: World, config: RescaleConfig): RescaleWorld => {
  let next = world
  const accounts: PlacedAccount[] = []
  for (const account of config.accounts) {
    const [withIt, placed] = placeAccount(next, account)
    next = withIt
    accounts.push(placed)
  }
  const vpcs: PlacedVpc[] = []
  for (const vpc of config.vpcs) {
    const [withIt, placed] = placeVpc(next, accounts, vpc)
    next = withIt
    if (placed !== undefined) vpcs.push(placed)
  }
  return { world: next, rescale: { accounts, vpcs } }
}
