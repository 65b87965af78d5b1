import { parseRegion, parseVpcId } from '@byoa/core/iam/identity'
import { currentCheckSet, parseIpv4Cidr, reviewCidr } from '@byoa/core/network'
import {
  type Script,
  type Xml,
  answer,
  awsError,
  customerAccountId,
  customerVpcId,
  fakeAws,
  filterOf,
  otherRouteTableId,
  refused,
  region,
  rescaleAccountId,
  rescaleCidr,
  rescaleVpcId,
  routeTableId,
  strangerAccountId,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import type { RescaleConfig } from '../../src/directory/RescaleConfig.ts'
import { rescaleDirectory } from '../../src/directory/rescaleDirectory.ts'
import { described, describing } from '../peering/peerings.ts'

const secondCidr = valid(parseIpv4Cidr('10.1.0.0/20'))
const heldCidr = valid(parseIpv4Cidr('10.20.0.0/16'))
const deniedCidr = valid(parseIpv4Cidr('10.255.0.0/16'))
const otherVpcId = valid(parseVpcId('vpc-0a0a0a0a0a0a0a0a1'))

const config: RescaleConfig = {
  version: 1,
  accounts: [{ partition: 'aws', accountId: rescaleAccountId }],
  vpcs: [
    {
      vpcId: rescaleVpcId,
      region,
      held: [heldCidr],
      denied: [{ cidr: deniedCidr, reason: 'Rescale support network' }],
      load: { quotas: { activePeerings: 125 } },
    },
  ],
}

interface DescribedVpc {
  readonly id?: string
  readonly owner?: string
  /** Block → its state; the first is the primary. */
  readonly blocks?: Readonly<Record<string, string>>
  readonly tags?: ReadonlyArray<Xml>
}

const describedVpc = ({
  id = rescaleVpcId,
  owner = rescaleAccountId,
  blocks = { [rescaleCidr]: 'associated' },
  tags = [],
}: DescribedVpc): Xml => ({
  vpcId: id,
  ownerId: owner,
  state: 'available',
  cidrBlock: Object.keys(blocks)[0],
  cidrBlockAssociationSet: Object.entries(blocks).map(([cidrBlock, state]) => ({
    cidrBlock,
    cidrBlockState: { state },
  })),
  tagSet: tags,
})

const table = (id: string, routes: ReadonlyArray<Xml>, vpcId: string = rescaleVpcId): Xml => ({
  routeTableId: id,
  vpcId,
  routeSet: [
    { destinationCidrBlock: rescaleCidr, gatewayId: 'local', origin: 'CreateRouteTable' },
    ...routes,
  ],
})

const toPeer = (destinationCidrBlock: string, state = 'active'): Xml => ({
  destinationCidrBlock,
  vpcPeeringConnectionId: 'pcx-0c0c0c0c0c0c0c0c0',
  origin: 'CreateRoute',
  state,
})

const someTables = answer({ routeTableSet: [table(routeTableId, [])] })
const oneVpc = answer({ vpcSet: [describedVpc({})] })

const directoryOn = (scripts: Readonly<Record<string, Script>>, given = config) => {
  const aws = fakeAws({
    DescribeVpcs: oneVpc,
    DescribeRouteTables: someTables,
    DescribeVpcPeeringConnections: describing([]),
    ...scripts,
  })
  const directory = rescaleDirectory({
    config: given,
    awsFor: aws.awsFor,
  })
  return { aws, directory }
}

describe('the VPCs of a Region', () => {
  it('have the blocks and tables that the account shows, in three calls', async () => {
    const { aws, directory } = directoryOn({
      DescribeVpcs: answer({
        vpcSet: [
          describedVpc({
            blocks: {
              [rescaleCidr]: 'associated',
              [secondCidr]: 'associated',
              '10.9.0.0/16': 'disassociating',
            },
          }),
        ],
      }),
      DescribeRouteTables: answer({
        routeTableSet: [
          table(routeTableId, []),
          table(otherRouteTableId, []),
          table('rtb-0f0f0f0f0f0f0f0f2', [], customerVpcId),
        ],
      }),
    })
    expect(valid(await directory.candidates(region)())).toMatchObject([
      {
        vpc: {
          vpcId: rescaleVpcId,
          accountId: rescaleAccountId,
          region,
          cidrs: [rescaleCidr, secondCidr],
          routeTableIds: [routeTableId, otherRouteTableId],
        },
      },
    ])
    expect(aws.actions().toSorted()).toEqual([
      'DescribeRouteTables',
      'DescribeVpcPeeringConnections',
      'DescribeVpcs',
    ])
  })

  it('are asked for by their ids, as many as there are, in the same three calls', async () => {
    const [first] = config.vpcs
    const both = { ...config, vpcs: [...config.vpcs, { ...first, vpcId: otherVpcId, region }] }
    const { aws, directory } = directoryOn(
      {
        DescribeVpcs: answer({ vpcSet: [describedVpc({}), describedVpc({ id: otherVpcId })] }),
        DescribeRouteTables: answer({
          routeTableSet: [table(routeTableId, []), table(otherRouteTableId, [], otherVpcId)],
        }),
      },
      both,
    )
    expect(valid(await directory.candidates(region)())).toHaveLength(2)
    expect(aws.received).toHaveLength(3)
    for (const received of aws.received) {
      if (received.action === 'DescribeVpcPeeringConnections') continue
      expect(filterOf(received, 'vpc-id')).toEqual([rescaleVpcId, otherVpcId])
    }
  })

  it('are asked for by a tag in one more call', async () => {
    const tag = { key: 'Name', value: 'hub' }
    const { aws, directory } = directoryOn(
      {
        DescribeVpcs: answer({
          vpcSet: [describedVpc({ tags: [tag] }), describedVpc({ id: otherVpcId })],
        }),
      },
      { ...config, vpcs: [{ region, tag }] },
    )
    expect(valid(await directory.candidates(region)())).toMatchObject([
      { vpc: { vpcId: rescaleVpcId, routeTableIds: [routeTableId] } },
    ])
    const [first, ...others] = aws.received
    expect(first && filterOf(first, 'tag:Name')).toEqual(['hub'])
    expect(others).toHaveLength(3)
  })

  it('are all there when they are more than a filter takes', async () => {
    const ids = Array.from({ length: 201 }, (_, index) =>
      valid(parseVpcId(`vpc-${index.toString(16).padStart(17, '0')}`)),
    )
    const { aws, directory } = directoryOn(
      {
        DescribeVpcs: (received) => {
          const asked = filterOf(received, 'vpc-id')
          return asked.length > 200
            ? awsError('FilterLimitExceeded')
            : answer({ vpcSet: asked.map((id) => describedVpc({ id })) })
        },
        DescribeRouteTables: (received) => {
          const asked = filterOf(received, 'vpc-id')
          return asked.length > 200
            ? awsError('FilterLimitExceeded')
            : answer({
                routeTableSet: asked.map((id) => table(id.replace('vpc', 'rtb'), [], id)),
              })
        },
      },
      { ...config, vpcs: ids.map((vpcId) => ({ vpcId, region })) },
    )
    const candidates = valid(await directory.candidates(region)())
    expect(candidates.map(({ vpc }) => [vpc.vpcId, ...vpc.routeTableIds])).toEqual(
      ids.map((id) => [id, id.replace('vpc', 'rtb')]),
    )
    expect(aws.received).toHaveLength(5)
  })

  it('are none where none is named, and nobody is asked', async () => {
    const { aws, directory } = directoryOn({})
    expect(valid(await directory.candidates(valid(parseRegion('eu-west-1')))())).toEqual([])
    expect(aws.received).toEqual([])
  })
})

describe('how full a VPC is', () => {
  const loadOn = async (scripts: Readonly<Record<string, Script>>) => {
    const { directory } = directoryOn(scripts)
    const [candidate] = valid(await directory.candidates(region)())
    return candidate?.load
  }

  const ours = { account: rescaleAccountId, vpc: rescaleVpcId }
  const neighbour = { account: rescaleAccountId, vpc: otherVpcId }
  const theirs = { account: customerAccountId, vpc: customerVpcId }

  it.each([
    [
      'an active one that we requested',
      { status: 'active', requester: ours, accepter: theirs },
      1,
      0,
    ],
    [
      'an active one that we accepted',
      { status: 'active', requester: theirs, accepter: ours },
      1,
      0,
    ],
    ['one on its way', { status: 'provisioning', requester: ours, accepter: theirs }, 1, 0],
    ['another VPC of ours', { status: 'active', requester: neighbour, accepter: theirs }, 0, 0],
    ['a request', { status: 'pending-acceptance', requester: ours, accepter: theirs }, 0, 1],
    ['a new request', { status: 'initiating-request', requester: ours, accepter: theirs }, 0, 1],
    [
      'a request from another VPC of the account',
      { status: 'pending-acceptance', requester: neighbour, accepter: theirs },
      0,
      1,
    ],
    ['a request to us', { status: 'pending-acceptance', requester: theirs, accepter: ours }, 0, 0],
    ['an ended one', { status: 'deleted', requester: ours, accepter: theirs }, 0, 0],
    ['a failed one', { status: 'failed', requester: ours, accepter: theirs }, 0, 0],
  ] as const)('counts %s', async (_, peering, activePeerings, pendingRequests) => {
    const load = await loadOn({
      DescribeVpcPeeringConnections: describing([{ id: 'pcx-0c0c0c0c0c0c0c0c0', ...peering }]),
    })
    expect(load).toMatchObject({ activePeerings, pendingRequests })
  })

  it('counts every page of peerings', async () => {
    const peerings = Array.from({ length: 2345 }, (_, index) => ({
      id: `pcx-${index.toString(16).padStart(17, '0')}`,
      status: 'active' as const,
    }))
    const load = await loadOn({ DescribeVpcPeeringConnections: describing(peerings) })
    expect(load?.activePeerings).toBe(2345)
  })

  it('counts the routes of the fullest table of this VPC, without IPv6 and propagated ones', async () => {
    const ipv6 = {
      destinationIpv6CidrBlock: '2001:db8::/32',
      gatewayId: 'igw-0a',
      origin: 'CreateRoute',
    }
    const propagated = {
      destinationCidrBlock: '172.16.0.0/16',
      gatewayId: 'vgw-0a',
      origin: 'EnableVgwRoutePropagation',
    }
    const fullest = [toPeer('10.50.0.0/16'), toPeer('10.51.0.0/16'), ipv6, propagated]
    const elsewhere = Array.from({ length: 9 }, (_, index) => toPeer(`10.6${index}.0.0/16`))
    const load = await loadOn({
      DescribeRouteTables: answer({
        routeTableSet: [
          table(routeTableId, [toPeer('10.50.0.0/16')]),
          table(otherRouteTableId, fullest),
          table('rtb-0f0f0f0f0f0f0f0f2', elsewhere, customerVpcId),
        ],
      }),
    })
    expect(load?.routesInFullestTable).toBe(3)
  })

  it('is measured by the quotas that are said, else by the defaults of AWS', async () => {
    expect((await loadOn({}))?.quotas).toEqual({
      activePeerings: 125,
      pendingRequests: 25,
      routesPerTable: 500,
    })
  })
})

describe('the inventory of a VPC', () => {
  const errorsOn = async (scripts: Readonly<Record<string, Script>>, given = config) => {
    const { aws, directory } = directoryOn(scripts, given)
    const inventory = valid(await directory.inventory(rescaleVpcId)())
    expect(aws.received).toHaveLength(3)
    return (text: string): ReadonlyArray<string> => {
      const proposal = { cidr: valid(parseIpv4Cidr(text)), zoneCount: 1 }
      const { findings } = reviewCidr(inventory, proposal, currentCheckSet)
      return findings.filter(({ level }) => level === 'error').map(({ id }) => id)
    }
  }

  it('declines its own blocks, held ones and denied ones', async () => {
    const errors = await errorsOn({})
    expect(errors(rescaleCidr)).toEqual(['rescale-vpc-overlap'])
    expect(errors(heldCidr)).toEqual(['held-overlap'])
    expect(errors(deniedCidr)).toEqual(['denied-overlap'])
    expect(errors('10.50.0.0/16')).toEqual([])
  })

  it.each([
    ['to a live peering', toPeer('10.50.0.0/16'), true],
    ['to a peering that has ended', toPeer('10.50.0.0/16', 'blackhole'), false],
    [
      'to a gateway that is gone',
      { destinationCidrBlock: '10.50.0.0/16', transitGatewayId: 'tgw-0a', state: 'blackhole' },
      true,
    ],
    [
      'to a part of the block, propagated',
      {
        destinationCidrBlock: '10.50.7.0/24',
        gatewayId: 'vgw-0a',
        origin: 'EnableVgwRoutePropagation',
      },
      true,
    ],
    [
      'to more than the block',
      { destinationCidrBlock: '10.0.0.0/8', transitGatewayId: 'tgw-0a' },
      false,
    ],
    ['to everywhere', { destinationCidrBlock: '0.0.0.0/0', natGatewayId: 'nat-0a' }, false],
    [
      'to an IPv6 block',
      { destinationIpv6CidrBlock: '::/0', egressOnlyInternetGatewayId: 'eigw-0a' },
      false,
    ],
    ['to a prefix list', { destinationPrefixListId: 'pl-0a', gatewayId: 'vpce-0a' }, false],
  ])('of a route %s, tells whether it is in the way', async (_, route, isInTheWay) => {
    const tables = [table(routeTableId, []), table(otherRouteTableId, [route])]
    const errors = await errorsOn({
      DescribeRouteTables: answer({
        routeTableSet: [
          ...tables,
          table('rtb-0f0f0f0f0f0f0f0f2', [toPeer('10.60.0.0/16')], customerVpcId),
        ],
      }),
    })
    expect(errors('10.50.0.0/16')).toEqual(isInTheWay ? ['route-in-the-way'] : [])
    expect(errors('10.60.0.0/16')).toEqual([])
  })

  it.each([
    ['active', true],
    ['provisioning', true],
    ['pending-acceptance', false],
    ['deleting', false],
    ['expired', false],
  ] as const)('of a peering that is %s, tells whether it takes blocks', async (status, isTaken) => {
    const ours = { account: rescaleAccountId, vpc: rescaleVpcId, blocks: [rescaleCidr] }
    const theirs = (...blocks: ReadonlyArray<string>) => ({
      account: customerAccountId,
      vpc: customerVpcId,
      blocks,
    })
    const neighbour = { account: rescaleAccountId, vpc: otherVpcId, blocks: ['10.2.0.0/16'] }
    const peerings = [
      { status, requester: ours, accepter: theirs('10.50.0.0/16', '10.51.0.0/20') },
      { status, requester: theirs('10.52.0.0/16'), accepter: ours },
      { status, requester: neighbour, accepter: theirs('10.53.0.0/16') },
    ].map((peering, index) => ({ id: `pcx-0c0c0c0c0c0c0c0c${index}`, ...peering }))
    const errors = await errorsOn({
      DescribeVpcPeeringConnections: answer({ vpcPeeringConnectionSet: peerings.map(described) }),
    })
    const expected = isTaken ? ['peered-overlap'] : []
    for (const text of ['10.50.128.0/20', '10.51.0.0/16', '10.52.0.0/16']) {
      expect([text, errors(text)]).toEqual([text, expected])
    }
    for (const text of ['10.2.0.0/16', '10.53.0.0/16']) expect(errors(text)).toEqual([])
  })

  it('allows private space, or what the operator says', async () => {
    const [first] = config.vpcs
    const shared = valid(parseIpv4Cidr('100.64.0.0/10'))
    const vpc = { ...first, vpcId: rescaleVpcId, region, allowed: [shared] }
    const [usual, told] = [await errorsOn({}), await errorsOn({}, { ...config, vpcs: [vpc] })]
    expect([usual('100.64.0.0/16'), usual('10.50.0.0/16')]).toEqual([['range-not-allowed'], []])
    expect([told('100.64.0.0/16'), told('10.50.0.0/16')]).toEqual([[], ['range-not-allowed']])
  })

  it('is of VPCs that are named, and nobody is asked for others', async () => {
    const { aws, directory } = directoryOn({})
    const failure = refused(await directory.inventory(otherVpcId)())
    expect(failure).toMatchObject({ code: 'NotInDirectory', retryable: false })
    expect(failure.message).toContain(otherVpcId)
    expect(aws.received).toEqual([])
  })
})

describe('a VPC that is not as it is named', () => {
  const refusedBy = async (scripts: Readonly<Record<string, Script>>, given = config) => {
    const { directory } = directoryOn(scripts, given)
    const failures = [
      refused(await directory.candidates(region)()),
      refused(await directory.inventory(rescaleVpcId)()),
    ]
    expect(failures.map(({ operation }) => operation)).toEqual([
      'RescaleDirectory.candidates',
      'RescaleDirectory.inventory',
    ])
    expect(new Set(failures.map(({ code }) => code)).size).toBe(1)
    return failures[0]
  }

  it('is not there: says which, in whose account and where', async () => {
    const failure = await refusedBy({ DescribeVpcs: answer({ vpcSet: [] }) })
    expect(failure).toMatchObject({
      code: 'RescaleVpcNotFound',
      message: `there is no VPC ${rescaleVpcId} in account ${rescaleAccountId} in ${region}`,
      retryable: false,
    })
  })

  it('is not there, though EC2 answers with another', async () => {
    const failure = await refusedBy({
      DescribeVpcs: answer({ vpcSet: [describedVpc({ id: otherVpcId })] }),
    })
    expect(failure?.code).toBe('RescaleVpcNotFound')
  })

  it('is shared from another account, whose peerings are not ours to request', async () => {
    const failure = await refusedBy({
      DescribeVpcs: answer({ vpcSet: [describedVpc({ owner: strangerAccountId })] }),
    })
    expect(failure?.code).toBe('RescaleVpcDiffers')
    expect(failure?.message).toContain(strangerAccountId)
  })

  it('has other blocks than is believed', async () => {
    const [first] = config.vpcs
    const believed = {
      ...config,
      vpcs: [{ ...first, vpcId: rescaleVpcId, region, cidrs: [secondCidr] }],
    }
    const failure = await refusedBy({}, believed)
    expect(failure).toMatchObject({
      code: 'RescaleVpcDiffers',
      message: `${rescaleVpcId} has the blocks ${rescaleCidr}, not ${secondCidr}`,
    })
  })

  it('agrees when the same blocks are named in another order', async () => {
    const [first] = config.vpcs
    const cidrs = [secondCidr, rescaleCidr]
    const { directory } = directoryOn(
      {
        DescribeVpcs: answer({
          vpcSet: [
            describedVpc({ blocks: { [rescaleCidr]: 'associated', [secondCidr]: 'associated' } }),
          ],
        }),
      },
      { ...config, vpcs: [{ ...first, vpcId: rescaleVpcId, region, cidrs }] },
    )
    valid(await directory.candidates(region)())
  })
})

it.each(['DescribeVpcs', 'DescribeRouteTables', 'DescribeVpcPeeringConnections'])(
  'what AWS says instead of answering %s is the failure',
  async (action) => {
    const { directory } = directoryOn({ [action]: awsError('UnauthorizedOperation') })
    expect(refused(await directory.candidates(region)())).toMatchObject({
      operation: 'RescaleDirectory.candidates',
      code: 'UnauthorizedOperation',
      retryable: false,
    })
  },
)

describe('the account of a partition', () => {
  it('is the one that is named', async () => {
    const { directory } = directoryOn({})
    expect(valid(await directory.account('aws')())).toEqual({ accountId: rescaleAccountId })
  })

  it('is a failure where none is named', async () => {
    const { directory } = directoryOn({})
    const failure = refused(await directory.account('aws-cn')())
    expect(failure).toMatchObject({ operation: 'RescaleDirectory.account', code: 'NotInDirectory' })
    expect(failure.message).toContain('aws-cn')
  })
})
