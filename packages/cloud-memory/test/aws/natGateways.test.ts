/** Elastic IP addresses and the NAT gateways that have them. */
import { describe, expect, test } from 'vitest'

import { newSandbox, newVpc } from '../sandbox.ts'

const opened = ({ hasGateway = true } = {}) => {
  const sandbox = newSandbox()
  const { customer } = sandbox
  const { VpcId, RouteTableId } = newVpc(customer, '10.64.0.0/16')
  const { SubnetId } = customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/24' }).Subnet
  const { InternetGatewayId } = customer.ok('CreateInternetGateway', {}).InternetGateway
  if (hasGateway) customer.ok('AttachInternetGateway', { InternetGatewayId, VpcId })
  const { AllocationId, PublicIp } = customer.ok('AllocateAddress', { Domain: 'vpc' })
  return { ...sandbox, VpcId, RouteTableId, SubnetId, InternetGatewayId, AllocationId, PublicIp }
}

const withGateway = () => {
  const made = opened()
  const { SubnetId, AllocationId } = made
  const { NatGateway } = made.customer.ok('CreateNatGateway', { SubnetId, AllocationId })
  return { ...made, NatGateway, NatGatewayId: NatGateway.NatGatewayId }
}

/** @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html */
describe('a NAT gateway', () => {
  test('is pending, then available, with its address and an interface of its own', () => {
    const { customer, NatGateway, NatGatewayId, ...made } = withGateway()
    expect(NatGateway).toMatchObject({ State: 'pending', ConnectivityType: 'public' })
    const [seen] = customer.ok('DescribeNatGateways', { NatGatewayIds: [NatGatewayId] }).NatGateways
    const [own] = customer.ok('DescribeNetworkInterfaces', {}).NetworkInterfaces
    expect(seen).toMatchObject({
      State: 'available',
      VpcId: made.VpcId,
      SubnetId: made.SubnetId,
      NatGatewayAddresses: [
        {
          AllocationId: made.AllocationId,
          PublicIp: made.PublicIp,
          NetworkInterfaceId: own?.NetworkInterfaceId,
          PrivateIp: own?.PrivateIpAddress,
          IsPrimary: true,
          Status: 'succeeded',
        },
      ],
    })
    expect(own).toMatchObject({
      InterfaceType: 'nat_gateway',
      RequesterManaged: true,
      Status: 'in-use',
      Description: `Interface for NAT Gateway ${NatGatewayId}`,
      Association: { PublicIp: made.PublicIp, AllocationId: made.AllocationId },
    })
    expect(customer.ok('DescribeAddresses', {}).Addresses).toMatchObject([
      {
        AllocationId: made.AllocationId,
        AssociationId: seen?.NatGatewayAddresses[0]?.AssociationId,
        NetworkInterfaceId: own?.NetworkInterfaceId,
        Domain: 'vpc',
      },
    ])
  })

  test('keeps its address, its subnet, its interface and the internet gateway', () => {
    const { customer, VpcId, SubnetId, AllocationId, InternetGatewayId } = withGateway()
    const [own] = customer.ok('DescribeNetworkInterfaces', {}).NetworkInterfaces
    const [address] = customer.ok('DescribeAddresses', {}).Addresses
    expect(customer.refused('ReleaseAddress', { AllocationId })).toBe('InvalidIPAddress.InUse')
    expect(customer.refused('DeleteSubnet', { SubnetId })).toBe('DependencyViolation')
    const NetworkInterfaceId = own?.NetworkInterfaceId ?? ''
    expect(customer.refused('DeleteNetworkInterface', { NetworkInterfaceId })).toBe(
      'InvalidParameterValue',
    )
    expect(customer.refused('DetachInternetGateway', { InternetGatewayId, VpcId })).toBe(
      'DependencyViolation',
    )
    const AssociationId = address?.AssociationId ?? ''
    expect(customer.refused('DisassociateAddress', { AssociationId })).toBe('AuthFailure')
  })

  test('is described as deleted for an hour, without what it had', () => {
    const { customer, wait, NatGatewayId, AllocationId, SubnetId } = withGateway()
    expect(customer.ok('DeleteNatGateway', { NatGatewayId })).toEqual({ NatGatewayId })
    const input = { NatGatewayIds: [NatGatewayId] }
    expect(customer.ok('DescribeNatGateways', input).NatGateways).toMatchObject([
      { State: 'deleted' },
    ])
    expect(customer.ok('DescribeNetworkInterfaces', {}).NetworkInterfaces).toEqual([])
    customer.ok('ReleaseAddress', { AllocationId })
    customer.ok('DeleteSubnet', { SubnetId })
    wait(3600)
    expect(customer.refused('DescribeNatGateways', input)).toBe('NatGatewayNotFound')
    expect(customer.refused('DeleteNatGateway', { NatGatewayId })).toBe('NatGatewayNotFound')
    expect(customer.ok('DescribeNatGateways', {}).NatGateways).toEqual([])
  })

  test('is what a route goes to while it is there, in its VPC', () => {
    const { customer, RouteTableId, NatGatewayId } = withGateway()
    const destination = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0' }
    const unknown = 'nat-0123456789abcdef0'
    expect(customer.refused('CreateRoute', { ...destination, NatGatewayId: unknown })).toBe(
      'InvalidNatGatewayID.NotFound',
    )
    const other = newVpc(customer, '10.65.0.0/16').RouteTableId
    expect(
      customer.refused('CreateRoute', { ...destination, RouteTableId: other, NatGatewayId }),
    ).toBe('InvalidParameterValue')
    customer.ok('CreateRoute', { ...destination, NatGatewayId })
    const stateOf = () =>
      customer
        .ok('DescribeRouteTables', { RouteTableIds: [RouteTableId] })
        .RouteTables[0]?.Routes.find((route) => route.NatGatewayId === NatGatewayId)?.State
    expect(stateOf()).toBe('active')
    customer.ok('DeleteNatGateway', { NatGatewayId })
    expect(stateOf()).toBe('blackhole')
  })

  test.each([
    ['without an internet gateway', false, 'Gateway.NotAttached'],
    ['with an address that another has', true, 'Resource.AlreadyAssociated'],
  ])('%s is taken, and fails afterwards', (_how, hasGateway, FailureCode) => {
    const { customer, SubnetId, AllocationId } = opened({ hasGateway })
    if (hasGateway) customer.ok('CreateNatGateway', { SubnetId, AllocationId })
    const { NatGateway } = customer.ok('CreateNatGateway', { SubnetId, AllocationId })
    expect(NatGateway).toMatchObject({ State: 'pending' })
    expect(NatGateway).not.toHaveProperty('FailureCode')
    const NatGatewayIds = [NatGateway.NatGatewayId]
    expect(customer.ok('DescribeNatGateways', { NatGatewayIds }).NatGateways).toMatchObject([
      { State: 'failed', FailureCode },
    ])
  })

  test('has an address unless it is private', () => {
    const { customer, SubnetId, AllocationId } = opened()
    expect(customer.refused('CreateNatGateway', { SubnetId })).toBe('MissingParameter')
    const ConnectivityType = 'private'
    const both = { SubnetId, AllocationId, ConnectivityType } as const
    expect(customer.refused('CreateNatGateway', both)).toBe('InvalidParameterCombination')
    const { NatGateway } = customer.ok('CreateNatGateway', { SubnetId, ConnectivityType })
    expect(NatGateway.ConnectivityType).toBe('private')
  })

  test('is one of five in a zone', () => {
    const { customer, SubnetId } = opened()
    const input = { SubnetId, ConnectivityType: 'private' } as const
    for (let count = 0; count < 5; count += 1) customer.ok('CreateNatGateway', input)
    expect(customer.refused('CreateNatGateway', input)).toBe('NatGatewayLimitExceeded')
  })
})

