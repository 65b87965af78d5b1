/**
 * Any interleaving of operations on any version, against plain arrays of allocations.
 * After every step all versions ever made are compared, so a change that leaks into an older one is
 * seen at once.
 */
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

import * as CidrPool from '../../src/network/CidrPool.ts'
import { type Ipv4Block, blockAt } from '../../src/network/Ipv4Block.ts'
import {
  anyParent,
  freeBlocks,
  intervalOf,
  lengthOf,
  meets,
  naiveBestFit,
  naiveNext,
  naiveSparseFit,
} from './NaivePool.ts'

type Owner = string
type Held = ReadonlyArray<CidrPool.Allocation<Owner>>

interface Model {
  readonly parent: Ipv4Block
  readonly expected: Array<Held>
}

interface Real {
  readonly pools: Array<CidrPool.CidrPool<Owner>>
}

interface Version {
  readonly pool: CidrPool.CidrPool<Owner>
  readonly held: Held
}

const inOrder = (held: Held): Held => held.toSorted((a, b) => a.block - b.block)

const agree = (model: Model, real: Real): void => {
  expect(real.pools.map((pool) => CidrPool.toArray(pool))).toEqual(model.expected)
  const latest = real.pools.at(-1)
  expect(E.right(latest)).toEqual(CidrPool.fromList(model.parent, model.expected.at(-1) ?? []))
}

type Step = (version: Version, parent: Ipv4Block) => Version

const command = (name: string, from: number, step: Step): fc.Command<Model, Real> => ({
  check: () => true,
  run: (model, real) => {
    // Mostly the newest version, at times one long past.
    const index = from < 8 ? real.pools.length - 1 : from % real.pools.length
    const pool = real.pools[index] ?? CidrPool.empty(model.parent)
    const next = step({ pool, held: model.expected[index] ?? [] }, model.parent)
    real.pools.push(next.pool)
    model.expected.push(inOrder(next.held))
    agree(model, real)
  },
  toString: () => `${name}(${from})`,
})

interface Spot {
  readonly levels: number
  readonly index: number
}

const blockAtSpot = (parent: Ipv4Block, { levels, index }: Spot): Ipv4Block => {
  const length = Math.min(32, lengthOf(parent) + levels)
  const count = 2 ** (length - lengthOf(parent))
  return blockAt(intervalOf(parent).first + (index % count) * 2 ** (32 - length), length)
}

const holding =
  (spot: Spot, owner: Owner): Step =>
  (version, parent) => {
    const block = blockAtSpot(parent, spot)
    const result = CidrPool.hold(version.pool, block, owner)
    const taken = version.held.some((held) => meets(held.block, block))
    expect(E.isLeft(result)).toBe(taken)
    if (E.isLeft(result)) return version
    return { pool: result.right, held: [...version.held, { block, owner }] }
  }

const releasing =
  (pick: number): Step =>
  (version) => {
    const chosen = version.held[pick % Math.max(1, version.held.length)]
    if (chosen === undefined) return version
    const result = CidrPool.release(version.pool, chosen.block)
    if (E.isLeft(result)) return expect.unreachable('a held block is released')
    return { pool: result.right, held: version.held.filter((held) => held !== chosen) }
  }

const allocating =
  (levels: number, owner: Owner, policy: CidrPool.AllocationPolicy): Step =>
  (version, parent) => {
    const prefixLength = Math.min(32, lengthOf(parent) + levels)
    const free = freeBlocks(
      parent,
      version.held.map(({ block }) => block),
    )
    const expected = {
      'first-fit': naiveNext(free, prefixLength, intervalOf(parent).first),
      'best-fit': naiveBestFit(free, prefixLength),
      sparse: naiveSparseFit(free, prefixLength),
    }[policy]
    const result = CidrPool.allocate(version.pool, { prefixLength, owner, policy })
    if (E.isLeft(result)) {
      expect(expected).toBe(undefined)
      return version
    }
    const { block, pool } = result.right
    expect(block).toBe(expected)
    return { pool, held: [...version.held, { block, owner }] }
  }

const anyFrom = fc.nat(15)
const anyOwner = fc.constantFrom('ann', 'ann', 'ann', 'bob', 'cyd')
const anyPolicy = fc.constantFrom<CidrPool.AllocationPolicy>('first-fit', 'best-fit', 'sparse')
const anySpot = fc.record({ levels: fc.oneof(fc.nat(7), fc.nat(16)), index: fc.nat(63) })

const holdCommand = fc
  .tuple(anyFrom, anySpot, anyOwner)
  .map(([from, spot, owner]) => command('hold', from, holding(spot, owner)))

const allocateCommand = fc
  .tuple(anyFrom, fc.nat(9), anyOwner, anyPolicy)
  .map(([from, levels, owner, policy]) =>
    command(`allocate ${policy}`, from, allocating(levels, owner, policy)),
  )

const releaseCommand = fc
  .tuple(anyFrom, fc.nat(63))
  .map(([from, pick]) => command('release', from, releasing(pick)))

const commands = [holdCommand, holdCommand, allocateCommand, allocateCommand, releaseCommand]

test('every version stays what it was, whatever is done to it and to the others', () => {
  fc.assert(
    fc.property(anyParent, fc.commands(commands, { size: '+1' }), (parent, steps) => {
      fc.modelRun(
        () => ({
          model: { parent, expected: [[]] },
          real: { pools: [CidrPool.empty(parent)] },
        }),
        steps,
      )
    }),
  )
  expect.hasAssertions()
})
