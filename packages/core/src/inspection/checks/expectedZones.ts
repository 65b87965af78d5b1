import type { SubnetView } from '../accountSnapshots.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'
import { agreedSubnets } from './agreedParts.ts'
import type { Found } from './Check.ts'

/**
 * Lists how the zones of the reported subnets differ: one subnet in each zone, in the zones that
 * were agreed by id, and as many as were agreed.
 */
export const expectedZones = (
  subnets: ReadonlyArray<SubnetView>,
  agreed: AgreedConnection,
): ReadonlyArray<Found> => {
  const { zoneIds, zoneCount } = agreed.setup
  const own = subnets.filter(({ subnetId }) => agreedSubnets(agreed).some((id) => id === subnetId))
  const zones = [...new Set(own.map(({ zoneId }) => zoneId))].sort()
  const wanted = zoneIds === undefined ? undefined : [...new Set<string>(zoneIds)].sort()
  const actual = zones.join(', ')
  if (wanted !== undefined && wanted.join() !== zones.join()) {
    return [{ subject: 'zones', expected: wanted.join(', '), actual }]
  }
  return zones.length === zoneCount && own.length >= zoneCount
    ? []
    : [{ subject: 'zones', expected: String(zoneCount), actual: String(zones.length) }]
}
