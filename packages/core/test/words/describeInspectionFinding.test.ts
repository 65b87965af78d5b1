import { describe, expect, it } from 'vitest'
import * as E from 'fp-ts/lib/Either.js'

import { InspectionFinding } from '../../src/inspection/InspectionFinding.ts'
import type { MissingRoute } from '../../src/inspection/MissingRoute.ts'
import * as sample from '../onboarding/support/sample.ts'
import { expectEvidence, expectTexts } from './texts.ts'
import { wordsIn } from './wordsIn.ts'

const { vpcId } = sample
const level = 'error'
const compared = { expected: 'one', actual: 'another' }

const route = (problem: MissingRoute['problem'], found = false): MissingRoute => ({
  routeTableId: sample.customerTableId,
  destination: sample.cidr,
  problem,
  ...(found ? { found: { destination: sample.otherCidr, target: 'nat-0123' } } : {}),
})

const findings: ReadonlyArray<readonly [InspectionFinding, ...shown: ReadonlyArray<string>]> = [
  [{ id: 'vpc-missing', level, evidence: { vpcId } }, vpcId],
  [{ id: 'vpc-not-available', level, evidence: { vpcId } }, vpcId],
  [{ id: 'vpc-owner-differs', level, evidence: compared }, 'one', 'another'],
  [{ id: 'vpc-region-differs', level, evidence: compared }, 'one', 'another'],
  [{ id: 'vpc-cidr-differs', level, evidence: compared }, 'one', 'another'],
  [
    {
      id: 'vpc-extra-cidr',
      level,
      evidence: { cidr: sample.otherCidr, overlapsRescaleVpc: true },
    },
    sample.otherCidr,
  ],
  [
    {
      id: 'vpc-extra-cidr',
      level: 'warning',
      evidence: { cidr: sample.otherCidr, overlapsRescaleVpc: false },
    },
    sample.otherCidr,
  ],
  [{ id: 'dns-support-off', level, evidence: { vpcId } }, vpcId, 'enableDnsSupport'],
  [{ id: 'dns-hostnames-off', level, evidence: { vpcId } }, vpcId, 'enableDnsHostnames'],
  [{ id: 'internet-gateway-missing', level, evidence: { vpcId } }, vpcId],
  [{ id: 'internet-gateway-present', level, evidence: { vpcId } }, vpcId],
  [
    {
      id: 'subnet-off-table',
      level,
      evidence: { subnetId: 'subnet-1', routeTableId: 'rtb-1' },
    },
    'subnet-1',
    'rtb-1',
  ],
  [
    { id: 'template-edited', level, evidence: { expected: 'sha256:1', actual: 'sha256:2' } },
    'sha256:1',
    'sha256:2',
  ],
  [{ id: 'subnet-missing', level, evidence: { subnetId: 'subnet-1' } }, 'subnet-1'],
  [{ id: 'route-table-missing', level, evidence: { routeTableId: 'rtb-1' } }, 'rtb-1'],
  [
    { id: 'peering-not-active', level, evidence: { peeringId: 'pcx-1', status: 'deleting' } },
    'pcx-1',
    'deleting',
  ],
  [
    { id: 'route-missing', level, evidence: { ...route('absent'), side: 'customer' } },
    sample.customerTableId,
    sample.cidr,
  ],
]

const routes: ReadonlyArray<readonly [MissingRoute, ...shown: ReadonlyArray<string>]> = [
  [route('no-table'), sample.customerTableId, sample.cidr],
  [route('absent'), sample.customerTableId, sample.cidr],
  [route('blackhole', true), sample.customerTableId, sample.otherCidr, 'nat-0123'],
  [route('other-target', true), sample.customerTableId, sample.otherCidr, 'nat-0123'],
  [route('shadowed', true), sample.customerTableId, sample.cidr, sample.otherCidr, 'nat-0123'],
  [route('blackhole'), sample.cidr],
  [route('other-target'), sample.cidr],
]

const shownFindings = findings.map(([finding, ...shown]) => ({ finding, shown }))
const shownRoutes = routes.map(([missing, ...shown]) => ({ missing, shown }))

describe('the texts of a finding', () => {
  it.each(shownFindings)('show its evidence: $finding.id', ({ finding, shown }) => {
    expectTexts((words) => words.describeInspectionFinding(finding))
    expectEvidence((words) => words.describeInspectionFinding(finding), shown)
  })

  it('say whose side lacks a route', () => {
    const text = (side: 'rescale' | 'customer') =>
      wordsIn.en.describeInspectionFinding({
        id: 'route-missing',
        level,
        evidence: { ...route('absent'), side },
      })
    expect(text('rescale')).toMatch(/^Rescale’s side: /)
    expect(text('customer')).toMatch(/^The customer’s side: /)
  })

  it('differ for every kind', () => {
    const texts = findings.map(([finding]) => wordsIn.ja.describeInspectionFinding(finding))
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('the texts of a missing route', () => {
  it.each(shownRoutes)('show what is in the way: $missing.problem', ({ missing, shown }) => {
    expectTexts((words) => words.describeMissingRoute(missing))
    expectEvidence((words) => words.describeMissingRoute(missing), shown)
  })
})

describe('the texts of a probe that misbehaved', () => {
  it.each([
    'refused-with-external-id',
    'allowed-without-external-id',
    'allowed-with-wrong-external-id',
  ] as const)('say what to change: %s', (problem) => {
    expectTexts((words) => words.describeProbeProblem(problem))
    expect(wordsIn.en.describeProbeProblem(problem)).toContain('trust policy')
    expect(wordsIn.ja.describeProbeProblem(problem)).toContain('信頼ポリシー')
    expect(wordsIn.ja.describeProbeProblem(problem)).toContain('外部 ID')
  })
})

describe('a finding', () => {
  it.each(shownFindings)('comes back from JSON as it went: $finding.id', ({ finding }) => {
    const json: unknown = JSON.parse(JSON.stringify(InspectionFinding.encode(finding)))
    expect(InspectionFinding.decode(json)).toEqual(E.right(finding))
  })
})
