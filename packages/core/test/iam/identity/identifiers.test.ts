import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import {
  AccountId,
  CompanyCode,
  PeeringId,
  RouteTableId,
  SubnetId,
  VpcId,
  ZoneId,
  parseAccountId,
  parseVpcId,
} from '../../../src/iam/identity/identifiers.ts'

const resourceIds = [
  ['vpc', VpcId],
  ['subnet', SubnetId],
  ['rtb', RouteTableId],
  ['pcx', PeeringId],
] as const

describe.each(resourceIds)('an id that begins with %s-', (prefix, codec) => {
  test('has 17 digits, or 8 in an old account', () => {
    expect(codec.is(`${prefix}-0123456789abcdef0`)).toBe(true)
    expect(codec.is(`${prefix}-1a2b3c4d`)).toBe(true)
  })

  test.each([
    '1a2b3c4',
    '0123456789abcdef',
    '0123456789abcdef01',
    '0123456789ABCDEF0',
    'g1a2b3c4',
    '',
  ])('does not have the digits "%s"', (digits) => {
    expect(codec.is(`${prefix}-${digits}`)).toBe(false)
  })

  test('is no id of another kind, and is nothing but text', () => {
    const id = `${prefix}-0123456789abcdef0`
    for (const [other, otherCodec] of resourceIds) expect(otherCodec.is(id)).toBe(other === prefix)
    for (const text of [` ${id}`, `${id}\n`, id.toUpperCase()]) expect(codec.is(text)).toBe(false)
    for (const value of [undefined, null, 17, {}, [id]]) expect(codec.is(value)).toBe(false)
  })
})

test.each([
  ['111122223333', true],
  ['000000000001', true],
  ['11112222333', false],
  ['1111222233334', false],
  ['1111-2222-3333', false],
  ['11112222333x', false],
  ['１１１１２２２２３３３３', false],
  [111122223333, false],
])('%s is an account id: %s', (value, is) => {
  expect(AccountId.is(value)).toBe(is)
})

test.each([
  ['use1-az1', true],
  ['apne1-az4', true],
  ['usw2-lax1-az1', true],
  ['usgw1-az1', true],
  ['cnn1-az1', true],
  ['us-east-1a', false],
  ['use1-az', false],
])('%s is a zone id: %s', (text, is) => {
  expect(ZoneId.is(text)).toBe(is)
})

test.each([
  ['acme', true],
  ['a1', true],
  ['a'.repeat(32), true],
  ['a', false],
  ['a'.repeat(33), false],
  ['1acme', false],
  ['Acme', false],
  ['ac_me', false],
  ['', false],
])('%s is a company code: %s', (text, is) => {
  expect(CompanyCode.is(text)).toBe(is)
})

test('a parser says what it expected', () => {
  expect(parseAccountId('111122223333')).toEqual(E.right('111122223333'))
  expect(parseVpcId('vpc-XYZ')).toEqual(
    E.left({ _tag: 'MalformedText', input: 'vpc-XYZ', expected: VpcId.name }),
  )
})
