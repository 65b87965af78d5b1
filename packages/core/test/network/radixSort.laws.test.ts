import fc from 'fast-check'
import { expect, test } from 'vitest'

import { blockAt, sorted } from '../../src/network/Ipv4Block.ts'

const anyBlock = fc
  .record({ address: fc.nat(2 ** 32 - 1), length: fc.nat(32) })
  .map(({ address, length }) => blockAt(address, length))

/** A few blocks, or so many that they are sorted by digits. */
const anyBlocks = fc.oneof(
  fc.array(anyBlock, { maxLength: 50 }),
  fc.array(anyBlock, { minLength: 9000, maxLength: 9500 }),
)

test('sorting keeps the blocks and puts them in packed order', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      expect(Array.from(sorted(blocks))).toEqual(blocks.toSorted((a, b) => a - b))
    }),
    { numRuns: 20 },
  )
})
