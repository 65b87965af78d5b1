import { describe, expect, test } from 'vitest'

import {
  type Sandbox,
  activePeering,
  newSandbox,
  newVpc,
  pendingPeering,
  requestFrom,
  statusFor,
} from '../sandbox.ts'

const statesIn = (actor: Sandbox['customer'], RouteTableId: string) => {
  const [table] = actor.ok('DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables
  const entries = (table?.Routes ?? []).map(
    (route) => [route.DestinationCidrBlock ?? '', route.State] as const,
  )
  return Object.fromEntries(entries)
}

const routeTo = (
  RouteTableId: string,
  DestinationCidrBlock: string,
  VpcPeeringConnectionId: string,
) => ({
  RouteTableId,
  DestinationCidrBlock,
  VpcPeeringConnectionId,
})

describe('a route over a peering', () => {
  test('is a blackhole until the peering is active, and again when it is gone, on both sides', () => {
    const sandbox = newSandbox()
    const { ours, theirs, id } = pendingPeering(sandbox)
    sandbox.rescale.ok('CreateRoute', routeTo(ours.RouteTableId, '10.64.0.0/16', id))
    sandbox.customer.ok('CreateRoute', routeTo(theirs.RouteTableId, '10.0.0.0/16', id))
    const states = () => [
      statesIn(sandbox.rescale, ours.RouteTableId)['10.64.0.0/16'],
      statesIn(sandbox.customer, theirs.RouteTableId)['10.0.0.0/16'],
    ]
    expect(states()).toEqual(['blackhole', 'blackhole'])
    sandbox.customer.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id })
    expect(states()).toEqual(['active', 'active'])
    sandbox.rescale.ok('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id })
    expect(states()).toEqual(['blackhole', 'blackhole'])
    const again = requestFrom(sandbox.rescale, ours.VpcId, {
      PeerVpcId: theirs.VpcId,
      PeerOwnerId: sandbox.customer.accountId,
    })
    sandbox.customer.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: again })
    expect(states()).toEqual(['blackhole', 'blackhole'])
    sandbox.customer.ok('ReplaceRoute', routeTo(theirs.RouteTableId, '10.0.0.0/16', again))
    expect(states()).toEqual(['blackhole', 'active'])
  })

  test("needs a peering of the table's own VPC that is alive", () => {
    const sandbox = newSandbox()
    const { id } = activePeering(sandbox)
    const other = newVpc(sandbox.customer, '10.70.0.0/16')
    const route = routeTo(other.RouteTableId, '10.0.0.0/16', id)
    expect(sandbox.customer.error('CreateRoute', route)).toMatchObject({
      code: 'InvalidParameterValue',
      message: `route table ${other.RouteTableId} and network gateway ${id} belong to different networks`,
    })
    const unknown = routeTo(other.RouteTableId, '10.0.0.0/16', 'pcx-00000000000000000')
    expect(sandbox.customer.refused('CreateRoute', unknown)).toBe(
      'InvalidVpcPeeringConnectionID.NotFound',
    )
  })
})

