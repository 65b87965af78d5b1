import { describe, expect, it } from 'vitest'

import { findMissingRoutes } from '../../src/inspection/findMissingRoutes.ts'
import type { RouteSnapshot, RouteTarget } from '../../src/inspection/snapshots.ts'
import { PeeringId, RouteTableId, SubnetId, VpcId } from '../../src/iam/identity/identifiers.ts'
import { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import { known } from '../onboarding/support/known.ts'

const peeringId = known(PeeringId, 'pcx-00000000000000001')
const routeTableId = known(RouteTableId, 'rtb-00000000000000001')
const destination = known(Ipv4Cidr, '10.50.0.0/16')

const to = (cidr: string, target: RouteTarget, state: RouteSnapshot['state'] = 'active') => ({
  destination: known(Ipv4Cidr, cidr),
  target,
  state,
})

const peering: RouteTarget = { kind: 'peering', peeringId }
const former: RouteTarget = {
  kind: 'peering',
  peeringId: known(PeeringId, 'pcx-00000000000000009'),
}
const nat: RouteTarget = { kind: 'other', id: 'nat-1' }
const gateway: RouteTarget = { kind: 'internet-gateway', id: 'igw-1' }

const find = (...routes: ReadonlyArray<RouteSnapshot>) =>
  findMissingRoutes({ routeTableIds: [routeTableId], destinations: [destination], peeringId }, [
    {
      routeTableId,
      vpcId: known(VpcId, 'vpc-00000000000000001'),
      isMain: true,
      subnetIds: [],
      routes,
    },
  ])

const missing = (
  problem: string,
  found?: { readonly destination: string; readonly target: string },
) => [{ routeTableId, destination, problem, ...(found === undefined ? {} : { found }) }]

describe('a route counts', () => {
  it.each<readonly [string, ReadonlyArray<RouteSnapshot>]>([
    ['the destination itself', [to('10.50.0.0/16', peering)]],
    ['a block around it', [to('10.48.0.0/12', peering)]],
    ['both halves of it', [to('10.50.0.0/17', peering), to('10.50.128.0/17', peering)]],
    [
      'the destination, beside the local route and the internet',
      [
        to('172.16.0.0/16', { kind: 'local' }),
        to('0.0.0.0/0', gateway),
        to('10.50.0.0/16', peering),
      ],
    ],
    [
      'a more specific one that also goes to the peering',
      [to('10.48.0.0/12', nat), to('10.50.0.0/16', peering), to('10.50.9.0/24', peering)],
    ],
  ])('for %s', (_title, routes) => {
    expect(find(...routes)).toEqual([])
  })
})

describe('a route does not count', () => {
  it('when the table is not there', () => {
    const wanted = { routeTableIds: [routeTableId], destinations: [destination], peeringId }
    expect(findMissingRoutes(wanted, [])).toEqual(missing('no-table'))
  })

  it('when only the internet or a block around it goes elsewhere: then it is absent', () => {
    expect(find(to('0.0.0.0/0', gateway), to('10.48.0.0/12', nat))).toEqual(missing('absent'))
  })

  it('when only half of the destination is routed: then it is absent', () => {
    expect(find(to('10.50.0.0/17', peering))).toEqual(missing('absent'))
  })

  it('when it goes to a peering of an earlier attempt', () => {
    expect(find(to('10.50.0.0/16', former))).toEqual(
      missing('other-target', { destination: '10.50.0.0/16', target: 'pcx-00000000000000009' }),
    )
  })

  it('when it is a black hole, whosever it was', () => {
    for (const target of [peering, former]) {
      expect(find(to('10.50.0.0/16', target, 'blackhole'))).toMatchObject([
        { problem: 'blackhole', found: { destination: '10.50.0.0/16' } },
      ])
    }
  })

  it('when a more specific route takes part of it away', () => {
    expect(find(to('10.50.0.0/16', peering), to('10.50.9.0/24', nat))).toEqual(
      missing('shadowed', { destination: '10.50.9.0/24', target: 'nat-1' }),
    )
  })

  it('when a more specific route to the same peering is a black hole', () => {
    expect(
      find(to('10.50.0.0/16', peering), to('10.50.9.0/24', peering, 'blackhole')),
    ).toMatchObject([{ problem: 'shadowed', found: { destination: '10.50.9.0/24' } }])
  })
})

describe('the subnets that need the routes', () => {
  const [main, other] = ['rtb-00000000000000002', 'rtb-00000000000000003'].map((id) =>
    known(RouteTableId, id),
  )
  const [kept, moved] = ['subnet-00000000000000001', 'subnet-00000000000000002'].map((id) =>
    known(SubnetId, id),
  )

  interface Seen {
    /** The table that the second subnet is associated with. */
    readonly associated?: RouteTableId | undefined
    /** The tables without a route. */
    readonly without: ReadonlyArray<RouteTableId | undefined>
  }

  const missingFor = ({ associated, without }: Seen) => {
    const tables = [routeTableId, main, other].flatMap((id) => id ?? [])
    const wanted = { destinations: [destination], peeringId, routeTableIds: [routeTableId] }
    const subnetIds = [kept, moved].flatMap((id) => id ?? [])
    return findMissingRoutes(
      { ...wanted, subnetIds },
      tables.map((id) => ({
        routeTableId: id,
        vpcId: known(VpcId, 'vpc-00000000000000001'),
        isMain: id === main,
        subnetIds: [
          ...(id === routeTableId ? [kept] : []),
          ...(id === associated ? [moved] : []),
        ].flatMap((one) => one ?? []),
        routes: without.includes(id) ? [] : [to('10.50.0.0/16', peering)],
      })),
    ).map((missed) => missed.routeTableId)
  }

  it('need them in the table that they are associated with, and otherwise in the main one', () => {
    expect(missingFor({ associated: other, without: [other, main] })).toEqual([other])
    expect(missingFor({ without: [other, main] })).toEqual([main])
    expect(missingFor({ without: [routeTableId, main] })).toEqual([routeTableId, main])
  })

  it('need them in no table that none of them uses', () => {
    expect(missingFor({ associated: routeTableId, without: [other, main] })).toEqual([])
    expect(missingFor({ associated: other, without: [main] })).toEqual([])
  })
})
