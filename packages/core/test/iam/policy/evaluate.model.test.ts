import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { AccessRequest } from '../../../src/iam/policy/AccessRequest.ts'
import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import type { Decision, EvaluatedPolicies } from '../../../src/iam/policy/Evaluation.ts'
import { evaluate } from '../../../src/iam/policy/evaluate.ts'
import { type RawPolicies, decideLiterally } from './literalModel.ts'
import { accessRequest, rawPolicies } from './policies.ts'
import { atLeast } from '../runs.ts'

const read = ({ identity, resource, boundary, session }: RawPolicies): EvaluatedPolicies => ({
  identity: identity.map(readPolicy),
  session: session.map(readPolicy),
  ...(resource === undefined ? {} : { resource: readPolicy(resource) }),
  ...(boundary === undefined ? {} : { boundary: readPolicy(boundary) }),
})

const decide = (policies: RawPolicies, request: AccessRequest): Decision =>
  evaluate(read(policies), request).decision

describe('evaluate', () => {
  test('agrees with the rules of IAM read literally, and is unknown when they leave the answer open', () => {
    const seen = new Map<Decision, number>()
    fc.assert(
      fc.property(rawPolicies(), accessRequest(), (policies, request) => {
        const literal = decideLiterally(policies, request)
        fc.pre(literal !== 'too-many')
        const decision = decide(policies, request)
        seen.set(decision, (seen.get(decision) ?? 0) + 1)
        expect(decision).toBe(literal)
      }),
      atLeast(3000),
    )
    for (const decision of [
      'allowed',
      'implicitly-denied',
      'explicitly-denied',
      'unknown',
    ] as const) {
      expect(seen.get(decision) ?? 0, decision).toBeGreaterThan(50)
    }
  })
})
