import * as PersistentMap from '../../world/PersistentMap.ts'
import { type Peering, isRemembered, statusAt } from '../../world/Peering.ts'
import type { World } from '../../world/World.ts'

/** Returns all connections of a VPC, oldest first. */
export const peeringsOf = (world: World, vpcId: string): ReadonlyArray<Peering> =>
  (PersistentMap.get(world.peeringsOfVpc, vpcId) ?? []).flatMap((id) => {
    const peering = PersistentMap.get(world.peerings, id)
    return peering === undefined ? [] : [peering]
  })

/** Returns a peering by id. */
export const peeringOf = (world: World, id: string): Peering | undefined =>
  PersistentMap.get(world.peerings, id)

/** Returns whether a connection is active. */
export const isActive = (world: World, id: string): boolean => {
  const peering = peeringOf(world, id)
  return peering !== undefined && statusAt(peering, world.now) === 'active'
}

/** Returns the world with a peering replaced. */
export const putPeering = (world: World, peering: Peering): World => ({
  ...world,
  peerings: PersistentMap.set(world.peerings, peering.id, peering),
})

/** Drops connections that neither side can see any more, so that lists stay short. */
const listUnder = (world: World, vpcId: string, id: string): World => ({
  ...world,
  peeringsOfVpc: PersistentMap.set(world.peeringsOfVpc, vpcId, [
    ...peeringsOf(world, vpcId)
      .filter((peering) => isRemembered(peering, world.now))
      .map((peering) => peering.id),
    id,
  ]),
})

/** Returns the world with a new connection, indexed by both VPCs. */
export const addPeering = (world: World, peering: Peering): World => {
  const listed = listUnder(putPeering(world, peering), peering.requester.vpcId, peering.id)
  return peering.requester.vpcId === peering.accepter.vpcId
    ? listed
    : listUnder(listed, peering.accepter.vpcId, peering.id)
}
