/**
 * Suggestions against brute force: every block of the length in what is allowed, reviewed one by
 * one.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { currentCheckSet } from '../../src/network/CheckSet.ts'
import { type Inventory, type InventoryDocument, inventoryOf } from '../../src/network/Inventory.ts'
import type { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import { findCidrProblems } from '../../src/network/rules/checkSets.ts'
import type { ExistingVpc } from '../../src/network/secondaryAssociation.ts'
import { suggestCidrs } from '../../src/network/suggestCidrs.ts'
import {
  blockOf,
  cidrOf,
  covered,
  crowdedCidr,
  documentOf,
  inventoryDocument,
  meet,
  partsOf,
  peeredWith,
  privateSpace,
  routesTo,
  vpcBlock,
} from './arbitraries.ts'

const otherSpace = ['100.64.0.0/10', '198.18.0.0/15', '11.0.0.0/14', '239.255.0.0/16']

const placesIn = (spaces: ReadonlyArray<string>, length: number): ReadonlyArray<Ipv4Cidr> =>
  spaces.flatMap((space) => {
    const { base, length: spaceLength } = partsOf(space)
    const size = 2 ** (32 - length)
    return Array.from({ length: 2 ** (length - spaceLength) }, (_, index) =>
      blockOf(base + index * size, length),
    )
  })

const lexicographic = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number => {
  const index = a.findIndex((value, at) => value !== b[at])
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0)
}

interface PassingBlock {
  readonly cidr: Ipv4Cidr
  readonly hasWarning: boolean
}

/** Every block that passes a review, with whether it earns a warning. */
const passingBlocks = (
  inventory: Inventory,
  length: number,
  addedTo?: ExistingVpc,
): ReadonlyArray<PassingBlock> =>
  placesIn([...privateSpace, ...otherSpace], length).flatMap((cidr) => {
    const proposal = { cidr, zoneCount: 1, ...(addedTo === undefined ? {} : { addedTo }) }
    const levels = findCidrProblems(inventory, proposal, currentCheckSet).map(({ level }) => level)
    return levels.includes('error') ? [] : [{ cidr, hasWarning: levels.includes('warning') }]
  })

/** Inventories that leave little room: large parts of the spaces are held. */
const crowdedInventory: fc.Arbitrary<InventoryDocument> = fc
  .record({
    routes: fc.array(crowdedCidr({ min: 8, max: 28 }), { maxLength: 8 }),
    peered: fc.array(crowdedCidr({ min: 16, max: 28 }), { maxLength: 4 }),
    allowed: fc.constantFrom(
      undefined,
      [...privateSpace, ...otherSpace],
      [...otherSpace, '172.16.0.0/13', '172.24.0.0/13', '192.168.128.0/17'],
    ),
    small: fc.array(crowdedCidr({ min: 9, max: 28 }), { maxLength: 12 }),
    large: fc.subarray(
      [
        ...placesIn(['10.0.0.0/8'], 10),
        ...placesIn(['172.16.0.0/12'], 14),
        ...privateSpace,
        ...otherSpace,
      ].map(cidrOf),
    ),
    own: fc.array(crowdedCidr({ min: 12, max: 24 }), { maxLength: 3 }),
  })
  .map(({ routes, peered, allowed, small, large, own }) =>
    documentOf({
      routes: routesTo(...routes),
      peered: peeredWith(...peered),
      ...(allowed === undefined ? {} : { allowed: allowed.map(cidrOf) }),
      held: [...small, ...large].map((cidr) => ({ cidr, owner: 'someone' })),
      customerNetworks: own.map((cidr) => ({ cidr, name: 'office' })),
    }),
  )

const isPrivate = (cidr: string): boolean => covered(cidr, privateSpace)

const wish = fc.oneof(vpcBlock(), crowdedCidr({ min: 0, max: 32 }))
const lengths = fc.constantFrom(16, 16, 16, 17)
const distance = (near: Ipv4Cidr, length: number) => {
  const at = partsOf(near).base
  const wished = at - (at % 2 ** (32 - length))
  return ({ cidr }: PassingBlock): number => Math.abs(partsOf(cidr).base - wished)
}

