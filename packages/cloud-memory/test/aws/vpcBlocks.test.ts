import { describe, expect, test } from 'vitest'

import { type Actor, activePeering, newSandbox, newVpc } from '../sandbox.ts'

describe('blocks of a VPC', () => {
  test.each([
    ['10.64.0.7/16', '10.64.0.0/16'],
    ['100.68.0.18/18', '100.68.0.0/18'],
    ['172.20.5.5/28', '172.20.5.0/28'],
  ])('%s is kept as %s: host bits are cleared in silence', (written, kept) => {
    const { customer } = newSandbox()
    expect(customer.ok('CreateVpc', { CidrBlock: written }).Vpc.CidrBlock).toBe(kept)
  })

  test.each([
    ['10.0.0.0/15', 'larger than a /16'],
    ['10.0.0.0/29', 'smaller than a /28'],
    ['0.0.0.0/16', 'this network'],
    ['127.0.0.0/16', 'loopback'],
    ['169.254.0.0/16', 'link-local'],
    ['224.0.0.0/16', 'multicast'],
    ['240.0.0.0/16', 'reserved for later'],
  ])('%s is refused: %s', (CidrBlock) => {
    const { customer } = newSandbox()
    const error = customer.error('CreateVpc', { CidrBlock })
    expect(error).toEqual({
      code: 'InvalidVpc.Range',
      message: `The CIDR '${CidrBlock}' is invalid.`,
      status: 400,
    })
  })

  test('240.0.0.0/4 may be let in, as AWS does not say', () => {
    const { customer } = newSandbox({ openPoints: { allowsFutureUseRange: true } })
    expect(customer.ok('CreateVpc', { CidrBlock: '240.0.0.0/16' }).Vpc.CidrBlock).toBe(
      '240.0.0.0/16',
    )
  })

  test.each(['ten', '10.0.0.0', '10.0.0.0/33', '010.0.0.0/16'])(
    '%s is no CIDR block',
    (CidrBlock) => {
      const { customer } = newSandbox()
      expect(customer.refused('CreateVpc', { CidrBlock })).toBe('InvalidParameterValue')
    },
  )

  test('a sixth VPC in a Region is refused, in another Region it is the first', () => {
    const { customer } = newSandbox()
    for (let index = 0; index < 5; index += 1) newVpc(customer, `10.${64 + index}.0.0/16`)
    expect(customer.refused('CreateVpc', { CidrBlock: '10.70.0.0/16' })).toBe('VpcLimitExceeded')
    newVpc(customer.in('eu-west-1'), '10.70.0.0/16')
  })

  test.each([
    ['10.64.0.0/16', '172.16.0.0/16', 'InvalidVpc.Range'],
    ['10.64.0.0/16', '192.168.0.0/16', 'InvalidVpc.Range'],
    ['10.64.0.0/16', '198.19.0.0/16', 'InvalidVpc.Range'],
    ['10.1.0.0/16', '10.0.0.0/16', 'InvalidVpc.Range'],
    ['172.20.0.0/16', '10.64.0.0/16', 'InvalidVpc.Range'],
    ['192.168.0.0/16', '10.64.0.0/16', 'InvalidVpc.Range'],
    ['100.64.0.0/16', '10.64.0.0/16', 'InvalidVpc.Range'],
    ['10.64.0.0/16', '10.64.128.0/24', 'InvalidVpc.Range'],
    ['10.64.0.0/16', '10.65.0.0/8', 'InvalidVpc.Range'],
  ])('to a VPC of %s the block %s cannot be added', (CidrBlock, added, code) => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, CidrBlock)
    expect(customer.refused('AssociateVpcCidrBlock', { VpcId, CidrBlock: added })).toBe(code)
  })

  test('five blocks are the most, and the first of them cannot be taken away', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    for (const octet of [65, 66, 67, 68]) {
      customer.ok('AssociateVpcCidrBlock', { VpcId, CidrBlock: `10.${octet}.0.0/16` })
    }
    const sixth = { VpcId, CidrBlock: '10.69.0.0/16' }
    expect(customer.refused('AssociateVpcCidrBlock', sixth)).toBe('CidrLimitExceeded')
    const [vpc] = customer.ok('DescribeVpcs', { VpcIds: [VpcId] }).Vpcs
    const ids = vpc?.CidrBlockAssociationSet.map(({ AssociationId }) => AssociationId) ?? []
    expect(customer.refused('DisassociateVpcCidrBlock', { AssociationId: ids[0] ?? '' })).toBe(
      'OperationNotPermitted',
    )
    const AssociationId = 'vpc-cidr-assoc-00000000'
    expect(customer.refused('DisassociateVpcCidrBlock', { AssociationId })).toBe(
      'InvalidVpcCidrBlockAssociationID.NotFound',
    )
    customer.ok('DisassociateVpcCidrBlock', { AssociationId: ids[4] ?? '' })
    customer.ok('AssociateVpcCidrBlock', sixth)
  })

  test('a block that a route covers or equals cannot be added, a smaller one can', () => {
    const { customer } = newSandbox()
    const { VpcId, RouteTableId } = newVpc(customer, '10.64.0.0/16')
    const { InternetGatewayId } = customer.ok('CreateInternetGateway', {}).InternetGateway
    customer.ok('AttachInternetGateway', { InternetGatewayId, VpcId })
    customer.ok('CreateRoute', {
      RouteTableId,
      DestinationCidrBlock: '10.80.0.0/24',
      GatewayId: InternetGatewayId,
    })
    const add = (CidrBlock: string) => ({ VpcId, CidrBlock })
    expect(customer.refused('AssociateVpcCidrBlock', add('10.80.0.0/24'))).toBe('InvalidVpc.Range')
    expect(customer.refused('AssociateVpcCidrBlock', add('10.80.0.0/16'))).toBe('InvalidVpc.Range')
    customer.ok('AssociateVpcCidrBlock', add('10.80.0.0/25'))
  })

  test.each(['10.64.128.0/20', '10.0.0.0/16', '10.0.64.0/20'])(
    'while a peering is active, neither side can add %s, which overlaps the other side',
    (CidrBlock) => {
      const sandbox = newSandbox()
      const { ours, theirs } = activePeering(sandbox)
      const code = (actor: Actor, VpcId: string) =>
        actor.refused('AssociateVpcCidrBlock', { VpcId, CidrBlock })
      expect(code(sandbox.customer, theirs.VpcId)).toBe('InvalidVpc.Range')
      expect(code(sandbox.rescale, ours.VpcId)).toBe('InvalidVpc.Range')
    },
  )

  test('after the peering is deleted, the block can be added', () => {
    const sandbox = newSandbox()
    const { theirs, VpcPeeringConnectionId } = activePeering(sandbox)
    const added = { VpcId: theirs.VpcId, CidrBlock: '10.0.64.0/20' }
    sandbox.customer.ok('AssociateVpcCidrBlock', { ...added, CidrBlock: '10.90.0.0/20' })
    sandbox.customer.ok('DeleteVpcPeeringConnection', { VpcPeeringConnectionId })
    sandbox.customer.ok('AssociateVpcCidrBlock', added)
  })

  test('a block with a subnet in it cannot be taken away', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const { AssociationId } = customer.ok('AssociateVpcCidrBlock', {
      VpcId,
      CidrBlock: '10.65.0.0/16',
    }).CidrBlockAssociation
    const subnet = { VpcId, CidrBlock: '10.65.3.0/24' }
    const { SubnetId } = customer.ok('CreateSubnet', subnet).Subnet
    expect(customer.refused('DisassociateVpcCidrBlock', { AssociationId })).toBe(
      'InvalidCidrBlock.InUse',
    )
    customer.ok('DeleteSubnet', { SubnetId })
    customer.ok('DisassociateVpcCidrBlock', { AssociationId })
  })

  test('every block has a local route in every table', () => {
    const { customer } = newSandbox()
    const { VpcId, RouteTableId } = newVpc(customer, '10.64.0.0/16')
    customer.ok('AssociateVpcCidrBlock', { VpcId, CidrBlock: '10.65.0.0/16' })
    const [table] = customer.ok('DescribeRouteTables', {
      RouteTableIds: [RouteTableId],
    }).RouteTables
    expect(table?.Routes.map((route) => [route.DestinationCidrBlock, route.GatewayId])).toEqual([
      ['10.64.0.0/16', 'local'],
      ['10.65.0.0/16', 'local'],
    ])
  })
})

describe('subnets', () => {
  test('lie inside the VPC, apart from each other, in a zone of the Region', () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const { Subnet } = customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/24' })
    expect(Subnet.AvailableIpAddressCount).toBe(251)
    const make = (CidrBlock: string, AvailabilityZone = 'us-east-1a') =>
      customer.refused('CreateSubnet', { VpcId, CidrBlock, AvailabilityZone })
    expect(make('10.65.0.0/24')).toBe('InvalidSubnet.Range')
    expect(make('10.64.0.128/25')).toBe('InvalidSubnet.Conflict')
    expect(make('10.64.1.0/24', 'eu-west-1a')).toBe('InvalidParameterValue')
  })

  test('one name of a zone stands for different zones in different accounts', () => {
    const { customer, rescale } = newSandbox()
    const idOfA = (actor: typeof customer) =>
      actor.ok('DescribeAvailabilityZones', {}).AvailabilityZones[0]?.ZoneId
    expect(idOfA(customer)).toMatch(/^use1-az\d$/)
    expect(idOfA(customer)).not.toBe(idOfA(rescale))
  })
})
