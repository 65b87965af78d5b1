import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { RoleArn } from '../../src/iam/identity/RoleArn.ts'
import { ZoneId } from '../../src/iam/identity/identifiers.ts'
import type { Rejection } from '../../src/onboarding/Rejection.ts'
import { walkArbitrary } from '../onboarding/support/Walk.ts'
import { known } from '../onboarding/support/known.ts'
import { expectActualFirst, expectEvidence, expectTexts } from './texts.ts'
import * as sample from '../onboarding/support/sample.ts'
import { wordsIn } from './wordsIn.ts'

const { cidr, otherCidr, roleArn, otherRoleArn, vpcId, otherVpcId, region } = sample
const { accountId } = sample.request
const zones = [
  { zoneId: known(ZoneId, 'usw1-az1'), zoneName: 'us-west-1a' },
  { zoneId: known(ZoneId, 'usw1-az3'), zoneName: 'us-west-1b' },
]
const other = known(RoleArn, 'arn:aws-cn:iam::444455556666:role/Other')

/** One of each, with the evidence that its texts must show. */
const samples: {
  readonly [Tag in Rejection['_tag']]: readonly [
    Omit<Extract<Rejection, { readonly _tag: Tag }>, '_tag'>,
    ...shown: ReadonlyArray<string>,
  ]
} = {
  WrongStatus: [{ command: 'IssueSetup', status: 'Requested', permitted: ['CidrLeased'] }],
  WrongParty: [{ command: 'IssueSetup', by: 'customer', permitted: ['rescale'] }, 'Rescale'],
  OnboardingOver: [{ status: 'Closed' }],
  BoundaryAccountDisagrees: [
    { expected: '111122223333', actual: '444455556666' },
    'permissionsBoundaryArn',
    '111122223333',
    '444455556666',
  ],
  BoundaryPartitionDisagrees: [
    { expected: 'aws', actual: 'aws-cn' },
    'permissionsBoundaryArn',
    'aws-cn',
    'arn:aws:',
  ],
  TooManyZones: [
    { region, zoneCount: 7, usualZoneCount: 6 },
    'zoneCount',
    'zoneIds',
    '7',
    '6',
    region,
  ],
  TooFewZonesSeen: [
    { accountId, region, zoneCount: 3, seen: zones },
    'zoneCount',
    '3',
    accountId,
    'usw1-az3',
    'us-west-1b',
  ],
  ZonesNotSeen: [
    { accountId, region, zoneIds: [known(ZoneId, 'usw1-az2')], seen: zones },
    'zoneIds',
    'usw1-az2',
    accountId,
    'usw1-az1',
    'us-west-1a',
  ],
  SetupImpossible: [
    { error: { _tag: 'ZoneIdsDoNotMatch', zoneCount: 3, zoneIdCount: 2 } },
    '3',
    '2',
  ],
  AccountIsRescales: [{ accountId: sample.rescaleAccount }, 'accountId', sample.rescaleAccount],
  NoRouteTables: [{ vpcId }, 'routeTableIds', vpcId],
  NoRescaleVpcWithRoom: [{ region }, 'us-east-1'],
  AlreadyOpen: [{ onboardingId: sample.otherOnboardingId }, sample.otherOnboardingId],
  LeaseTimeInvalid: [{ leaseSeconds: 0.5 }, 'leaseSeconds', '0.5', '7776000'],
  LeaseExpired: [{ cidr, expiredAt: sample.leaseEnd }, cidr, '2026-03-15T09:00:00.000Z'],
  LeaseNotDue: [{ cidr, expiresAt: sample.leaseEnd }, cidr, '2026-03-15T09:00:00.000Z'],
  InventoryOfOtherVpc: [{ expected: vpcId, actual: otherVpcId }, vpcId, otherVpcId],
  RescaleVpcNotSeen: [{ vpcId }, vpcId],
  ExternalIdNotFresh: [{}],
  SetupAlreadyIssued: [{}, 'setup.json'],
  SetupCidrDisagrees: [{ expected: cidr, actual: otherCidr }, 'cidr', cidr, otherCidr],
  SetupRegionDisagrees: [{ expected: region, actual: 'eu-west-1' }, 'region', region, 'eu-west-1'],
  RoleAccountDisagrees: [
    { expected: '111122223333', actual: '444455556666' },
    'roleArn',
    '111122223333',
    '444455556666',
  ],
  RolePartitionDisagrees: [{ expected: 'aws', actual: 'aws-cn' }, 'roleArn', 'aws-cn'],
  StackCidrDisagrees: [{ expected: cidr, actual: otherCidr }, 'vpcCidr', cidr, otherCidr],
  StackNameDisagrees: [
    { expected: 'rescale-byoa-acme', actual: 'another' },
    'stackName',
    'rescale-byoa-acme',
    'another',
  ],
  RoleArnClaimed: [{ roleArn: other }, 'roleArn', other],
  VpcClaimed: [{ vpcId: otherVpcId }, 'vpcId', otherVpcId],
  OtherRole: [{ expected: roleArn, actual: otherRoleArn }, roleArn, otherRoleArn],
  OtherVpc: [{ expected: vpcId, actual: otherVpcId }, vpcId, otherVpcId],
  OtherPeering: [
    { expected: sample.peeringOf(2), actual: sample.peeringOf(1) },
    sample.peeringOf(2),
    sample.peeringOf(1),
  ],
  RotationUnderWay: [{}],
  RotationNotProven: [{ problems: ['not-probed', 'current-external-id-still-accepted'] }],
  TeardownOutOfOrder: [{ step: 'PeeringRemoved', expected: 'RescaleRoutesRemoved' }],
  RescaleSideNotClean: [{ outstanding: ['PeeringRemoved', 'StackDeleted'] }],
  AlreadyRemoved: [{ outstanding: ['AccountClean'] }],
  BegunByOtherParty: [{ by: 'rescale' }, 'Rescale'],
  SecondaryCidrConflicts: [
    {
      cidr,
      findings: [
        {
          id: 'held-overlap',
          level: 'error',
          evidence: { proposed: cidr, other: cidr, ownerKind: 'onboarding' },
        },
      ],
      alternatives: [otherCidr],
    },
    cidr,
    otherCidr,
  ],
  SecondaryCidrInUse: [{ cidr }, cidr],
}

