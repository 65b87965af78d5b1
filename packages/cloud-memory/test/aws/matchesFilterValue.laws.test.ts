import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { matchesFilterValue } from '../../src/aws/matchesFilterValue.ts'
import { newSandbox, newVpc } from '../sandbox.ts'

/** Every way to put a text for the first wildcard, tried one after the other. */
const naive = (value: string, text: string): boolean => {
  const [first, rest] = [value.charAt(0), value.slice(1)]
  if (first === '') return text === ''
  if (first === '*') {
    return Array.from({ length: text.length + 1 }, (_unused, taken) => text.slice(taken)).some(
      (left) => naive(rest, left),
    )
  }
  return text !== '' && (first === '?' || first === text[0]) && naive(rest, text.slice(1))
}

/**
 * Few letters, so that values and texts meet; a dot and a line break are letters like any other.
 */
const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\n'), maxLength: 8 })
const value = fc.string({
  unit: fc.constantFrom('a', 'b', '.', '\n', '*', '?', '*'),
  maxLength: 7,
})

/** A text that throws when more of its characters are read, so that a blow-up ends the test. */
const readAtMost = (letters: string, most: number): ArrayLike<string> => {
  let reads = 0
  return new Proxy(Array.from(letters), {
    get: (target, key) => {
      if (key !== 'length') reads += 1
      if (reads > most) throw new RangeError(`more than ${most} characters read`)
      const read: unknown = Reflect.get(target, key)
      return read
    },
  })
}

/** Every text of some letters up to a length. */
const every = (letters: string, most: number): ReadonlyArray<string> =>
  most === 0
    ? ['']
    : ['', ...every(letters, most - 1).flatMap((rest) => Array.from(letters, (one) => one + rest))]

describe('a value of a filter', () => {
  test('matches exactly what trying every way matches', () => {
    fc.assert(
      fc.property(value, text, (one, other) => {
        expect(matchesFilterValue(one, other)).toBe(naive(one, other))
      }),
      { numRuns: 2000 },
    )
  })

  test('up to four characters of a, b and both wildcards, against every text of a and b', () => {
    const texts = every('ab', 4)
    const wrong = every('ab*?', 4).flatMap((one) =>
      texts.filter((other) => matchesFilterValue(one, other) !== naive(one, other)),
    )
    expect(wrong).toEqual([])
  })

  test('without wildcards matches exactly its own text', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(matchesFilterValue(one, one)).toBe(true)
        expect(matchesFilterValue(one, other)).toBe(one === other)
      }),
    )
  })

  test('is decided by reading at most as many characters as both lengths multiplied', () => {
    const pattern = fc.oneof(
      value,
      fc.integer({ min: 0, max: 40 }).map((stars) => `${'*a'.repeat(stars)}*b`),
    )
    const long = fc.integer({ min: 0, max: 255 }).map((length) => 'a'.repeat(length))
    fc.assert(
      fc.property(pattern, fc.oneof(text, long), (one, other) => {
        const counted = readAtMost(other, (one.length + 1) * (other.length + 1))
        expect(() => matchesFilterValue(one, counted)).not.toThrow()
      }),
      { examples: [['*a*a*a*a*b', 'a'.repeat(255)]] },
    )
  })
})

describe('the longest tag there is', () => {
  const tagged = () => {
    const { customer } = newSandbox()
    const { VpcId } = newVpc(customer, '10.64.0.0/16')
    const Value = `${'a'.repeat(254)}c`
    customer.ok('CreateTags', { Resources: [VpcId], Tags: [{ Key: 'Name', Value }] })
    const found = (...Values: ReadonlyArray<string>) =>
      customer
        .ok('DescribeVpcs', { Filters: [{ Name: 'tag:Name', Values }] })
        .Vpcs.map((vpc) => vpc.VpcId)
    return { VpcId, found }
  }

  test.each([
    ['a few stars and a letter it has not', '*a*a*a*a*b', false],
    ['a few stars and its last letter', '*a*a*a*a*c', true],
    ['a hundred stars and a letter it has not', `${'*a'.repeat(100)}*b`, false],
    ['a hundred stars and its last letter', `${'*a'.repeat(100)}*c`, true],
    ['a ? too few', '?'.repeat(254), false],
    ['a ? for each character', '?'.repeat(255), true],
  ])('is asked for by %s', (_title, one, isFound) => {
    const { VpcId, found } = tagged()
    expect(found(one)).toEqual(isFound ? [VpcId] : [])
    expect(found('b', one)).toEqual(isFound ? [VpcId] : [])
  })
})
