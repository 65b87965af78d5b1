import * as CidrSet from '../CidrSet.ts'
import type { Ipv4Block } from '../Ipv4Block.ts'
import { type Ipv4Cidr, toBlock } from '../Ipv4Cidr.ts'

/**
 * How many overlaps one rule lists: as many as a /16, the largest VPC block, has room for /28
 * blocks, the smallest. So a proposal of legal size gets every VPC it collides with, and
 * `0.0.0.0/0` not a million lines.
 */
const mostListed = 4096

/** Returns the blocks of a set that overlap a proposed one, in address order. */
export const overlapsIn = (set: CidrSet.CidrSet, proposed: Ipv4Cidr): ReadonlyArray<Ipv4Block> =>
  CidrSet.overlapping(set, toBlock(proposed), mostListed)