describe('a peering that was deleted', () => {
  test.each([
    ['deleting', 60],
    ['deleted', 0],
  ])('takes no route on either side while it is shown as %s', (status, seconds) => {
    const sandbox = newSandbox({ delays: { peeringDeletionSeconds: seconds } })
    const { ours, theirs, id } = activePeering(sandbox)
    sandbox.rescale.ok('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id })
    for (const [actor, { RouteTableId }, destination] of [
      [sandbox.rescale, ours, '10.64.0.0/16'],
      [sandbox.customer, theirs, '10.0.0.0/16'],
    ] as const) {
      expect(statusFor(actor, id)).toBe(status)
      expect(actor.error('CreateRoute', routeTo(RouteTableId, destination, id))).toMatchObject({
        code: 'InvalidVpcPeeringConnectionID.NotFound',
        message: `The vpcPeeringConnection ID '${id}' does not exist`,
      })
      expect(statesIn(actor, RouteTableId)[destination]).toBeUndefined()
    }
  })

  test('does not take the place of a route to a live one', () => {
    const sandbox = newSandbox()
    const { theirs, id } = activePeering(sandbox)
    const former = requestFrom(sandbox.customer, theirs.VpcId, {
      PeerVpcId: newVpc(sandbox.rescale, '10.9.0.0/16').VpcId,
      PeerOwnerId: sandbox.rescale.accountId,
    })
    sandbox.customer.ok('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: former })
    sandbox.customer.ok('CreateRoute', routeTo(theirs.RouteTableId, '10.0.0.0/16', id))
    const replacing = routeTo(theirs.RouteTableId, '10.0.0.0/16', former)
    expect(sandbox.customer.refused('ReplaceRoute', replacing)).toBe(
      'InvalidVpcPeeringConnectionID.NotFound',
    )
    expect(statesIn(sandbox.customer, theirs.RouteTableId)['10.0.0.0/16']).toBe('active')
  })
})

describe('one destination has one route', () => {
  const prepared = (settings = {}) => {
    const sandbox = newSandbox(settings)
    const { theirs, id } = activePeering(sandbox)
    const route = routeTo(theirs.RouteTableId, '10.0.0.0/16', id)
    sandbox.customer.ok('CreateRoute', route)
    return { sandbox, theirs, id, route }
  }

  test('a second one is refused, whatever its target, host bits or not', () => {
    const { sandbox, theirs, id, route } = prepared()
    expect(sandbox.customer.error('CreateRoute', route)).toMatchObject({
      code: 'RouteAlreadyExists',
      message: 'The route identified by 10.0.0.0/16 already exists.',
    })
    const hostBits = routeTo(theirs.RouteTableId, '10.0.9.9/16', id)
    expect(sandbox.customer.refused('CreateRoute', hostBits)).toBe('RouteAlreadyExists')
    const local = routeTo(theirs.RouteTableId, '10.64.0.0/16', id)
    expect(sandbox.customer.refused('CreateRoute', local)).toBe('RouteAlreadyExists')
  })

  test('the very same may be let through, as AWS does not say', () => {
    const { sandbox, route } = prepared({ openPoints: { identicalRouteSucceeds: true } })
    sandbox.customer.ok('CreateRoute', route)
  })

  test('it is deleted by its exact destination; local ones never', () => {
    const { sandbox, theirs } = prepared()
    const remove = (DestinationCidrBlock: string) => ({
      RouteTableId: theirs.RouteTableId,
      DestinationCidrBlock,
    })
    expect(sandbox.customer.refused('DeleteRoute', remove('10.0.0.0/17'))).toBe(
      'InvalidRoute.NotFound',
    )
    expect(sandbox.customer.refused('DeleteRoute', remove('10.64.0.0/16'))).toBe(
      'InvalidParameterValue',
    )
    sandbox.customer.ok('DeleteRoute', remove('10.0.0.1/16'))
    expect(sandbox.customer.refused('DeleteRoute', remove('10.0.0.0/16'))).toBe(
      'InvalidRoute.NotFound',
    )
  })

  test('what is not there cannot be replaced', () => {
    const { sandbox, theirs, id } = prepared()
    const route = routeTo(theirs.RouteTableId, '10.1.0.0/16', id)
    expect(sandbox.customer.error('ReplaceRoute', route).message).toBe(
      "There is no route defined for '10.1.0.0/16' in the route table. Use CreateRoute instead.",
    )
  })

  test("nothing leads out of the VPC's own block", () => {
    const { sandbox, theirs, id } = prepared()
    const inside = routeTo(theirs.RouteTableId, '10.64.3.0/24', id)
    expect(sandbox.customer.refused('CreateRoute', inside)).toBe('InvalidParameterValue')
    const reserved = routeTo(theirs.RouteTableId, '169.254.169.0/24', id)
    expect(sandbox.customer.refused('CreateRoute', reserved)).toBe('InvalidParameterValue')
  })

  test('a table takes so many routes, local ones included', () => {
    const sandbox = newSandbox({ quotas: { routesPerTable: 2 } })
    const { theirs, id } = activePeering(sandbox)
    sandbox.customer.ok('CreateRoute', routeTo(theirs.RouteTableId, '10.0.0.0/17', id))
    const second = routeTo(theirs.RouteTableId, '10.0.128.0/17', id)
    expect(sandbox.customer.refused('CreateRoute', second)).toBe('RouteLimitExceeded')
  })

  test('it has exactly one target', () => {
    const { sandbox, theirs, id } = prepared()
    const destination = { RouteTableId: theirs.RouteTableId, DestinationCidrBlock: '10.9.0.0/16' }
    expect(sandbox.customer.refused('CreateRoute', destination)).toBe('MissingParameter')
    const two = { ...destination, VpcPeeringConnectionId: id, GatewayId: 'igw-00000000' }
    expect(sandbox.customer.refused('CreateRoute', two)).toBe('InvalidParameterCombination')
  })
})

describe('tables and subnets', () => {
  test('a subnet has one table; the main table shows no subnet', () => {
    const { customer } = newSandbox()
    const { VpcId, RouteTableId: main } = newVpc(customer, '10.64.0.0/16')
    const { SubnetId } = customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/24' }).Subnet
    const { RouteTableId } = customer.ok('CreateRouteTable', { VpcId }).RouteTable
    customer.ok('AssociateRouteTable', { RouteTableId, SubnetId })
    expect(customer.refused('AssociateRouteTable', { RouteTableId: main, SubnetId })).toBe(
      'Resource.AlreadyAssociated',
    )
    expect(customer.refused('DeleteRouteTable', { RouteTableId })).toBe('DependencyViolation')
    expect(customer.refused('DeleteRouteTable', { RouteTableId: main })).toBe('DependencyViolation')
    const [table] = customer.ok('DescribeRouteTables', { RouteTableIds: [main] }).RouteTables
    expect(table?.Associations).toMatchObject([{ Main: true }])
    expect(table?.Associations[0]?.SubnetId).toBeUndefined()
    customer.ok('DeleteSubnet', { SubnetId })
    customer.ok('DeleteRouteTable', { RouteTableId })
  })

  test.each([
    ['rtb-00000000', 'InvalidRouteTableID.NotFound'],
    ['rtb-nonsense', 'InvalidRouteTableId.Malformed'],
  ])('%s: %s', (RouteTableId, code) => {
    const { customer } = newSandbox()
    expect(customer.refused('DescribeRouteTables', { RouteTableIds: [RouteTableId] })).toBe(code)
  })
})
