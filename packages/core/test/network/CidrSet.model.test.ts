/**
 * Any interleaving of operations on any version, against plain arrays of blocks.
 * After every step all versions ever made are compared, so a change that leaks into an older one is
 * seen at once.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'

import * as CidrSet from '../../src/network/CidrSet.ts'
import type { Ipv4Block } from '../../src/network/Ipv4Block.ts'
import {
  type Cell,
  type Universe,
  anyUniverse,
  cellBlock,
  cover,
  inOrder,
  meet,
  unitsOf,
  unitsOfAll,
} from './Universe.ts'

const bits = 6

interface Version {
  readonly set: CidrSet.CidrSet
  readonly blocks: ReadonlyArray<Ipv4Block>
}

interface Model {
  readonly universe: Universe
  readonly expected: Array<ReadonlyArray<Ipv4Block>>
}

interface Real {
  readonly sets: Array<CidrSet.CidrSet>
}

const agree = (model: Model, real: Real): void => {
  expect(real.sets.map((set) => CidrSet.toArray(set))).toEqual(model.expected)
  const latest = real.sets.at(-1) ?? CidrSet.empty
  expect(latest).toEqual(CidrSet.fromBlocks(model.expected.at(-1) ?? []))
}

type Step = (universe: Universe, a: Version, b: Version) => Version

const command = (
  name: string,
  from: readonly [number, number],
  step: Step,
): fc.Command<Model, Real> => ({
  check: () => true,
  run: (model, real) => {
    const versionAt = (pick: number): Version => {
      const index = pick % real.sets.length
      return { set: real.sets[index] ?? CidrSet.empty, blocks: model.expected[index] ?? [] }
    }
    const next = step(model.universe, versionAt(from[0]), versionAt(from[1]))
    real.sets.push(next.set)
    model.expected.push(inOrder(next.blocks))
    agree(model, real)
  },
  toString: () => `${name}(${from.join()})`,
})

const inserting =
  (cell: Cell): Step =>
  (universe, a) => {
    const block = cellBlock(universe, cell)
    return { set: CidrSet.insert(a.set, block), blocks: [...a.blocks, block] }
  }

const removing =
  (cell: Cell): Step =>
  (universe, a) => {
    const block = cellBlock(universe, cell)
    return {
      set: CidrSet.remove(a.set, block),
      blocks: a.blocks.filter((other) => other !== block),
    }
  }

const uniting: Step = (_, a, b) => ({
  set: CidrSet.union(a.set, b.set),
  blocks: [...a.blocks, ...b.blocks],
})

const intersecting: Step = (universe, a, b) => ({
  set: CidrSet.intersection(a.set, b.set),
  blocks: a.blocks.flatMap((x) =>
    b.blocks
      .filter((y) => meet(unitsOf(universe, x), unitsOf(universe, y)))
      .map((y) => (x % 64 >= y % 64 ? x : y)),
  ),
})

const subtracting: Step = (universe, a, b) => {
  const removed = unitsOfAll(universe, b.blocks)
  return {
    set: CidrSet.difference(a.set, b.set),
    blocks: a.blocks.flatMap((block) =>
      cover(universe, new Set([...unitsOf(universe, block)].filter((unit) => !removed.has(unit)))),
    ),
  }
}

const aggregating: Step = (universe, a) => ({
  set: CidrSet.aggregate(a.set),
  blocks: cover(universe, unitsOfAll(universe, a.blocks)),
})

const anyFrom = fc.tuple(fc.nat(50), fc.nat(50))
const anyCell = fc
  .nat(bits)
  .chain((level) => fc.record({ level: fc.constant(level), index: fc.nat(2 ** level - 1) }))

const commands = [
  fc.tuple(anyFrom, anyCell).map(([from, cell]) => command('insert', from, inserting(cell))),
  fc.tuple(anyFrom, anyCell).map(([from, cell]) => command('insert', from, inserting(cell))),
  fc.tuple(anyFrom, anyCell).map(([from, cell]) => command('remove', from, removing(cell))),
  anyFrom.map((from) => command('union', from, uniting)),
  anyFrom.map((from) => command('intersection', from, intersecting)),
  anyFrom.map((from) => command('difference', from, subtracting)),
  anyFrom.map((from) => command('aggregate', from, aggregating)),
]

test('every version stays what it was, whatever is done to it and to the others', () => {
  fc.assert(
    fc.property(anyUniverse(bits), fc.commands(commands, { size: '+1' }), (universe, steps) => {
      fc.modelRun(
        () => ({ model: { universe, expected: [[]] }, real: { sets: [CidrSet.empty] } }),
        steps,
      )
    }),
  )
  expect.hasAssertions()
})
