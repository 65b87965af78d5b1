/**
 * What is known of the zones of a Region without calling AWS. Names differ between accounts, IDs do
 * not.
 *
 * @source https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
import { type Region, partitionOfRegion } from '../iam/identity/Partition.ts'
import type { ZoneId } from '../iam/identity/identifiers.ts'

/** Regions in which most accounts have more or fewer than three zones. */
const zoneCounts: Readonly<Record<string, number>> = {
  'ap-northeast-2': 4,
  'us-east-1': 6,
  'us-west-1': 2,
  'us-west-2': 4,
}

/** Returns how many zones most accounts have in a Region. */
export const usualZoneCount = (region: string): number => zoneCounts[region] ?? 3

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

/** Returns whether a zone belongs to a Region; every zone passes where AWS documents no IDs. */
export const isZoneOf = (region: Region, zoneId: ZoneId): boolean =>
  !['aws', 'aws-cn', 'aws-us-gov'].includes(partitionOfRegion(region)) ||
  zoneId.startsWith(`${zoneIdPrefix(region)}-`)
