import type { SubnetId } from '../iam/identity/identifiers.ts'
import type { SubnetSnapshot } from './snapshots.ts'

/** Returns the subnets that are there: a deleted subnet uses no route table. */
export const presentSubnets = (
  subnetIds: ReadonlyArray<SubnetId>,
  subnets: ReadonlyArray<SubnetSnapshot>,
): ReadonlyArray<SubnetId> =>
  subnetIds.filter((id) => subnets.some(({ subnetId }) => subnetId === id))
