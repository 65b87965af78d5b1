import { Ipv4Cidr } from '@byoa/core/network'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'

/** Bounds of the prefix length, both included; 0 and 32 unless given. */
export interface PrefixLengths {
  readonly min?: number
  readonly max?: number
}

// Where rules change: the ends of the address space and of the private ranges, ranges that AWS
// treats specially, the sign bit of an int32.
const edgeAddresses = [
  [0, 0, 0, 0],
  [10, 0, 0, 0],
  [10, 255, 255, 255],
  [100, 64, 0, 0],
  [127, 255, 255, 255],
  [128, 0, 0, 0],
  [169, 254, 0, 0],
  [172, 16, 0, 0],
  [172, 17, 0, 0],
  [172, 31, 255, 255],
  [192, 168, 0, 0],
  [198, 19, 0, 0],
  [224, 0, 0, 0],
  [255, 255, 255, 255],
].map((octets) => octets.reduce((address, octet) => address * 256 + octet, 0))

const addressSpace = 2 ** 32

const anyAddress: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(...edgeAddresses),
  fc
    .tuple(fc.constantFrom(...edgeAddresses), fc.integer({ min: -65_536, max: 65_536 }))
    .map(([edge, step]) => (edge + step + addressSpace) % addressSpace),
  fc.integer({ min: 0, max: addressSpace - 1 }),
)

/** Addresses as uint32, many of them at or next to an edge. */
export const ipv4Address = (): fc.Arbitrary<number> => anyAddress

const edgeLengths = [0, 1, 8, 15, 16, 17, 24, 27, 28, 29, 31, 32]

/** Prefix lengths, many of them where a rule changes. */
export const prefixLength = ({ min = 0, max = 32 }: PrefixLengths = {}): fc.Arbitrary<number> => {
  const edges = [min, max, ...edgeLengths.filter((edge) => edge >= min && edge <= max)]
  return fc.oneof(fc.constantFrom(...edges), fc.integer({ min, max }))
}

/**
 * Returns the block of a given length that contains an address, without the library's arithmetic.
 */
export const cidrText = (within: number, length: number): string => {
  const base = within - (within % 2 ** (32 - length))
  const octets = [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(base / unit) % 256)
  return `${octets.join('.')}/${length}`
}

/** Canonical CIDR blocks of all lengths, or of some. */
export const ipv4Cidr = (lengths: PrefixLengths = {}): fc.Arbitrary<Ipv4Cidr> =>
  branded(
    fc
      .tuple(ipv4Address(), prefixLength(lengths))
      .map(([within, length]) => cidrText(within, length)),
    Ipv4Cidr,
  )
