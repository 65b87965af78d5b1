/**
 * IDs in AWS's form, the same in every run. The low half is a permutation of the count, so that IDs
 * are unique; the high half depends on the seed.
 */
import type { Owned } from './network.ts'

/** Returns an id that nothing has yet; the prefix is that of the kind. */
export type NewId = (prefix: string) => string

const scramble = (value: number): number => {
  // Each step is invertible.
  let bits = Math.imul(value ^ (value >>> 16), 0x45d9f3b)
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b)
  return (bits ^ (bits >>> 16)) >>> 0
}

const octets = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'))

const octetAt = (value: number, shift: number): string => octets[(value >>> shift) & 255] ?? ''

/** Eight digits, by octet: numbers beyond 2^31 are slow to write. */
const hexadecimal = (value: number): string =>
  octetAt(value, 24) + octetAt(value, 16) + octetAt(value, 8) + octetAt(value, 0)

/** Returns 16 hexadecimal digits, unique for each count of a seed. */
export const digitsOf = (seed: number, count: number): string =>
  hexadecimal(scramble((seed ^ Math.imul(count, 0x9e3779b1)) >>> 0)) + hexadecimal(scramble(count))

/** A prime below 2^18. */
const places = 262_139

/** Returns a number of 18 bits for a Region; AWS's Regions differ. */
export const placeOf = (region: string): number =>
  Array.from(region).reduce((place, letter) => (place * 37 + letter.charCodeAt(0)) % places, 0)

/**
 * Returns the ids of what an account has in a Region from the start, at most 32. They follow from
 * the seed, the account and the Region, and differ from all that are fresh: their count is beyond
 * what a world counts to.
 */
export const startingIds = (
  seed: number,
  { accountId, region }: Pick<Owned, 'accountId' | 'region'>,
): NewId => {
  const account = Number(accountId)
  const first = 2 ** 31 + ((account % 256) * 2 ** 18 + placeOf(region)) * 32
  const high = hexadecimal(scramble((seed ^ Math.floor(account / 256)) >>> 0))
  let made = 0
  return (prefix) => {
    made += 1
    return `${prefix}-0${high}${hexadecimal(scramble(first + made - 1))}`
  }
}

/**
 * Returns the id of what comes with something else and is not stored, such as the association of a
 * subnet with a network ACL: another one for each.
 */
export const kindredId = (prefix: string, id: string): string => {
  const digits = id.slice(id.indexOf('-') + 1)
  const mixed = digits
    .slice(digits.length % 8)
    .replaceAll(/.{8}/g, (half) => hexadecimal(scramble(Number.parseInt(half, 16))))
  return `${prefix}-${digits.slice(0, digits.length % 8)}${mixed}`
}
