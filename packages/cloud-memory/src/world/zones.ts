/**
 * The availability zones of a Region as one account names them. A zone's name is an alias that
 * differs between accounts; its id is the same for all.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
 */

/** One zone: `us-east-1a` in this account, `use1-az4` in all. */
export interface Zone {
  readonly name: string
  readonly id: string
}

const directions: Readonly<Record<string, string>> = {
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  central: 'c',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
}

/** Returns the short form of a Region in zone ids: `use1`, `usgw1`, `apne1`. */
const shortRegion = (region: string): string =>
  region
    .split('-')
    .map((part) => directions[part] ?? (part === 'gov' ? 'g' : part))
    .join('')

/** Regions with more zones than three, as AWS lists them. */
const zoneCounts: Readonly<Record<string, number>> = { 'us-east-1': 6, 'us-west-2': 4 }

const letters = ['a', 'b', 'c', 'd', 'e', 'f']

/** Returns the zones of a Region with the names they have in an account. */
export const zonesOf = (region: string, accountId: string): ReadonlyArray<Zone> => {
  const count = zoneCounts[region] ?? 3
  const shift = Number(accountId.slice(-4)) % count
  return letters.slice(0, count).map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${shortRegion(region)}-az${((index + shift) % count) + 1}`,
  }))
}
