/**
 * IPv4 CIDR text: exactly one spelling of each block is accepted, any other is refused with the
 * reason. The only module that uses netmask, which accepts much more than CIDR (`10/8`, octal, hex,
 * `/-1`).
 *
 * ```
 *   cidr   = octet "." octet "." octet "." octet "/" length
 *   octet  = 0–255 without leading zeros        length = 0–32 without leading zeros
 * ```
 *
 * Laws
 * 1. `parse(render(block))` is `block`: rendering and parsing are inverse.
 * 2. `parse` accepts exactly the grammar, with host bits zero.
 *
 * @source https://www.rfc-editor.org/rfc/rfc4632#section-3.1
 * @source https://www.rfc-editor.org/rfc/rfc6943#section-3.1.1 (why one spelling: CVE-2021-28918 and its kin)
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { Netmask } from 'netmask'

import { schemaOfPattern, withJsonSchema } from '../codec/jsonSchema.ts'
import { omitUndefined } from '../codec/omitUndefined.ts'
import { type Ipv4Block, baseOf, maskOf, prefixLengthOf, unsafePacked } from './Ipv4Block.ts'

// model

export interface Ipv4CidrBrand {
  readonly Ipv4Cidr: unique symbol
}

/** A canonical IPv4 CIDR block, e.g. `10.0.0.0/16`: host bits are zero. */
export type Ipv4Cidr = t.Branded<string, Ipv4CidrBrand>

/** The addresses of a block for the configuration of networks. */
export interface CidrAddresses {
  /** Such as `255.255.0.0`. */
  readonly mask: string
  /** The first and the last host address. */
  readonly first: string
  readonly last: string
  /** Absent for a /31 and a /32, which have none. */
  readonly broadcast?: string
}

// errors

/** The first violated part of the grammar. */
export type MalformedCidrReason =
  | 'empty'
  | 'unexpected-character'
  | 'not-four-octets'
  | 'octet-missing'
  | 'octet-leading-zero'
  | 'octet-out-of-range'
  | 'prefix-length-missing'
  | 'prefix-length-leading-zero'
  | 'prefix-length-out-of-range'

export type ParseIpv4CidrError =
  | {
      readonly _tag: 'MalformedCidr'
      readonly input: string
      readonly reason: MalformedCidrReason
      /** Index of the first character that does not fit, counted from 0. */
      readonly position: number
    }
  | { readonly _tag: 'HostBitsSet'; readonly input: string; readonly canonical: Ipv4Cidr }

// constructors

const digitZero = 48
const dot = 46
const slash = 47

const reasons: ReadonlyArray<MalformedCidrReason> = [
  'empty',
  'unexpected-character',
  'not-four-octets',
  'octet-missing',
  'octet-leading-zero',
  'octet-out-of-range',
  'prefix-length-missing',
  'prefix-length-leading-zero',
  'prefix-length-out-of-range',
]

/** A refusal as a negative number, so that the hot path does not allocate. */
const refusal = (reason: MalformedCidrReason, position: number): number =>
  -(position * 16 + reasons.indexOf(reason) + 1)

/** The problem of a valid text that ends too early. */
const endOfText = (text: string): number => {
  if (text.length === 0) return refusal('empty', 0)
  if (text.includes('/')) return refusal('prefix-length-missing', text.length)
  if (text.split('.').length < 4) return refusal('not-four-octets', text.length)
  return refusal(text.endsWith('.') ? 'octet-missing' : 'prefix-length-missing', text.length)
}

/**
 * Reads text as `address * 64 + prefixLength`, including host bits, or as a refusal. One pass over
 * character codes: every block of a large inventory is parsed here.
 */
const scan = (text: string): number => {
  let address = 0
  let field = -1
  let dots = 0
  let seenSlash = false
  let largest = 255
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const digit = code - digitZero
    if (digit >= 0 && digit <= 9) {
      if (field === 0) {
        return refusal(seenSlash ? 'prefix-length-leading-zero' : 'octet-leading-zero', index - 1)
      }
      field = field < 0 ? digit : field * 10 + digit
      if (field > largest) {
        return refusal(seenSlash ? 'prefix-length-out-of-range' : 'octet-out-of-range', index)
      }
      continue
    }
    if (seenSlash || (code !== dot && code !== slash)) return refusal('unexpected-character', index)
    if (field < 0) return refusal('octet-missing', index)
    if ((code === dot) === (dots === 3)) return refusal('not-four-octets', index)
    address = address * 256 + field
    field = -1
    if (code === dot) {
      dots += 1
    } else {
      seenSlash = true
      largest = 32
    }
  }
  return seenSlash && field >= 0 ? address * 64 + field : endOfText(text)
}

const hostBitsAreZero = (address: number, prefixLength: number): boolean =>
  (address & ~maskOf(prefixLength)) === 0

const refuse = (input: string, scanned: number): ParseIpv4CidrError => {
  if (scanned >= 0) {
    // The block that netmask would silently read is the one that was probably meant.
    const meant = new Netmask(input)
    const canonical = `${meant.base}/${meant.bitmask}` as Ipv4Cidr
    return { _tag: 'HostBitsSet', input, canonical }
  }
  const code = -scanned - 1
  const reason = reasons[code % 16] ?? 'unexpected-character'
  return { _tag: 'MalformedCidr', input, reason, position: Math.floor(code / 16) }
}

const isCanonical = (scanned: number): boolean =>
  scanned >= 0 && hostBitsAreZero((scanned / 64) >>> 0, scanned & 63)

