import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import { evaluate } from '../../../src/iam/policy/evaluate.ts'
import { decidedRequest, rawPolicies } from './policies.ts'

const flattened = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 1 ? flattened(value[0]) : value.map(flattened)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, flattened(part)]))
}

const listed = (value: unknown): unknown => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, listed(part)]))
}

/** What is read, without the text that problems quote. */
const withoutEvidence = (document: unknown) => {
  const { problems, ...policy } = readPolicy(document)
  return { ...policy, problems: problems.map(({ path, reason }) => ({ path, reason })) }
}

describe('readPolicy', () => {
  test('reads every JSON value, and finds a problem in one that is no policy', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { problems, isReadable } = readPolicy(value)
        expect(problems.length).toBeGreaterThan(0)
        expect(isReadable).toBe(false)
      }),
    )
  })

  test('reads a list of one and the one alike', () => {
    fc.assert(
      fc.property(rawPolicies(), (raw) => {
        for (const policy of [...raw.identity, ...raw.session]) {
          const { Statement, ...envelope } = policy
          const wide = {
            ...envelope,
            Statement: Statement.map((one) => ({ ...one, ...elementsListed(one) })),
          }
          expect(withoutEvidence(flattened(policy))).toEqual(withoutEvidence(policy))
          expect(withoutEvidence(wide)).toEqual(withoutEvidence(policy))
        }
      }),
    )
  })

  test('keeps what stands beside a statement that is not understood', () => {
    fc.assert(
      fc.property(rawPolicies(), decidedRequest(), fc.jsonValue(), (raw, request, junk) => {
        const [policy] = raw.identity
        fc.pre(policy !== undefined)
        const blurred = readPolicy({ ...policy, Statement: [...policy.Statement, { junk }] })
        const decision = evaluate({ identity: [readPolicy(policy)] }, request).decision
        expect(evaluate({ identity: [blurred] }, request).decision).toBe(
          decision === 'explicitly-denied' ? decision : 'unknown',
        )
      }),
    )
  })
})

/** The elements that may be lists, as lists. */
const elementsListed = (statement: object): object =>
  Object.fromEntries(
    Object.entries(statement)
      .filter(([key]) => key !== 'Effect')
      .map(([key, value]) => [key, listed(value)]),
  )

test('a problem says where it is and what stands there', () => {
  const { problems } = readPolicy({
    Version: '2030-01-01',
    Extra: 1,
    Statement: [
      { Effect: 'allow', Action: 's3:*', NotAction: 's3:*', Resource: [] },
      'Allow',
      {
        Effect: 'Allow',
        Principal: { AWS: [1] },
        Condition: { StringEquals: 'x', Foo: { a: 'b' } },
      },
    ],
  })
  expect(problems).toEqual([
    { path: 'Extra', reason: 'unknown-element', found: '1' },
    { path: 'Version', reason: 'unknown-version', found: '"2030-01-01"' },
    { path: 'Statement[0].Effect', reason: 'effect-not-allow-or-deny', found: '"allow"' },
    {
      path: 'Statement[0]',
      reason: 'both-element-and-not-element',
      found: '["Action","NotAction"]',
    },
    { path: 'Statement[0].Resource', reason: 'resource-malformed', found: '[]' },
    { path: 'Statement[1]', reason: 'not-an-object', found: '"Allow"' },
    { path: 'Statement[2].Principal', reason: 'principal-malformed', found: '{"AWS":[1]}' },
    { path: 'Statement[2]', reason: 'action-missing', found: 'nothing' },
    { path: 'Statement[2].Condition.StringEquals', reason: 'condition-malformed', found: '"x"' },
  ])
})
