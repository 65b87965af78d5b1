/** The route tables of Rescale's VPCs that a configuration chooses, in a world. */
import type { RouteTableChoice } from '@byoa/cloud'

import { freshId } from '../world/freshId.ts'
import type { Vpc } from '../world/network.ts'
import { type World, putResource, resourcesOf } from '../world/World.ts'

/** Adds the chosen route tables to a VPC, and returns the IDs of those that get routes. */
export const placeRouteTables = (
  world: World,
  vpc: Vpc,
  { ids, tag }: RouteTableChoice = {},
): readonly [World, ReadonlyArray<string>] => {
  if (ids === undefined && tag === undefined) {
    const own = resourcesOf(world, vpc, 'routeTables').filter(({ vpcId }) => vpcId === vpc.id)
    return [world, own.map(({ id }) => id)]
  }
  const [withId, newId] = freshId(world, 'rtb')
  const { id: vpcId, accountId, region } = vpc
  const tags = tag === undefined ? [] : [{ Key: tag.key, Value: tag.value }]
  const place = { accountId, region, vpcId, tags, associations: [], routes: [] }
  const placed = ids ?? [newId]
  return [
    placed.reduce((next, id) => putResource(next, 'routeTables', { ...place, id }), withId),
    placed,
  ]
}
