import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import type { EvaluatedPolicies } from '../../../src/iam/policy/Evaluation.ts'
import { evaluate, evaluateCrossAccount } from '../../../src/iam/policy/evaluate.ts'
import type { RawPolicies } from './literalModel.ts'
import { accessRequest, decidedRequest, rawPolicies } from './policies.ts'
import { atLeast } from '../../atLeast.ts'

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

const decisions = [evaluate, evaluateCrossAccount] as const

describe.each(decisions)('%o', (decide) => {
  test('a statement that denies decides, whatever else allows', () => {
    fc.assert(
      fc.property(policies(), decidedRequest(), (given, request) => {
        for (const layer of ['identity', 'session'] as const) {
          const denied = { ...given, [layer]: [...(given[layer] ?? []), denyAll] }
          expect(decide(denied, request).decision).toBe('explicitly-denied')
        }
        expect(decide({ ...given, boundary: denyAll }, request).decision).toBe('explicitly-denied')
      }),
    )
  })

  test('without a statement that allows, nothing is allowed', () => {
    fc.assert(
      fc.property(rawPolicies(), decidedRequest(), (raw, request) => {
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
        expect(decide(given, request).decision).not.toBe('allowed')
      }),
    )
  })

  test('a boundary and a session policy never allow more', () => {
    fc.assert(
      fc.property(policies(), policies(), accessRequest(), (given, other, request) => {
        const { boundary: _, session: __, ...unlimited } = given
        const [limit = allowAll] = other.identity ?? []
        const without = decide(unlimited, request).decision
        for (const limited of [{ boundary: limit }, { session: [limit] }]) {
          const { decision } = decide({ ...unlimited, ...limited }, request)
          if (decision === 'allowed') expect(without).toBe('allowed')
        }
      }),
    )
  })

  test('a boundary and a session policy that allow everything change nothing', () => {
    fc.assert(
      fc.property(rawPolicies(), accessRequest(), (raw, request) => {
        // A boundary makes a `NotPrincipal` that denies hit its holder, whatever it allows.
        fc.pre(raw.resource?.Statement.every(({ NotPrincipal }) => !NotPrincipal) ?? true)
        const { boundary: _, session: __, ...unlimited } = read(raw)
        const limited = { ...unlimited, boundary: allowAll, session: [allowAll] }
        expect(decide(limited, request).decision).toBe(decide(unlimited, request).decision)
      }),
    )
  })

  test('one identity policy or its statements in several decide alike', () => {
    fc.assert(
      fc.property(rawPolicies(), accessRequest(), (raw, request) => {
        const split = raw.identity.flatMap((policy) =>
          policy.Statement.map((statement) => ({ ...policy, Statement: [statement] })),
        )
        expect(decide(read({ ...raw, identity: split }), request).decision).toBe(
          decide(read(raw), request).decision,
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
        expect(decide(given, upper)).toEqual(decide(given, request))
      }),
    )
  })

  test('a policy that is not understood never allows, and hides no statement that denies', () => {
    fc.assert(
      fc.property(policies(), decidedRequest(), fc.jsonValue(), (given, request, junk) => {
        const unread = readPolicy(junk)
        fc.pre(!unread.isReadable)
        const blurred = { ...given, identity: [...(given.identity ?? []), unread] }
        const expected =
          decide(given, request).decision === 'explicitly-denied' ? 'explicitly-denied' : 'unknown'
        expect(decide(blurred, request).decision).toBe(expected)
      }),
    )
  })

  test('names the statement that decided', () => {
    fc.assert(
      fc.property(rawPolicies(), accessRequest(), (raw, request) => {
        const evaluation = decide(read(raw), request)
        if (evaluation.decision === 'implicitly-denied') return
        if (evaluation.decidedBy === undefined) {
          expect([request.principal.type, request.action]).toContainEqual(
            expect.stringMatching(/^(root|sts:Get(CallerIdentity|SessionToken))$/),
          )
          return
        }
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

/** Names the accounts of all callers, which leaves it to their own policies. */
const delegation = readPolicy({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: ['999988887777', '444455556666'] },
    Action: '*',
  },
})

describe('evaluateCrossAccount', () => {
  test('allows exactly what both accounts allow', () => {
    let allowed = 0
    const open = { Effect: 'Allow', Action: '*' } as const
    fc.assert(
      fc.property(rawPolicies(), decidedRequest(), fc.boolean(), (raw, request, isOpen) => {
        fc.pre('uniqueId' in request.principal)
        const { identity, resource: trust, ...limits } = read(raw)
        const widened = {
          ...raw.resource,
          Version: '2012-10-17',
          Statement: [{ ...open, Principal: '*' }],
        }
        const resource = isOpen || trust === undefined ? readPolicy(widened) : trust
        const own = {
          ...limits,
          identity: isOpen ? (identity ?? []) : [allowAll, ...(identity ?? [])],
        }
        const ownAllows = evaluate({ ...own, resource: delegation }, request).decision === 'allowed'
        // Having a boundary at all makes Deny with NotPrincipal apply, whatever it allows.
        const unlimited = limits.boundary === undefined ? {} : { boundary: allowAll }
        const trustAllows =
          evaluateCrossAccount({ ...unlimited, identity: [allowAll], resource }, request)
            .decision === 'allowed'
        const { decision } = evaluateCrossAccount({ ...own, resource }, request)
        expect(decision === 'allowed').toBe(ownAllows && trustAllows)
        if (decision === 'allowed') allowed += 1
      }),
      atLeast(2000),
    )
    expect(allowed).toBeGreaterThan(20)
  })

  test('allows nothing that evaluate within one account would not', () => {
    fc.assert(
      fc.property(policies(), accessRequest(), (given, request) => {
        const { decision } = evaluateCrossAccount(given, request)
        if (decision === 'allowed') expect(evaluate(given, request).decision).toBe('allowed')
      }),
    )
  })
})
