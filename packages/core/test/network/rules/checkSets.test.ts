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

test('check set 2 is what it was when it was released', () => {
  expect(rulesOf(2).map(({ id, level }) => `${level} ${id}`)).toEqual([
    'error vpc-size',
    'error reserved-range',
    'error range-not-allowed',
    'error rescale-vpc-overlap',
    'error held-overlap',
    'error peered-overlap',
    'error route-in-the-way',
    'error denied-overlap',
    'error secondary-association',
    'error rescale-vpc-capacity',
    'error too-few-addresses',
    'warning docker-bridge-range',
    'warning default-vpc-range',
    'warning aws-internal-range',
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
  for (const known of [1, 2]) expect(CheckSet.is(known)).toBe(true)
  expect(currentCheckSet).toBe(2)
  for (const other of [0, 3, '1', null]) expect(CheckSet.is(other)).toBe(false)
})
