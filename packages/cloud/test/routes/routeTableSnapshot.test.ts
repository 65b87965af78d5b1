import type { Route, RouteTable } from '@aws-sdk/client-ec2'
import { customerVpcId, peeringId, refused, routeTableId, valid } from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { routeTableSnapshot } from '../../src/routes/routeTableSnapshot.ts'

const table = (parts: Partial<RouteTable>): RouteTable => ({
  RouteTableId: routeTableId,
  VpcId: customerVpcId,
  ...parts,
})

const routesOf = (...routes: ReadonlyArray<Route>) =>
  valid(routeTableSnapshot(table({ Routes: [...routes] }))).routes

describe('the target of a route', () => {
  const targets: ReadonlyArray<readonly [string, Route, unknown]> = [
    ['local', { GatewayId: 'local' }, { kind: 'local' }],
    ['a peering', { VpcPeeringConnectionId: peeringId }, { kind: 'peering', peeringId }],
    [
      'an internet gateway',
      { GatewayId: 'igw-0123456789abcdef0' },
      { kind: 'internet-gateway', id: 'igw-0123456789abcdef0' },
    ],
    ['a VPN gateway', { GatewayId: 'vgw-1' }, { kind: 'other', id: 'vgw-1' }],
    ['a gateway endpoint', { GatewayId: 'vpce-1' }, { kind: 'other', id: 'vpce-1' }],
    ['a NAT gateway', { NatGatewayId: 'nat-1' }, { kind: 'other', id: 'nat-1' }],
    ['a transit gateway', { TransitGatewayId: 'tgw-1' }, { kind: 'other', id: 'tgw-1' }],
    [
      'an instance, which also shows its interface',
      { InstanceId: 'i-1', NetworkInterfaceId: 'eni-1' },
      { kind: 'other', id: 'i-1' },
    ],
    ['an interface', { NetworkInterfaceId: 'eni-1' }, { kind: 'other', id: 'eni-1' }],
    ['a carrier gateway', { CarrierGatewayId: 'cagw-1' }, { kind: 'other', id: 'cagw-1' }],
    ['a local gateway', { LocalGatewayId: 'lgw-1' }, { kind: 'other', id: 'lgw-1' }],
    ['a core network', { CoreNetworkArn: 'arn:core' }, { kind: 'other', id: 'arn:core' }],
    ['nothing that is known', {}, { kind: 'other', id: 'unknown' }],
  ]

  it.each(targets)('is %s', (_, route, target) => {
    expect(routesOf({ DestinationCidrBlock: '10.0.0.0/16', State: 'active', ...route })).toEqual([
      { destination: '10.0.0.0/16', target, state: 'active' },
    ])
  })
})

describe('the routes of a table', () => {
  it('are in the order of the table, with their states', () => {
    const routes = routesOf(
      { DestinationCidrBlock: '10.50.0.0/16', GatewayId: 'local', State: 'active' },
      {
        DestinationCidrBlock: '10.0.0.0/16',
        VpcPeeringConnectionId: peeringId,
        State: 'blackhole',
      },
    )
    expect(routes.map(({ destination, state }) => [destination, state])).toEqual([
      ['10.50.0.0/16', 'active'],
      ['10.0.0.0/16', 'blackhole'],
    ])
  })

  it('leave out IPv6, prefix lists, and what is filtered', () => {
    expect(
      routesOf(
        { DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1', State: 'active' },
        { DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1', State: 'active' },
        { DestinationCidrBlock: '10.9.0.0/16', GatewayId: 'vgw-1', State: 'filtered' },
      ),
    ).toEqual([])
  })

  it('keep IPv6 apart, with its targets', () => {
    const described = table({
      Routes: [
        {
          DestinationIpv6CidrBlock: '::/0',
          EgressOnlyInternetGatewayId: 'eigw-1',
          State: 'active',
        },
        { DestinationIpv6CidrBlock: '2001:db8::/56', GatewayId: 'local', State: 'active' },
        { DestinationIpv6CidrBlock: '64:ff9b::/96', NatGatewayId: 'nat-1', State: 'filtered' },
      ],
    })
    expect(valid(routeTableSnapshot(described)).ipv6Routes).toEqual([
      { destination: '::/0', target: 'eigw-1' },
      { destination: '2001:db8::/56', target: 'local' },
    ])
  })

  it('have canonical destinations, as AWS would say them', () => {
    expect(
      routesOf({ DestinationCidrBlock: '10.0.0.1/16', GatewayId: 'igw-1', State: 'active' })[0]
        ?.destination,
    ).toBe('10.0.0.0/16')
  })
})

describe('the associations of a table', () => {
  it('say whether it is the main one, and which subnets chose it', () => {
    const main = valid(
      routeTableSnapshot(
        table({ Associations: [{ Main: true, AssociationState: { State: 'associated' } }] }),
      ),
    )
    const chosen = valid(
      routeTableSnapshot(
        table({
          Associations: [
            { Main: false, SubnetId: 'subnet-0123456789abcdef0' },
            {
              Main: false,
              SubnetId: 'subnet-0123456789abcdef1',
              AssociationState: { State: 'disassociated' },
            },
            { Main: false, GatewayId: 'igw-1' },
          ],
        }),
      ),
    )
    expect([main.isMain, main.subnetIds]).toEqual([true, []])
    expect([chosen.isMain, chosen.subnetIds]).toEqual([false, ['subnet-0123456789abcdef0']])
  })
})

describe('a description without what every table has', () => {
  it('is refused', () => {
    expect(refused(routeTableSnapshot({ VpcId: customerVpcId }))).toContain('route table')
    expect(refused(routeTableSnapshot({ RouteTableId: routeTableId }))).toContain('VPC')
  })
})
