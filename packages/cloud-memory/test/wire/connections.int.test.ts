import {
  AcceptVpcPeeringConnectionCommand,
  AssociateRouteTableCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcPeeringConnectionCommand,
  DeleteRouteCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeRouteTablesCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  ModifyVpcAttributeCommand,
  ModifyVpcPeeringConnectionOptionsCommand,
  RejectVpcPeeringConnectionCommand,
  ReplaceRouteCommand,
  paginateDescribeVpcs,
  paginateDescribeVpcPeeringConnections,
  waitUntilVpcPeeringConnectionDeleted,
} from '@aws-sdk/client-ec2'
import { describe, expect, test } from 'vitest'

import { type Clients, type WireCloud, newWireCloud, thrownBy } from './wireCloud.ts'

const newVpc = async ({ ec2 }: Clients, CidrBlock: string): Promise<string> => {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock }))
  return Vpc?.VpcId ?? ''
}

const mainTable = async ({ ec2 }: Clients, vpcId: string): Promise<string> => {
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({
      Filters: [
        { Name: 'vpc-id', Values: [vpcId] },
        { Name: 'association.main', Values: ['true'] },
      ],
    }),
  )
  return RouteTables?.[0]?.RouteTableId ?? ''
}

const requested = async ({ rescale, customer }: WireCloud) => {
  const ours = await newVpc(rescale, '10.0.0.0/16')
  const theirs = await newVpc(customer, '10.64.0.0/16')
  const { VpcPeeringConnection } = await rescale.ec2.send(
    new CreateVpcPeeringConnectionCommand({
      VpcId: ours,
      PeerVpcId: theirs,
      PeerOwnerId: customer.accountId,
      TagSpecifications: [
        {
          ResourceType: 'vpc-peering-connection',
          Tags: [{ Key: 'Name', Value: 'a & <b> "日本" 🚀' }],
        },
      ],
    }),
  )
  return { ours, theirs, id: VpcPeeringConnection?.VpcPeeringConnectionId ?? '' }
}

describe('a peering through SDK clients', () => {
  test('is requested, accepted, routed, and deleted', async () => {
    const wire = newWireCloud()
    const { rescale, customer } = wire
    const { ours, theirs, id } = await requested(wire)
    const ids = { VpcPeeringConnectionIds: [id] }
    const pending = await rescale.ec2.send(new DescribeVpcPeeringConnectionsCommand(ids))
    expect(pending.VpcPeeringConnections?.[0]).toMatchObject({
      Status: { Code: 'pending-acceptance' },
      ExpirationTime: new Date('2026-01-08T00:00:00.000Z'),
      RequesterVpcInfo: { VpcId: ours, CidrBlock: '10.0.0.0/16' },
      Tags: [{ Key: 'Name', Value: 'a & <b> "日本" 🚀' }],
    })
    expect(pending.VpcPeeringConnections?.[0]?.AccepterVpcInfo?.CidrBlock).toBeUndefined()
    await customer.ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id }))
    const active = await customer.ec2.send(new DescribeVpcPeeringConnectionsCommand(ids))
    expect(active.VpcPeeringConnections?.[0]?.AccepterVpcInfo?.CidrBlockSet).toEqual([
      { CidrBlock: '10.64.0.0/16' },
    ])
    const RouteTableId = await mainTable(customer, theirs)
    const route = { RouteTableId, DestinationCidrBlock: '10.0.0.0/16', VpcPeeringConnectionId: id }
    const created = await customer.ec2.send(new CreateRouteCommand(route))
    expect(created.Return).toBe(true)
    const again = await thrownBy(customer.ec2.send(new CreateRouteCommand(route)))
    expect(again).toMatchObject({ code: 'RouteAlreadyExists', status: 400 })
    await customer.ec2.send(new ReplaceRouteCommand(route))
    await rescale.ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id }))
    await waitUntilVpcPeeringConnectionDeleted(
      { client: rescale.ec2, maxWaitTime: 5, minDelay: 1, maxDelay: 1 },
      ids,
    )
    const tables = await customer.ec2.send(
      new DescribeRouteTablesCommand({ RouteTableIds: [RouteTableId] }),
    )
    expect(tables.RouteTables?.[0]?.Routes?.[1]).toMatchObject({
      State: 'blackhole',
      VpcPeeringConnectionId: id,
    })
    const { VpcPeeringConnectionId: _id, ...destination } = route
    await customer.ec2.send(new DeleteRouteCommand(destination))
    const gone = await thrownBy(customer.ec2.send(new DeleteRouteCommand(destination)))
    expect(gone.code).toBe('InvalidRoute.NotFound')
  })

  test('is rejected by its accepter', async () => {
    const wire = newWireCloud()
    const { id } = await requested(wire)
    const ids = { VpcPeeringConnectionId: id }
    const { Return } = await wire.customer.ec2.send(new RejectVpcPeeringConnectionCommand(ids))
    expect(Return).toBe(true)
    const late = await thrownBy(wire.customer.ec2.send(new AcceptVpcPeeringConnectionCommand(ids)))
    expect(late).toMatchObject({ name: 'InvalidStateTransition', status: 400 })
    expect(late.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('has options that each side sets for itself', async () => {
    const wire = newWireCloud()
    const { ours, theirs, id } = await requested(wire)
    const { rescale, customer } = wire
    await customer.ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id }))
    for (const [clients, VpcId] of [
      [rescale, ours],
      [customer, theirs],
    ] as const) {
      await clients.ec2.send(
        new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }),
      )
    }
    const options = { AllowDnsResolutionFromRemoteVpc: true }
    const modified = await rescale.ec2.send(
      new ModifyVpcPeeringConnectionOptionsCommand({
        VpcPeeringConnectionId: id,
        RequesterPeeringConnectionOptions: options,
      }),
    )
    expect(modified.RequesterPeeringConnectionOptions).toEqual(options)
  })
})

