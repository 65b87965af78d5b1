import * as CidrSet from '../CidrSet.ts'
import type { Ipv4Block } from '../Ipv4Block.ts'
import { type Ipv4Cidr, toBlock } from '../Ipv4Cidr.ts'

/**
 * The maximum number of overlaps of one rule: as many /28 blocks, the smallest VPC blocks, as fit
 * in a /16, the largest. So a proposal of legal size gets every conflicting VPC, and `0.0.0.0/0`
 * does not get a million lines.
 */
const mostListed = 4096

/** Returns the blocks of a set that overlap a proposed one, in address order. */
export const overlapsIn = (set: CidrSet.CidrSet, proposed: Ipv4Cidr): ReadonlyArray<Ipv4Block> =>
  CidrSet.overlapping(set, toBlock(proposed), mostListed)
