/** Changing a pool, finding room in it, and what it weighs. */
import { CidrPool, CidrSet, type Ipv4Block } from '@byoa/core/network'

import type { Figure } from './Figure.ts'
import { mixedPoolBlocks, poolBlocks, poolParent, seeded } from './cidrData.ts'
import { mutableBitmap } from './cidrFloors.ts'
import type { FullPool } from './cidrOverlap.ts'
import { type TimingPlan, bytesKeptBy, nanosecondsOf } from './cidrTiming.ts'

type Pool = CidrPool.CidrPool<unknown>

const held = (pool: Pool, block: Ipv4Block): Pool => {
  const result = CidrPool.hold(pool, block, true)
  if (result._tag === 'Left') throw new TypeError(JSON.stringify(result.left))
  return result.right
}

const poolOf = (blocks: ReadonlyArray<Ipv4Block>, owner: (index: number) => unknown): Pool => {
  const result = CidrPool.fromList(
    poolParent,
    blocks.map((block, index) => ({ block, owner: owner(index) })),
  )
  if (result._tag === 'Left') throw new TypeError(JSON.stringify(result.left))
  return result.right
}

/**
 * Measures one insert into a full pool, every version kept valid, beside a bitmap that is
 * overwritten.
 */
export const measureInsert = (
  { pool, held: present, free }: FullPool,
  plan: TimingPlan,
): ReadonlyArray<Figure> => {
  const order = [...present, ...free]
  const orderAt = (at: number): Ipv4Block => order[at] ?? poolParent
  let growing: Pool = CidrPool.empty(poolParent)
  let bitmap = mutableBitmap()
  const times = nanosecondsOf(
    {
      one: (index) => held(pool, free[index % free.length] ?? poolParent),
      // From empty to full in random order, over and over.
      fold: (index) => {
        const at = index % order.length
        if (at === 0) growing = CidrPool.empty(poolParent)
        growing = held(growing, orderAt(at))
      },
      bitmap: (index) => {
        const at = index % order.length
        if (at === 0) bitmap = mutableBitmap()
        const block = orderAt(at)
        if (bitmap.overlaps(block)) throw new TypeError('a block comes twice')
        bitmap.insert(block)
      },
    },
    { ...plan, roundMilliseconds: Math.max(plan.roundMilliseconds, 100) },
  )
  const name = 'insert into a pool of 1e6 /28'
  return [
    { name: `${name}: ours, the old pool kept`, unit: 'ns', value: times.one },
    { name: `${name}: mutable bitmap`, unit: 'ns', value: times.bitmap },
    {
      name: `${name}: ours / mutable bitmap`,
      unit: 'x',
      value: times.one / times.bitmap,
      target: { atMost: 6 },
    },
    { name: 'fill a pool of 1e6 /28, each insert: ours', unit: 'ns', value: times.fold },
  ]
}

const searchIn = (name: string, pool: Pool, plan: TimingPlan): ReadonlyArray<Figure> => {
  const near = poolBlocks(24, seeded(5)).slice(0, 4096)
  const at = (index: number): Ipv4Block => near[index % near.length] ?? poolParent
  const times = nanosecondsOf(
    {
      'next free': () => CidrPool.nextFree(pool, { prefixLength: 24 }),
      'nearest free': (index) => CidrPool.nearestFree(pool, { prefixLength: 24, to: at(index) }),
      'best fit': () => CidrPool.bestFit(pool, 24),
    },
    plan,
  )
  return Object.entries(times).map(([search, nanoseconds]) => ({
    name: `${search} /24, ${name}`,
    unit: 'us',
    value: nanoseconds / 1000,
    target: { atMost: 2 },
  }))
}

/** Measures searches in a pool that is nearly full, and the answer of one that is. */
export const measureSearch = (plan: TimingPlan): ReadonlyArray<Figure> => {
  const shuffled = poolBlocks(24, seeded(9))
  const ordered = shuffled.toSorted((a, b) => a - b)
  const taken = Math.floor(ordered.length * 0.9)
  const pools = {
    '90 % taken at random': shuffled.slice(0, taken),
    '90 % taken in order': ordered.slice(0, taken),
    'one left': ordered.toSpliced(65_530, 1),
  }
  const full = poolOf(ordered, () => true)
  const { time } = nanosecondsOf(
    { time: () => CidrPool.nextFree(full, { prefixLength: 24 }) },
    plan,
  )
  return [
    ...Object.entries(pools).flatMap(([name, blocks]) =>
      searchIn(
        name,
        poolOf(blocks, () => true),
        plan,
      ),
    ),
    { name: 'no room for a /24', unit: 'us', value: time / 1000, target: { atMost: 0.1 } },
  ]
}

const perBlock = (make: () => unknown, count: number): number => bytesKeptBy(make) / count

/** Measures what each block costs in memory. */
export const measureMemory = (
  { held: slots }: FullPool,
  scattered: ReadonlyArray<Ipv4Block>,
): ReadonlyArray<Figure> => {
  const mixed = mixedPoolBlocks(100_000, seeded(11))
  return [
    {
      name: 'memory a /28, full pool of 1e6, one owner',
      unit: 'B',
      value: perBlock(() => poolOf(slots, () => true), slots.length),
      target: { atMost: 1 },
    },
    {
      name: 'memory a /28, full pool of 1e6, an owner each',
      unit: 'B',
      value: perBlock(() => poolOf(slots, (index) => index), slots.length),
    },
    {
      name: 'memory a block, pool of 1e5 mixed',
      unit: 'B',
      value: perBlock(() => poolOf(mixed, () => true), mixed.length),
      target: { atMost: 10 },
    },
    {
      name: 'memory a block, set of 1e6 scattered',
      unit: 'B',
      value: perBlock(() => CidrSet.fromBlocks(scattered), scattered.length),
      target: { atMost: 150 },
    },
  ]
}

/** Measures building from a list of a million. */
export const measureBuild = (
  { held: slots }: FullPool,
  scattered: ReadonlyArray<Ipv4Block>,
  plan: TimingPlan,
): ReadonlyArray<Figure> => {
  const allocations = slots.map((block) => ({ block, owner: true }))
  const rounds = Math.min(plan.rounds, 5)
  const times = nanosecondsOf(
    {
      set: () => CidrSet.fromBlocks(scattered),
      pool: () => CidrPool.fromList(poolParent, allocations),
    },
    { ...plan, rounds },
  )
  return [
    { name: 'build a set of 1e6', unit: 'ms', value: times.set / 1e6, target: { atMost: 1000 } },
    { name: 'build a pool of 1e6', unit: 'ms', value: times.pool / 1e6, target: { atMost: 1000 } },
  ]
}
