import { Ipv4Cidr } from '@byoa/core/network'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { type PrefixLengths, cidrText, ipv4Address, prefixLength } from './ipv4Cidr.ts'
import { record } from '../record.ts'

/**
 * The relation of two blocks, known by construction.
 *
 * ```
 *   equal       |-----first-----|      touching   |--first--|--second--|
 *               |----second-----|
 *   containing  |-----first-----|      apart      |--first--|   gap   |--second--|
 *                   |-second-|
 *   inside          |-first-|          (inside is containing with the two exchanged)
 *               |----second-----|
 * ```
 */
export type CidrRelation = 'equal' | 'containing' | 'inside' | 'touching' | 'apart'

/** Two blocks and their relation. */
export interface CidrPair {
  readonly relation: CidrRelation
  readonly first: Ipv4Cidr
  readonly second: Ipv4Cidr
}

interface AddressAndLength {
  readonly within: number
  readonly length: number
}

const cidr = (block: fc.Arbitrary<AddressAndLength>): fc.Arbitrary<Ipv4Cidr> =>
  branded(
    block.map(({ within, length }) => cidrText(within, length)),
    Ipv4Cidr,
  )

const baseOf = ({ within, length }: AddressAndLength): number =>
  within - (within % 2 ** (32 - length))

const block = (lengths: PrefixLengths): fc.Arbitrary<AddressAndLength> =>
  record({ within: ipv4Address(), length: prefixLength(lengths) })

/** Blocks inside an outer one that are at least so many bits longer. */
const blockInside = (
  outer: AddressAndLength,
  lengths: PrefixLengths,
): fc.Arbitrary<AddressAndLength> =>
  record({
    within: fc
      .integer({ min: 0, max: 2 ** (32 - outer.length) - 1 })
      .map((at) => baseOf(outer) + at),
    length: prefixLength(lengths),
  })

type Bounds = Required<PrefixLengths>

const equal = (bounds: Bounds): fc.Arbitrary<CidrPair> =>
  cidr(block(bounds)).map((both) => ({ relation: 'equal', first: both, second: both }))

const containing = ({ min, max }: Bounds): fc.Arbitrary<CidrPair> =>
  block({ min, max: max - 1 }).chain((outer) =>
    record({
      relation: fc.constant('containing'),
      first: cidr(fc.constant(outer)),
      second: cidr(blockInside(outer, { min: outer.length + 1, max })),
    }),
  )

const inside = (bounds: Bounds): fc.Arbitrary<CidrPair> =>
  containing(bounds).map(({ first, second }) => ({
    relation: 'inside',
    first: second,
    second: first,
  }))

/** Blocks that touch in the middle of a parent, in either order. */
const touching = ({ min, max }: Bounds): fc.Arbitrary<CidrPair> =>
  block({ min: Math.max(min - 1, 0), max: max - 1 }).chain((parent) => {
    const middle = baseOf(parent) + 2 ** (31 - parent.length)
    const half = (within: number): fc.Arbitrary<Ipv4Cidr> =>
      cidr(
        record({
          within: fc.constant(within),
          length: prefixLength({ min: Math.max(parent.length + 1, min), max }),
        }),
      )
    return fc.tuple(half(middle - 1), half(middle), fc.boolean()).map(([low, high, lowFirst]) => ({
      relation: 'touching',
      first: lowFirst ? low : high,
      second: lowFirst ? high : low,
    }))
  })

/** Takes the two blocks from quarters of a parent that are not adjacent. */
const apart = ({ min, max }: Bounds): fc.Arbitrary<CidrPair> =>
  block({ min: Math.max(min - 2, 0), max: max - 2 }).chain((parent) => {
    const quarter = (index: number): fc.Arbitrary<Ipv4Cidr> => {
      const length = parent.length + 2
      const within = baseOf(parent) + index * 2 ** (32 - length)
      return cidr(blockInside({ within, length }, { min: Math.max(length, min), max }))
    }
    const low = quarter(0)
    const high = fc.constantFrom(2, 3).chain(quarter)
    return fc.oneof(
      record({ relation: fc.constant('apart'), first: low, second: high }),
      record({ relation: fc.constant('apart'), first: high, second: low }),
    )
  })

const makers: Readonly<Record<CidrRelation, (bounds: Bounds) => fc.Arbitrary<CidrPair>>> = {
  equal,
  containing,
  inside,
  touching,
  apart,
}

/** Pairs of blocks in a known relation, each relation equally often or only the given one. */
export const cidrPair = (
  constraints: PrefixLengths & { readonly relation?: CidrRelation } = {},
): fc.Arbitrary<CidrPair> => {
  const { min = 0, max = 32, relation } = constraints
  if (relation !== undefined) return makers[relation]({ min, max })
  return fc.oneof(...Object.values(makers).map((make) => make({ min, max })))
}

/** Returns whether blocks in this relation share an address. */
export const isOverlap = (relation: CidrRelation): boolean =>
  relation !== 'touching' && relation !== 'apart'
