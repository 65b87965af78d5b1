/**
 * Which table the packets of a subnet really follow: the one it is associated with, else the main
 * table of its VPC, which no list of associations mentions.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
import type { SubnetId } from '../iam/identity/identifiers.ts'
import type { RouteTableSnapshot } from './snapshots.ts'

/** Returns the table of a subnet; undefined when not even a main table is among those given. */
export const effectiveRouteTable = (
  subnetId: SubnetId,
  tables: ReadonlyArray<RouteTableSnapshot>,
): RouteTableSnapshot | undefined =>
  tables.find(({ subnetIds }) => subnetIds.includes(subnetId)) ??
  tables.find(({ isMain }) => isMain)
