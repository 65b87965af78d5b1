/** Writing routes on either side of a connection without changing other routes. */
import type { RouteTableSnapshot } from '@byoa/core/inspection'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { type DeclareCase, refusedForGood, settled, succeed } from './cloudHarness.ts'
import { elsewhere, noPeering, noRouteTable } from './cloudSamples.ts'
import {
  type Requested,
  type RouteSide,
  accessTo,
  otherRoutes,
  peeringDeletionTask,
  peeringRoutes,
  routesAsked,
  seenVpc,
  sidesOf,
  withNextPeering,
  withOtherStack,
  withPeering,
} from './cloudStory.ts'

const sides = ['rescale', 'customer'] as const

/** A connection with routes on one side. */
interface Routed extends Requested {
  readonly side: RouteSide
  readonly tables: ReadonlyArray<RouteTableSnapshot>
}

const withRoutes = async (scene: CloudScene, party: 'rescale' | 'customer'): Promise<Routed> => {
  const requested = await withPeering(scene)
  const side = sidesOf(scene, requested)[party]
  return { ...requested, side, tables: await settled(scene, side.install()) }
}

/** Adds a route to the stack's gateway, as the customer's administrator would. */
const addGatewayRoute = async (
  scene: CloudScene,
  { stack }: Requested,
  destination: typeof elsewhere,
): Promise<void> => {
  const { routeTables } = await seenVpc(scene, stack)
  const targets = otherRoutes(routeTables).map(({ target }) => target)
  const gateway = targets.find((target) => target.kind === 'internet-gateway')
  const [routeTableId] = stack.routeTableIds
  if (gateway === undefined || routeTableId === undefined) {
    return expect.unreachable('a stack with open egress has a route to a gateway')
  }
  await scene.colleague.addRoute({ routeTableId, destination, internetGatewayId: gateway.id })
  await scene.settle()
}

const installationCases = (declare: DeclareCase): void => {
  for (const party of sides) {
    declare(`of ${party} are added, once, and shown as they are`, async (scene) => {
      const { side, tables } = await withRoutes(scene, party)
      expect(tables.map(({ routeTableId }) => routeTableId).toSorted()).toEqual(
        side.input.routeTableIds.toSorted(),
      )
      expect(peeringRoutes(tables)).toEqual(routesAsked(side.input))
      expect(otherRoutes(tables).map(({ target }) => target.kind)).toContain('local')
      expect(await succeed(side.install())).toEqual(tables)
    })

    declare(
      `of ${party} that are there already are left, and the missing ones added`,
      async (scene) => {
        const { side, tables } = await withRoutes(scene, party)
        const destinations = [...side.input.destinations, elsewhere]
        const more = await settled(scene, side.install({ destinations }))
        expect(peeringRoutes(more)).toHaveLength(peeringRoutes(tables).length + more.length)
        expect(peeringRoutes(more)).toEqual(
          expect.arrayContaining([...routesAsked({ ...side.input, destinations })]),
        )
        expect(otherRoutes(more)).toEqual(otherRoutes(tables))
      },
    )
  }
}

const absenceCases = (declare: DeclareCase): void => {
  for (const party of sides) {
    declare(
      `of ${party} are added to the tables that there are, when one is not`,
      async (scene) => {
        const requested = await withPeering(scene)
        const side = sidesOf(scene, requested)[party]
        const routeTableIds = [noRouteTable, ...side.input.routeTableIds]
        const tables = await settled(scene, side.install({ routeTableIds }))
        expect(tables.map(({ routeTableId }) => routeTableId)).not.toContain(noRouteTable)
        expect(peeringRoutes(tables)).toEqual(routesAsked(side.input))
        const nowhere = side.install({ routeTableIds: [noRouteTable] })
        expect(await succeed(nowhere)).toEqual([])
      },
    )

    declare(`of ${party} to a peering that is not there fail for good`, async (scene) => {
      const requested = await withPeering(scene)
      const side = sidesOf(scene, requested)[party]
      const failure = await refusedForGood(scene, side.install({ peeringId: noPeering }))
      expect(failure).toMatchObject({ retryable: false })
      expect(failure.message).toContain(noPeering)
      expect(peeringRoutes(await succeed(side.remove([])))).toEqual([])
    })
  }
}

const tablesCases = (declare: DeclareCase): void => {
  declare('go to every table that is named, and to no other', async (scene) => {
    const requested = await withPeering(scene)
    const { customer } = sidesOf(scene, requested)
    const { routeTables } = await seenVpc(scene, requested.stack)
    const main = routeTables.filter(({ isMain }) => isMain)
    const one = await settled(scene, customer.install())
    const after = await seenVpc(scene, requested.stack)
    expect(peeringRoutes(after.routeTables)).toEqual(peeringRoutes(one))
    const routeTableIds = routeTables.map(({ routeTableId }) => routeTableId)
    const both = await settled(scene, customer.install({ routeTableIds }))
    expect(main).toHaveLength(1)
    expect(both).toHaveLength(2)
    expect(both.map((table) => peeringRoutes([table]))).toEqual(
      both.map(() => routesAsked(customer.input)),
    )
  })
}

const othersCases = (declare: DeclareCase): void => {
  declare('of somebody else are never replaced nor removed', async (scene) => {
    const requested = await withPeering(scene)
    const [destination = elsewhere] = scene.rescale.cidrs
    await addGatewayRoute(scene, requested, destination)
    const { customer } = sidesOf(scene, requested)
    const installed = await settled(scene, customer.install())
    const inTheWay = otherRoutes(installed).find((route) => route.destination === destination)
    expect(inTheWay).toMatchObject({ target: { kind: 'internet-gateway' }, state: 'active' })
    const removed = await settled(scene, customer.remove([requested.peeringId]))
    expect(otherRoutes(removed)).toContainEqual(inTheWay)
  })

  declare('to a living peering are not replaced by routes to another', async (scene) => {
    const { side, tables } = await withRoutes(scene, 'customer')
    expect(await succeed(side.install({ peeringId: noPeering }))).toEqual(tables)
  })
}

