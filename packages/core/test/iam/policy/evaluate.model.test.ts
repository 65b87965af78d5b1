import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { AccessRequest } from '../../../src/iam/policy/AccessRequest.ts'
import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import type { Decision, EvaluatedPolicies } from '../../../src/iam/policy/Evaluation.ts'
import { evaluate, evaluateCrossAccount } from '../../../src/iam/policy/evaluate.ts'
import { type Place, type RawPolicies, decideLiterally } from './literalModel.ts'
import { accessRequest, rawPolicies } from './policies.ts'
import { atLeast } from '../../atLeast.ts'

const read = ({ identity, resource, boundary, session }: RawPolicies): EvaluatedPolicies => ({
  identity: identity.map(readPolicy),
  session: session.map(readPolicy),
  ...(resource === undefined ? {} : { resource: readPolicy(resource) }),
  ...(boundary === undefined ? {} : { boundary: readPolicy(boundary) }),
})

const decisionIn = {
  'within-account': evaluate,
  'across-accounts': evaluateCrossAccount,
} as const

const decide = (policies: RawPolicies, request: AccessRequest, place: Place): Decision =>
  decisionIn[place](read(policies), request).decision

const place = fc.constantFrom<Place>('within-account', 'within-account', 'across-accounts')

const decisions = ['allowed', 'implicitly-denied', 'explicitly-denied', 'unknown'] as const

describe('evaluate', () => {
  test('agrees with the flow charts of IAM read literally, and is unknown when they leave the answer open', () => {
    const seen = new Map<Decision, number>()
    fc.assert(
      fc.property(rawPolicies(), accessRequest(), place, (policies, request, where) => {
        const literal = decideLiterally(policies, request, where)
        fc.pre(literal !== 'too-many')
        const decision = decide(policies, request, where)
        seen.set(decision, (seen.get(decision) ?? 0) + 1)
        expect(decision).toBe(literal)
      }),
      atLeast(3000),
    )
    for (const decision of decisions) expect(seen.get(decision) ?? 0, decision).toBeGreaterThan(50)
  })

  test('is unknown for less than 1.5 % of the requests that say all that AWS would know', () => {
    const seen = new Map<Decision, number>()
    const { numRuns } = atLeast(3000)
    fc.assert(
      fc.property(
        rawPolicies('known'),
        accessRequest('known'),
        place,
        (policies, request, where) => {
          const decision = decide(policies, request, where)
          seen.set(decision, (seen.get(decision) ?? 0) + 1)
          expect(decideLiterally(policies, request, where)).toBe(decision)
        },
      ),
      { numRuns },
    )
    for (const decision of ['allowed', 'implicitly-denied', 'explicitly-denied'] as const) {
      expect(seen.get(decision) ?? 0, decision).toBeGreaterThan(50)
    }
    expect((seen.get('unknown') ?? 0) / numRuns).toBeLessThan(0.015)
  })
})
