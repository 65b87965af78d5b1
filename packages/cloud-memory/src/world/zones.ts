/**
 * The availability zones of a Region as one account names them. A zone's name is an alias that
 * differs between accounts; its id is the same for all.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
 */

import { usualZoneCount, zoneIdPrefix } from '@byoa/core/network'

/** One zone: `us-east-1a` in this account, `use1-az4` in all. */
export interface Zone {
  readonly name: string
  readonly id: string
}

const letters = ['a', 'b', 'c', 'd', 'e', 'f']

/** Returns the zones of a Region with the names they have in an account. */
export const zonesOf = (region: string, accountId: string): ReadonlyArray<Zone> => {
  const count = usualZoneCount(region)
  const shift = Number(accountId.slice(-4)) % count
  return letters.slice(0, count).map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${zoneIdPrefix(region)}-az${((index + shift) % count) + 1}`,
  }))
}