describe('suggestions', () => {
  test('are all the blocks that pass, those with a warning last, then private space first, then nearest', () => {
    fc.assert(
      fc.property(crowdedInventory, wish, lengths, (document, near, prefixLength) => {
        const inventory = inventoryOf(document)
        const away = distance(near, prefixLength)
        const asksForOther =
          covered(
            near,
            (document.allowed ?? []).filter((range) => !isPrivate(range)),
          ) && !meet(near, '239.255.0.0/16')
        const rank = (place: PassingBlock): ReadonlyArray<number> => [
          Number(place.hasWarning),
          asksForOther || isPrivate(place.cidr) ? 0 : 1,
          away(place),
        ]
        const passing = passingBlocks(inventory, prefixLength)
        const suggested = suggestCidrs({ inventory, prefixLength, near, count: 5000 })
        expect(new Set(suggested)).toEqual(new Set(passing.map(({ cidr }) => cidr)))
        expect(suggested).toHaveLength(passing.length)
        const ranks = suggested.map((cidr) => {
          const place = passing.find((each) => each.cidr === cidr)
          return place === undefined ? [] : rank(place)
        })
        expect(ranks).toEqual(ranks.toSorted(lexicographic))
      }),
    )
  })

  test('without a wish are all the blocks that pass as well', () => {
    fc.assert(
      fc.property(crowdedInventory, lengths, (document, prefixLength) => {
        const inventory = inventoryOf(document)
        const passing = passingBlocks(inventory, prefixLength).map(({ cidr }) => cidr)
        const suggested = suggestCidrs({ inventory, prefixLength, count: 5000 })
        expect(suggested.toSorted()).toEqual(passing.toSorted())
      }),
    )
  })

  test('for an existing VPC are all the blocks that may join it', () => {
    const existingVpc = fc.record({
      existing: fc.array(vpcBlock(), { minLength: 1, maxLength: 5 }),
      routes: fc.array(crowdedCidr({ min: 8, max: 28 }), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(crowdedInventory, existingVpc, lengths, (document, addedTo, prefixLength) => {
        const inventory = inventoryOf(document)
        const passing = passingBlocks(inventory, prefixLength, addedTo).map(({ cidr }) => cidr)
        const suggested = suggestCidrs({ inventory, prefixLength, count: 5000, addedTo })
        expect(suggested.toSorted()).toEqual(passing.toSorted())
      }),
    )
  })

  test('fewer are the first of more', () => {
    fc.assert(
      fc.property(
        crowdedInventory,
        fc.option(wish, { nil: undefined }),
        fc.nat(20),
        (document, near, count) => {
          const request = {
            inventory: inventoryOf(document),
            prefixLength: 16,
            ...(near === undefined ? {} : { near }),
          }
          const all = suggestCidrs({ ...request, count: 400 })
          expect(suggestCidrs({ ...request, count })).toEqual(all.slice(0, count))
        },
      ),
    )
  })

  test('are the same whatever the order of the inventory', () => {
    const withShuffled = inventoryDocument().chain((document) =>
      fc.tuple(
        fc.constant(document),
        fc.shuffledSubarray([...document.held], { minLength: document.held.length }),
      ),
    )
    fc.assert(
      fc.property(
        withShuffled,
        wish,
        fc.integer({ min: 16, max: 28 }),
        ([document, held], near, prefixLength) => {
          const suggest = (from: InventoryDocument): ReadonlyArray<Ipv4Cidr> =>
            suggestCidrs({ inventory: inventoryOf(from), prefixLength, near, count: 5 })
          expect(suggest({ ...document, held })).toEqual(suggest(document))
        },
      ),
    )
  })

  test('there are none of a length no VPC has, and none on a Rescale VPC without room', () => {
    const inventory = inventoryOf(documentOf({}))
    for (const prefixLength of [-1, 0, 8, 15, 16.5, 29, 32, Number.NaN]) {
      expect(suggestCidrs({ inventory, prefixLength, count: 3 })).toEqual([])
    }
    const quotas = { activePeerings: 50, pendingRequests: 25, routesPerTable: 500 }
    const load = { activePeerings: 50, pendingRequests: 0, routesInFullestTable: 1, quotas }
    const full = inventoryOf({ ...documentOf({}), load })
    expect(suggestCidrs({ inventory: full, prefixLength: 16, count: 3 })).toEqual([])
  })
})

describe('documented suggestions', () => {
  const suggestFrom = (document: InventoryDocument, near: string | undefined, prefixLength = 16) =>
    suggestCidrs({
      inventory: inventoryOf(document),
      prefixLength,
      ...(near === undefined ? {} : { near: cidrOf(near) }),
      count: 3,
    })
  const holding = (held: ReadonlyArray<string>): InventoryDocument =>
    documentOf({ held: held.map((cidr) => ({ cidr: cidrOf(cidr), owner: 'someone' })) })
  const suggest = (held: ReadonlyArray<string>, near: string | undefined, prefixLength = 16) =>
    suggestFrom(holding(held), near, prefixLength)

  test('the neighbours of a block that is taken', () => {
    expect(suggest(['10.20.0.0/16'], '10.20.0.0/16')).toEqual([
      '10.21.0.0/16',
      '10.19.0.0/16',
      '10.22.0.0/16',
    ])
  })

  test('of two neighbours the one that leaves the larger block whole comes first', () => {
    expect(suggest(['10.20.0.0/16', '10.22.0.0/16'], '10.20.0.0/16').slice(0, 2)).toEqual([
      '10.21.0.0/16',
      '10.19.0.0/16',
    ])
  })

  test('the default VPC and the bridge of Docker are passed over', () => {
    expect(suggest(['172.16.0.0/16'], '172.16.0.0/16')).toEqual([
      '172.18.0.0/16',
      '172.19.0.0/16',
      '172.20.0.0/16',
    ])
    expect(suggest([], '172.31.0.0/16')[0]).toBe('172.30.0.0/16')
  })

  test('without a wish the smallest hole is filled first', () => {
    const held = ['10.0.0.0/24', '10.0.2.0/23', '10.0.4.0/22', '10.7.0.0/16']
    expect(suggest(held, undefined, 24)[0]).toBe('10.0.1.0/24')
  })

  test('shared space only when it is allowed and private space is full, or when it is asked for', () => {
    const allowed = [...privateSpace, '100.64.0.0/10'].map(cidrOf)
    const full = holding(privateSpace)
    expect(suggestFrom(full, '10.0.0.0/16')).toEqual([])
    expect(suggestFrom({ ...full, allowed }, '10.0.0.0/16')[0]).toBe('100.64.0.0/16')
    const near = '100.70.0.0/16'
    expect(suggestFrom({ ...holding([near]), allowed }, near)[0]).toBe('100.71.0.0/16')
  })

  test('peered blocks and routes are passed over, broader routes are not', () => {
    const document = documentOf({
      peered: peeredWith(cidrOf('10.20.0.0/16')),
      routes: routesTo(...['10.21.0.0/16', '10.19.64.0/18', '10.0.0.0/8'].map(cidrOf)),
    })
    expect(suggestFrom(document, '10.20.0.0/16')).toEqual([
      '10.18.0.0/16',
      '10.22.0.0/16',
      '10.17.0.0/16',
    ])
  })
})
