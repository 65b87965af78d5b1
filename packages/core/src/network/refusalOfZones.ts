/**
 * Whether an account has the zones that a request wants. What the account sees decides; where that
 * is not known, what most accounts see.
 *
 * Law: with the zones that an account sees, a request is refused exactly when it names a zone that
 * is not among them, or wants more zones than they are.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
 */
import type { Region } from '../iam/identity/Partition.ts'
import type { AccountId, ZoneId } from '../iam/identity/identifiers.ts'
import { usualZoneCount } from './zones.ts'

/** A zone as one account sees it: another account may know it by another name. */
export interface AvailabilityZone {
  /** E.g. `use1-az4`. */
  readonly zoneId: string
  /** E.g. `us-east-1a`. */
  readonly zoneName: string
}

/** What a request says of zones. */
export interface RequestedZones {
  readonly accountId: AccountId
  readonly region: Region
  readonly zoneCount: number
  /** Absent: the first zones of the account. */
  readonly zoneIds?: ReadonlyArray<ZoneId>
}

/** The zones of the Region that an account sees. */
interface SeenZones {
  readonly accountId: AccountId
  readonly region: Region
  readonly seen: ReadonlyArray<AvailabilityZone>
}

export type ZonesRefusal =
  /** Most accounts have fewer zones in the Region; the request can name the account's zones. */
  | {
      readonly _tag: 'TooManyZones'
      readonly region: Region
      readonly zoneCount: number
      readonly usualZoneCount: number
    }
  | ({ readonly _tag: 'TooFewZonesSeen'; readonly zoneCount: number } & SeenZones)
  /** `zoneIds` are those of the request that the account does not see. */
  | ({ readonly _tag: 'ZonesNotSeen'; readonly zoneIds: ReadonlyArray<ZoneId> } & SeenZones)

/**
 * Returns why a request is refused for its zones. Without `seen`, zones that it names are not
 * examined.
 */
export const refusalOfZones = (
  { accountId, region, zoneCount, zoneIds }: RequestedZones,
  seen?: ReadonlyArray<AvailabilityZone>,
): ZonesRefusal | undefined => {
  if (seen === undefined) {
    const usual = usualZoneCount(region)
    return zoneIds === undefined && zoneCount > usual
      ? { _tag: 'TooManyZones', region, zoneCount, usualZoneCount: usual }
      : undefined
  }
  const missing = (zoneIds ?? []).filter((wanted) => !seen.some(({ zoneId }) => zoneId === wanted))
  if (missing.length > 0) {
    return { _tag: 'ZonesNotSeen', accountId, region, zoneIds: missing, seen }
  }
  return zoneCount > seen.length
    ? { _tag: 'TooFewZonesSeen', accountId, region, zoneCount, seen }
    : undefined
}
