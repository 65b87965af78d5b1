import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { Netmask } from 'netmask'
import { describe, expect, test } from 'vitest'

import {
  baseOf,
  contains,
  lastOf,
  maskOf,
  prefixLengthOf,
  sizeOf,
} from '../../src/network/Ipv4Block.ts'
import * as Cidr from '../../src/network/Ipv4Cidr.ts'
import { blockOf, blockText, crowdedCidr, partsOf } from './arbitraries.ts'

/** Parsing is quick, and odd texts are many: look more often than elsewhere. */
const { numRuns: runs = 100 } = fc.readConfigureGlobal()

const anyAddress = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const anyLength = fc.integer({ min: 0, max: 32 })
const anyCidr = fc.tuple(anyAddress, anyLength).map(([at, length]) => blockOf(at, length))

/**
 * The grammar once more, as the regular expression that cfn-lint publishes, without its optional
 * length.
 */
const octet = '([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])'
const grammar = new RegExp(`^(${octet}\\.){3}${octet}/([0-9]|[1-2][0-9]|3[0-2])$`)

/** Text that is nearly CIDR: pieces of it in any order, and whole CIDRs with one change. */
const nearlyCidr = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        '0',
        '1',
        '8',
        '9',
        '10',
        '16',
        '25',
        '32',
        '33',
        '255',
        '256',
        '.',
        '.',
        '.',
        '/',
        ' ',
        '-',
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join('')),
  fc
    .record({
      cidr: anyCidr,
      at: fc.nat(18),
      remove: fc.nat(1),
      insert: fc.constantFrom('', '0', '1', '9', '.', '/', ' '),
    })
    .map(
      ({ cidr, at, remove, insert }) => `${cidr.slice(0, at)}${insert}${cidr.slice(at + remove)}`,
    ),
  fc
    .tuple(fc.array(fc.nat(300), { minLength: 3, maxLength: 5 }), fc.integer({ min: -1, max: 40 }))
    .map(([octets, length]) => `${octets.join('.')}/${length}`),
)

describe('parse and render', () => {
  test('a parsed text renders as itself', () => {
    fc.assert(
      fc.property(anyCidr, (cidr) => {
        expect(E.map(Cidr.toBlock)(Cidr.parse(cidr))).toEqual(Cidr.parseBlock(cidr))
        expect(Cidr.render(Cidr.toBlock(cidr))).toBe(cidr)
      }),
    )
  })

  test('the packed block has the base and the length of the text', () => {
    fc.assert(
      fc.property(anyCidr, (cidr) => {
        const block = Cidr.toBlock(cidr)
        expect({ base: baseOf(block), length: prefixLengthOf(block) }).toEqual(partsOf(cidr))
      }),
    )
  })

  test('what is accepted is exactly the grammar with host bits zero', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyCidr, fc.string()), (text) => {
        const parsed = Cidr.parse(text)
        if (!grammar.test(text)) {
          expect(parsed).toMatchObject({ left: { _tag: 'MalformedCidr', input: text } })
          return
        }
        const { base, length } = partsOf(text)
        const canonical = blockText(base, length)
        expect(parsed).toEqual(
          canonical === text
            ? E.right(text)
            : E.left({ _tag: 'HostBitsSet', input: text, canonical }),
        )
      }),
      { numRuns: 20 * runs },
    )
  })

  test('the text before the reported position is the beginning of some CIDR', () => {
    const completions = ['', '0', '.0', '0.0', '.0.0', '0.0.0', '.0.0.0', '0.0.0.0']
    fc.assert(
      fc.property(nearlyCidr, (text) => {
        const parsed = Cidr.parse(text)
        if (E.isRight(parsed) || parsed.left._tag !== 'MalformedCidr') return
        const before = text.slice(0, parsed.left.position)
        const ends = ['', '0', ...completions.map((octets) => `${octets}/0`)]
        expect(ends.some((end) => grammar.test(before + end))).toBe(true)
      }),
      { numRuns: 10 * runs },
    )
  })
})

describe('beside netmask', () => {
  test('a canonical block has the same base, length and size', () => {
    fc.assert(
      fc.property(anyCidr, (cidr) => {
        const netmask = Cidr.toNetmask(cidr)
        expect(`${netmask.base}/${netmask.bitmask}`).toBe(cidr)
        expect(netmask.size).toBe(sizeOf(Cidr.toBlock(cidr)))
      }),
    )
  })

  test('a block becomes a netmask and comes back', () => {
    fc.assert(
      fc.property(anyCidr, (cidr) => {
        expect(Cidr.fromNetmask(Cidr.toNetmask(cidr))).toEqual(E.right(cidr))
      }),
    )
  })

  test('a netmask with host bits, by its length or as a mask, is the block that it is in', () => {
    expect(Cidr.fromNetmask(new Netmask('10.0.5.7/16'))).toEqual(E.right('10.0.0.0/16'))
    expect(Cidr.fromNetmask(new Netmask('10.0.5.7', '255.255.255.0'))).toEqual(
      E.right('10.0.5.0/24'),
    )
  })

  test('a netmask of IPv6 is refused', () => {
    expect(Cidr.fromNetmask(new Netmask('fd00::/64'))).toMatchObject({
      left: { _tag: 'MalformedCidr', input: 'fd00::/64' },
    })
  })

  test('mask, first, last and broadcast are what the block computes to', () => {
    fc.assert(
      fc.property(anyCidr, (cidr) => {
        const block = Cidr.toBlock(cidr)
        const hosts = sizeOf(block) > 2 ? 1 : 0
        const octets = [24, 16, 8, 0].map(
          (shift) => (maskOf(prefixLengthOf(block)) >>> shift) & 255,
        )
        expect(Cidr.addressesOf(cidr)).toEqual({
          mask: octets.join('.'),
          first: Cidr.renderAddress(baseOf(block) + hosts),
          last: Cidr.renderAddress(lastOf(block) - hosts),
          ...(hosts === 0 ? {} : { broadcast: Cidr.renderAddress(lastOf(block)) }),
        })
      }),
    )
  })

  test('a canonical block contains the same blocks', () => {
    const lengths = { min: 1, max: 32 }
    fc.assert(
      fc.property(crowdedCidr(lengths), crowdedCidr(lengths), (outer, inner) => {
        const expected = Cidr.toNetmask(outer).contains(inner)
        expect(contains(Cidr.toBlock(outer), Cidr.toBlock(inner))).toBe(expected)
      }),
    )
  })
})

describe('equality', () => {
  test('two blocks are equal exactly when their packed forms are', () => {
    fc.assert(
      fc.property(anyCidr, anyCidr, (a, b) => {
        expect(a === b).toBe(Cidr.toBlock(a) === Cidr.toBlock(b))
      }),
    )
  })
})
