import type { PeeringId } from '../iam/identity/identifiers.ts'
import type { RouteTableSnapshot } from './snapshots.ts'

/** Returns whether route tables have a route, working or not, to any of these peerings. */
export const hasRoutesTo = (
  tables: ReadonlyArray<RouteTableSnapshot>,
  peeringIds: ReadonlyArray<PeeringId>,
): boolean =>
  tables.some(({ routes }) =>
    routes.some(({ target }) => target.kind === 'peering' && peeringIds.includes(target.peeringId)),
  )
