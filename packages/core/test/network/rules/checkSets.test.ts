import { expect, test } from 'vitest'

import { CheckSet, currentCheckSet } from '../../../src/network/CheckSet.ts'
import { rulesOf } from '../../../src/network/rules/checkSets.ts'

test('check set 1 is what it was when it was released', () => {
  expect(rulesOf(1).map(({ id, level }) => `${level} ${id}`)).toEqual([
    'error vpc-size',
    'error reserved-range',
    'error rescale-vpc-overlap',
    'error held-overlap',
    'error denied-overlap',
    'error secondary-association',
    'error rescale-vpc-capacity',
    'error too-few-addresses',
    'warning docker-bridge-range',
    'warning default-vpc-range',
    'warning aws-internal-range',
    'warning public-space',
    'warning customer-network-overlap',
    'warning too-few-addresses',
  ])
})

test('every rule names a public page', () => {
  for (const { source } of rulesOf(currentCheckSet)) {
    expect(source).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|www\.rfc-editor\.org)\//)
  }
})

test('a check set that this library does not know does not decode', () => {
  expect(CheckSet.is(currentCheckSet)).toBe(true)
  for (const other of [0, 2, '1', null]) expect(CheckSet.is(other)).toBe(false)
})