const cases = Object.entries(samples).map(
  ([tag, [evidence, ...shown]]) => [tag, { _tag: tag, ...evidence } as Rejection, shown] as const,
)

const disagreements = cases.flatMap(([tag, rejection]) =>
  'actual' in rejection ? [[tag, rejection] as const] : [],
)

describe('the texts of a rejection', () => {
  it.each(cases)('%s show the evidence, in both languages', (_tag, rejection, shown) => {
    expectTexts((words) => words.describeRejection(rejection))
    expectEvidence((words) => words.describeRejection(rejection), shown)
  })

  it.each(disagreements)('%s say what was found before what was expected', (_tag, rejection) => {
    expectActualFirst((words) => words.describeRejection(rejection), rejection)
  })

  it.each(cases)('%s say what was wrong and what to do', (_tag, rejection) => {
    const sentences = wordsIn.en.describeRejection(rejection).split(/[.:;] /)
    expect(sentences.length).toBeGreaterThanOrEqual(2)
    expect(wordsIn.ja.describeRejection(rejection)).toMatch(/ください[。(]|必要があります。/)
  })

  it('differ for every reason', () => {
    const texts = cases.map(([, rejection]) => wordsIn.en.describeRejection(rejection))
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('show both values of every disagreement that a walk runs into, and no external ID', () => {
    fc.assert(
      fc.property(walkArbitrary(), (steps) => {
        for (const { decision } of steps) {
          if (decision._tag === 'Right') continue
          const rejection = decision.left
          expectTexts((words) => words.describeRejection(rejection))
          if ('actual' in rejection) {
            expectEvidence(
              (words) => words.describeRejection(rejection),
              [rejection.expected, rejection.actual],
            )
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it('read like this', () => {
    const rejection: Rejection = {
      _tag: 'StackCidrDisagrees',
      expected: '10.50.0.0/16',
      actual: '10.60.0.0/16',
    }
    expect(wordsIn.en.describeRejection(rejection)).toBe(
      'vpcCidr of the stack report is 10.60.0.0/16, but 10.50.0.0/16 was agreed. Run the stack with the unmodified template, and report its outputs.',
    )
    expect(wordsIn.ja.describeRejection(rejection)).toBe(
      'スタックの報告の vpcCidr は 10.60.0.0/16 ですが、合意された CIDR ブロックは 10.50.0.0/16 です。提供されたテンプレートを変更せずにスタックを作成し、その出力を報告してください。',
    )
  })
})