describe('errors', () => {
  test('of an unknown id, a malformed id and a missing parameter have their own codes', async () => {
    const { ec2 } = newWireCloud().customer
    const codeFor = async (id: string): Promise<string> =>
      (await thrownBy(ec2.send(new DescribeVpcsCommand({ VpcIds: [id] })))).code
    expect(await codeFor('vpc-0123456789abcdef0')).toBe('InvalidVpcID.NotFound')
    expect(await codeFor('nonsense')).toBe('InvalidVpcID.Malformed')
    const missing = await thrownBy(ec2.send(new CreateRouteTableCommand({ VpcId: undefined })))
    expect(missing).toMatchObject({
      code: 'MissingParameter',
      message: 'The request must contain the parameter vpcId',
      status: 400,
    })
  })

  test('of parameters that are not answered name them', async () => {
    const { customer } = newWireCloud()
    const VpcId = await newVpc(customer, '10.64.0.0/16')
    const RouteTableId = await mainTable(customer, VpcId)
    const unserved = await thrownBy(
      customer.ec2.send(new CreateRouteCommand({ RouteTableId, DestinationIpv6CidrBlock: '::/0' })),
    )
    expect(unserved).toMatchObject({
      code: 'UnsupportedOperation',
      message: 'The in-memory AWS does not serve the parameter DestinationIpv6CidrBlock.',
    })
    const unsupported = await thrownBy(
      customer.ec2.send(
        new CreateVpcCommand({ CidrBlock: '10.65.0.0/16', InstanceTenancy: 'dedicated' }),
      ),
    )
    expect(unsupported).toMatchObject({
      code: 'UnsupportedOperation',
      message:
        'The in-memory AWS does not serve the value dedicated of the parameter InstanceTenancy.',
    })
  })

  test('a dry run answers 412 when it is allowed, and changes nothing', async () => {
    const { cloud, customer } = newWireCloud()
    const before = cloud.world()
    const dry = await thrownBy(
      customer.ec2.send(new CreateVpcCommand({ CidrBlock: '10.64.0.0/16', DryRun: true })),
    )
    expect(dry).toMatchObject({ name: 'DryRunOperation', status: 412 })
    expect(cloud.world()).toBe(before)
  })
})

describe('tables, subnets and associations', () => {
  test('a table is made for a VPC and associated with a subnet', async () => {
    const { customer } = newWireCloud()
    const VpcId = await newVpc(customer, '10.64.0.0/16')
    const { Subnet } = await customer.ec2.send(
      new CreateSubnetCommand({ VpcId, CidrBlock: '10.64.0.0/20' }),
    )
    const { RouteTable } = await customer.ec2.send(new CreateRouteTableCommand({ VpcId }))
    const { AssociationId } = await customer.ec2.send(
      new AssociateRouteTableCommand({
        RouteTableId: RouteTable?.RouteTableId,
        SubnetId: Subnet?.SubnetId,
      }),
    )
    expect(AssociationId).toMatch(/^rtbassoc-0[0-9a-f]{16}$/)
  })
})

