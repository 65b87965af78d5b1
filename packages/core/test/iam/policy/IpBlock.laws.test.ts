import { BlockList, isIP } from 'node:net'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { holdsAddress, parseIpAddress, parseIpBlock } from '../../../src/iam/policy/IpBlock.ts'
import { atLeast } from '../../atLeast.ts'

const holds = (block: string, address: string): boolean | undefined => {
  const parsedBlock = parseIpBlock(block)
  const parsedAddress = parseIpAddress(address)
  if (parsedBlock === undefined || parsedAddress === undefined) return undefined
  return holdsAddress(parsedBlock, parsedAddress)
}

/** Addresses that differ in few bits, so that blocks hold some of them. */
const ipv4 = fc.oneof(
  fc.ipV4(),
  fc.integer({ min: 0, max: 255 }).map((octet) => `203.0.113.${octet}`),
)
/** Without the form that ends in dotted quad, which IAM does not document. */
const ipv6 = fc.oneof(
  fc.ipV6().filter((text) => !text.includes('.')),
  fc.integer({ min: 0, max: 0xffff }).map((group) => `2001:db8::${group.toString(16)}`),
)

const families = [
  ['ipv4', 32, ipv4],
  ['ipv6', 128, ipv6],
] as const

describe.each(families)('an %s block', (family, bits, anyAddress) => {
  test('holds the addresses that the platform says it holds', () => {
    fc.assert(
      fc.property(
        anyAddress,
        fc.integer({ min: 0, max: bits }),
        anyAddress,
        (base, length, address) => {
          const platform = new BlockList()
          platform.addSubnet(base, length, family)
          expect(holds(`${base}/${length}`, address)).toBe(platform.check(address, family))
        },
      ),
      atLeast(300),
    )
  })

  test('without a length holds its own address only', () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, (base, address) => {
        expect(holds(base, base)).toBe(true)
        expect(holds(base, address)).toBe(holds(`${base}/${bits}`, address))
      }),
    )
  })
})

test('text is an address exactly when the platform says so', () => {
  const digits = fc.string({ unit: fc.constantFrom('0', '1', '9', 'f', ':', '.'), maxLength: 12 })
  fc.assert(
    fc.property(fc.oneof(digits, ipv4, ipv6), (text) => {
      const isMixed = text.includes(':') && text.includes('.')
      expect(parseIpAddress(text) !== undefined).toBe(!isMixed && isIP(text) !== 0)
    }),
    atLeast(1000),
  )
})

test('no block holds addresses of the other family', () => {
  expect(holds('0.0.0.0/0', '::')).toBe(false)
  expect(holds('::/0', '0.0.0.0')).toBe(false)
})

test.each([
  '203.0.113.0/',
  '203.0.113.0/33',
  '203.0.113.0/024',
  '203.0.113.0/24/1',
  '::/129',
  '/24',
  '',
  '1/8',
  'fe80::1%eth0',
])('"%s" is no block', (text) => {
  expect(parseIpBlock(text)).toBeUndefined()
})
