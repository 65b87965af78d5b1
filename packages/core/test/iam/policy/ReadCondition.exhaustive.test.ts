import { describe, expect, test } from 'vitest'

import type { KeyReading } from '../../../src/iam/policy/AccessRequest.ts'
import { conditionHolds, readCondition } from '../../../src/iam/policy/ReadCondition.ts'

const holds = (operatorName: string, values: ReadonlyArray<string>, given: KeyReading) =>
  conditionHolds(readCondition({ operatorName, key: 'aws:Key', values }, true), (key) =>
    key === 'aws:key' ? given : undefined,
  )

/**
 * Operator, a value of the policy, a value of the request that compares with it and one that does
 * not.
 */
const operators = [
  ['StringEquals', 'a', 'a', 'A'],
  ['StringEqualsIgnoreCase', 'a', 'A', 'b'],
  ['StringLike', 'a?c*', 'abc', 'ac'],
  ['ArnEquals', 'arn:aws:iam::*:role/R', 'arn:aws:iam::1:role/R', 'arn:aws:iam::1:role/S'],
  ['ArnLike', 'arn:aws:iam::1:role/*', 'arn:aws:iam::1:role/a:b', 'arn:aws:iam:r:1:role/a'],
  ['NumericEquals', '10', '10.0', '11'],
  ['DateEquals', '2026-01-01T00:00:00Z', '2026-01-01T09:00:00+09:00', '2026-01-01T00:00:01Z'],
  ['IpAddress', '203.0.113.0/24', '203.0.113.255', '203.0.114.0'],
] as const

const negationOf: Readonly<Record<string, string>> = {
  StringEquals: 'StringNotEquals',
  StringEqualsIgnoreCase: 'StringNotEqualsIgnoreCase',
  StringLike: 'StringNotLike',
  ArnEquals: 'ArnNotEquals',
  ArnLike: 'ArnNotLike',
  NumericEquals: 'NumericNotEquals',
  DateEquals: 'DateNotEquals',
  IpAddress: 'NotIpAddress',
}

const prefixes = ['', 'ForAnyValue:', 'ForAllValues:'] as const
const suffixes = ['', 'IfExists'] as const

describe.each(operators)('%s', (positive, value, same, other) => {
  const negative = negationOf[positive] ?? ''

  test.each(prefixes)('with prefix "%s" compares one value', (prefix) => {
    for (const suffix of suffixes) {
      expect(holds(`${prefix}${positive}${suffix}`, [value], [same])).toBe('yes')
      expect(holds(`${prefix}${positive}${suffix}`, [value], [other])).toBe('no')
      expect(holds(`${prefix}${negative}${suffix}`, [value], [same])).toBe('no')
      expect(holds(`${prefix}${negative}${suffix}`, [value], [other])).toBe('yes')
    }
  })

  test('with an absent key is decided by the form of the operator', () => {
    expect(holds(positive, [value], undefined)).toBe('no')
    expect(holds(negative, [value], undefined)).toBe('yes')
    for (const name of [positive, negative]) {
      expect(holds(`${name}IfExists`, [value], undefined)).toBe('yes')
      expect(holds(`ForAnyValue:${name}`, [value], undefined)).toBe('no')
      expect(holds(`ForAllValues:${name}`, [value], undefined)).toBe('yes')
      expect(holds(`ForAnyValue:${name}IfExists`, [value], undefined)).toBe('yes')
      expect(holds(`ForAllValues:${name}IfExists`, [value], undefined)).toBe('yes')
    }
  })

  test('with several values of the request needs a set prefix', () => {
    expect(holds(positive, [value], [same, other])).toBe('unknown')
    expect(holds(negative, [value], [same, other])).toBe('unknown')
    expect(holds(`ForAnyValue:${positive}`, [value], [other, same])).toBe('yes')
    expect(holds(`ForAllValues:${positive}`, [value], [other, same])).toBe('no')
    expect(holds(`ForAnyValue:${negative}`, [value], [other, same])).toBe('yes')
    expect(holds(`ForAllValues:${negative}`, [value], [other, same])).toBe('no')
    expect(holds(`ForAllValues:${positive}`, [value], [same, same])).toBe('yes')
    expect(holds(`ForAnyValue:${negative}`, [value], [same, same])).toBe('no')
  })

  test('takes empty text as no value under a set prefix only', () => {
    expect(holds(`ForAllValues:${positive}`, [value], [''])).toBe('yes')
    expect(holds(`ForAnyValue:${positive}`, [value], [''])).toBe('no')
    expect(holds(positive, [value], [''])).not.toBe('yes')
    expect(holds(`${positive}IfExists`, [value], [''])).not.toBe('yes')
  })
})

