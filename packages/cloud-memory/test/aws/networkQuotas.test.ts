/**
 * Quotas of networks at their boundary: the last one fits, and the next is refused.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
import { describe, expect, test } from 'vitest'

import type { Quotas } from '../../src/index.ts'
import { type Actor, newSandbox, newVpc } from '../sandbox.ts'

interface Limit {
  /** Returns what makes one more, and answers with the code of a refusal. */
  readonly makerOf: (customer: Actor) => (index: number) => string | undefined
  readonly quota: Partial<Quotas>
  /** How many fit beside what a VPC has by itself. */
  readonly fit: number
  readonly code: string
}

const codeOf = (outcome: ReturnType<Actor['call']>): string | undefined =>
  outcome._tag === 'Left' ? outcome.left.code : undefined

const block = (index: number): string => `10.64.${index}.0/24`

const limits: Readonly<Record<string, Limit>> = {
  'VPCs in a Region': {
    makerOf: (customer) => (index) =>
      codeOf(customer.call('CreateVpc', { CidrBlock: `10.${index}.0.0/16` })),
    quota: { vpcsPerRegion: 2 },
    fit: 2,
    code: 'VpcLimitExceeded',
  },
  'internet gateways in a Region, as many as VPCs': {
    makerOf: (customer) => () => codeOf(customer.call('CreateInternetGateway', {})),
    quota: { vpcsPerRegion: 2 },
    fit: 2,
    code: 'InternetGatewayLimitExceeded',
  },
  'route tables of a VPC, its main one among them': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      return () => codeOf(customer.call('CreateRouteTable', { VpcId }))
    },
    quota: { routeTablesPerVpc: 3 },
    fit: 2,
    code: 'RouteTableLimitExceeded',
  },
  'subnets of a VPC': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      return (index) => codeOf(customer.call('CreateSubnet', { VpcId, CidrBlock: block(index) }))
    },
    quota: { subnetsPerVpc: 2 },
    fit: 2,
    code: 'SubnetLimitExceeded',
  },
  'blocks of a VPC, its first one among them': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      return (index) => {
        const CidrBlock = `10.6${5 + index}.0.0/16`
        return codeOf(customer.call('AssociateVpcCidrBlock', { VpcId, CidrBlock }))
      }
    },
    quota: { blocksPerVpc: 3 },
    fit: 2,
    code: 'CidrLimitExceeded',
  },
  'routes of a table, the local one among them': {
    makerOf: (customer) => {
      const { VpcId, RouteTableId } = newVpc(customer, '10.64.0.0/16')
      const { InternetGateway } = customer.ok('CreateInternetGateway', {})
      const GatewayId = InternetGateway.InternetGatewayId
      customer.ok('AttachInternetGateway', { VpcId, InternetGatewayId: GatewayId })
      return (index) => {
        const DestinationCidrBlock = `10.7${index}.0.0/16`
        return codeOf(
          customer.call('CreateRoute', { RouteTableId, DestinationCidrBlock, GatewayId }),
        )
      }
    },
    quota: { routesPerTable: 3 },
    fit: 2,
    code: 'RouteLimitExceeded',
  },
  'security groups in a Region, the default ones among them': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      return (index) => {
        const group = { GroupName: `group-${index}`, Description: 'one of some', VpcId }
        return codeOf(customer.call('CreateSecurityGroup', group))
      }
    },
    quota: { securityGroupsPerRegion: 3 },
    fit: 2,
    code: 'SecurityGroupLimitExceeded',
  },
  'Elastic IP addresses in a Region': {
    makerOf: (customer) => () => codeOf(customer.call('AllocateAddress', {})),
    quota: { addressesPerRegion: 2 },
    fit: 2,
    code: 'AddressLimitExceeded',
  },
  'NAT gateways in a zone': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      const { Subnet } = customer.ok('CreateSubnet', { VpcId, CidrBlock: block(0) })
      const gateway = { SubnetId: Subnet.SubnetId, ConnectivityType: 'private' } as const
      return () => codeOf(customer.call('CreateNatGateway', gateway))
    },
    quota: { natGatewaysPerZone: 2 },
    fit: 2,
    code: 'NatGatewayLimitExceeded',
  },
  'gateway endpoints in a Region': {
    makerOf: (customer) => (index) => {
      const { VpcId } = newVpc(customer, `10.6${index}.0.0/16`)
      const ServiceName = 'com.amazonaws.us-east-1.s3'
      return codeOf(customer.call('CreateVpcEndpoint', { VpcId, ServiceName }))
    },
    quota: { gatewayEndpointsPerRegion: 2 },
    fit: 2,
    code: 'VpcEndpointLimitExceeded',
  },
  'outstanding peering requests': {
    makerOf: (customer) => {
      const { VpcId } = newVpc(customer, '10.64.0.0/16')
      return (index) => {
        const { VpcId: PeerVpcId } = newVpc(customer, `10.${index}.0.0/16`)
        return codeOf(customer.call('CreateVpcPeeringConnection', { VpcId, PeerVpcId }))
      }
    },
    quota: { outstandingPeeringRequests: 2 },
    fit: 2,
    code: 'OutstandingVpcPeeringConnectionLimitExceeded',
  },
}

describe('the quota of', () => {
  test.each(Object.entries(limits))('%s', (_what, { makerOf, quota, fit, code }) => {
    const { customer } = newSandbox({ quotas: quota })
    const make = makerOf(customer)
    const outcomes = Array.from({ length: fit + 1 }, (_, index) => make(index))
    expect(outcomes).toEqual([...Array.from({ length: fit }, () => undefined), code])
  })
})
