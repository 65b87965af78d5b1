import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { replay } from '../../src/onboarding/Decider.ts'
import { describeIntent } from '../../src/onboarding/describeIntent.ts'
import { type Intent, type IntentType, intentOf } from '../../src/onboarding/Intent.ts'
import { react } from '../../src/onboarding/react.ts'
import { type History, happened, histories, rotating, teardown } from './support/histories.ts'
import { walkArbitrary } from './support/Walk.ts'
import * as sample from './support/sample.ts'
import { expectEvidence, expectTexts } from './support/texts.ts'

const asked = (history: History, now = sample.hours(2)): ReadonlyArray<Intent> =>
  react(replay(history), now)

const problems = ['allowed-without-external-id'] as const
const findings = [
  { id: 'vpc-missing' as const, level: 'error' as const, evidence: { vpcId: sample.vpcId } },
]

/** Histories after which, taken together, everything is asked that ever can be. */
const everywhere: ReadonlyArray<History> = [
  ...Object.values(histories),
  [
    ...histories.reported,
    happened('RoleRejected', { roleArn: sample.roleArn, problems }),
    happened('VpcRejected', { vpcId: sample.vpcId, findings }),
  ],
  [...histories.reported, happened('RoleVerified', { roleArn: sample.roleArn })],
  rotating(histories.connected),
  rotating(histories.connected, {
    nextExternalId: 'allowed',
    currentExternalId: 'allowed',
    problems: [],
  }),
  rotating(histories.connected, {
    nextExternalId: 'allowed',
    currentExternalId: 'refused',
    problems: [],
  }),
  ...teardown.map((_, count) => [
    ...histories.offboarding,
    ...teardown.slice(0, count).map((step) => happened(step, {})),
  ]),
]

const intents: ReadonlyArray<Intent> = [
  ...everywhere.flatMap((history) => asked(history)),
  ...asked(histories.issued, sample.leaseEnd),
  intentOf('rescale', 'ReviewPeering', { attempt: 4, reason: 'expired' }),
]

const types = [
  'ProposeCidr',
  'RunStack',
  'CorrectRole',
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
] as const satisfies ReadonlyArray<IntentType>

describe('the texts of an intent', () => {
  it('are there for each of them', () => {
    expect([...new Set(intents.map(({ type }) => type))].toSorted()).toEqual(types.toSorted())
    for (const intent of intents) expectTexts(describeIntent, intent)
  })

  it('show no external ID and no hole, wherever a walk comes to', () => {
    fc.assert(
      fc.property(walkArbitrary(), (steps) => {
        for (const { after, command } of steps) {
          for (const intent of react(after, command.at)) expectTexts(describeIntent, intent)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('show the peerings and the deadline', () => {
    for (const intent of intents) {
      const { data, deadline } = intent
      if ('peeringId' in data && intent.type !== 'AddCustomerRoutes') {
        expectEvidence(describeIntent, intent, [data.peeringId])
      }
      if ('peeringIds' in data) expectEvidence(describeIntent, intent, data.peeringIds)
      if (deadline === undefined) continue
      expectEvidence(describeIntent, intent, [new Date(deadline).toISOString()])
    }
  })

  it('read like this', () => {
    const [run] = asked(histories.issued, sample.hours(14 * 24 - 11))
    expect(run === undefined ? '' : describeIntent(run, 'en')).toBe(
      'Run the CloudFormation template in us-east-1 and return its outputs: role ARN, VPC ID and the agreed CIDR 10.50.0.0/16. Deadline: 2026-03-15T09:00:00.000Z (less than twelve hours left).',
    )
    expect(run === undefined ? '' : describeIntent(run, 'ja')).toBe(
      'us-east-1 でCloudFormationテンプレートを実行してスタックを作成し、出力(ロールARN、VPC ID、合意されたCIDR範囲 10.50.0.0/16)をご提供ください。期限: 2026-03-15T09:00:00.000Z(残り12時間以内)。',
    )
  })
})
