/**
 * Findings are persisted: the codec takes what was written, and nothing that is nearly a finding.
 */
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { CidrFinding } from '../../src/network/CidrFinding.ts'
import { cidrOf, vpcBlock } from './arbitraries.ts'
import { wordsIn } from '../words/wordsIn.ts'

const conflict = <Owner extends string>(owner: Owner) => ({
  proposed: vpcBlock(),
  other: vpcBlock(),
  ownerKind: fc.constant(owner),
})

const count = fc.nat(100_000)
const length = fc.nat(32)
const text = fc.string({ minLength: 1, maxLength: 20 })

/** One arbitrary of evidence for each kind of finding, by hand. */
const evidence = {
  'vpc-size': fc.record({
    proposed: vpcBlock(),
    shortestPrefixLength: length,
    longestPrefixLength: length,
  }),
  'reserved-range': fc.record({
    ...conflict('aws'),
    use: fc.constantFrom('this-network', 'loopback', 'link-local', 'multicast', 'future-use'),
  }),
  'range-not-allowed': fc.record({
    proposed: vpcBlock(),
    allowed: fc.array(vpcBlock(), { maxLength: 3 }),
  }),
  'rescale-vpc-overlap': fc.record(conflict('rescale-vpc')),
  'held-overlap': fc.record(conflict('onboarding')),
  'peered-overlap': fc.record(conflict('peered-vpc')),
  'route-in-the-way': fc.record(conflict('rescale-vpc')),
  'denied-overlap': fc.record({ ...conflict('deny-list'), reason: text }),
  'secondary-association': fc.record({
    ...conflict('customer-vpc'),
    problem: fc.constantFrom(
      'NotAVpcSize',
      'OverlapsExisting',
      'RestrictedRange',
      'NotSmallerThanRoute',
      'TooManyBlocks',
    ),
  }),
  'rescale-vpc-capacity': fc.record({
    proposed: vpcBlock(),
    ownerKind: fc.constant('rescale-vpc'),
    limit: fc.constantFrom('active-peerings', 'pending-requests', 'routes-per-table'),
    used: count,
    quota: count,
  }),
  'docker-bridge-range': fc.record(conflict('aws')),
  'default-vpc-range': fc.record(conflict('aws')),
  'aws-internal-range': fc.record(conflict('aws')),
  'public-space': fc.record({ proposed: vpcBlock(), ownerKind: fc.constant('internet') }),
  'customer-network-overlap': fc.record({ ...conflict('customer-network'), name: text }),
  'too-few-addresses': fc.record(
    {
      proposed: vpcBlock(),
      zoneCount: count,
      capacityNodes: count,
      plannedNodes: count,
      fittingPrefixLength: length,
    },
    { requiredKeys: ['proposed', 'zoneCount', 'capacityNodes'] },
  ),
}

const level = fc.constantFrom('error', 'warning', 'info')
const ids = Object.keys(evidence)

/** Findings as they come from a file, of every kind. */
const written: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(
  ...Object.entries(evidence).map(([id, each]) =>
    fc.record<Record<string, unknown>>({ id: fc.constant(id), level, evidence: each }),
  ),
)

const decoded = (value: unknown): CidrFinding => {
  const result = CidrFinding.decode(value)
  if (E.isLeft(result)) throw new TypeError(`no finding: ${JSON.stringify(value)}`)
  return result.right
}

