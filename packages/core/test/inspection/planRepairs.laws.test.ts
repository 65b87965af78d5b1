/** Laws of the plan of repairs, for any findings of any checks. */
import {
  type CheckId,
  type CheckResult,
  type FindingLevel,
  type RepairKind,
  checkIds,
  planRepairs,
} from '@byoa/core/inspection'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const found = (id: CheckId, level: FindingLevel = 'error'): CheckResult => ({
  id,
  level,
  owner: id.startsWith('rescale') ? 'rescale' : 'customer',
  source: 'https://docs.aws.amazon.com/',
  outcome: { _tag: 'found', findings: [{ subject: 'x', level }] },
})

const passed = (id: CheckId): CheckResult => ({ ...found(id), outcome: { _tag: 'passed' } })

const results = fc.subarray([...checkIds]).chain((ids) =>
  fc.subarray([...ids]).map((broken) => ({
    broken,
    all: ids.map((id) => (broken.includes(id) ? found(id) : passed(id))),
  })),
)

test('each check with a finding belongs to exactly one repair, and no other check to any', () => {
  fc.assert(
    fc.property(results, ({ broken, all }) => {
      const planned = planRepairs(all).flatMap(({ checks }) => checks)
      expect(planned.toSorted()).toEqual(broken.toSorted())
    }),
  )
})

test('each repair is proposed once for each party, and nothing for a healthy pair', () => {
  fc.assert(
    fc.property(results, ({ all }) => {
      const keys = planRepairs(all).map(({ kind, owner }) => `${kind} ${owner}`)
      expect(new Set(keys).size).toBe(keys.length)
      expect(planRepairs(all.filter(({ outcome }) => outcome._tag === 'passed'))).toEqual([])
    }),
  )
})

test('what an excluded repair would mend is left to its party, and nothing is lost', () => {
  const kinds = fc.subarray<RepairKind>(['replace-stack', 'run-stack', 'restore-role'])
  fc.assert(
    fc.property(results, kinds, ({ broken, all }, excluded) => {
      const planned = planRepairs(all, excluded)
      expect(planned.filter(({ kind }) => excluded.includes(kind))).toEqual([])
      expect(planned.flatMap(({ checks }) => checks).toSorted()).toEqual(broken.toSorted())
    }),
  )
})

test('what an excluded repair would include is mended by itself', () => {
  const all = [found('subnets-present'), found('vpc-dns')]
  expect(planRepairs(all, ['replace-stack'])).toEqual([
    { kind: 'restore-vpc', owner: 'customer', checks: ['vpc-dns'] },
    { kind: 'by-hand', owner: 'customer', checks: ['subnets-present'] },
  ])
})

describe('the least change', () => {
  const kinds = (...ids: ReadonlyArray<CheckId>) =>
    planRepairs(ids.map((id) => found(id))).map(({ kind, owner }) => `${owner}: ${kind}`)

  test.each<readonly [ReadonlyArray<CheckId>, ReadonlyArray<string>]>([
    [['role-trust'], ['customer: restore-role']],
    [['role-trust', 'role-refuses-without-id'], ['customer: restore-role']],
    [['customer-routes-missing'], ['customer: add-customer-routes']],
    [['rescale-routes-missing'], ['rescale: add-rescale-routes']],
    [['peering-dns-customer'], ['customer: allow-customer-dns']],
    [['peering-dns-rescale'], ['rescale: allow-rescale-dns']],
    [['vpc-dns', 'internet-gateway-missing'], ['customer: restore-vpc']],
    // A stack that is run restores its role, too.
    [['stack-exists', 'role-exists'], ['customer: run-stack']],
    // A new stack has a new role and VPC.
    [['subnets-present', 'role-trust', 'vpc-dns', 'stack-template'], ['customer: replace-stack']],
    // A peering is requested before it can be accepted, and routes need it.
    [
      ['customer-routes-missing', 'peering-active', 'rescale-routes-missing'],
      ['rescale: request-peering', 'customer: add-customer-routes', 'rescale: add-rescale-routes'],
    ],
    // A denial shows in the calls that it refuses.
    [['role-calls', 'role-denials'], ['customer: by-hand']],
    // Nobody but its author can judge a denial.
    [['role-denials'], ['customer: by-hand']],
    [['rescale-quotas'], ['rescale: by-hand']],
  ])('of %j is %j', (ids, expected) => {
    expect(kinds(...ids)).toEqual(expected)
  })

  test.each([
    ['an absent route is added', 'absent', 'add-customer-routes'],
    ['a route to a peering that is gone is replaced', '10.0.0.0/16 → pcx-1', 'add-customer-routes'],
    ['a route that leads elsewhere is not', '10.0.0.0/16 → nat-1', 'by-hand'],
  ])('%s', (_title, actual, kind) => {
    const result = found('customer-routes-missing')
    const finding = { subject: 'rtb-1', level: 'error', actual } as const
    const outcome = { _tag: 'found', findings: [finding] } as const
    expect(planRepairs([{ ...result, outcome }]).map((repair) => repair.kind)).toEqual([kind])
  })

  test.each([
    ['agreed', 'arn:aws:iam::111122223333:policy/boundary', 'restore-role'],
    ['put there by somebody', 'none', 'by-hand'],
  ])('of a boundary that was %s', (_title, expected, kind) => {
    const outcome = {
      _tag: 'found',
      findings: [{ subject: 'role', expected, level: 'error' }],
    } as const
    expect(planRepairs([{ ...found('role-boundary'), outcome }])).toMatchObject([{ kind }])
  })

  test('is nothing for a remark', () => {
    expect(planRepairs([found('peering-ends', 'info')])).toEqual([])
  })
})