/** @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html */
describe('addresses', () => {
  test('are five in a Region, each another one', () => {
    const { customer } = newSandbox()
    const ips = [1, 2, 3, 4, 5].map(() => customer.ok('AllocateAddress', {}).PublicIp)
    expect(new Set(ips).size).toBe(5)
    expect(customer.refused('AllocateAddress', {})).toBe('AddressLimitExceeded')
    const PublicIps = ips.slice(1, 3)
    expect(customer.ok('DescribeAddresses', { PublicIps }).Addresses).toHaveLength(2)
    expect(customer.refused('DescribeAddresses', { PublicIps: ['192.0.2.1'] })).toBe(
      'InvalidAddress.NotFound',
    )
  })

  test('are released in their border group only', () => {
    const { customer, AllocationId } = opened()
    const elsewhere = { AllocationId, NetworkBorderGroup: 'us-west-2' }
    expect(customer.refused('ReleaseAddress', elsewhere)).toBe('InvalidAddress.NotFound')
    customer.ok('ReleaseAddress', { AllocationId, NetworkBorderGroup: 'us-east-1' })
    expect(customer.refused('ReleaseAddress', { AllocationId })).toBe(
      'InvalidAllocationID.NotFound',
    )
    expect(customer.refused('DisassociateAddress', { AssociationId: 'eipassoc-0' })).toBe(
      'InvalidAssociationID.NotFound',
    )
  })
})
