/** Writing routes without harm, on either side of a connection. */
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

/** Adds a route to the gateway that the stack made, as somebody of the customer would. */
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

    declare(
      `of ${party} fail for good when a table is not there, and none is written`,
      async (scene) => {
        const requested = await withPeering(scene)
        const side = sidesOf(scene, requested)[party]
        const routeTableIds = [...side.input.routeTableIds, noRouteTable]
        const failure = await refusedForGood(scene, side.install({ routeTableIds }))
        expect(failure).toMatchObject({ retryable: false })
        expect(failure.message).toContain(noRouteTable)
        expect(peeringRoutes(await succeed(side.remove([noPeering])))).toEqual([])
      },
    )
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
    const formerPeeringIds = [noPeering]
    const installed = await settled(scene, customer.install({ formerPeeringIds }))
    const inTheWay = otherRoutes(installed).find((route) => route.destination === destination)
    expect(inTheWay).toMatchObject({ target: { kind: 'internet-gateway' }, state: 'active' })
    const removed = await settled(scene, customer.remove([requested.peeringId]))
    expect(otherRoutes(removed)).toContainEqual(inTheWay)
  })

  declare(
    'to a living peering are not replaced, whatever the former ones are said to be',
    async (scene) => {
      const { side, tables, peeringId } = await withRoutes(scene, 'customer')
      const wrongly = { peeringId: noPeering, formerPeeringIds: [peeringId] }
      expect(await succeed(side.install(wrongly))).toEqual(tables)
    },
  )
}

const blackholeCases = (declare: DeclareCase): void => {
  declare(
    'to a peering that ended are blackholes, and replaced once it is named as a former one',
    async (scene) => {
      const { stack, peeringId: dead, side } = await withRoutes(scene, 'customer')
      await settled(scene, peeringDeletionTask(scene, dead))
      const peeringId = await withNextPeering(scene, stack)
      const left = await settled(scene, side.install({ peeringId }))
      const blackholes = routesAsked({ ...side.input, peeringId: dead }).map((route) => ({
        ...route,
        state: 'blackhole',
      }))
      expect(peeringRoutes(left)).toEqual(blackholes)
      const formerPeeringIds = [noPeering, dead]
      const replaced = await settled(scene, side.install({ peeringId, formerPeeringIds }))
      expect(peeringRoutes(replaced)).toEqual(routesAsked({ ...side.input, peeringId }))
      expect(otherRoutes(replaced)).toEqual(otherRoutes(left))
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

  declare('to a peering that ended are removed, too', async (scene) => {
    const { side, peeringId } = await withRoutes(scene, 'rescale')
    await settled(scene, peeringDeletionTask(scene, peeringId))
    expect(peeringRoutes(await settled(scene, side.remove([peeringId])))).toEqual([])
  })
}

const descriptionCases = (declare: DeclareCase): void => {
  declare(
    'are seen by Rescale as the customer wrote them; a table that is not there is left out',
    async (scene) => {
      const { stack, tables } = await withRoutes(scene, 'customer')
      const routeTableIds = [noRouteTable, ...stack.routeTableIds]
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
    },
  )
}

/** The cases about routes. */
export const routeCases = (declare: DeclareCase): void => {
  installationCases(declare)
  tablesCases(declare)
  othersCases(declare)
  blackholeCases(declare)
  removalCases(declare)
  descriptionCases(declare)
}
