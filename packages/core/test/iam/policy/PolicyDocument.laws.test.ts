import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  minifyPolicy,
  policySizeCharacters,
  renderPolicy,
} from '../../../src/iam/policy/PolicyDocument.ts'
import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import { trustPolicy } from '../../../src/iam/trust/trustPolicy.ts'
import { trustPolicyInput } from '../trust/trustInputs.ts'

const backwards = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(backwards)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, backwards(part)])
      .toReversed(),
  )
}

/** A policy whose keys were put in backwards. */
const reversed = <A>(policy: A): A => backwards(policy) as A

describe('a rendered policy', () => {
  test('has the same bytes in whatever order its keys were put in', () => {
    fc.assert(
      fc.property(trustPolicyInput(), (input) => {
        const policy = trustPolicy(input)
        expect(renderPolicy(reversed(policy))).toBe(renderPolicy(policy))
        expect(minifyPolicy(reversed(policy))).toBe(minifyPolicy(policy))
      }),
    )
  })

  test('is the policy when it is parsed, indented or on one line', () => {
    fc.assert(
      fc.property(trustPolicyInput(), (input) => {
        const policy = trustPolicy(input)
        expect(JSON.parse(renderPolicy(policy))).toEqual(policy)
        expect(JSON.parse(minifyPolicy(policy))).toEqual(policy)
      }),
    )
  })

  test('is read without a problem', () => {
    fc.assert(
      fc.property(trustPolicyInput(), (input) => {
        const { problems, isReadable } = readPolicy(JSON.parse(renderPolicy(trustPolicy(input))))
        expect({ problems, isReadable }).toEqual({ problems: [], isReadable: true })
      }),
    )
  })

  test('counts every character but white space, wherever the white space is', () => {
    fc.assert(
      fc.property(trustPolicyInput(), (input) => {
        const policy = trustPolicy(input)
        const counted = Array.from(renderPolicy(policy)).filter(
          (character) => !' \n'.includes(character),
        )
        expect(policySizeCharacters(policy)).toBe(counted.length)
      }),
    )
  })
})

test('white space inside a value does not count either', () => {
  const policy = (value: string) => ({
    Version: '2012-10-17' as const,
    Statement: [
      {
        Effect: 'Allow' as const,
        Action: ['ec2:RunInstances'],
        Resource: ['*'],
        Condition: { StringEquals: { 'aws:RequestTag/cost': [value] } },
      },
    ],
  })
  expect(policySizeCharacters(policy('high  performance computing'))).toBe(
    policySizeCharacters(policy('highperformancecomputing')),
  )
})