describe('the codec', () => {
  test('there is evidence of sixteen kinds', () => {
    expect(ids).toHaveLength(16)
  })

  test('takes what it gives', () => {
    fc.assert(
      fc.property(written, (value) => {
        const finding = decoded(value)
        expect(finding).toEqual(value)
        expect(CidrFinding.is(finding)).toBe(true)
        expect(JSON.parse(JSON.stringify(CidrFinding.encode(finding)))).toEqual(value)
      }),
    )
  })

  test('refuses evidence of another kind, an unknown field and a missing one', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(...ids, 'no-such-rule', undefined), (value, id) => {
        const finding = decoded(value)
        const { proposed, ...rest } = finding.evidence
        const wrong = [
          { ...value, evidence: { ...rest } },
          { ...value, evidence: { ...finding.evidence, owner: 'acme' } },
          { ...value, level: 'fatal' },
          { ...value, extra: proposed },
        ]
        for (const each of wrong) {
          expect(E.isLeft(CidrFinding.decode(each))).toBe(true)
          expect(CidrFinding.is(each)).toBe(false)
        }
        const alike = [
          ['docker-bridge-range', 'default-vpc-range', 'aws-internal-range'],
          ['rescale-vpc-overlap', 'route-in-the-way'],
        ]
        const sameEvidence =
          id === value['id'] ||
          alike.some((kinds) => kinds.includes(finding.id) && kinds.includes(String(id)))
        expect(E.isRight(CidrFinding.decode({ ...value, id }))).toBe(sameEvidence)
      }),
    )
  })

  test.each([null, undefined, 'held-overlap', 1, [], {}])('%j is no finding', (value) => {
    expect(E.isLeft(CidrFinding.decode(value))).toBe(true)
    expect(CidrFinding.is(value)).toBe(false)
  })
})

describe('the description', () => {
  test('names the blocks in both languages, and says nothing undefined', () => {
    fc.assert(
      fc.property(written, (value) => {
        const finding = decoded(value)
        const [en, ja] = [
          wordsIn.en.describeCidrFinding(finding),
          wordsIn.ja.describeCidrFinding(finding),
        ]
        if (finding.id !== 'rescale-vpc-capacity') {
          expect(en).toContain(finding.evidence.proposed)
          expect(ja).toContain(finding.evidence.proposed)
        }
        if ('other' in finding.evidence && finding.evidence.ownerKind !== 'customer-vpc') {
          expect(en).toContain(finding.evidence.other)
          expect(ja).toContain(finding.evidence.other)
        }
        expect(`${en}${ja}`).not.toMatch(/undefined|null|\[object/)
        expect(ja).toMatch(/[ぁ-んァ-ン一-龯]/)
      }),
    )
  })

  test('a range that is not allowed, with those that are', () => {
    const describing = (allowed: ReadonlyArray<string>) => {
      const finding = decoded({
        id: 'range-not-allowed',
        level: 'error',
        evidence: { proposed: '11.0.0.0/16', allowed },
      })
      return [wordsIn.en.describeCidrFinding(finding), wordsIn.ja.describeCidrFinding(finding)]
    }
    expect(describing(['10.0.0.0/8', '192.168.0.0/16'])).toEqual([
      '11.0.0.0/16 is not within the ranges that Rescale accepts: 10.0.0.0/8, 192.168.0.0/16.',
      '11.0.0.0/16 は、Rescale が受け入れる範囲(10.0.0.0/8、192.168.0.0/16)に含まれていません。',
    ])
    expect(describing([])).toEqual([
      '11.0.0.0/16 is not within the ranges that Rescale accepts: none.',
      '11.0.0.0/16 は、Rescale が受け入れる範囲(なし)に含まれていません。',
    ])
  })

  test('an overlap with a held block', () => {
    const finding = decoded({
      id: 'held-overlap',
      level: 'error',
      evidence: {
        proposed: cidrOf('10.20.0.0/16'),
        other: cidrOf('10.20.16.0/20'),
        ownerKind: 'onboarding',
      },
    })
    expect(wordsIn.en.describeCidrFinding(finding)).toBe(
      '10.20.0.0/16 overlaps 10.20.16.0/20, which is in use on the Rescale VPC.',
    )
    expect(wordsIn.ja.describeCidrFinding(finding)).toBe(
      '10.20.0.0/16 は、Rescale の VPC ですでに使用されている 10.20.16.0/20 と重複しています。',
    )
  })
})
