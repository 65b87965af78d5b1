/**
 * Quotas of networks at their boundary: the last one fits, and the next is refused.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
import { vpcQuotas } from '@byoa/core/network'
import { describe, expect, test } from 'vitest'

import type { AwsError, Quotas } from '../../src/index.ts'
import { type Actor, newSandbox, newVpc, requestFrom } from '../sandbox.ts'

interface Limit {
  /** Returns what makes one more, and answers with a refusal. */
  readonly makerOf: (customer: Actor) => (index: number) => AwsError | undefined
  readonly quota: Partial<Quotas>
  /** How many fit beside what a VPC has by itself. */
  readonly fit: number
  readonly code: string
  readonly message: string | RegExp
}

const refusalOf = (outcome: ReturnType<Actor['call']>): AwsError | undefined =>
  outcome._tag === 'Left' ? outcome.left : undefined

const block = (index: number): string => `10.64.${index}.0/24`

const limits: Readonly<Record<string, Limit>> = {
  'VPCs in a Region': {
    makerOf: (customer) => (index) =>
      refusalOf(customer.call('CreateVpc', { CidrBlock: `10.${index}.0.0/16` })),
    quota: { vpcsPerRegion: 2 },
    fit: 2,
    code: 'VpcLimitExceeded',
    message: 'The maximum number of VPCs has been reached.',
  },
  'internet gateways in a Region, as many as VPCs': {
    makerOf: (customer) => () => refusalOf(customer.call('CreateInternetGateway', {})),
    quota: { vpcsPerRegion: 2 },
    fit: 2,
    code: 'InternetGatewayLimitExceeded',
    message: 'The maximum number of internet gateways has been reached.',
  },
  'route tables of a VPC, its main one among them': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      return () => refusalOf(customer.call('CreateRouteTable', { VpcId }))
    },
    quota: { routeTablesPerVpc: 3 },
    fit: 2,
    code: 'RouteTableLimitExceeded',
    message: 'The maximum number of route tables has been reached.',
  },
  'subnets of a VPC': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      return (index) => refusalOf(customer.call('CreateSubnet', { VpcId, CidrBlock: block(index) }))
    },
    quota: { subnetsPerVpc: 2 },
    fit: 2,
    code: 'SubnetLimitExceeded',
    message: 'The maximum number of subnets has been reached.',
  },
  'blocks of a VPC, its first one among them': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      return (index) => {
        const CidrBlock = `10.6${5 + index}.0.0/16`
        return refusalOf(customer.call('AssociateVpcCidrBlock', { VpcId, CidrBlock }))
      }
    },
    quota: { blocksPerVpc: 3 },
    fit: 2,
    code: 'CidrLimitExceeded',
    message: /^This network 'vpc-\w+' has met its maximum number of allowed CIDRs: 3$/,
  },
  'routes of a table, the local one among them': {
    makerOf: (customer) => {
      const { VpcId, RouteTableId } = newVpc(customer, '10.64.0.0/16')
      const { InternetGateway } = customer.ok('CreateInternetGateway', {})
      const GatewayId = InternetGateway.InternetGatewayId
      customer.ok('AttachInternetGateway', { VpcId, InternetGatewayId: GatewayId })
      return (index) => {
        const DestinationCidrBlock = `10.7${index}.0.0/16`
        return refusalOf(
          customer.call('CreateRoute', { RouteTableId, DestinationCidrBlock, GatewayId }),
        )
      }
    },
    quota: { routesPerTable: 3 },
    fit: 2,
    code: 'RouteLimitExceeded',
    message: 'The maximum number of routes per route table has been reached.',
  },
  'security groups in a Region, the default ones among them': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      return (index) => {
        const group = { GroupName: `group-${index}`, Description: 'one of some', VpcId }
        return refusalOf(customer.call('CreateSecurityGroup', group))
      }
    },
    quota: { securityGroupsPerRegion: 3 },
    fit: 2,
    code: 'SecurityGroupLimitExceeded',
    message: 'The maximum number of security groups has been reached.',
  },
  'Elastic IP addresses in a Region': {
    makerOf: (customer) => () => refusalOf(customer.call('AllocateAddress', {})),
    quota: { addressesPerRegion: 2 },
    fit: 2,
    code: 'AddressLimitExceeded',
    message: 'The maximum number of addresses has been reached.',
  },
  'NAT gateways in a zone': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      const { Subnet } = customer.ok('CreateSubnet', { VpcId, CidrBlock: block(0) })
      const gateway = { SubnetId: Subnet.SubnetId, ConnectivityType: 'private' } as const
      return () => refusalOf(customer.call('CreateNatGateway', gateway))
    },
    quota: { natGatewaysPerZone: 2 },
    fit: 2,
    code: 'NatGatewayLimitExceeded',
    message: 'The maximum number of NAT Gateways has been reached in us-east-1a.',
  },
  'gateway endpoints in a Region': {
    makerOf: (customer) => (index) => {
      const { VpcId } = newVpc(customer, `10.6${index}.0.0/16`)
      const ServiceName = 'com.amazonaws.us-east-1.s3'
      return refusalOf(customer.call('CreateVpcEndpoint', { VpcId, ServiceName }))
    },
    quota: { gatewayEndpointsPerRegion: 2 },
    fit: 2,
    code: 'VpcEndpointLimitExceeded',
    message: 'The maximum number of VPC endpoints has been reached.',
  },
  'interface endpoints of a VPC': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      const shared = { VpcId, VpcEndpointType: 'Interface', PrivateDnsEnabled: false } as const
      return (index) => {
        const { Subnet } = customer.ok('CreateSubnet', { VpcId, CidrBlock: block(index) })
        const ServiceName = 'com.amazonaws.us-east-1.ssm'
        const endpoint = { ...shared, ServiceName, SubnetIds: [Subnet.SubnetId] }
        return refusalOf(customer.call('CreateVpcEndpoint', endpoint))
      }
    },
    quota: { interfaceEndpointsPerVpc: 2 },
    fit: 2,
    code: 'VpcEndpointLimitExceeded',
    message: 'The maximum number of VPC endpoints has been reached.',
  },
  'rules of a security group': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      const group = { VpcId, GroupName: 'web', Description: 'one of some' }
      const { GroupId } = customer.ok('CreateSecurityGroup', group)
      return (index) => {
        const IpPermissions = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: block(index) }] }]
        return refusalOf(customer.call('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions }))
      }
    },
    quota: { rulesPerSecurityGroup: 2 },
    fit: 2,
    code: 'RulesPerSecurityGroupLimitExceeded',
    message: 'The maximum number of rules per security group has been reached.',
  },
  'active peerings of a VPC': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      return (index) => {
        const { VpcId: PeerVpcId } = newVpc(customer, `10.${index}.0.0/16`)
        const VpcPeeringConnectionId = requestFrom(customer, VpcId, {
          PeerVpcId,
          PeerOwnerId: customer.accountId,
        })
        return refusalOf(customer.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId }))
      }
    },
    quota: { activePeeringsPerVpc: 2 },
    fit: 2,
    code: 'ActiveVpcPeeringConnectionPerVpcLimitExceeded',
    message: 'The maximum number of active VPC peering connections has been reached.',
  },
  'outstanding peering requests': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      return (index) => {
        const { VpcId: PeerVpcId } = newVpc(customer, `10.${index}.0.0/16`)
        return refusalOf(customer.call('CreateVpcPeeringConnection', { VpcId, PeerVpcId }))
      }
    },
    quota: { outstandingPeeringRequests: 2 },
    fit: 2,
    code: 'OutstandingVpcPeeringConnectionLimitExceeded',
    message: 'The maximum number of outstanding VPC peering connection requests has been reached.',
  },
}

test('every quota of networks is one of these', () => {
  const quotas = Object.values(limits).flatMap(({ quota }) => Object.keys(quota))
  expect([...new Set(quotas)].toSorted()).toEqual(Object.keys(vpcQuotas).toSorted())
})

describe('the quota of', () => {
  test.each(Object.entries(limits))('%s', (_what, { makerOf, quota, fit, code, message }) => {
    const { customer } = newSandbox({ quotas: quota })
    const make = makerOf(customer)
    for (let index = 0; index < fit; index += 1) expect(make(index)).toBeUndefined()
    const refusal = make(fit)
    expect(refusal?.code).toBe(code)
    if (typeof message === 'string') expect(refusal?.message).toBe(message)
    else expect(refusal?.message).toMatch(message)
  })
})
