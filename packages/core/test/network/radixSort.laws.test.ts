import fc from 'fast-check'
import { expect, test } from 'vitest'

import { blockAt, sorted } from '../../src/network/Ipv4Block.ts'
import { orderOf } from '../../src/network/radixSort.ts'

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

test('the order of addresses keeps ties as they came', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 32 - 1), { maxLength: 50 }), (addresses) => {
      const expected = addresses
        .map((address, index) => ({ address, index }))
        .toSorted((a, b) => a.address - b.address)
      const order = orderOf(Uint32Array.from([...addresses, ...addresses]))
      const twice = expected.flatMap(({ index }) => [index, index + addresses.length])
      expect(Array.from(order).map((at) => addresses[at % addresses.length])).toEqual(
        twice.map((at) => addresses[at % addresses.length]),
      )
      expect(Array.from(orderOf(Uint32Array.from(addresses)))).toEqual(
        expected.map(({ index }) => index),
      )
    }),
  )
})
