import fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, test } from 'vitest'

import * as CidrSet from '../../src/network/CidrSet.ts'
import { type Ipv4Block, blockAt, overlaps } from '../../src/network/Ipv4Block.ts'
import { parse, render, toBlock } from '../../src/network/Ipv4Cidr.ts'

const block = (text: string): Ipv4Block => {
  const cidr = parse(text)
  return cidr._tag === 'Right' ? toBlock(cidr.right) : expect.unreachable(text)
}

const setOf = (...texts: ReadonlyArray<string>): CidrSet.CidrSet =>
  CidrSet.fromBlocks(texts.map(block))

const texts = (set: CidrSet.CidrSet): ReadonlyArray<string> => CidrSet.toArray(set).map(render)

describe('a set of nested and scattered blocks', () => {
  const set = setOf('192.0.2.0/24', '10.0.0.0/8', '10.1.0.0/16', '10.1.2.0/24')

  test('lists what overlaps in order, the larger block first', () => {
    const found = CidrSet.overlapping(set, block('10.1.0.0/20'))
    expect(found.map(render)).toEqual(['10.0.0.0/8', '10.1.0.0/16', '10.1.2.0/24'])
    expect(CidrSet.firstOverlap(set, block('10.1.0.0/20'))).toEqual(O.some(block('10.0.0.0/8')))
    expect(CidrSet.firstOverlap(set, block('172.16.0.0/12'))).toEqual(O.none)
  })

  test('tells a block of the set from an address in it', () => {
    expect(CidrSet.has(set, block('10.1.0.0/16'))).toBe(true)
    expect(CidrSet.has(set, block('10.2.0.0/16'))).toBe(false)
    expect(CidrSet.contains(set, block('10.2.0.0/16'))).toBe(true)
  })

  test('counts nested addresses once', () => {
    expect(CidrSet.countBlocks(set)).toBe(4)
    expect(CidrSet.countAddresses(set)).toBe(2 ** 24 + 256)
  })

  test('keeps the blocks around and inside a removed one', () => {
    const smaller = CidrSet.remove(set, block('10.1.0.0/16'))
    expect(texts(smaller)).toEqual(['10.0.0.0/8', '10.1.2.0/24', '192.0.2.0/24'])
  })
})

test('two halves contain their whole and aggregate to it', () => {
  const halves = setOf('10.0.0.0/25', '10.0.0.128/25')
  expect(CidrSet.contains(halves, block('10.0.0.0/24'))).toBe(true)
  expect(texts(CidrSet.aggregate(halves))).toEqual(['10.0.0.0/24'])
})

test('a difference cuts around what is taken away', () => {
  const left = CidrSet.difference(setOf('10.0.0.0/22', '10.8.0.0/16'), setOf('10.0.1.0/24'))
  expect(texts(left)).toEqual(['10.0.0.0/24', '10.0.2.0/23', '10.8.0.0/16'])
})

test('everything and the last address are blocks like any other', () => {
  const set = setOf('0.0.0.0/0', '255.255.255.255/32')
  expect(CidrSet.countAddresses(set)).toBe(2 ** 32)
  expect(texts(CidrSet.intersection(set, setOf('255.255.255.254/31')))).toEqual([
    '255.255.255.254/31',
    '255.255.255.255/32',
  ])
})

const anyScattered = fc.array(
  fc
    .record({ address: fc.nat(2 ** 32 - 1), length: fc.integer({ min: 12, max: 32 }) })
    .map(({ address, length }) => blockAt(address, length)),
  { minLength: 3000, maxLength: 4000 },
)

test('thousands of scattered blocks answer as a linear scan does', () => {
  fc.assert(
    fc.property(anyScattered, (blocks) => {
      const set = CidrSet.fromBlocks(blocks)
      const inOrder = [...new Set(blocks)].toSorted((a, b) => a - b)
      expect([...CidrSet.iterate(set)]).toEqual(inOrder)
      expect(blocks.reduce(CidrSet.insert, CidrSet.empty)).toEqual(set)
      for (const asked of blocks.slice(0, 20)) {
        const expected = inOrder.filter((held) => overlaps(held, asked))
        expect(CidrSet.overlapping(set, asked)).toEqual(expected)
      }
    }),
    { numRuns: 5 },
  )
})
