/**
 * The rules about ranges that are the same for everybody: found exactly when an address is shared.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { inventoryOf } from '../../../src/network/Inventory.ts'
import type { Ipv4Cidr } from '../../../src/network/Ipv4Cidr.ts'
import { awsInternalRange } from '../../../src/network/rules/awsInternalRange.ts'
import { defaultVpcRange } from '../../../src/network/rules/defaultVpcRange.ts'
import { dockerBridgeRange } from '../../../src/network/rules/dockerBridgeRange.ts'
import { publicSpace } from '../../../src/network/rules/publicSpace.ts'
import { reservedRange } from '../../../src/network/rules/reservedRange.ts'
import { cidrOf, crowdedCidr, blockOf, documentOf, meet, partsOf } from '../arbitraries.ts'

const inventory = inventoryOf(documentOf({}))

/** Blocks at, around and next to the ends of some ranges, and anywhere. */
const around = (ranges: ReadonlyArray<string>): fc.Arbitrary<Ipv4Cidr> => {
  const ends = ranges.flatMap((range) => {
    const { base, length } = partsOf(range)
    return [base - 1, base, base + 2 ** (32 - length) - 1, base + 2 ** (32 - length)]
  })
  const edges = ends.filter((address) => address >= 0 && address < 2 ** 32)
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...edges), fc.nat(32))
      .map(([address, length]) => blockOf(address, length)),
    crowdedCidr({ min: 0, max: 32 }),
  )
}

const single = [
  { rule: dockerBridgeRange, range: '172.17.0.0/16', id: 'docker-bridge-range' },
  { rule: defaultVpcRange, range: '172.31.0.0/16', id: 'default-vpc-range' },
  { rule: awsInternalRange, range: '198.19.0.0/16', id: 'aws-internal-range' },
]

describe.each(single)('$id', ({ rule, range, id }) => {
  test(`warns exactly of blocks that share an address with ${range}`, () => {
    fc.assert(
      fc.property(around([range]), (cidr) => {
        const evidence = { proposed: cidr, other: range, ownerKind: 'aws' }
        expect(rule.find(inventory, { cidr, zoneCount: 1 })).toEqual(
          meet(cidr, range) ? [{ id, level: 'warning', evidence }] : [],
        )
      }),
    )
  })
})

describe('reserved-range', () => {
  const reserved = {
    '0.0.0.0/8': 'this-network',
    '127.0.0.0/8': 'loopback',
    '169.254.0.0/16': 'link-local',
    '224.0.0.0/4': 'multicast',
    '240.0.0.0/4': 'future-use',
  }

  test('is an error for each reserved range that a block shares an address with', () => {
    fc.assert(
      fc.property(around(Object.keys(reserved)), (cidr) => {
        const expected = Object.entries(reserved)
          .filter(([range]) => meet(cidr, range))
          .map(([other, use]) => ({
            id: 'reserved-range',
            level: 'error',
            evidence: { proposed: cidr, other, ownerKind: 'aws', use },
          }))
        expect(reservedRange.find(inventory, { cidr, zoneCount: 1 })).toEqual(expected)
      }),
    )
  })
})

describe('public-space', () => {
  const isPublic = (text: string): boolean =>
    publicSpace.find(inventory, { cidr: cidrOf(text), zoneCount: 1 }).length > 0

  test.each([
    '10.0.0.0/8',
    '10.255.255.240/28',
    '172.16.0.0/16',
    '172.31.255.0/24',
    '192.168.0.0/16',
    '100.64.0.0/16',
    '100.127.0.0/16',
    '198.18.0.0/16',
    '198.19.0.0/16',
    '127.0.0.0/16',
  ])('is not said of %s', (text) => {
    expect(isPublic(text)).toBe(false)
  })

  test.each([
    '8.8.8.0/24',
    '9.255.0.0/16',
    '11.0.0.0/16',
    '100.63.0.0/16',
    '100.128.0.0/16',
    '172.15.0.0/16',
    '172.32.0.0/16',
    '192.167.0.0/16',
    '192.169.0.0/16',
    '198.17.0.0/16',
    '198.20.0.0/16',
    '0.0.0.0/0',
    '10.0.0.0/7',
  ])('is said of %s', (text) => {
    expect(isPublic(text)).toBe(true)
  })
})
