/**
 * What is accepted, and every malformed spelling that other libraries read as something, refused
 * with its reason.
 */
import * as E from 'fp-ts/lib/Either.js'
import { Netmask } from 'netmask'
import { describe, expect, test } from 'vitest'

import * as Cidr from '../../src/network/Ipv4Cidr.ts'

describe('accepted', () => {
  test.each([
    '0.0.0.0/0',
    '0.0.0.0/32',
    '10.0.0.0/8',
    '10.0.0.0/16',
    '100.64.0.0/10',
    '128.0.0.0/1',
    '192.168.255.240/28',
    '255.255.255.255/32',
  ])('%s', (text) => {
    expect(Cidr.parse(text)).toEqual(E.right(text))
    expect(Cidr.Ipv4Cidr.decode(text)).toEqual(E.right(text))
    expect(Cidr.Ipv4Cidr.is(text)).toBe(true)
  })
})

/** Input, reason, and the position of the first character that does not fit. */
const malformed: ReadonlyArray<readonly [string, Cidr.MalformedCidrReason, number]> = [
  ['', 'empty', 0],
  ['010.0.0.0/8', 'octet-leading-zero', 0],
  ['10.00.0.0/8', 'octet-leading-zero', 3],
  ['0x0a.0.0.0/8', 'unexpected-character', 1],
  ['0x0a000000/8', 'unexpected-character', 1],
  ['10.0/16', 'not-four-octets', 4],
  ['10/8', 'not-four-octets', 2],
  ['10.0.0/8', 'not-four-octets', 6],
  ['10.0.0.0.0/8', 'not-four-octets', 8],
  ['10', 'not-four-octets', 2],
  ['10.0.0.0', 'prefix-length-missing', 8],
  ['10.0.0.', 'octet-missing', 7],
  ['10.0.0./8', 'octet-missing', 7],
  ['10.0.0.0/', 'prefix-length-missing', 9],
  ['10.0.0.0/33', 'prefix-length-out-of-range', 10],
  ['10.0.0.0/128', 'prefix-length-out-of-range', 11],
  ['10.0.0.0/4294967304', 'prefix-length-out-of-range', 10],
  ['10.0.0.0/08', 'prefix-length-leading-zero', 9],
  ['10.0.0.0/00', 'prefix-length-leading-zero', 9],
  ['10.0.0.0/-1', 'unexpected-character', 9],
  ['10.0.0.0/+8', 'unexpected-character', 9],
  ['10.0.0.0/1e1', 'unexpected-character', 10],
  ['10.0.0.0/8.0', 'unexpected-character', 10],
  ['10.0.0.0/8/9', 'unexpected-character', 10],
  ['10.0.0.0/255.0.0.0', 'prefix-length-out-of-range', 11],
  ['10.0.0.0/8 ', 'unexpected-character', 10],
  [' 10.0.0.0/8', 'unexpected-character', 0],
  ['10.0.0.0 /8', 'unexpected-character', 8],
  ['10.0.0.0/8\n', 'unexpected-character', 10],
  ['10.0.0.0/8\u0000', 'unexpected-character', 10],
  ['256.0.0.0/8', 'octet-out-of-range', 2],
  ['10.0.0.999/8', 'octet-out-of-range', 9],
  ['-1.0.0.0/8', 'unexpected-character', 0],
  ['10..0.0/8', 'octet-missing', 3],
  ['.10.0.0.0/8', 'octet-missing', 0],
  ['/8', 'octet-missing', 0],
  ['１０.0.0.0/8', 'unexpected-character', 0],
  ['10.0.0.0⁄8', 'unexpected-character', 8],
  ['a.b.c.d/8', 'unexpected-character', 0],
  ['::ffff:10.0.0.0/104', 'unexpected-character', 0],
  ['fd00::/8', 'unexpected-character', 0],
  ['example.com', 'unexpected-character', 0],
]

describe('refused as malformed', () => {
  test.each(malformed)('%j: %s at %i', (input, reason, position) => {
    const refusal = E.left({ _tag: 'MalformedCidr', input, reason, position })
    expect(Cidr.parse(input)).toEqual(refusal)
    expect(Cidr.parseBlock(input)).toEqual(refusal)
    expect(E.isLeft(Cidr.Ipv4Cidr.decode(input))).toBe(true)
  })

  test('every reason has a spelling in the table', () => {
    const reasons = new Set(malformed.map(([, reason]) => reason))
    expect(reasons.size).toBe(9)
  })

  test('netmask would read at least ten of them as some block', () => {
    const read = malformed.filter(([input]) => {
      try {
        return new Netmask(input).size > 0
      } catch {
        return false
      }
    })
    expect(read.length).toBeGreaterThanOrEqual(10)
  })
})

describe('refused with the canonical form', () => {
  test.each([
    ['10.0.0.1/8', '10.0.0.0/8'],
    ['10.8.48.8/20', '10.8.48.0/20'],
    ['100.68.0.18/18', '100.68.0.0/18'],
    ['192.168.1.255/24', '192.168.1.0/24'],
    ['255.255.255.255/0', '0.0.0.0/0'],
    ['129.0.0.0/1', '128.0.0.0/1'],
    ['10.0.0.1/31', '10.0.0.0/31'],
  ])('%s carries %s', (input, canonical) => {
    expect(Cidr.parse(input)).toEqual(E.left({ _tag: 'HostBitsSet', input, canonical }))
    expect(Cidr.parseBlock(input)).toEqual(E.left({ _tag: 'HostBitsSet', input, canonical }))
  })
})

describe('refused by the codec', () => {
  test.each([[undefined], [null], [10], [['10.0.0.0/8']], [{ cidr: '10.0.0.0/8' }]])(
    '%j',
    (value) => {
      expect(Cidr.Ipv4Cidr.is(value)).toBe(false)
      expect(E.isLeft(Cidr.Ipv4Cidr.decode(value))).toBe(true)
    },
  )
})
