import { describe, it } from 'vitest'

import { ZoneId } from '../../src/iam/identity/identifiers.ts'
import type { CidrFinding } from '../../src/network/CidrFinding.ts'
import type { Rejection } from '../../src/onboarding/Rejection.ts'
import { known } from '../onboarding/support/known.ts'
import * as sample from '../onboarding/support/sample.ts'
import { type Said, expectSaid } from './texts.ts'

const { cidr, otherCidr, region } = sample
const { accountId } = sample.request
const zones = [
  { zoneId: known(ZoneId, 'use1-az1'), zoneName: 'us-east-1a' },
  { zoneId: known(ZoneId, 'use1-az4'), zoneName: 'us-east-1b' },
]
const otherZones = [known(ZoneId, 'use1-az2'), known(ZoneId, 'use1-az3')]

const publicSpace: CidrFinding = {
  id: 'public-space',
  level: 'error',
  evidence: { proposed: cidr, ownerKind: 'internet' },
}

/** What the texts say where they branch, list or count; the others are in the samples. */
const rows: ReadonlyArray<readonly [rejection: Rejection, ...said: Said]> = [
  [
    {
      _tag: 'WrongStatus',
      command: 'IssueSetup',
      status: 'Requested',
      permitted: ['CidrLeased', 'SetupIssued'],
    },
    'is waiting for a CIDR. To issue the setup, it must be: CIDR held, waiting for the stack.',
    '「CIDR ブロックの提案待ち」では「設定情報の発行」 … : CIDR ブロックの確保済み、スタックの作成待ち。',
  ],
  [
    { _tag: 'WrongParty', command: 'IssueSetup', by: 'customer', permitted: ['rescale'] },
    'Only Rescale can issue the setup, but the customer tried to. Let Rescale do it.',
    '「設定情報の発行」 … 、Rescale だけ … お客様によるもの … Rescale が実行して',
  ],
  [
    { _tag: 'WrongParty', command: 'ReportStack', by: 'rescale', permitted: ['customer'] },
    'Only the customer can report the stack, but Rescale tried to. Let the customer do it.',
    '「スタックの報告」 … 、お客様だけ … Rescale によるもの … お客様が実行して',
  ],
  [
    {
      _tag: 'WrongParty',
      command: 'ReportStack',
      by: 'rescale',
      permitted: ['customer', 'rescale'],
    },
    'Only the customer, Rescale can',
    'お客様、Rescale だけ',
  ],
  [{ _tag: 'OnboardingOver', status: 'Closed' }, 'is closed and', '「終了」のため'],
  [{ _tag: 'OnboardingOver', status: 'Cancelled' }, 'is cancelled and', '「取り消し済み」のため'],
  [
    { _tag: 'TooManyZones', region, zoneCount: 7, usualZoneCount: 6 },
    'is 7, but … see 6 … in us-east-1. Request at most 6',
    'は 7 ですが … us-east-1 … は 6 つです。6 以下',
  ],
  [
    { _tag: 'TooFewZonesSeen', accountId, region, zoneCount: 3, seen: zones },
    'is 3, but account 111122223333 sees only … in us-east-1: use1-az1 (us-east-1a), use1-az4 (us-east-1b). Request at most 2 zones, or another Region.',
    'は 3 ですが … 111122223333 が us-east-1 で … use1-az1(us-east-1a)、use1-az4(us-east-1b)。2 以下で … 別のリージョンで申請',
  ],
  [
    { _tag: 'TooFewZonesSeen', accountId, region, zoneCount: 1, seen: [] },
    'is 1, but account … sees no Availability Zones in us-east-1. Request another Region.',
    'は 1 ですが … us-east-1 で … ありません。別のリージョンで申請',
  ],
  [
    { _tag: 'ZonesNotSeen', accountId, region, zoneIds: otherZones, seen: zones },
    'contains use1-az2, use1-az3, but account … sees only … use1-az1 (us-east-1a) … . Name as many … , or request another Region.',
    'に use1-az2、use1-az3 がありますが … use1-az1(us-east-1a)、 … 。利用できるゾーンを … 別のリージョンで申請',
  ],
  [
    { _tag: 'ZonesNotSeen', accountId, region, zoneIds: otherZones, seen: [] },
    'contains use1-az2, use1-az3, but … no Availability Zones in us-east-1. Request another Region.',
    'に use1-az2、use1-az3 が … ありません。別のリージョンで申請',
  ],
  [
    { _tag: 'LeaseTimeInvalid', leaseSeconds: 0 },
    'is 0; … 1 to 7776000 seconds (90 days)',
    'が 0 です … 1 秒から 7776000 秒(90 日)',
  ],
  [
    { _tag: 'RotationNotProven', problems: ['not-probed', 'next-external-id-refused'] },
    'verified: The role has not been probed … Probe it. The role does not accept the next',
    '確認できません。まだ新旧両方 … 。ロールがまだ新しい外部 ID を受け付けません',
  ],
  [
    {
      _tag: 'RotationNotProven',
      problems: ['current-external-id-still-accepted', 'refused-with-external-id'],
    },
    'still accepts the old … . Rescale could not assume',
    'まだ古い外部 ID を受け付けます … できませんでした',
  ],
  [
    {
      _tag: 'RotationNotProven',
      problems: ['allowed-without-external-id', 'allowed-with-wrong-external-id'],
    },
    'without any external ID … that is not yours',
    '。外部 ID なしで … お客様のものではない',
  ],
  [
    { _tag: 'TeardownOutOfOrder', step: 'PeeringRemoved', expected: 'RescaleRoutesRemoved' },
    '"the peering removed" … next step is "Rescale’s routes removed"',
    '「VPC ピアリング接続の削除」の順番では … 先に「Rescale 側のルートの削除」',
  ],
  [
    { _tag: 'RescaleSideNotClean', outstanding: ['RescaleRoutesRemoved', 'PeeringRemoved'] },
    '(outstanding: Rescale’s routes removed, the peering removed)',
    '(未完了: Rescale 側のルートの削除、VPC ピアリング接続の削除)',
  ],
  [
    { _tag: 'AlreadyRemoved', outstanding: ['StackDeleted', 'AccountClean'] },
    '(outstanding: the stack deleted, no resources left in the account)',
    '(未完了: スタックの削除、アカウントに何も残っていないことの確認)',
  ],
  [
    { _tag: 'BegunByOtherParty', by: 'rescale' },
    'Rescale began … only Rescale can',
    '開始したのは、Rescale です … も、Rescale だけ',
  ],
  [
    { _tag: 'BegunByOtherParty', by: 'customer' },
    'The customer began … only the customer can',
    '開始したのは、お客様です … も、お客様だけ',
  ],
  [
    { _tag: 'SecondaryCidrConflicts', cidr, findings: [publicSpace], alternatives: [] },
    'VPC: 10.50.0.0/16 contains public … internet. Propose another CIDR.',
    '追加できません。10.50.0.0/16 はパブリック … 。別の CIDR ブロックを提案してください。',
  ],
  [
    {
      _tag: 'SecondaryCidrConflicts',
      cidr,
      findings: [publicSpace, publicSpace],
      alternatives: [otherCidr, cidr],
    },
    'internet. 10.50 … internet. Propose another CIDR, for example 10.60.0.0/16, 10.50.0.0/16.',
    '到達できません。10.50 … 到達できません。別の … ください(例: 10.60.0.0/16, 10.50.0.0/16)。',
  ],
  [
    {
      _tag: 'SetupImpossible',
      error: { _tag: 'ZoneIdsDoNotMatch', zoneCount: 3, zoneIdCount: 2 },
    },
    '3 zones … 2 different … . Correct the request.',
    'ゾーン数 3 … 2 個 … 。申請を修正',
  ],
]

describe('the text of a rejection says the same facts in both languages', () => {
  it.each(rows)('%o', (rejection, ...said) => {
    expectSaid((words) => words.describeRejection(rejection), said)
  })
})
