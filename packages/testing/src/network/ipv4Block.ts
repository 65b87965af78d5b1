import { type Ipv4Block, toBlock } from '@byoa/core/network'
import type * as fc from 'fast-check'

import { type PrefixLengths, ipv4Cidr } from './ipv4Cidr.ts'

/** Packed blocks of all lengths, or of some. */
export const ipv4Block = (lengths: PrefixLengths = {}): fc.Arbitrary<Ipv4Block> =>
  ipv4Cidr(lengths).map(toBlock)
