import { Ipv4Cidr, baseOf, prefixLengthOf, sizeOf, toBlock } from '@byoa/core/network'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { cidrText } from './ipv4Cidr.ts'

/** Blocks of the same size right before a block, right after it, or the block itself. */
export const cidrBeside = (cidr: Ipv4Cidr): fc.Arbitrary<Ipv4Cidr> => {
  const block = toBlock(cidr)
  const neighbours = [-1, 0, 1]
    .map((step) => baseOf(block) + step * sizeOf(block))
    .filter((base) => base >= 0 && base < 2 ** 32)
    .map((base) => cidrText(base, prefixLengthOf(block)))
  return branded(fc.constantFrom(...neighbours), Ipv4Cidr)
}
