import {
  type CustomerCloudError,
  advance,
  observePeerings,
  proposeSecondaryCidr,
} from '@byoa/application'
import { PeeringId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { type PeeringActive, hasStack } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import {
  addRescaleRoutes,
  observeCustomerRoutes,
  releaseSecondaryCidr,
  routesToInstall,
} from '../../src/useCases/routes.ts'
import {
  type Parties,
  asCustomer,
  expectRight,
  given,
  history,
  leaveTables,
  outage,
  overtake,
  parties,
  playTo,
  recorded,
  region,
  typesOf,
  withCustomerCloud,
  withRescaleCloud,
} from '../support/parties.ts'

/** A peering that was accepted just now, before anybody has done anything about routes. */
const active = async (): Promise<{ readonly played: Parties; readonly state: PeeringActive }> => {
  const played = parties()
  const { peering } = await playTo(played, 'PeeringPending')
  asCustomer(played, 'AcceptVpcPeeringConnection', { VpcPeeringConnectionId: peering.peeringId })
  expectRight(await observePeerings(played.rescale, [played.onboardingId])())
  return { played, state: await playTo(played, 'PeeringActive') }
}

test('each side installs routes to the blocks of the other, in its own tables', async () => {
  const { state } = await active()
  const { peeringId } = state.peering
  expect(routesToInstall(state, 'rescale')).toEqual({
    region,
    peeringId,
    routeTableIds: state.rescaleVpc.routeTableIds,
    destinations: ['10.50.0.0/16'],
  })
  expect(routesToInstall(state, 'customer')).toEqual({
    region,
    peeringId,
    routeTableIds: state.stack.routeTableIds,
    destinations: ['10.0.0.0/16'],
  })
})

test.each([
  ['adding routes', addRescaleRoutes],
  ['observing routes', observeCustomerRoutes],
])('%s is no news when it began before the last change', async (_title, work) => {
  const { played, state } = await active()
  await overtake(played)
  expect(typesOf(expectRight(await work(played.rescale, state)()))).toEqual([])
})

describe('adding Rescale’s routes', () => {
  test('records that they are there, once', async () => {
    const { played, state } = await active()
    expect(expectRight(await addRescaleRoutes(played.rescale, state)()).events).toMatchObject([
      { type: 'RoutesInstalled', by: 'rescale', data: { side: 'rescale' } },
    ])
    expect(typesOf(expectRight(await addRescaleRoutes(played.rescale, state)()))).toEqual([])
  })

  test('records where they are missing when the tables show so afterwards', async () => {
    const { played, state } = await active()
    const { describeRouteTables } = played.rescale.rescaleCloud
    const { routeTableIds } = state.rescaleVpc
    const ports = withRescaleCloud(played, {
      installRoutes: () => describeRouteTables({ region, routeTableIds }),
    })
    expect(expectRight(await addRescaleRoutes(ports, state)()).events).toMatchObject([
      {
        type: 'RoutesMissing',
        data: {
          side: 'rescale',
          where: routeTableIds.map((routeTableId) => ({
            routeTableId,
            destination: played.cidr,
            problem: 'absent',
          })),
        },
      },
    ])
  })

  test('records nothing when it fails', async () => {
    const { played, state } = await active()
    const before = await history(played)
    const ports = withRescaleCloud(played, { installRoutes: () => TE.left(outage) })
    expect(await addRescaleRoutes(ports, state)()).toEqual(E.left(outage))
    expect(await history(played)).toEqual(before)
  })

  test('is refused for a peering that another has replaced', async () => {
    const { played, state } = await active()
    const peeringId = given(PeeringId, 'pcx-0123456789abcdef0')
    const ports = withRescaleCloud(played, { installRoutes: () => TE.right([]) })
    const result = await addRescaleRoutes(ports, {
      ...state,
      peering: { ...state.peering, peeringId },
    })()
    expect(result).toMatchObject(E.left({ rejection: { _tag: 'OtherPeering' } }))
    expect(await recorded(played, 'RoutesMissing')).toEqual([])
  })
})

describe('observing the customer’s routes', () => {
  const refused: CustomerCloudError = {
    _tag: 'AccessRefused',
    action: 'ec2:DescribeRouteTables',
    message: 'is not authorized',
  }

  test('records where they are missing, then that they are there', async () => {
    const { played, state } = await active()
    const missing = expectRight(await observeCustomerRoutes(played.rescale, state)())
    expect(missing.events).toMatchObject([
      { type: 'RoutesMissing', by: 'rescale', data: { side: 'customer' } },
    ])
    for (const routeTableId of state.stack.routeTableIds) {
      asCustomer(played, 'CreateRoute', {
        RouteTableId: routeTableId,
        DestinationCidrBlock: state.rescaleVpc.cidrs[0],
        VpcPeeringConnectionId: state.peering.peeringId,
      })
    }
    const there = expectRight(await observeCustomerRoutes(played.rescale, state)())
    expect(there.events).toMatchObject([{ type: 'RoutesInstalled', data: { side: 'customer' } }])
  })

  test('counts those of the main table where a subnet uses that, which the customer adds', async () => {
    const { played, state } = await active()
    const main = leaveTables(played, state.stack)
    const missing = expectRight(await observeCustomerRoutes(played.rescale, state)())
    const tables = missing.events.flatMap((event) =>
      event.type === 'RoutesMissing' ? event.data.where : [],
    )
    expect(tables.map(({ routeTableId }) => routeTableId)).toEqual([
      ...state.stack.routeTableIds,
      main,
    ])
    expect((await playTo(played, 'Connected')).status).toBe('Connected')
    const answer = expectRight(await advance(played.rescale, played.onboardingId)())
    expect(answer.steps.flatMap(({ events }) => events)).toEqual([])
  })

  test('that may not be looked at records the refusal, and asks nobody for routes', async () => {
    const { played, state } = await active()
    const ports = withCustomerCloud(played, { describeRouteTables: () => TE.left(refused) })
    expect(expectRight(await observeCustomerRoutes(ports, state)()).events).toMatchObject([
      { type: 'AccessLost', data: { action: 'ec2:DescribeRouteTables' } },
    ])
    expect(await recorded(played, 'RoutesMissing')).toEqual([])
  })

  test('records nothing when the world fails', async () => {
    const { played, state } = await active()
    const before = await history(played)
    const ports = withCustomerCloud(played, { describeRouteTables: () => TE.left(outage) })
    expect(await observeCustomerRoutes(ports, state)()).toEqual(E.left(outage))
    expect(await history(played)).toEqual(before)
  })
})

describe('giving a further block back', () => {
  const further = given(Ipv4Cidr, '10.60.0.0/24')

  const agreed = async () => {
    const played = parties()
    const { rescale, onboardingId } = played
    await playTo(played, 'Connected')
    expectRight(await proposeSecondaryCidr(rescale, onboardingId, further)())
    const state = await playTo(played, 'Connected')
    const install = { ...routesToInstall(state, 'rescale'), destinations: [played.cidr, further] }
    expectRight(await rescale.rescaleCloud.installRoutes(install)())
    const destinations = async () => {
      const { routeTableIds } = state.rescaleVpc
      const tables = await rescale.rescaleCloud.describeRouteTables({ region, routeTableIds })()
      return expectRight(tables)
        .flatMap(({ routes }) => routes)
        .filter(({ target }) => target.kind === 'peering')
        .map(({ destination }) => destination)
    }
    const held = async () =>
      expectRight(await rescale.store.heldCidrs(state.rescaleVpc.vpcId)()).map(({ cidr }) => cidr)
    return { played, state, destinations, held }
  }

  test('removes the routes to it, and no other', async () => {
    const { played, state, destinations, held } = await agreed()
    expect(await held()).toEqual([played.cidr, further])
    expect(await destinations()).toContain(further)
    const handled = expectRight(await releaseSecondaryCidr(played.rescale, state, further)())
    expect(handled.events).toMatchObject([
      { type: 'SecondaryCidrReleased', by: 'rescale', data: { cidr: further } },
    ])
    expect(await destinations()).toEqual(state.rescaleVpc.routeTableIds.map(() => played.cidr))
    expect(await held()).toEqual([played.cidr])
  })

  test('removes the blackhole that a peering has left which ended meanwhile', async () => {
    const { played, state, destinations } = await agreed()
    const { peeringId } = state.peering
    asCustomer(played, 'DeleteVpcPeeringConnection', { VpcPeeringConnectionId: peeringId })
    const ended = expectRight(await advance(played.rescale, played.onboardingId)()).state
    if (!hasStack(ended)) throw new Error(`the status is ${ended.status}`)
    expect(ended.formerPeeringIds).toEqual([peeringId])
    expect(await destinations()).toContain(further)
    expectRight(await releaseSecondaryCidr(played.rescale, ended, further)())
    expect(await destinations()).not.toContain(further)
  })

  test('keeps it held when something was recorded since that was asked', async () => {
    const { played, state, held } = await agreed()
    await overtake(played)
    expect(
      typesOf(expectRight(await releaseSecondaryCidr(played.rescale, state, further)())),
    ).toEqual([])
    expect(await held()).toEqual([played.cidr, further])
  })

  test('needs no peering', async () => {
    const { played, state } = await agreed()
    const { peering: _peering, ...rest } = state
    const before = { ...rest, status: 'Verified' } as const
    expect(
      typesOf(expectRight(await releaseSecondaryCidr(played.rescale, before, further)())),
    ).toEqual(['SecondaryCidrReleased'])
  })

  test('keeps it held while the routes cannot be removed', async () => {
    const { played, state, held } = await agreed()
    const ports = withRescaleCloud(played, { removeRoutes: () => TE.left(outage) })
    expect(await releaseSecondaryCidr(ports, state, further)()).toEqual(E.left(outage))
    expect(await held()).toEqual([played.cidr, further])
  })
})