describe('pages', () => {
  const manyVpcs = async (count: number) => {
    const wire = newWireCloud({ quotas: { vpcsPerRegion: 100 } })
    const made = new Set<string>()
    for (let index = 0; index < count; index += 1) {
      made.add(await newVpc(wire.customer, `10.${index}.0.0/16`))
    }
    return { ...wire, made }
  }

  test('the paginator sees everything once', async () => {
    const { customer, made } = await manyVpcs(13)
    const seen: string[] = []
    const sizes: number[] = []
    const pages = paginateDescribeVpcs({ client: customer.ec2, pageSize: 5 }, {})
    for await (const { Vpcs = [] } of pages) {
      sizes.push(Vpcs.length)
      seen.push(...Vpcs.map(({ VpcId }) => VpcId ?? ''))
    }
    expect(sizes).toEqual([5, 5, 3])
    expect(new Set(seen)).toEqual(made)
    expect(seen).toHaveLength(made.size)
  })

  test('sizes out of bounds and tokens of nobody are refused', async () => {
    const { ec2 } = newWireCloud().customer
    for (const input of [{ MaxResults: 4 }, { MaxResults: 1001 }, { NextToken: 'mine' }]) {
      const refused = await thrownBy(ec2.send(new DescribeVpcsCommand(input)))
      expect(refused).toMatchObject({ code: 'InvalidParameterValue', status: 400 })
    }
  })

  test('a token is good for the parameters it was given for, and for no others', async () => {
    const { customer } = await manyVpcs(8)
    const Filters = [{ Name: 'vpc-id', Values: ['vpc-*'] }]
    const first = await customer.ec2.send(new DescribeVpcsCommand({ MaxResults: 5, Filters }))
    const { NextToken } = first
    const rest = await customer.ec2.send(
      new DescribeVpcsCommand({ MaxResults: 6, Filters, NextToken }),
    )
    expect(rest.Vpcs).toHaveLength(3)
    expect(rest.NextToken).toBeUndefined()
    const other = await thrownBy(
      customer.ec2.send(new DescribeVpcsCommand({ MaxResults: 5, NextToken })),
    )
    expect(other.code).toBe('InvalidParameterValue')
    const tables = await thrownBy(
      customer.ec2.send(new DescribeRouteTablesCommand({ MaxResults: 5, Filters, NextToken })),
    )
    expect(tables.code).toBe('InvalidParameterValue')
  })

  test('filters take wildcards, OR their values and AND their names', async () => {
    const { customer } = await manyVpcs(12)
    const cidrsFor = async (...values: string[]) => {
      const { Vpcs = [] } = await customer.ec2.send(
        new DescribeVpcsCommand({
          Filters: [
            { Name: 'cidr', Values: values },
            { Name: 'is-default', Values: ['false'] },
          ],
        }),
      )
      return Vpcs.map(({ CidrBlock }) => CidrBlock)
    }
    expect(await cidrsFor('10.1?.0.0/16')).toEqual(['10.10.0.0/16', '10.11.0.0/16'])
    expect(await cidrsFor('10.3.*', '10.4.0.0/16')).toEqual(['10.3.0.0/16', '10.4.0.0/16'])
    expect(await cidrsFor('11.*')).toEqual([])
    const unknown = await thrownBy(
      customer.ec2.send(
        new DescribeVpcsCommand({ Filters: [{ Name: 'colour', Values: ['red'] }] }),
      ),
    )
    expect(unknown.code).toBe('InvalidParameterValue')
  })

  test('peerings by status are paged too', async () => {
    const wire = newWireCloud()
    await requested(wire)
    const pages = paginateDescribeVpcPeeringConnections(
      { client: wire.rescale.ec2, pageSize: 1000 },
      { Filters: [{ Name: 'status-code', Values: ['pending-*'] }] },
    )
    let count = 0
    for await (const { VpcPeeringConnections = [] } of pages) count += VpcPeeringConnections.length
    expect(count).toBe(1)
  })
})
