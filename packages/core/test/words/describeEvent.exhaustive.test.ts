import { describe, it } from 'vitest'

import type {
  OnboardingEventData,
  OnboardingEventType,
} from '../../src/onboarding/OnboardingEvent.ts'
import type { InspectionFinding } from '../../src/inspection/InspectionFinding.ts'
import type { CidrFinding } from '../../src/network/CidrFinding.ts'
import type { Party } from '../../src/values/Party.ts'
import { happened } from '../onboarding/support/histories.ts'
import * as sample from '../onboarding/support/sample.ts'
import { type Said, expectSaid } from './texts.ts'

const { cidr, otherCidr, roleArn, vpcId, customerTableId } = sample
const peeringId = sample.peeringOf(1)
const expiresAt = sample.leaseEnd

const publicSpace: CidrFinding = {
  id: 'public-space',
  level: 'warning',
  evidence: { proposed: cidr, ownerKind: 'internet' },
}
const inspected: ReadonlyArray<InspectionFinding> = [
  { id: 'dns-support-off', level: 'error', evidence: { vpcId } },
  { id: 'vpc-missing', level: 'error', evidence: { vpcId } },
]
const absent = { routeTableId: customerTableId, destination: cidr, problem: 'absent' } as const
const leftovers = [sample.leftover, { ...sample.leftover, resourceId: 'i-0456' }]
const failed = { intent: 'InspectVpc', operation: 'describeVpc', code: 'Denied', message: '' }

type Row<Type extends OnboardingEventType> = readonly [
  data: OnboardingEventData[Type],
  ...said: Said,
  by?: Party,
]

