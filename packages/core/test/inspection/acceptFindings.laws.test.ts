/** Laws of accepted findings, for any findings of any checks. */
import {
  type CheckFinding,
  CheckOverride,
  type CheckResult,
  acceptFindings,
  checkIds,
  highestLevel,
} from '@byoa/core/inspection'
import { decode } from '@byoa/core/codec'
import { Instant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const ids = checkIds.slice(0, 3)
const subjects = ['rtb-1', 'rtb-2']
const times = [1000, 2000, 3000].filter(Instant.is)
const time = fc.constantFrom(...times)

const finding: fc.Arbitrary<CheckFinding> = fc.record({
  subject: fc.constantFrom(...subjects),
  level: fc.constantFrom('error', 'warning', 'info'),
})

const result: fc.Arbitrary<CheckResult> = fc.record({
  id: fc.constantFrom(...ids),
  level: fc.constant('error'),
  owner: fc.constantFrom('customer', 'rescale'),
  source: fc.constant('https://docs.aws.amazon.com/'),
  outcome: fc.oneof(
    fc.constant({ _tag: 'passed' } as const),
    fc
      .tuple(finding, fc.array(finding, { maxLength: 3 }))
      .map(([first, rest]) => ({ _tag: 'found', findings: [first, ...rest] }) as const),
  ),
})

const override: fc.Arbitrary<CheckOverride> = fc.record(
  {
    id: fc.constantFrom<string>(...ids),
    subject: fc.constantFrom(...subjects),
    by: fc.constant('J. Doe'),
    why: fc.constant('known'),
    until: time,
  },
  { requiredKeys: ['id', 'by', 'why'] },
)

const decisions = fc.record({ overrides: fc.array(override, { maxLength: 3 }), now: time })

const findingsIn = (results: ReadonlyArray<CheckResult>): ReadonlyArray<string> =>
  results.flatMap(({ id, outcome }) =>
    outcome._tag === 'found' ? outcome.findings.map((one) => JSON.stringify({ id, ...one })) : [],
  )

test('every finding is either accepted or left, and every check keeps its result', () => {
  fc.assert(
    fc.property(fc.array(result), decisions, (results, made) => {
      const { results: left, accepted } = acceptFindings(results, made)
      const taken = accepted.map(({ id, finding: one }) => JSON.stringify({ id, ...one }))
      expect([...findingsIn(left), ...taken].toSorted()).toEqual(findingsIn(results).toSorted())
      expect(left.map(({ id }) => id)).toEqual(results.map(({ id }) => id))
    }),
  )
})

test('what is accepted is of the check, the subject and the term of an override', () => {
  fc.assert(
    fc.property(fc.array(result), decisions, (results, made) => {
      const { results: left, accepted } = acceptFindings(results, made)
      for (const { id, finding: one, override: by } of accepted) {
        expect(by.id).toBe(id)
        expect([one.subject, undefined]).toContain(by.subject)
        expect(by.until ?? Infinity).toBeGreaterThan(made.now)
      }
      const timeless = made.overrides.flatMap((one) =>
        one.until === undefined && one.subject === undefined ? [one.id] : [],
      )
      const open = left.filter(({ outcome }) => outcome._tag === 'found').map(({ id }) => id)
      expect(open.filter((id) => timeless.includes(id))).toEqual([])
    }),
  )
})

test('a check is as bad as the worst of its findings', () => {
  const levels = (...found: ReadonlyArray<CheckFinding['level']>) =>
    found.map((level) => ({ subject: 'x', level }))
  const of = (first: CheckFinding['level'], ...rest: ReadonlyArray<CheckFinding['level']>) => {
    const [head = { subject: 'x', level: first }, ...tail] = levels(first, ...rest)
    return highestLevel({
      id: 'vpc-dns',
      level: 'error',
      owner: 'customer',
      source: '',
      outcome: { _tag: 'found', findings: [head, ...tail] },
    })
  }
  expect([of('info'), of('info', 'warning'), of('warning', 'error', 'info')]).toEqual([
    'info',
    'warning',
    'error',
  ])
})

test('an override says who and why', () => {
  const whole = {
    id: 'vpc-dns',
    by: 'J. Doe',
    why: 'our resolver',
    until: '2026-12-31T00:00:00.000Z',
  }
  expect(E.isRight(decode(CheckOverride, whole))).toBe(true)
  for (const field of ['id', 'by', 'why'] as const) {
    const { [field]: _, ...rest } = whole
    expect(decode(CheckOverride, rest)).toMatchObject({ left: [{ path: field }] })
  }
})
