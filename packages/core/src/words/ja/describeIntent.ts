/** Intents in words: what the party should do, and by when. An external ID is never shown. */
import { describeInspectionFinding } from './describeInspectionFinding.ts'
import { describeMissingRoute } from './describeMissingRoute.ts'
import { describeProbeProblem } from './describeProbeProblem.ts'
import { type VpcCorrection, vpcCorrectionOf } from '../../inspection/vpcCorrectionOf.ts'
import { describeTrustFindingId } from './describeTrustFinding.ts'
import { isoText } from '../../values/isoText.ts'
import type { Intent, IntentData, IntentOf, IntentType, Reminder } from '../../onboarding/Intent.ts'
import { listed, teardownWords } from './vocabulary.ts'

type Describe<Type extends IntentType> = (data: IntentData[Type]) => string

const proposeCidr: Describe<'ProposeCidr'> = ({ declined }) => {
  if (declined === undefined) {
    return '新しい VPC の CIDR ブロックを提案してください。'
  }
  const { cidr, alternatives } = declined
  const free = alternatives.join(', ')
  return `${cidr} は使用できません。別の CIDR ブロックを提案してください${free === '' ? '。' : `(例: ${free})。`}`
}

const addCustomerRoutes: Describe<'AddCustomerRoutes'> = ({ peeringId, missing }) =>
  [
    `スタックのルートテーブルに、VPC ピアリング接続 ${peeringId} を経由する Rescale の VPC へのルートを追加してください。`,
    ...missing.map(describeMissingRoute),
  ].join('')

const confirmAccountClean: Describe<'ConfirmAccountClean'> = ({ leftovers }) => {
  const ids = leftovers.map(({ resourceId }) => resourceId)
  return ids.length === 0
    ? '接続で作成されたリソースがアカウントに残っていないことをご確認ください。'
    : `アカウントに残っているリソースを削除してからご確認ください: ${ids.join('、')}。`
}

const correctRole: Describe<'CorrectRole'> = ({ problems, trust, refusedAction }) =>
  [
    'ロールを修正してください。',
    ...problems.map(describeProbeProblem),
    ...trust.map(describeTrustFindingId),
    ...(refusedAction === undefined
      ? []
      : [
          `ロールの権限では ${refusedAction} を呼び出せなくなっています。アクセス許可ポリシーをテンプレートどおりに戻してください。`,
        ]),
  ].join('')

const corrections: { readonly [Of in VpcCorrection]: string } = {
  'restore-vpc': 'VPC はそのまま修正できます。',
  'replace-stack': 'スタックを削除して再作成する必要があります(ロールと VPC は新しくなります)。',
}

const correctVpc: Describe<'CorrectVpc'> = ({ findings }) =>
  [
    'VPC を修正してください。',
    ...findings.map(describeInspectionFinding),
    corrections[vpcCorrectionOf(findings)],
  ].join('')

const deleteStack: Describe<'DeleteStack'> = ({ stackName, blockedBy }) => {
  const ids = blockedBy.map(({ resourceId }) => resourceId)
  return ids.length === 0
    ? `スタック ${stackName} を削除してください。`
    : `スタック ${stackName} の VPC に依存するリソースを削除してから、スタックを削除してください: ${ids.join('、')}。`
}

