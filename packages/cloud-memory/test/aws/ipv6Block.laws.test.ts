import fc from 'fast-check'
import { expect, test } from 'vitest'

import { canonicalIpv6Block } from '../../src/aws/ec2/ipv6Block.ts'

const addressOf = (text: string): string => new URL(`http://[${text}]/`).hostname.slice(1, -1)

const group = fc.oneof(fc.constantFrom(0, 0, 0, 1), fc.integer({ min: 0, max: 0xffff }))
const groups = fc.array(group, { minLength: 8, maxLength: 8 })

test('an address alone is compressed as the URL standard compresses it', () => {
  fc.assert(
    fc.property(groups, (all) => {
      const text = all.map((number) => number.toString(16).padStart(4, '0')).join(':')
      expect(canonicalIpv6Block(`${text}/128`)).toBe(`${addressOf(text)}/128`)
    }),
  )
})

test('host bits are cleared, as shifting them out and in again does', () => {
  fc.assert(
    fc.property(groups, fc.integer({ min: 0, max: 128 }), (all, length) => {
      const value = all.reduce((sum, number) => (sum << 16n) + BigInt(number), 0n)
      const shift = BigInt(128 - length)
      const digits = ((value >> shift) << shift).toString(16).padStart(32, '0')
      const network = digits.match(/.{4}/g)?.join(':') ?? ''
      const text = all.map((number) => number.toString(16)).join(':')
      const canonical = canonicalIpv6Block(`${text}/${length}`)
      expect(canonical).toBe(`${addressOf(network)}/${length}`)
      expect(canonicalIpv6Block(canonical ?? '')).toBe(canonical)
    }),
  )
})

const notBlocks = [
  ['::', '::/129', '::/08', '1::2::3/64', ':/0', '1:2:3:4:5:6:7/64', '1:2:3:4:5:6:7:8:9/64'],
  ['g::/8', '12345::/8', '10.0.0.0/8', 'banana', '', '1:2:3:4:5:6:7:8::/64', '::1:/64'],
].flat()

test.each(notBlocks)('%s is no block', (text) => {
  expect(canonicalIpv6Block(text)).toBeUndefined()
})
