/**
 * Which sides of an active peering do not let the other side resolve their public host names to
 * private addresses. The options exist only while the peering is active, and each side sets its
 * own; nothing follows from an option that AWS does not show.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
 */
import type { Party } from '../values/Party.ts'
import type { PeeringSnapshot } from './snapshots.ts'

const sides: ReadonlyArray<Party> = ['rescale', 'customer']

/** Lists the sides whose option is off, Rescale's first. */
export const findSidesWithoutDns = ({
  status,
  allowsDns,
}: Pick<PeeringSnapshot, 'status' | 'allowsDns'>): ReadonlyArray<Party> =>
  status === 'active' ? sides.filter((side) => allowsDns?.[side] === false) : []
