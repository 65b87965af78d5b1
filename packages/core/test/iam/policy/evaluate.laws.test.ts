import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import type { EvaluatedPolicies } from '../../../src/iam/policy/Evaluation.ts'
import { evaluate } from '../../../src/iam/policy/evaluate.ts'
import type { RawPolicies } from './literalModel.ts'
import { accessRequest, rawPolicies } from './policies.ts'

const read = ({ identity, resource, boundary, session }: RawPolicies): EvaluatedPolicies => ({
  identity: identity.map(readPolicy),
  session: session.map(readPolicy),
  ...(resource === undefined ? {} : { resource: readPolicy(resource) }),
  ...(boundary === undefined ? {} : { boundary: readPolicy(boundary) }),
})

const policies = () => rawPolicies().map(read)

const denyAll = readPolicy({
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Action: '*', Resource: '*' },
})

const allowAll = readPolicy({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
})

describe('evaluate', () => {
  test('a statement that denies decides, whatever else allows', () => {
    fc.assert(
      fc.property(policies(), accessRequest(), (given, request) => {
        for (const layer of ['identity', 'session'] as const) {
          const denied = { ...given, [layer]: [...(given[layer] ?? []), denyAll] }
          expect(evaluate(denied, request).decision).toBe('explicitly-denied')
        }
        expect(evaluate({ ...given, boundary: denyAll }, request).decision).toBe(
          'explicitly-denied',
        )
      }),
    )
  })

  test('without a statement that allows, nothing is allowed', () => {
    fc.assert(
      fc.property(rawPolicies(), accessRequest(), (raw, request) => {
        const onlyDenials = <
          A extends { readonly Statement: RawPolicies['identity'][0]['Statement'] },
        >(
          policy: A,
        ): A => ({
          ...policy,
          Statement: policy.Statement.filter(({ Effect }) => Effect === 'Deny'),
        })
        const { resource } = raw
        const given = read({
          ...raw,
          identity: raw.identity.map(onlyDenials),
          ...(resource === undefined ? {} : { resource: onlyDenials(resource) }),
        })
        expect(evaluate(given, request).decision).not.toBe('allowed')
      }),
    )
  })

  test('a boundary and a session policy never allow more', () => {
    fc.assert(
      fc.property(policies(), policies(), accessRequest(), (given, other, request) => {
        const { boundary: _, session: __, ...unlimited } = given
        const [limit = allowAll] = other.identity ?? []
        const without = evaluate(unlimited, request).decision
        for (const limited of [{ boundary: limit }, { session: [limit] }]) {
          const { decision } = evaluate({ ...unlimited, ...limited }, request)
          if (decision === 'allowed') expect(without).toBe('allowed')
        }
      }),
    )
  })

  test('a boundary and a session policy that allow everything change nothing', () => {
    fc.assert(
      fc.property(policies(), accessRequest(), (given, request) => {
        const { boundary: _, session: __, ...unlimited } = given
        const limited = { ...unlimited, boundary: allowAll, session: [allowAll] }
        expect(evaluate(limited, request).decision).toBe(evaluate(unlimited, request).decision)
      }),
    )
  })

  test('one identity policy or its statements in several decide alike', () => {
    fc.assert(
      fc.property(rawPolicies(), accessRequest(), (raw, request) => {
        const split = raw.identity.flatMap((policy) =>
          policy.Statement.map((statement) => ({ ...policy, Statement: [statement] })),
        )
        expect(evaluate(read({ ...raw, identity: split }), request).decision).toBe(
          evaluate(read(raw), request).decision,
        )
      }),
    )
  })

  test('the case of actions and condition keys does not matter', () => {
    fc.assert(
      fc.property(policies(), accessRequest(), (given, request) => {
        const upper = {
          ...request,
          action: request.action.toUpperCase(),
          context: Object.fromEntries(
            Object.entries(request.context).map(([key, values]) => [key.toUpperCase(), values]),
          ),
        }
        expect(evaluate(given, upper)).toEqual(evaluate(given, request))
      }),
    )
  })

  test('a policy that is not understood never allows, and hides no statement that denies', () => {
    fc.assert(
      fc.property(policies(), accessRequest(), fc.jsonValue(), (given, request, junk) => {
        const unread = readPolicy(junk)
        fc.pre(!unread.isReadable)
        const blurred = { ...given, identity: [...(given.identity ?? []), unread] }
        const expected =
          evaluate(given, request).decision === 'explicitly-denied'
            ? 'explicitly-denied'
            : 'unknown'
        expect(evaluate(blurred, request).decision).toBe(expected)
      }),
    )
  })

  test('names the statement that decided', () => {
    fc.assert(
      fc.property(rawPolicies(), accessRequest(), (raw, request) => {
        const evaluation = evaluate(read(raw), request)
        if (evaluation.decision === 'implicitly-denied') return
        const { layer, policyIndex, statementIndex = -1 } = evaluation.decidedBy
        const layers = {
          identity: raw.identity,
          session: raw.session,
          resource: raw.resource === undefined ? [] : [raw.resource],
          boundary: raw.boundary === undefined ? [] : [raw.boundary],
        }
        const statement = layers[layer][policyIndex]?.Statement[statementIndex]
        expect(statement).toBeDefined()
        if (evaluation.decision === 'explicitly-denied') expect(statement?.Effect).toBe('Deny')
        if (evaluation.decision === 'allowed') expect(statement?.Effect).toBe('Allow')
      }),
    )
  })
})
