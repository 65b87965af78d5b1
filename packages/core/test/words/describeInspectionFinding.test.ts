import { describe, expect, it } from 'vitest'
import * as E from 'fp-ts/lib/Either.js'

import { InspectionFinding } from '../../src/inspection/InspectionFinding.ts'
import type { MissingRoute } from '../../src/inspection/MissingRoute.ts'
import * as sample from '../onboarding/support/sample.ts'
import { type Said, expectActualFirst, expectEvidence, expectSaid, expectTexts } from './texts.ts'
import { wordsIn } from './wordsIn.ts'

const { vpcId } = sample
const level = 'error'
const compared = { expected: 'one', actual: 'another' }

const ids = [
  'vpc-owner-differs',
  'vpc-region-differs',
  'vpc-cidr-differs',
  'template-edited',
] as const

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
  [{ id: 'peering-dns-off', level, evidence: { peeringId: 'pcx-1', side: 'rescale' } }, 'pcx-1'],
  [
    { id: 'route-missing', level, evidence: { ...route('absent'), side: 'customer' } },
    sample.customerTableId,
    sample.cidr,
  ],
]

const { cidr, otherCidr } = sample

const routes: ReadonlyArray<readonly [MissingRoute, ...said: Said]> = [
  [route('no-table'), `route to ${cidr}, was not found`, `${cidr} へのルート … 見つかりません`],
  [route('absent'), `has no route to ${cidr}`, `${cidr} へのルートがありません`],
  [
    route('blackhole', true),
    `drops packets to ${otherCidr} … target … nat-0123, no longer`,
    `${otherCidr} へのルート … nat-0123 が存在しない`,
  ],
  [
    route('other-target', true),
    `sends ${otherCidr} to nat-0123.`,
    `${otherCidr} へのルートは nat-0123 を指して`,
  ],
  [
    route('shadowed', true),
    `inside ${cidr}: ${otherCidr} goes to nat-0123.`,
    `${cidr} の一部 … (${otherCidr} から nat-0123)`,
  ],
  [route('blackhole'), `to ${cidr}: … another target, no`, `${cidr} … 別のターゲット … 存在しない`],
  [route('other-target'), `sends ${cidr} to another target.`, `${cidr} … 別のターゲット … 指して`],
]

const shownFindings = findings.map(([finding, ...shown]) => ({ finding, shown }))
const saidRoutes = routes.map(([missing, ...said]) => ({ missing, said }))

describe('the texts of a finding', () => {
  it.each(shownFindings)('show its evidence: $finding.id', ({ finding, shown }) => {
    expectTexts((words) => words.describeInspectionFinding(finding))
    expectEvidence((words) => words.describeInspectionFinding(finding), shown)
  })

  it.each([
    ['rescale', 'Rescale’s side: Route', 'Rescale 側: ルート'],
    ['customer', 'The customer’s side: Route', 'お客様側: ルート'],
  ] as const)('say whose side lacks a route: %s', (side, english, japanese) => {
    const evidence = { ...route('absent'), side }
    expectSaid(
      (words) => words.describeInspectionFinding({ id: 'route-missing', level, evidence }),
      [english, japanese],
    )
  })

  it.each([
    ['rescale', 'Rescale’s side … requester DNS', 'Rescale 側 … リクエスタ DNS'],
    ['customer', 'The customer’s side … accepter DNS', 'お客様側 … アクセプタ DNS'],
  ] as const)('say whose side does not allow DNS: %s', (side, english, japanese) => {
    const evidence = { peeringId: 'pcx-1', side }
    expectSaid(
      (words) => words.describeInspectionFinding({ id: 'peering-dns-off', level, evidence }),
      [english, japanese],
    )
  })

  it.each([
    [true, 'overlaps the Rescale VPC. Disassociate it', '重複しています。 … 解除してください'],
    [false, 'not agreed. It will not be routed', '合意されていない … ルーティングされません'],
  ] as const)(
    'say whether a further block overlaps: %s',
    (overlapsRescaleVpc, english, japanese) => {
      const evidence = { cidr: sample.otherCidr, overlapsRescaleVpc }
      expectSaid(
        (words) => words.describeInspectionFinding({ id: 'vpc-extra-cidr', level, evidence }),
        [english, japanese],
      )
    },
  )

  it('say what was found before what was expected', () => {
    for (const id of ids) {
      const finding = { id, level, evidence: compared } as const
      expectActualFirst((words) => words.describeInspectionFinding(finding), compared)
    }
  })

  it('differ for every kind', () => {
    const texts = findings.map(([finding]) => wordsIn.ja.describeInspectionFinding(finding))
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('the texts of a missing route', () => {
  it.each(saidRoutes)('say what is in the way: $missing.problem', ({ missing, said }) => {
    expectSaid((words) => words.describeMissingRoute(missing), said)
    expectEvidence((words) => words.describeMissingRoute(missing), [sample.customerTableId])
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
