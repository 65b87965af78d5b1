import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type SortedMap, get, heightOf, remove, set } from '../src/SortedMap.ts'

type Operation = { readonly key: string; readonly value: number | undefined }

// Few keys, so that they are set, replaced and removed again; long lists, so that the tree has
// something to balance.
const operations = fc.array(
  fc.record({
    key: fc.nat(99).map((key) => String(key).padStart(2, '0')),
    value: fc.option(fc.nat(), { nil: undefined }),
  }),
  { maxLength: 300, size: 'max' },
)

const apply = (map: SortedMap<string, number>, { key, value }: Operation): typeof map =>
  value === undefined ? remove(map, key) : set(map, key, value)

const entriesOf = (map: SortedMap<string, number>): ReadonlyArray<readonly [string, number]> =>
  map === undefined
    ? []
    : [...entriesOf(map.left), [map.key, map.value] as const, ...entriesOf(map.right)]

describe('SortedMap', () => {
  it('answers as a Map does after the same operations, with its keys in order', () => {
    fc.assert(
      fc.property(operations, (list) => {
        const model = new Map<string, number>()
        let map: SortedMap<string, number> = undefined
        for (const operation of list) {
          map = apply(map, operation)
          if (operation.value === undefined) model.delete(operation.key)
          else model.set(operation.key, operation.value)
        }
        const ordered = [...model].sort(([a], [b]) => Number(a) - Number(b))
        expect(entriesOf(map)).toEqual(ordered)
        for (let key = 0; key < 100; key += 1) {
          const text = String(key).padStart(2, '0')
          expect(get(map, text)).toBe(model.get(text))
        }
      }),
    )
  })

  it('leaves the map before an operation as it was', () => {
    fc.assert(
      fc.property(operations, fc.nat(), (list, seed) => {
        const before = list.slice(0, seed % (list.length + 1)).reduce(apply, undefined)
        const entries = entriesOf(before)
        list.reduce(apply, before)
        expect(entriesOf(before)).toEqual(entries)
      }),
    )
  })

  it('is the same map when what is removed is not there', () => {
    fc.assert(
      fc.property(operations, (list) => {
        const map = list.reduce(apply, undefined)
        expect(remove(map, 'no such key')).toBe(map)
      }),
    )
  })

  it('stays low, whatever the order in which keys come and go', () => {
    const keys = Array.from({ length: 2000 }, (_, index) => String(index).padStart(4, '0'))
    const stepped = keys.map((_, index) => keys[(index * 617) % keys.length] ?? '')
    for (const order of [keys, keys.toReversed(), stepped]) {
      let map: SortedMap<string, number> = undefined
      for (const key of order) map = set(map, key, 0)
      expect(heightOf(map)).toBeLessThan(1.45 * Math.log2(keys.length + 2))
      for (const key of order.slice(0, 1900)) map = remove(map, key)
      expect(heightOf(map)).toBeLessThan(1.45 * Math.log2(102))
    }
  })

  it('has sides whose heights differ by at most one', () => {
    const isBalanced = (map: SortedMap<string, number>): boolean =>
      map === undefined ||
      (Math.abs(heightOf(map.left) - heightOf(map.right)) <= 1 &&
        map.height === 1 + Math.max(heightOf(map.left), heightOf(map.right)) &&
        isBalanced(map.left) &&
        isBalanced(map.right))
    fc.assert(fc.property(operations, (list) => isBalanced(list.reduce(apply, undefined))))
  })
})
