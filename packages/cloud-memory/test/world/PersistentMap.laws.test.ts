import fc from 'fast-check'
import { describe, test, expect } from 'vitest'

import * as PersistentMap from '../../src/world/PersistentMap.ts'

// Few keys, so that entries are replaced; some of many, so that branches grow deep.
const key = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'vpc-1', 'vpc-2'),
  fc.integer({ min: 0, max: 4000 }).map((number) => `pcx-${number}`),
  fc.string({ maxLength: 4 }),
)
const entries = fc.array(fc.tuple(key, fc.integer()), { maxLength: 300 })

const build = (list: ReadonlyArray<readonly [string, number]>) =>
  list.reduce(
    (map, [name, value]) => PersistentMap.set(map, name, value),
    PersistentMap.empty<number>(),
  )

describe('PersistentMap', () => {
  test('answers as a Map does after the same sets', () => {
    fc.assert(
      fc.property(entries, fc.array(key), (list, others) => {
        const map = build(list)
        const model = new Map(list)
        expect(map.size).toBe(model.size)
        for (const name of [...model.keys(), ...others]) {
          expect(PersistentMap.get(map, name)).toBe(model.get(name))
        }
        const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b)
        expect(sorted(PersistentMap.values(map))).toEqual(sorted(model.values()))
      }),
    )
  })

  test('setting never changes the map it starts from', () => {
    fc.assert(
      fc.property(entries, key, fc.integer(), (list, name, value) => {
        const map = build(list)
        const before = JSON.stringify(map)
        PersistentMap.set(map, name, value)
        expect(JSON.stringify(map)).toBe(before)
      }),
    )
  })

  test('the same entries give the same structure, whatever order they were set in', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const unique = [...new Map(list)]
        expect(build(unique.toReversed())).toEqual(build(unique))
      }),
    )
  })

  test('keys that differ in one character have different hashes', () => {
    const parts = fc.tuple(fc.string(), fc.string({ maxLength: 20 }))
    fc.assert(
      fc.property(parts, fc.uniqueArray(fc.nat({ max: 127 }), { minLength: 2 }), (ends, codes) => {
        const [before, after] = ends
        const keys = codes.map((code) => before + String.fromCharCode(code) + after)
        expect(new Set(keys.map(hashOf)).size).toBe(keys.length)
      }),
    )
  })

  test('keys of one hash are told apart', () => {
    // Found by search: both hash to the same 32 bits.
    const [first, second] = collidingKeys()
    const map = build([
      [first, 1],
      [second, 2],
      ['other', 3],
    ])
    expect([first, second, 'other'].map((name) => PersistentMap.get(map, name))).toEqual([1, 2, 3])
    expect(PersistentMap.get(map, `${first}?`)).toBeUndefined()
    expect(PersistentMap.set(map, first, 4).size).toBe(3)
  })
})

const hashOf = (name: string): number => {
  const { root } = PersistentMap.set(PersistentMap.empty<number>(), name, 0)
  return root?.kind === 'leaf' ? root.hash : expect.unreachable(name)
}

/** Looks for two keys that end in one collision node. */
const collidingKeys = (): readonly [string, string] => {
  const seen = new Map<number, string>()
  for (let number = 0; ; number += 1) {
    const name = `k${number}`
    const hash = hashOf(name)
    const twin = seen.get(hash)
    if (twin !== undefined) return [twin, name]
    seen.set(hash, name)
  }
}
