import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, test } from 'vitest'

import * as CidrPool from '../../src/network/CidrPool.ts'
import { type Ipv4Block, baseOf, unsafeBlock } from '../../src/network/Ipv4Block.ts'
import { parse, render, toBlock } from '../../src/network/Ipv4Cidr.ts'

const block = (text: string): Ipv4Block => {
  const cidr = parse(text)
  return cidr._tag === 'Right' ? toBlock(cidr.right) : expect.unreachable(text)
}

const poolOf = (
  parent: string,
  held: Readonly<Record<string, string>>,
): CidrPool.CidrPool<string> => {
  const allocations = Object.entries(held).map(([text, owner]) => ({ block: block(text), owner }))
  const pool = CidrPool.fromList(block(parent), allocations)
  return E.isRight(pool) ? pool.right : expect.unreachable('the list is sound')
}

const text = (found: O.Option<Ipv4Block>): string => (O.isSome(found) ? render(found.value) : '')

describe('a pool with two gaps', () => {
  const pool = poolOf('10.0.0.0/16', { '10.0.0.0/20': 'ann', '10.0.32.0/19': 'bob' })

  test('each policy has its own place for a block', () => {
    const place = (policy: CidrPool.AllocationPolicy): string => {
      const result = CidrPool.allocate(pool, { prefixLength: 24, owner: 'cyd', policy })
      return E.isRight(result) ? render(result.right.block) : ''
    }
    expect(place('first-fit')).toBe('10.0.16.0/24')
    expect(place('best-fit')).toBe('10.0.16.0/24')
    expect(place('sparse')).toBe('10.0.128.0/24')
  })

  test('the free block nearest to a taken one lies just below or above it', () => {
    const nearest = (to: string): string =>
      text(CidrPool.nearestFree(pool, { prefixLength: 20, to: block(to) }))
    expect(nearest('10.0.32.0/20')).toBe('10.0.16.0/20')
    expect(nearest('10.0.48.0/20')).toBe('10.0.64.0/20')
    expect(nearest('192.168.0.0/20')).toBe('10.0.240.0/20')
  })

  test('free space is counted as the fewest blocks', () => {
    expect(CidrPool.freeHistogram(pool)).toEqual([
      { prefixLength: 17, count: 1 },
      { prefixLength: 18, count: 1 },
      { prefixLength: 20, count: 1 },
    ])
    expect(CidrPool.largestFree(pool)).toEqual(O.some(17))
    expect(CidrPool.utilization(pool)).toBe(3 / 16)
  })

  test('no room says the largest block that would fit', () => {
    const request = { prefixLength: 16, owner: 'cyd', policy: 'first-fit' } as const
    expect(CidrPool.allocate(pool, request)).toEqual(
      E.left({ _tag: 'NoRoom', prefixLength: 16, largestFree: 17 }),
    )
  })
})

test('a full pool has no largest block to offer', () => {
  const full = poolOf('10.0.0.0/31', { '10.0.0.0/32': 'ann', '10.0.0.1/32': 'bob' })
  expect(CidrPool.largestFree(full)).toEqual(O.none)
  expect(CidrPool.allocate(full, { prefixLength: 32, owner: 'cyd', policy: 'sparse' })).toEqual(
    E.left({ _tag: 'NoRoom', prefixLength: 32 }),
  )
})

test('a pool may be a single address or everything', () => {
  for (const parent of ['255.255.255.255/32', '0.0.0.0/0']) {
    const pool = CidrPool.hold(CidrPool.empty(block(parent)), block(parent), 'ann')
    if (E.isLeft(pool)) return expect.unreachable('the parent itself is held')
    expect(CidrPool.utilization(pool.right)).toBe(1)
    expect(CidrPool.release(pool.right, block(parent))).toEqual(
      E.right(CidrPool.empty(block(parent))),
    )
  }
})

test('the list that overlaps is refused with both blocks', () => {
  const list = ['10.0.128.0/17', '10.0.0.0/24', '10.0.0.128/25'].map((cidr) => ({
    block: block(cidr),
    owner: 'ann',
  }))
  expect(CidrPool.fromList(block('10.0.0.0/16'), list)).toEqual(
    E.left({ _tag: 'BlockOverlaps', block: block('10.0.0.128/25'), held: block('10.0.0.0/24') }),
  )
  expect(CidrPool.fromList(block('10.1.0.0/16'), list)).toEqual(
    E.left({ _tag: 'OutsidePool', block: block('10.0.0.0/24'), parent: block('10.1.0.0/16') }),
  )
})

test('thousands of blocks fill a pool in order, and every second one leaves', () => {
  const parent = block('10.0.0.0/16')
  const blocks = Array.from({ length: 4096 }, (_, index) =>
    unsafeBlock(baseOf(parent) + index * 16, 28),
  )
  let pool: CidrPool.CidrPool<number> = CidrPool.empty(parent)
  for (const expected of blocks) {
    const request = { prefixLength: 28, owner: expected % 3, policy: 'first-fit' } as const
    const next = CidrPool.allocate(pool, request)
    if (E.isLeft(next)) return expect.unreachable('there is room')
    expect(next.right.block).toBe(expected)
    pool = next.right.pool
  }
  expect([...CidrPool.iterateBlocks(pool)]).toEqual(blocks)
  const kept = blocks.filter((_, index) => index % 2 === 0)
  const thinned = blocks
    .filter((_, index) => index % 2 === 1)
    .reduce((rest, leaving) => E.getOrElse(() => rest)(CidrPool.release(rest, leaving)), pool)
  const owned = kept.map((left) => ({ block: left, owner: left % 3 }))
  expect(E.right(thinned)).toEqual(CidrPool.fromList(parent, owned))
  expect(CidrPool.freeHistogram(thinned)).toEqual([{ prefixLength: 28, count: 2048 }])
})