/**
 * Parses text; never rounds: `10.0.0.1/8` is an error that contains `10.0.0.0/8`.
 *
 * @example
 * import { parseIpv4Cidr } from '@byoa/core/network'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * parseIpv4Cidr('10.0.0.0/16') // => E.right('10.0.0.0/16')
 * parseIpv4Cidr('10.0.0.1/8')
 * // => E.left({ _tag: 'HostBitsSet', input: '10.0.0.1/8', canonical: '10.0.0.0/8' })
 */
export const parse = (input: string): E.Either<ParseIpv4CidrError, Ipv4Cidr> => {
  const scanned = scan(input)
  return isCanonical(scanned) ? E.right(input as Ipv4Cidr) : E.left(refuse(input, scanned))
}

/** Parses text directly to its packed block, for inventories too large to keep as text. */
export const parseBlock = (input: string): E.Either<ParseIpv4CidrError, Ipv4Block> => {
  const scanned = scan(input)
  return isCanonical(scanned) ? E.right(unsafePacked(scanned)) : E.left(refuse(input, scanned))
}

// codec

/** The grammar as a pattern, for JSON Schema; without the rule on host bits. */
const grammar =
  /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\/(3[0-2]|[12]?\d)$/

const isIpv4Cidr = (value: unknown): value is Ipv4Cidr =>
  typeof value === 'string' && isCanonical(scan(value))

const expectationOf = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined
  const refused = parse(value)
  return E.isLeft(refused) && refused.left._tag === 'HostBitsSet'
    ? `${refused.left.canonical}: beyond the prefix length all bits are zero`
    : undefined
}

/**
 * Decodes canonical CIDR text: `"10.0.0.0/16"` passes, `"10.0.0.1/16"` does not, and its error
 * names the former.
 *
 * @example
 * import { decode } from '@byoa/core/codec'
 * import { Ipv4Cidr } from '@byoa/core/network'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * decode(Ipv4Cidr, '10.0.0.0/16') // => E.right('10.0.0.0/16')
 */
export const Ipv4Cidr: t.Type<Ipv4Cidr, string, unknown> = withJsonSchema(
  new t.Type(
    'canonical IPv4 CIDR block such as 10.0.0.0/16',
    isIpv4Cidr,
    (value, context) =>
      isIpv4Cidr(value) ? t.success(value) : t.failure(value, context, expectationOf(value)),
    (cidr) => cidr,
  ),
  schemaOfPattern(grammar),
)

// operations

/**
 * Returns the packed block of a CIDR.
 *
 * @example
 * import { overlaps, parseIpv4Cidr, toBlock } from '@byoa/core/network'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(
 *   E.Do,
 *   E.apS('a', parseIpv4Cidr('10.0.0.0/16')),
 *   E.apS('b', parseIpv4Cidr('10.0.128.0/17')),
 *   E.map(({ a, b }) => overlaps(toBlock(a), toBlock(b))),
 * )
 * // => E.right(true)
 */
export const toBlock = (cidr: Ipv4Cidr): Ipv4Block => unsafePacked(scan(cidr))

/** Octets with a trailing dot, so that rendering joins few pieces. */
const dotted: ReadonlyArray<string> = Array.from({ length: 256 }, (_, octet) => `${octet}.`)

const dottedAt = (address: number, shift: number): string => dotted[(address >>> shift) & 255] ?? ''

/**
 * Renders an address (uint32) as dotted quad.
 *
 * @example
 * import { renderAddress } from '@byoa/core/network'
 *
 * renderAddress(0x0a000107) // => '10.0.1.7'
 */
export const renderAddress = (address: number): string =>
  `${dottedAt(address, 24)}${dottedAt(address, 16)}${dottedAt(address, 8)}${address & 255}`

/**
 * Renders a packed block as its CIDR text.
 *
 * @example
 * import { blockAt, renderIpv4Cidr } from '@byoa/core/network'
 *
 * renderIpv4Cidr(blockAt(0x0a000107, 24)) // => '10.0.1.0/24'
 */
export const render = (block: Ipv4Block): Ipv4Cidr =>
  `${renderAddress(baseOf(block))}/${prefixLengthOf(block)}` as Ipv4Cidr

/** Returns a CIDR as a `Netmask`, for code that uses that library. */
export const toNetmask = (cidr: Ipv4Cidr): Netmask => new Netmask(cidr)

/** Returns the CIDR of a `Netmask`; Left for IPv6. */
export const fromNetmask = ({
  base,
  bitmask,
}: Pick<Netmask, 'base' | 'bitmask'>): E.Either<ParseIpv4CidrError, Ipv4Cidr> =>
  parse(`${base}/${bitmask}`)

/**
 * Returns the addresses of a block by the rules of IPv4, not of AWS, which reserves the first four
 * addresses of a subnet and the last.
 *
 * @example
 * import { addressesOf, parseIpv4Cidr } from '@byoa/core/network'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(parseIpv4Cidr('10.0.0.0/24'), E.map(addressesOf))
 * // => E.right({
 * //      mask: '255.255.255.0',
 * //      first: '10.0.0.1',
 * //      last: '10.0.0.254',
 * //      broadcast: '10.0.0.255',
 * //    })
 */
export const addressesOf = (cidr: Ipv4Cidr): CidrAddresses => {
  const { mask, first, last, broadcast } = toNetmask(cidr)
  return { mask, first, last, ...omitUndefined({ broadcast }) }
}
