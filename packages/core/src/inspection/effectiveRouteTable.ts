/**
 * The effective route table of a subnet: its associated table, otherwise the main table of its VPC,
 * which no explicit association names.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
import type { SubnetId } from '../iam/identity/identifiers.ts'
import type { RouteTableSnapshot } from './snapshots.ts'

/**
 * Returns the route table of a subnet; undefined when the given tables include no main table
 * either.
 */
export const effectiveRouteTable = (
  subnetId: SubnetId,
  tables: ReadonlyArray<RouteTableSnapshot>,
): RouteTableSnapshot | undefined =>
  tables.find(({ subnetIds }) => subnetIds.includes(subnetId)) ??
  tables.find(({ isMain }) => isMain)