/** Every branch of the text of every event, with the facts that both languages say. */
const rows: { readonly [Type in OnboardingEventType]: ReadonlyArray<Row<Type>> } = {
  OnboardingRequested: [
    [
      {
        onboardingId: sample.onboardingId,
        request: sample.request,
        rescaleVpc: sample.rescaleVpc,
        checkSet: 1,
      },
      '111122223333 in us-east-1 … vpc-0000000000000aaaa',
      '111122223333(us-east-1) … vpc-0000000000000aaaa',
    ],
  ],
  CidrLeased: [
    [
      { cidr, expiresAt, warnings: [] },
      'until 2026-03-15T09:00:00.000Z.',
      '09:00:00.000Z まで確保されました。',
    ],
    [{ cidr, expiresAt, warnings: [publicSpace] }, '000Z (warnings: 1).', '(警告 1 件)。'],
  ],
  CidrDeclined: [
    [
      { cidr, findings: [publicSpace], alternatives: [] },
      '10.50.0.0/16 … 1 finding. No block of that size is free.',
      '10.50.0.0/16 は 1 件 … 空きブロックはありません。',
    ],
    [
      { cidr, findings: [publicSpace, publicSpace], alternatives: [otherCidr, cidr] },
      '2 findings. Free: 10.60.0.0/16, 10.50.0.0/16.',
      '2 件 … 利用可能な CIDR ブロック: 10.60.0.0/16, 10.50.0.0/16。',
    ],
  ],
  LeaseExtended: [
    [{ cidr, expiresAt }, 'now held until 2026-03-15', '2026-03-15T09:00:00.000Z まで延長'],
  ],
  LeaseLapsed: [[{ cidr }, 'not reported in time; 10.50.0.0/16', '10.50.0.0/16 の確保が解除']],
  SetupIssued: [
    [
      { setup: sample.setup },
      'for 10.50.0.0/16 in us-east-1 … account 999988887777',
      'us-east-1 の 10.50.0.0/16 用 … ID 999988887777',
    ],
  ],
  StackReported: [
    [
      { stack: sample.stack },
      `role ${roleArn}, VPC ${vpcId} (${cidr})`,
      `ARN ${roleArn}、VPC ID ${vpcId}(${cidr})`,
    ],
  ],
  RoleVerified: [
    [
      { roleArn },
      'can assume … not without it or with a wrong one',
      '引き受けることができ … 外部 ID なし … 拒否',
    ],
  ],
  RoleRejected: [
    [
      { roleArn, problems: ['refused-with-external-id', 'allowed-without-external-id'] },
      ': refused-with-external-id, allowed-without-external-id.',
      ': refused-with-external-id、allowed-without-external-id。',
    ],
  ],
  TrustVerified: [[{ roleArn }, 'trusts only Rescale', 'Rescale だけ']],
  TrustRejected: [
    [
      { roleArn, findings: ['any-principal', 'not-action'] },
      'allows more … : any-principal, not-action.',
      '広い範囲を許可 … : any-principal、not-action。',
    ],
  ],
  TrustUnreadable: [[{ roleArn }, 'not allowed to read', '権限がありません']],
  AccessLost: [
    [
      { roleArn, action: 'ec2:DescribeVpcs' },
      'refused ec2:DescribeVpcs through',
      'ec2:DescribeVpcs が拒否',
    ],
  ],
  AccessRegained: [[{ roleArn }, 'again', '再び']],
  VpcVerified: [
    [{ vpcId, warnings: [] }, `${vpcId} is as agreed.`, `${vpcId} が合意どおり … 確認しました。`],
    [{ vpcId, warnings: inspected }, 'as agreed (warnings: 2).', '(警告 2 件)。'],
  ],
  VpcRejected: [
    [
      { vpcId, findings: inspected },
      ': dns-support-off, vpc-missing.',
      ': dns-support-off、vpc-missing。',
    ],
  ],
  PeeringRequested: [
    [
      { peeringId, attempt: 3, expiresAt },
      `${peeringId} (attempt 3) … until 2026-03-15T09`,
      `${peeringId} … (3 回目) … 期限は 2026-03-15T09`,
    ],
  ],
  PeeringActivated: [[{ peeringId }, 'accepted and is active', '承認され、アクティブ']],
  PeeringFailed: [
    [{ peeringId, reason: ' overlapping ' }, 'failed: overlapping', 'が失敗しました: overlapping'],
    [{ peeringId, reason: ' ' }, 'failed$', '失敗しました$'],
  ],
  PeeringRejected: [[{ peeringId, reason: 'no' }, 'was rejected: no', 'が拒否されました: no']],
  PeeringExpired: [
    [
      { peeringId, reason: '' },
      'expired without being accepted$',
      '承認されないまま期限切れになりました$',
    ],
  ],
  PeeringDeleted: [[{ peeringId, reason: '' }, 'was deleted$', 'が削除されました$']],
  PeeringRetryApproved: [[{}, 'to request … again', '再度リクエスト']],
  ResourceNotVisible: [
    [{ resourceId: 'pcx-1' }, 'pcx-1 was not visible', 'pcx-1 が表示されません'],
  ],
  ResourceVisibleAgain: [[{ resourceId: 'pcx-1' }, 'pcx-1 is visible again', 'pcx-1 が再び表示']],
  RoutesInstalled: [
    [{ side: 'rescale' }, 'Rescale’s routes are in place', 'Rescale 側の … 追加されました'],
    [{ side: 'customer' }, 'The customer’s routes are in place', 'お客様側の … 追加されました'],
  ],
  RoutesMissing: [
    [
      { side: 'rescale', where: [absent] },
      'Rescale’s side is missing 1 route.',
      'Rescale 側の … 1 件不足',
    ],
    [
      { side: 'customer', where: [absent, absent] },
      'The customer’s side is missing 2 routes.',
      'お客様側の … 2 件不足',
    ],
  ],
  DriftFound: [
    [
      { findings: inspected },
      ': dns-support-off, vpc-missing.',
      ': dns-support-off、vpc-missing。',
    ],
  ],
  DriftCleared: [[{}, 'are resolved', '解消']],
  Suspended: [
    [
      { reason: 'audit' },
      'Rescale suspended the connection: audit',
      'Rescale が接続を一時停止しました: audit',
    ],
    [{ reason: '' }, 'The customer suspended', 'お客様が接続を一時停止', 'customer'],
  ],
  Resumed: [
    [{ lifted: ['rescale'] }, 'Rescale lifted', 'Rescale が一時停止を解除'],
    [{ lifted: ['customer'] }, 'The customer lifted', 'お客様が一時停止を解除', 'customer'],
  ],
  ExternalIdRotationBegun: [
    [{ nextExternalId: sample.nextExternalId }, 'began to rotate … both', '更新を開始 … 新旧両方'],
  ],
  ExternalIdRotationProbed: [
    [
      { nextExternalId: 'allowed', currentExternalId: 'refused', problems: [] },
      'next one is accepted, the current one refused.',
      '新しい外部 ID: 受け付け、現在の外部 ID: 拒否)',
    ],
    [
      { nextExternalId: 'refused', currentExternalId: 'allowed', problems: [] },
      'next one is refused, the current one accepted.',
      '新しい外部 ID: 拒否、現在の外部 ID: 受け付け)',
    ],
  ],
  ExternalIdRotationCompleted: [
    [
      { externalId: sample.externalId },
      'rotated; the old one no longer works',
      '完了 … 古い外部 ID は使えません',
    ],
  ],
  ExternalIdRotationAbandoned: [[{}, 'abandoned … stays as it is', '中止 … 変わりません']],
  SecondaryCidrAgreed: [
    [
      { cidr, expiresAt, warnings: [] },
      'until 2026-03-15T09:00:00.000Z.',
      '09:00:00.000Z まで確保されました。',
    ],
    [{ cidr, expiresAt, warnings: [publicSpace] }, '000Z (warnings: 1).', '(警告 1 件)。'],
  ],
  SecondaryCidrAssociated: [[{ cidr }, 'is associated', '関連付けられました']],
  SecondaryCidrDisassociated: [
    [
      { cidr, expiresAt },
      'no longer associated … until 2026-03-15T09',
      '解除されました。2026-03-15T09:00:00.000Z まで',
    ],
  ],
  SecondaryCidrReleased: [[{ cidr }, 'no longer held', '確保が解除']],
  RescaleVpcChanged: [
    [
      { rescaleVpc: sample.rescaleVpc },
      'vpc-0000000000000aaaa now has 10.0.0.0/20, 100.64.0.0/16.',
      'vpc-0000000000000aaaa の CIDR ブロックが 10.0.0.0/20、100.64.0.0/16 に',
    ],
  ],
  OnboardingCancelled: [
    [
      { reason: 'plans' },
      'Rescale cancelled the onboarding: plans',
      'Rescale が接続を取り消しました: plans',
    ],
    [{ reason: '' }, 'The customer cancelled', 'お客様が接続を取り消し', 'customer'],
  ],
  OffboardingBegun: [
    [
      { reason: 'end' },
      'Rescale began offboarding: end',
      'Rescale が接続の解除を開始しました: end',
    ],
    [{ reason: '' }, 'The customer began', 'お客様が接続の解除を開始', 'customer'],
  ],
  OffboardingAborted: [
    [{}, 'Rescale aborted', 'Rescale が接続の解除を中止'],
    [{}, 'The customer aborted', 'お客様が接続の解除を中止', 'customer'],
  ],
  RescaleRoutesRemoved: [[{}, 'Rescale’s routes are removed', 'Rescale 側のルートが削除']],
  CustomerRoutesRemoved: [[{}, 'The customer’s routes are removed', 'お客様側のルートが削除']],
  PeeringRemoved: [[{}, 'peering is removed', 'ピアリング接続が削除']],
  StackDeleted: [[{}, 'stack is deleted', 'スタックが削除']],
  LeftoversFound: [[{ leftovers }, 'still has: i-0123, i-0456.', ': i-0123、i-0456。']],
  AccountClean: [[{}, 'No resources … are left', '残っていません']],
  ClosedUnconfirmed: [
    [
      { unconfirmed: ['CustomerRoutesRemoved', 'StackDeleted'], reason: 'gone' },
      '(the customer’s routes removed, the stack deleted): gone',
      '(お客様側のルートの削除、スタックの削除) … 終了しました: gone',
    ],
  ],
  WorkFailed: [[failed, 'describeVpc failed with Denied.', 'describeVpc が Denied で失敗']],
  WorkRecovered: [[{ intent: 'InspectVpc' }, 'InspectVpc succeeded', 'InspectVpc が成功']],
  WorkRetryRequested: [[{}, 'retry', '再試行']],
}

const cases = (
  Object.entries(rows) as ReadonlyArray<
    [OnboardingEventType, ReadonlyArray<Row<OnboardingEventType>>]
  >
).flatMap(([type, ofType]) =>
  ofType.map(([data, english, japanese, by]) => [type, data, english, japanese, by] as const),
)

describe('the text of an event says the same facts in both languages', () => {
  it.each(cases)('%s %o', (type, data, english, japanese, by = 'rescale') => {
    const event = happened(type, data, { by })
    expectSaid((words) => words.describeEvent(event), [english, japanese])
  })
})
