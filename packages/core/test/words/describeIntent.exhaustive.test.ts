import { describe, it } from 'vitest'

import type { InspectionFinding } from '../../src/inspection/InspectionFinding.ts'
import { type IntentData, type IntentType, intentOf } from '../../src/onboarding/Intent.ts'
import * as sample from '../onboarding/support/sample.ts'
import { type Said, expectSaid } from './texts.ts'

const { cidr, otherCidr, vpcId, setup, nextExternalId, customerTableId } = sample
const peeringId = sample.peeringOf(1)
const otherId = sample.peeringOf(2)
const both = [peeringId, otherId]

const dnsOff: InspectionFinding = { id: 'dns-support-off', level: 'error', evidence: { vpcId } }
const vpcMissing: InspectionFinding = { id: 'vpc-missing', level: 'error', evidence: { vpcId } }
const absent = { routeTableId: customerTableId, destination: cidr, problem: 'absent' } as const
const resources = [sample.leftover, { ...sample.leftover, resourceId: 'i-0456' }]
const failure = {
  intent: 'InspectVpc',
  operation: 'describeVpc',
  code: 'Denied',
  message: '',
  count: 5,
  firstAt: sample.hours(1),
  lastAt: sample.hours(5),
}

type Row<Type extends IntentType> = readonly [data: IntentData[Type], ...said: Said]

