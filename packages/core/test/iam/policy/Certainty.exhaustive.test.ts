import { expect, test } from 'vitest'

import {
  type Certainty,
  and,
  certain,
  every,
  not,
  or,
  some,
} from '../../../src/iam/policy/Certainty.ts'

const all: ReadonlyArray<Certainty> = ['yes', 'no', 'unknown']

/** The plain values that a certainty may stand for. */
const worldsOf = (value: Certainty): ReadonlyArray<boolean> =>
  value === 'unknown' ? [true, false] : [value === 'yes']

const conclude = (results: ReadonlyArray<boolean>): Certainty => {
  const [first] = results
  return first !== undefined && results.every((result) => result === first)
    ? certain(first)
    : 'unknown'
}

test('and, or and not conclude what holds in every world', () => {
  for (const a of all) {
    expect(not(a)).toBe(conclude(worldsOf(a).map((one) => !one)))
    for (const b of all) {
      const pairs = worldsOf(a).flatMap((one) => worldsOf(b).map((other) => [one, other] as const))
      expect(and(a, b)).toBe(conclude(pairs.map(([one, other]) => one && other)))
      expect(or(a, b)).toBe(conclude(pairs.map(([one, other]) => one || other)))
    }
  }
})

test('every and some are and and or of any number', () => {
  const lists = [[], ...all.flatMap((a) => all.flatMap((b) => all.map((c) => [a, b, c])))]
  for (const list of lists) {
    expect(every(list, (item) => item)).toBe(list.reduce<Certainty>(and, 'yes'))
    expect(some(list, (item) => item)).toBe(list.reduce<Certainty>(or, 'no'))
  }
})