/** Routes over a peering that has ended. */
const blackholesTo = (
  { input }: RouteSide,
  peeringId: typeof noPeering,
): ReturnType<typeof routesAsked> =>
  routesAsked({ ...input, peeringId }).map((route) => ({ ...route, state: 'blackhole' }))

const blackholeCases = (declare: DeclareCase): void => {
  for (const party of sides) {
    declare(
      `of ${party} to a peering that ended are blackholes, and replaced by the next`,
      async (scene) => {
        const { stack, peeringId: dead, side, tables } = await withRoutes(scene, party)
        await settled(scene, peeringDeletionTask(scene, dead))
        expect(peeringRoutes(await succeed(side.install()))).toEqual(blackholesTo(side, dead))
        const peeringId = await withNextPeering(scene, stack)
        const replaced = await settled(scene, side.install({ peeringId }))
        expect(peeringRoutes(replaced)).toEqual(routesAsked({ ...side.input, peeringId }))
        expect(otherRoutes(replaced)).toEqual(otherRoutes(tables))
        expect(await succeed(side.install({ peeringId }))).toEqual(replaced)
      },
      ['blackholes'],
    )
  }

  declare(
    'to a request that still waits are blackholes, and left until it has ended',
    async (scene) => {
      const requested = await withPeering(scene)
      const { customer } = sidesOf(scene, requested)
      const waiting = await scene.colleague.requestPeering({
        vpcId: requested.stack.vpcId,
        peerAccountId: scene.customer.accountId,
        peerVpcId: (await withOtherStack(scene)).vpcId,
      })
      await scene.settle()
      await settled(scene, customer.install({ peeringId: waiting }))
      const left = await settled(scene, customer.install())
      expect(peeringRoutes(left)).toEqual(blackholesTo(customer, waiting))
      await scene.colleague.rejectPeering(waiting)
      await scene.settle()
      const replaced = await settled(scene, customer.install())
      expect(peeringRoutes(replaced)).toEqual(routesAsked(customer.input))
    },
    ['blackholes'],
  )
}

const removalCases = (declare: DeclareCase): void => {
  for (const party of sides) {
    declare(
      `of ${party} to the peering are removed, and no others; again is fine`,
      async (scene) => {
        const { side, tables, peeringId } = await withRoutes(scene, party)
        expect(await succeed(side.remove([noPeering]))).toEqual(tables)
        expect(await succeed(side.remove([]))).toEqual(tables)
        const removed = await settled(scene, side.remove([noPeering, peeringId]))
        expect(peeringRoutes(removed)).toEqual([])
        expect(otherRoutes(removed)).toEqual(otherRoutes(tables))
        expect(await succeed(side.remove([peeringId]))).toEqual(removed)
      },
    )
  }

  declare('for one block are removed, and those for another stay', async (scene) => {
    const { side, tables, peeringId } = await withRoutes(scene, 'rescale')
    const destinations = [...side.input.destinations, elsewhere]
    await settled(scene, side.install({ destinations }))
    const removed = await settled(scene, side.remove([peeringId], { destinations: [elsewhere] }))
    expect(removed).toEqual(tables)
    expect(await succeed(side.remove([peeringId], { destinations: [] }))).toEqual(tables)
  })

  declare('to a peering that ended are removed, too', async (scene) => {
    const { side, peeringId } = await withRoutes(scene, 'rescale')
    await settled(scene, peeringDeletionTask(scene, peeringId))
    expect(peeringRoutes(await settled(scene, side.remove([peeringId])))).toEqual([])
  })
}

const descriptionCases = (declare: DeclareCase): void => {
  declare(
    'are seen by Rescale as the customer wrote them, once each; a table that is not there is left out',
    async (scene) => {
      const { stack, tables } = await withRoutes(scene, 'customer')
      const routeTableIds = [noRouteTable, ...stack.routeTableIds, ...stack.routeTableIds]
      const access = accessTo(scene, stack)
      const { customerCloud, rescaleCloud, rescale, region } = scene
      expect(
        await succeed(customerCloud.describeRouteTables({ ...access, routeTableIds })),
      ).toEqual(tables)
      const own = [noRouteTable, ...rescale.routeTableIds]
      const seen = await succeed(rescaleCloud.describeRouteTables({ region, routeTableIds: own }))
      expect(seen.map(({ routeTableId }) => routeTableId).toSorted()).toEqual(
        rescale.routeTableIds.toSorted(),
      )
      expect(seen.every(({ vpcId }) => vpcId === rescale.vpcId)).toBe(true)
      expect(
        await succeed(customerCloud.describeRouteTables({ ...access, routeTableIds: [] })),
      ).toEqual([])
      const { vpcId } = stack
      const all = await succeed(customerCloud.describeRouteTables({ ...access, vpcId }))
      expect(all).toEqual(expect.arrayContaining([...tables]))
      expect(all.filter(({ isMain }) => isMain)).toHaveLength(1)
      expect(all.every((table) => table.vpcId === vpcId)).toBe(true)
    },
  )
}

/** The cases about routes. */
export const routeCases = (declare: DeclareCase): void => {
  installationCases(declare)
  absenceCases(declare)
  tablesCases(declare)
  othersCases(declare)
  blackholeCases(declare)
  removalCases(declare)
  descriptionCases(declare)
}