/** Every branch of the text of every intent, with the facts that both languages say. */
const rows: { readonly [Type in IntentType]: ReadonlyArray<Row<Type>> } = {
  ProposeCidr: [
    [{}, 'Propose a CIDR for the new VPC.$', '新しい VPC の … 提案してください。$'],
    [
      { declined: { cidr, findings: [], alternatives: [] } },
      '10.50.0.0/16 cannot be used: propose another CIDR.',
      '10.50.0.0/16 は使用できません … 提案してください。',
    ],
    [
      { declined: { cidr, findings: [], alternatives: [otherCidr, cidr] } },
      'for example 10.60.0.0/16, 10.50.0.0/16.',
      '(例: 10.60.0.0/16, 10.50.0.0/16)。',
    ],
  ],
  RunStack: [[{ setup }, 'in us-east-1 … 10.50.0.0/16', 'us-east-1 で … 10.50.0.0/16']],
  CorrectRole: [
    [{ problems: [], trust: [] }, 'Correct the role.$', 'ロールを修正してください。$'],
    [
      {
        problems: ['allowed-without-external-id', 'allowed-with-wrong-external-id'],
        trust: ['any-principal', 'not-action'],
        refusedAction: 'ec2:DescribeVpcs',
      },
      'Correct the role. The role … without any … names Rescale. The role … not yours … Anyone … NotAction … sts:AssumeRole. The role … ec2:DescribeVpcs. Restore',
      '修正してください。外部 ID なし … 。お客様のものではない … 。誰でも … NotAction … 。ロールの権限では ec2:DescribeVpcs を',
    ],
  ],
  ReportTrustPolicy: [[{}, 'Read the role’s trust policy and report it', '読み取って報告']],
  CorrectVpc: [
    [
      { findings: [dnsOff] },
      'Correct the VPC. DNS … Set enableDnsSupport. The VPC can be corrected in place.',
      '修正してください。VPC … enableDnsSupport を有効にしてください。VPC はそのまま修正できます。',
    ],
    [
      { findings: [dnsOff, vpcMissing] },
      'enableDnsSupport. VPC … not found … The stack has to be deleted and created again',
      'enableDnsSupport を … 見つかりません … スタックを削除して再作成する必要',
    ],
  ],
  AcceptPeering: [[{ peeringId }, `Accept … ${peeringId}`, `${peeringId} を承認`]],
  AddCustomerRoutes: [
    [{ peeringId, missing: [] }, `over … ${peeringId}`, `${peeringId} を経由`],
    [
      { peeringId, missing: [absent, { ...absent, problem: 'no-table' }] },
      'of the stack. Route table … has no route … Add one. Route table … was not found.',
      '追加してください。ルートテーブル … ありません。追加してください。10.50.0.0/16 … 見つかりません。',
    ],
  ],
  AssociateCidr: [[{ cidr }, 'Associate … 10.50.0.0/16', '10.50.0.0/16 を関連付けて']],
  TrustNextExternalId: [[{ nextExternalId }, 'Add the next', '新しい外部 ID を追加']],
  DistrustCurrentExternalId: [[{ nextExternalId }, 'Remove the old', '古い外部 ID を削除']],
  RemoveCustomerRoutes: [
    [
      { peeringIds: both },
      `Remove … over ${peeringId}, ${otherId} from`,
      `${peeringId}、${otherId} へのルートを削除`,
    ],
  ],
  DeleteStack: [
    [
      { stackName: 'acme', blockedBy: [] },
      'Delete the stack acme.',
      'スタック acme を削除してください。',
    ],
    [
      { stackName: 'acme', blockedBy: resources },
      'stack acme, then delete the stack: i-0123, i-0456.',
      'スタック acme の VPC に依存 … スタックを削除してください: i-0123、i-0456。',
    ],
  ],
  ConfirmAccountClean: [
    [{ leftovers: [] }, 'Confirm that no resources', '残っていないことをご確認ください。'],
    [
      { leftovers: resources },
      'Delete … confirm: i-0123, i-0456.',
      '削除して … ください: i-0123、i-0456。',
    ],
  ],
  IssueSetup: [[{}, 'Issue the setup', '発行してください']],
  LapseLease: [[{}, 'Release the CIDR', 'CIDR ブロックを返却']],
  ProbeRole: [
    [
      {},
      'with, without and with a wrong external ID',
      '正しい外部 ID、外部 ID なし、誤った外部 ID',
    ],
  ],
  InspectVpc: [[{}, 'Inspect the VPC', 'VPC を確認']],
  RequestPeering: [[{ attempt: 2 }, 'Request … (attempt 2)', 'リクエスト … (2 回目)']],
  ReviewPeering: [
    [
      { attempt: 4, reason: '' },
      'why 3 peering requests failed before',
      '3 回成立しませんでした。',
    ],
    [
      { attempt: 4, reason: 'expired' },
      'failed (the last one: expired) before',
      'でした(直近の理由: expired)。',
    ],
  ],
  ObservePeering: [[{ peeringId }, `status of … ${peeringId}`, `${peeringId} の状態`]],
  AddRescaleRoutes: [
    [{ peeringId }, `Add Rescale’s … ${peeringId}`, `${peeringId} … Rescale 側に追加`],
  ],
  ObserveCustomerRoutes: [
    [
      { peeringId },
      `customer’s routes over ${peeringId} are in place`,
      `${peeringId} … お客様側のルートを確認`,
    ],
  ],
  InspectConnection: [
    [{}, 'Inspect the VPC of the connection.', '接続の VPC を点検'],
    [{ peeringId }, `Inspect the connection over ${peeringId}.`, `${peeringId} による接続を点検`],
  ],
  RepairConnection: [
    [
      { findings: [dnsOff, vpcMissing] },
      'Repair the connection. DNS … enableDnsSupport. VPC … not found',
      '修復してください。VPC … 有効にしてください。合意された … 見つかりません',
    ],
  ],
  CompleteRotation: [[{}, 'Complete the rotation', '更新を完了']],
  ReviewRotation: [[{}, 'does not complete', '完了しない原因']],
  ReleaseSecondaryCidr: [[{ cidr }, 'Release 10.50.0.0/16', '10.50.0.0/16 を返却']],
  CloseUnconfirmed: [
    [
      { unconfirmed: ['StackDeleted', 'AccountClean'] },
      'Close … not confirmed: the stack deleted, no resources left in the account.',
      '(スタックの削除、アカウントに何も残っていないことの確認)がないまま … 終了',
    ],
  ],
  EndAbandoned: [[{}, 'End the onboarding', '接続を終了']],
  ReviewFailure: [
    [
      { failure },
      'describeVpc … with Denied (5 times). Correct',
      'describeVpc が Denied で … (5 回)。',
    ],
    [
      { failure: { ...failure, message: 'no access' } },
      '(5 times: no access).',
      '(5 回: no access)。',
    ],
  ],
  DecideResumption: [
    [{ reason: '' }, 'whether to resume the connection.', '再開するか判断してください。'],
    [{ reason: 'audit' }, '(why it was suspended: audit).', '(一時停止の理由: audit)。'],
  ],
  RemoveRescaleRoutes: [
    [{ peeringIds: [] }, 'Remove … if there are any.', 'ルートがある場合は … 削除'],
    [
      { peeringIds: both },
      `over ${peeringId}, ${otherId}.`,
      `${peeringId}、${otherId} へのルート … 削除`,
    ],
  ],
  ObserveCustomerRoutesRemoved: [
    [
      { peeringIds: both },
      `over ${peeringId}, ${otherId} are removed`,
      `${peeringId}、${otherId} へ … 削除されたこと`,
    ],
  ],
  DeletePeering: [
    [{ peeringIds: [] }, 'Delete … if there are any.', 'ある場合は削除'],
    [
      { peeringIds: both },
      `connections: ${peeringId}, ${otherId}.`,
      `接続 ${peeringId}、${otherId} を削除`,
    ],
  ],
}

const cases = (
  Object.entries(rows) as ReadonlyArray<[IntentType, ReadonlyArray<Row<IntentType>>]>
).flatMap(([type, ofType]) => ofType.map((row) => [type, ...row] as const))

describe('the text of an intent says the same facts in both languages', () => {
  it.each(cases)('%s %o', (type, data, ...said) => {
    expectSaid((words) => words.describeIntent(intentOf('customer', type, data)), said)
  })

  it.each([
    [undefined, 'Deadline: 2026-03-01T14:00:00.000Z.$', '期限: 2026-03-01T14:00:00.000Z。$'],
    ['two-days-left', '000Z (less than two days left).', '000Z(残り 2 日以内)。'],
    ['twelve-hours-left', '000Z (less than twelve hours left).', '000Z(残り 12 時間以内)。'],
    ['overdue', '000Z (overdue).', '000Z(期限超過)。'],
  ] as const)('with a deadline and %s', (reminder, english, japanese) => {
    const intent = {
      ...intentOf('customer', 'InspectVpc', {}),
      deadline: sample.hours(5),
      ...(reminder === undefined ? {} : { reminder }),
    }
    expectSaid((words) => words.describeIntent(intent), [english, japanese])
  })
})
