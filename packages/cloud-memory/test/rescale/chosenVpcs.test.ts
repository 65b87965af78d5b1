/** VPCs and route tables of Rescale that its configuration chooses by ID or tag. */
import { type RescaleConfig, type RescaleVpcConfig, rescaleDirectory } from '@byoa/cloud'
import {
  type MemoryCloud,
  administratorKeyOf,
  createMemoryCloud,
  rescaleWorld,
} from '@byoa/cloud-memory'
import { RouteTableId } from '@byoa/core/iam/identity'
import { currentCheckSet, reviewCidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import {
  accountId,
  cidr,
  read,
  region,
  rescale as rescaleAccount,
  start,
  usEast1,
  vpcId,
} from '../setupTemplateOf.ts'
import { fail, succeed } from '../story.ts'

const hub = { key: 'Name', value: 'hub' }
const spoke = { key: 'purpose', value: 'customers' }
const firstTable = read(RouteTableId, 'rtb-0123456789abcdef0')
const secondTable = read(RouteTableId, 'rtb-0123456789abcdef1')
const namedId = vpcId('vpc-0aa10000000000001')

const sideWith = (...vpcs: ReadonlyArray<RescaleVpcConfig>): RescaleConfig => ({
  version: 1,
  accounts: [{ partition: 'aws', accountId: accountId(rescaleAccount) }],
  vpcs,
})

const base = { region: usEast1, cidrs: [cidr('10.0.0.0/16')] }

const cloudOf = (config: RescaleConfig): MemoryCloud =>
  createMemoryCloud(rescaleWorld(config, { now: start }))

const directoryOn = (cloud: MemoryCloud, config: RescaleConfig) =>
  rescaleDirectory({ config, awsFor: cloud.rescaleAws })

/** The IDs of every route table of the account, also of those that are not chosen. */
const tablesIn = async (cloud: MemoryCloud): Promise<ReadonlyArray<string>> => {
  const described = await cloud.rescaleAws(usEast1).ec2.describeRouteTables({})()
  if (E.isLeft(described)) return expect.unreachable(described.left.message)
  return (described.right.RouteTables ?? []).flatMap(({ RouteTableId: id }) => id ?? [])
}

const onlyVpc = async (cloud: MemoryCloud) => {
  const [candidate] = await succeed(cloud.rescaleDirectory.candidates(usEast1))
  return candidate ?? expect.unreachable('no candidate')
}

describe('a configured choice', () => {
  test.each([
    ['every table of a VPC by ID', { vpcId: namedId }, 1],
    ['every table of a VPC by tag', { tag: hub }, 1],
    ['a table by tag', { tag: hub, routeTables: { tag: spoke } }, 1],
    [
      'tables by ID',
      { vpcId: namedId, tag: hub, routeTables: { ids: [firstTable, secondTable], tag: spoke } },
      2,
    ],
  ] as const)('finds %s, for candidates and for an inventory', async (_, chosen, tables) => {
    const config = sideWith({ ...base, ...chosen })
    const cloud = cloudOf(config)
    const { vpc } = await onlyVpc(cloud)
    expect(vpc.routeTableIds).toHaveLength(tables)
    if ('routeTables' in chosen && 'ids' in chosen.routeTables) {
      expect(vpc.routeTableIds).toEqual(chosen.routeTables.ids)
    }
    const directory = directoryOn(cloud, config)
    expect(await succeed(directory.candidates(usEast1))).toMatchObject([{ vpc }])
    const inventory = await succeed(directory.inventory(vpc.vpcId))
    expect(inventory.rescaleVpcId).toBe(vpc.vpcId)
  })

  test('counts only routes of the chosen tables', async () => {
    const cloud = cloudOf(sideWith({ ...base, vpcId: namedId, routeTables: { ids: [firstTable] } }))
    const addRoute = (tableId: string, DestinationCidrBlock: string) =>
      cloud.call(
        { accessKeyId: administratorKeyOf(cloud.world(), rescaleAccount), region: usEast1 },
        {
          action: 'CreateRoute',
          input: {
            RouteTableId: tableId,
            DestinationCidrBlock,
            TransitGatewayId: 'tgw-0123456789abcdef0',
          },
        },
      )
    const findingsOn = async (text: string) => {
      const inventory = await succeed(cloud.rescaleDirectory.inventory(namedId))
      const proposal = { cidr: cidr(text), zoneCount: 2 }
      return reviewCidr(inventory, proposal, currentCheckSet).findings.map(({ id }) => id)
    }
    const before = (await onlyVpc(cloud)).load.routesInFullestTable
    const main = (await tablesIn(cloud)).find((id) => id !== firstTable)
    addRoute(main ?? expect.unreachable('no main table'), '10.64.0.0/16')
    expect(await findingsOn('10.64.0.0/16')).toEqual([])
    expect((await onlyVpc(cloud)).load.routesInFullestTable).toBe(before)
    addRoute(firstTable, '10.64.0.0/16')
    expect(await findingsOn('10.64.0.0/16')).toEqual(['route-in-the-way'])
    expect((await onlyVpc(cloud)).load.routesInFullestTable).toBe(before + 1)
  })

  test('finds the inventory of a VPC by tag in whichever Region it is', async () => {
    const elsewhere = { region: region('us-west-2'), cidrs: [cidr('10.2.0.0/16')], tag: hub }
    const config = sideWith({ ...base, tag: hub }, elsewhere)
    const cloud = cloudOf(config)
    const directory = directoryOn(cloud, config)
    const [candidate] = await succeed(directory.candidates(elsewhere.region))
    const sought = candidate?.vpc.vpcId ?? expect.unreachable('no candidate')
    expect((await succeed(directory.inventory(sought))).rescaleVpcId).toBe(sought)
    expect(await fail(directory.inventory(vpcId('vpc-00000000')))).toMatchObject({
      code: 'NotInDirectory',
    })
  })
})

describe('a choice that does not hold', () => {
  const none = { key: 'Name', value: 'nothing' }
  const placed = [
    { ...base, vpcId: namedId, tag: hub, routeTables: { ids: [firstTable] } },
    { ...base, cidrs: [cidr('10.1.0.0/16')], routeTables: { ids: [secondTable] } },
    { ...base, cidrs: [cidr('10.2.0.0/16')], tag: spoke },
    { ...base, cidrs: [cidr('10.3.0.0/16')], tag: spoke },
  ]
  test.each([
    ['no VPC with the tag', { tag: none }, 'RescaleVpcNotFound', ['Name=nothing', usEast1]],
    ['two VPCs with the tag', { tag: spoke }, 'RescaleVpcDiffers', ['purpose=customers']],
    [
      'a VPC without the tag',
      { vpcId: namedId, tag: none },
      'RescaleVpcDiffers',
      [namedId, 'Name=nothing'],
    ],
    [
      'a table of another VPC',
      { vpcId: namedId, routeTables: { ids: [firstTable, secondTable] } },
      'RescaleRouteTablesDiffer',
      [namedId, secondTable],
    ],
    [
      'no table with the tag',
      { vpcId: namedId, routeTables: { tag: none } },
      'RescaleRouteTablesDiffer',
      [namedId, 'Name=nothing'],
    ],
    [
      'a table without the tag',
      { vpcId: namedId, routeTables: { ids: [firstTable], tag: none } },
      'RescaleRouteTablesDiffer',
      [namedId, firstTable, 'Name=nothing'],
    ],
    [
      'no table',
      { vpcId: namedId, routeTables: { ids: [] } },
      'RescaleRouteTablesDiffer',
      [namedId],
    ],
    ['neither ID nor tag', {}, 'NotInDirectory', [usEast1]],
  ] as const)('is refused by name: %s', async (_, chosen, code, names) => {
    const directory = directoryOn(
      cloudOf(sideWith(...placed)),
      sideWith({ region: usEast1, ...chosen }),
    )
    const failure = await fail(directory.candidates(usEast1))
    expect(failure).toMatchObject({ code, retryable: false })
    for (const name of names) expect('message' in failure && failure.message).toContain(name)
  })
})
