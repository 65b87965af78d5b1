/**
 * What is known of the zones of a Region without calling AWS. Names differ between accounts, IDs do
 * not.
 *
 * @source https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
import { type Region, partitionOfRegion } from '../iam/identity/Partition.ts'
import type { ZoneId } from '../iam/identity/identifiers.ts'

/** The numbers of a Region's zones, where they are not 1, 2 and 3. */
const zoneNumbers: Readonly<Record<string, ReadonlyArray<number>>> = {
  'ap-northeast-1': [1, 2, 4],
  'ap-northeast-2': [1, 2, 3, 4],
  'ca-central-1': [1, 2, 4],
  'us-east-1': [1, 2, 3, 4, 5, 6],
  'us-west-2': [1, 2, 3, 4],
}

const numbersOf = (region: string): ReadonlyArray<number> => zoneNumbers[region] ?? [1, 2, 3]

/** Regions in which most accounts see fewer zones than there are. */
const zonesSeen: Readonly<Record<string, number>> = { 'us-west-1': 2 }

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

/** Returns the prefix of a Region's zone IDs: `use1`, `usgw1`, `apne1`. */
export const zoneIdPrefix = (region: string): string =>
  region
    .split('-')
    .map((part) => directions[part] ?? (part === 'gov' ? 'g' : part))
    .join('')

/** Returns the ids of the zones of a Region, of which an account may see fewer. */
export const zoneIdsOf = (region: string): ReadonlyArray<string> => {
  const prefix = zoneIdPrefix(region)
  return numbersOf(region).map((number) => `${prefix}-az${number}`)
}

/** Returns how many zones most accounts see in a Region. */
export const usualZoneCount = (region: string): number =>
  zonesSeen[region] ?? numbersOf(region).length

/** Tells whether a zone is one of a Region; every zone passes where AWS documents no ids. */
export const isZoneOf = (region: Region, zoneId: ZoneId): boolean =>
  !['aws', 'aws-cn', 'aws-us-gov'].includes(partitionOfRegion(region)) ||
  zoneId.startsWith(`${zoneIdPrefix(region)}-`)
