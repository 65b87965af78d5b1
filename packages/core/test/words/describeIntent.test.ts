import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { replay } from '../../src/onboarding/Decider.ts'
import { type Intent, type IntentType, intentOf } from '../../src/onboarding/Intent.ts'
import { react } from '../../src/onboarding/react.ts'
import {
  type History,
  expiredRequests,
  happened,
  histories,
  proven,
  rotating,
  stepsDone,
  teardown,
  thenCancelled,
  thenOffboarding,
  withDisassociatedCidr,
  withFailures,
  withSecondaryCidr,
  withUnreadableTrust,
} from '../onboarding/support/histories.ts'
import { walkArbitrary } from '../onboarding/support/Walk.ts'
import * as sample from '../onboarding/support/sample.ts'
import { expectEvidence, expectTexts } from './texts.ts'
import { wordsIn } from './wordsIn.ts'

const asked = (history: History, now = sample.hours(2)): ReadonlyArray<Intent> =>
  react(replay(history), now)

const problems = ['allowed-without-external-id'] as const
const findings = [
  { id: 'vpc-missing' as const, level: 'error' as const, evidence: { vpcId: sample.vpcId } },
]

const { roleArn, cidr } = sample
const peeringId = sample.peeringOf(1)
const stackOnly = ['StackDeleted', 'AccountClean'] as const

/** Histories after which, taken together, everything is asked that ever can be. */
const everywhere: ReadonlyArray<History> = [
  ...Object.values(histories),
  [
    ...histories.reported,
    happened('RoleRejected', { roleArn, problems }),
    happened('TrustRejected', { roleArn, findings: ['any-principal'] }),
    happened('AccessLost', { roleArn, action: 'ec2:DescribeVpcs' }),
    happened('VpcRejected', { vpcId: sample.vpcId, findings }),
  ],
  [...histories.reported, happened('RoleVerified', { roleArn })],
  [...histories.verified, ...expiredRequests(3)],
  [
    ...histories.connected,
    happened('DriftFound', {
      findings: [
        { id: 'peering-not-active', level: 'error', evidence: { peeringId, status: 'deleting' } },
      ],
    }),
  ],
  [...histories.connected, happened('StackReported', { stack: sample.secondStack })],
  [...histories.suspended, happened('PeeringDeleted', { peeringId, reason: '' })],
  [...histories.suspended, happened('Suspended', { reason: '' }, { by: 'customer' })],
  [...histories.issued, happened('LeaseLapsed', { cidr })],
  withSecondaryCidr(histories.connected),
  withDisassociatedCidr(histories.connected),
  withUnreadableTrust(histories.connected),
  withFailures(histories.verified, 5, 'RequestPeering'),
  rotating(histories.connected),
  rotating(histories.connected, { ...proven, currentExternalId: 'allowed' }),
  rotating(histories.connected, proven),
  thenOffboarding(
    histories.reported,
    teardown.filter((step) => step !== 'CustomerRoutesRemoved'),
  ),
  thenCancelled(histories.issued, stackOnly),
  [
    ...thenCancelled(histories.issued, stackOnly),
    happened('LeftoversFound', { leftovers: [sample.leftover] }),
  ],
  ...teardown.map((_, count) => [
    ...histories.offboarding,
    ...stepsDone(...teardown.slice(0, count)),
  ]),
]

const intents: ReadonlyArray<Intent> = everywhere.flatMap((history) => [
  ...asked(history),
  // Every lease has run out by then, and every deadline passed; later everything is abandoned.
  ...asked(history, sample.hours(40 * 24)),
  ...asked(history, sample.hours(400 * 24)),
])

const types = [
  'ProposeCidr',
  'RunStack',
  'CorrectRole',
  'ReportTrustPolicy',
  'CorrectVpc',
  'AcceptPeering',
  'AddCustomerRoutes',
  'TrustNextExternalId',
  'DistrustCurrentExternalId',
  'RemoveCustomerRoutes',
  'DeleteStack',
  'ConfirmAccountClean',
  'IssueSetup',
  'LapseLease',
  'ProbeRole',
  'InspectVpc',
  'RequestPeering',
  'ReviewPeering',
  'ObservePeering',
  'AddRescaleRoutes',
  'ObserveCustomerRoutes',
  'InspectConnection',
  'RepairConnection',
  'CompleteRotation',
  'DecideResumption',
  'RemoveRescaleRoutes',
  'ObserveCustomerRoutesRemoved',
  'DeletePeering',
  'AssociateCidr',
  'ReviewRotation',
  'ReleaseSecondaryCidr',
  'CloseUnconfirmed',
  'EndAbandoned',
  'ReviewFailure',
] as const satisfies ReadonlyArray<IntentType>

describe('the texts of an intent', () => {
  it('are there for each of them', () => {
    expect([...new Set(intents.map(({ type }) => type))].toSorted()).toEqual(types.toSorted())
    for (const intent of intents) expectTexts((words) => words.describeIntent(intent))
  })

  it('show no external ID and no hole, wherever a walk comes to', () => {
    fc.assert(
      fc.property(walkArbitrary(), (steps) => {
        for (const { after, command } of steps) {
          for (const intent of react(after, command.at))
            expectTexts((words) => words.describeIntent(intent))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('have no gap where no peering is known that could be removed', () => {
    const looking = asked(
      thenOffboarding(
        histories.reported,
        teardown.filter((step) => step !== 'CustomerRoutesRemoved'),
      ),
    )
    const [remove] = looking
    expect(remove).toMatchObject({ type: 'RemoveRescaleRoutes', data: { peeringIds: [] } })
    for (const intent of [...looking, intentOf('rescale', 'DeletePeering', { peeringIds: [] })]) {
      expect(wordsIn.en.describeIntent(intent)).not.toMatch(/ [.,:]|: ?\.|over \./)
      expect(wordsIn.ja.describeIntent(intent)).not.toMatch(/[\s]{2}|接続 [^p]/)
    }
  })

  it('show the peerings, the blocks and the deadline', () => {
    for (const intent of intents) {
      const { data, deadline } = intent
      if ('peeringId' in data && data.peeringId !== undefined) {
        expectEvidence((words) => words.describeIntent(intent), [data.peeringId])
      }
      if ('peeringIds' in data)
        expectEvidence((words) => words.describeIntent(intent), data.peeringIds)
      if ('cidr' in data) expectEvidence((words) => words.describeIntent(intent), [data.cidr])
      if (deadline === undefined) continue
      expectEvidence((words) => words.describeIntent(intent), [new Date(deadline).toISOString()])
    }
  })

  it('read like this', () => {
    const [run] = asked(histories.issued, sample.hours(14 * 24 - 11))
    expect(run === undefined ? '' : wordsIn.en.describeIntent(run)).toBe(
      'Run the CloudFormation template in us-east-1 and return its outputs: role ARN, VPC ID and the agreed CIDR 10.50.0.0/16. Deadline: 2026-03-15T09:00:00.000Z (less than twelve hours left).',
    )
    expect(run === undefined ? '' : wordsIn.ja.describeIntent(run)).toBe(
      'us-east-1 で CloudFormation テンプレートを実行してスタックを作成し、出力(ロール ARN、VPC ID、合意された CIDR ブロック 10.50.0.0/16)をご提供ください。期限: 2026-03-15T09:00:00.000Z(残り 12 時間以内)。',
    )
  })
})