test.each([
  ['NumericLessThan', '10', '9.9', '10'],
  ['NumericLessThanEquals', '10', '10', '10.1'],
  ['NumericGreaterThan', '-1', '0', '-1'],
  ['NumericGreaterThanEquals', '-1', '-1', '-2'],
  ['DateLessThan', '2026-01-01', '2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z'],
  ['DateLessThanEquals', '2026-01', '2026-01-01', '2026-01-02'],
  ['DateGreaterThan', '1767225600', '2026-01-01T00:00:01Z', '2026-01-01T00:00:00Z'],
  ['DateGreaterThanEquals', '2026-01-01T00:00Z', '1767225600', '1767225599'],
  ['Bool', 'true', 'True', 'false'],
  ['Bool', 'false', 'false', 'true'],
  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', 'qmluYXJ5'],
  ['IpAddress', '2001:db8::/32', '2001:db8:ffff::1', '2001:db9::1'],
  ['IpAddress', '::1', '0:0:0:0:0:0:0:1', '127.0.0.1'],
])('%s %s holds for %s and not for %s', (operator, value, same, other) => {
  expect(holds(operator, [value], [same])).toBe('yes')
  expect(holds(operator, [value], [other])).toBe('no')
  expect(holds(operator, ['5', value], undefined)).not.toBe('yes')
})

test('Null asks only whether the key is there', () => {
  expect(holds('Null', ['true'], undefined)).toBe('yes')
  expect(holds('Null', ['true'], ['x'])).toBe('no')
  expect(holds('Null', ['false'], undefined)).toBe('no')
  expect(holds('Null', ['false'], [''])).toBe('yes')
  expect(holds('Null', ['true', 'false'], undefined)).toBe('yes')
})

test.each([
  ['StringSounds', 'a', 'a'],
  ['stringequals', 'a', 'a'],
  ['NullIfExists', 'true', 'a'],
  ['ForAnyValue:Null', 'true', 'a'],
  ['ForSomeValues:StringEquals', 'a', 'a'],
  ['IfExists', 'a', 'a'],
  ['constructor', 'a', 'a'],
  ['Null', 'yes', 'a'],
  ['Bool', 'yes', 'true'],
  ['Bool', 'true', 'yes'],
  ['NumericEquals', 'ten', '10'],
  ['NumericEquals', '0x10', '16'],
  ['NumericNotEquals', '10', 'ten'],
  ['NumericEquals', '', '0'],
  ['DateEquals', '2026-02-30', '2026-03-02'],
  ['DateEquals', '2026', '2026-01-01'],
  ['DateEquals', '2026-01-01T25:00:00Z', '2026-01-02T01:00:00Z'],
  ['IpAddress', '203.0.113.0/33', '203.0.113.0'],
  ['IpAddress', '203.0.113.0/24', '203.0.113'],
  ['NotIpAddress', '010.0.0.0/8', '8.0.0.0'],
  ['IpAddress', '1::2::3', '1::2'],
  ['ArnEquals', '*', 'arn:aws:iam::1:role/R'],
  ['ArnEquals', 'arn:aws:iam::1', 'arn:aws:iam::1:role/R'],
  ['ArnNotEquals', 'arn:aws:iam::1:role/R', 'R'],
  ['StringEquals', '${aws:Key', '${aws:Key'],
  ['StringEquals', '${nonsense}', '${nonsense}'],
])('%s %s against %s is unknown', (operator, value, given) => {
  expect(holds(operator, [value], [given])).toBe('unknown')
})

test('a variable without a value is equal to nothing', () => {
  expect(holds('StringEquals', ['${aws:absent}'], ['${aws:absent}'])).toBe('no')
  expect(holds('StringEquals', ["${aws:absent, 'a b'}"], ['a b'])).toBe('yes')
  expect(holds('StringEquals', ['x${AWS:key}'], ['xx'])).toBe('no')
  expect(holds('StringEquals', ['${aws:Key}'], ['any'])).toBe('yes')
  expect(holds('ArnLike', ['arn:aws:iam::1:user/${aws:absent}'], ['arn:aws:iam::1:user/'])).toBe(
    'no',
  )
  // AWS: inverted condition operators do match against a null value.
  for (const name of ['StringNotEquals', 'StringNotLike', 'StringNotEqualsIgnoreCase']) {
    expect(holds(name, ['${aws:absent}'], ['a'])).toBe('yes')
    expect(holds(name, ['${aws:absent}', 'a'], ['a'])).toBe('no')
  }
  expect(holds('ArnNotLike', ['arn:aws:iam::1:user/${aws:absent}'], ['arn:aws:iam::1:x'])).toBe(
    'yes',
  )
})

describe('a key that every request has, given without its value', () => {
  test('is never taken as absent', () => {
    expect(holds('Null', ['true'], 'present')).toBe('no')
    expect(holds('Null', ['false'], 'present')).toBe('yes')
    for (const [positive, value] of operators) {
      for (const name of [positive, negationOf[positive] ?? '']) {
        for (const prefix of prefixes) {
          for (const suffix of suffixes) {
            expect(holds(`${prefix}${name}${suffix}`, [value], 'present')).toBe('unknown')
          }
        }
      }
    }
  })

  test('and one that may be absent leave everything open', () => {
    for (const value of ['true', 'false']) expect(holds('Null', [value], 'unknown')).toBe('unknown')
    expect(holds('StringEqualsIfExists', ['a'], 'unknown')).toBe('unknown')
  })
})
