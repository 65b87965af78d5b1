/**
 * Availability Zones of an account. Zone names differ between accounts; zone IDs do not.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
 */

import { usualZoneCount, zoneIdsOf } from '@byoa/core/network'

import * as Table from './Table.ts'

/** One zone: `us-east-1a` in this account, `use1-az4` in all. */
export interface Zone {
  readonly name: string
  readonly id: string
}

/** The zones of an account. */
export interface ZoneViewer {
  readonly accountId: string
  /** Region → the ids of the zones that the account sees, in the order of their names. */
  readonly zones?: Table.Table<ReadonlyArray<string>>
}

/** Returns as many zones as most accounts see, starting at one that depends on the account. */
const usualZoneIds = (region: string, accountId: string): ReadonlyArray<string> => {
  const ids = zoneIdsOf(region)
  const shift = Number(accountId.slice(-4)) % ids.length
  return [...ids.slice(shift), ...ids.slice(0, shift)].slice(0, usualZoneCount(region))
}

/** Returns the zones of a Region with their names in an account. */
export const zonesOf = (
  { accountId, zones = {} }: ZoneViewer,
  region: string,
): ReadonlyArray<Zone> =>
  (Table.get(zones, region) ?? usualZoneIds(region, accountId)).map((id, index) => ({
    name: `${region}${String.fromCharCode(97 + index)}`,
    id,
  }))