const texts: { readonly [Type in IntentType]: Describe<Type> } = {
  ProposeCidr: proposeCidr,
  RunStack: ({ setup }) =>
    `${setup.region} で CloudFormation テンプレートを実行してスタックを作成し、出力(ロール ARN、VPC ID、合意された CIDR ブロック ${setup.cidr})をご提供ください。`,
  CorrectRole: correctRole,
  ReportTrustPolicy: () =>
    'ロール自身には信頼ポリシーを読み取る権限がないため、信頼ポリシーを読み取って報告してください。',
  CorrectVpc: correctVpc,
  AcceptPeering: ({ peeringId }) =>
    `AWS コンソールで VPC ピアリング接続 ${peeringId} を承認してください。`,
  AddCustomerRoutes: addCustomerRoutes,
  AssociateCidr: ({ cidr }) =>
    `スタックの VPC に IPv4 CIDR ブロック ${cidr} を関連付けてください。`,
  TrustNextExternalId: () =>
    'ロールの信頼ポリシーに、現在の外部 ID に加えて change.json の新しい外部 ID を追加してください。',
  DistrustCurrentExternalId: () =>
    'ロールの信頼ポリシーから古い外部 ID を削除し、新しい外部 ID だけを残してください。',
  RemoveCustomerRoutes: ({ peeringIds }) =>
    `スタックのルートテーブルから、VPC ピアリング接続 ${peeringIds.join('、')} へのルートを削除してください。`,
  DeleteStack: deleteStack,
  ConfirmAccountClean: confirmAccountClean,
  IssueSetup: () =>
    '設定情報(外部 ID、Rescale の AWS アカウント ID、CloudFormation テンプレート、リージョン)を発行してください。',
  LapseLease: () => '確保期限が過ぎた CIDR ブロックを返却してください。',
  ProbeRole: () =>
    '正しい外部 ID、外部 ID なし、誤った外部 ID のそれぞれでロールを確認してください。',
  InspectVpc: () => 'VPC を確認してください。',
  RequestPeering: ({ attempt }) => `VPC ピアリング接続をリクエストしてください(${attempt} 回目)。`,
  ReviewPeering: ({ attempt, reason }) =>
    `VPC ピアリング接続のリクエストが ${attempt - 1} 回成立しませんでした${reason === '' ? '' : `(直近の理由: ${reason})`}。再度リクエストする前に原因をご確認ください。`,
  ObservePeering: ({ peeringId }) => `VPC ピアリング接続 ${peeringId} の状態を確認してください。`,
  AddRescaleRoutes: ({ peeringId }) =>
    `VPC ピアリング接続 ${peeringId} を経由するお客様の VPC へのルートを Rescale 側に追加してください。`,
  ObserveCustomerRoutes: ({ peeringId }) =>
    `VPC ピアリング接続 ${peeringId} を経由するお客様側のルートを確認してください。`,
  InspectConnection: ({ peeringId }) =>
    peeringId === undefined
      ? '接続の VPC を点検してください。'
      : `VPC ピアリング接続 ${peeringId} による接続を点検してください。`,
  RepairConnection: ({ findings }) =>
    ['接続を修復してください。', ...findings.map(describeInspectionFinding)].join(''),
  CompleteRotation: () => '外部 ID の更新を完了してください。',
  ReviewRotation: () =>
    '外部 ID の更新が完了しない原因をご確認ください。完了できない場合は、別の外部 ID に変更するか、更新を中止してください。',
  ReleaseSecondaryCidr: ({ cidr }) =>
    `期限までに VPC に関連付けられなかった CIDR ブロック ${cidr} を返却してください。`,
  CloseUnconfirmed: ({ unconfirmed }) => {
    const steps = listed(unconfirmed.map((step) => teardownWords[step]))
    return `お客様の確認(${steps})がないまま接続を終了してください。`
  },
  EndAbandoned: () => '長期間応答がないため、接続を終了してください。',
  ReviewFailure: ({ failure: { operation, code, message, count } }) => {
    const said = message === '' ? '' : `: ${message}`
    return `${operation} が ${code} で繰り返し失敗している原因をご確認ください(${count} 回${said})。原因を解消してから再試行してください。`
  },
  DecideResumption: ({ reason }) =>
    `接続を再開するか判断してください${reason === '' ? '。' : `(一時停止の理由: ${reason})。`}`,
  RemoveRescaleRoutes: ({ peeringIds }) =>
    peeringIds.length === 0
      ? 'お客様の VPC へのルートがある場合は、Rescale 側から削除してください。'
      : `VPC ピアリング接続 ${peeringIds.join('、')} へのルートを Rescale 側から削除してください。`,
  ObserveCustomerRoutesRemoved: ({ peeringIds }) =>
    `VPC ピアリング接続 ${peeringIds.join('、')} へのお客様側のルートが削除されたことを確認してください。`,
  DeletePeering: ({ peeringIds }) =>
    peeringIds.length === 0
      ? 'お客様の VPC への VPC ピアリング接続がある場合は削除してください。'
      : `VPC ピアリング接続 ${peeringIds.join('、')} を削除してください。`,
}

const reminders: { readonly [Of in Reminder]: string } = {
  'two-days-left': '(残り 2 日以内)',
  'twelve-hours-left': '(残り 12 時間以内)',
  overdue: '(期限超過)',
}

const byWhen = ({ deadline, reminder }: Intent): string => {
  if (deadline === undefined) return ''
  const left = reminder === undefined ? '' : reminders[reminder]
  return `期限: ${isoText(deadline)}${left}。`
}

const sentenceOf = <Type extends IntentType>(intent: IntentOf<Type>): string => {
  const describe: Describe<Type> = texts[intent.type]
  return describe(intent.data)
}

/** Says what to do and by when; who is to do it is for the caller to say. */
export const describeIntent = (intent: Intent): string => sentenceOf(intent) + byWhen(intent)
