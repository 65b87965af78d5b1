/** Events in words: what happened, in one sentence or two. An external ID is never shown. */
import type { PeeringId } from '../../iam/identity/identifiers.ts'
import { isoText } from '../../values/isoText.ts'
import type {
  OnboardingEvent,
  OnboardingEventData,
  OnboardingEventOf,
  OnboardingEventType,
} from '../../onboarding/OnboardingEvent.ts'
import type { Party } from '../../values/Party.ts'
import { listed, partyWords, spaced, teardownWords } from './vocabulary.ts'

type Describe<Type extends OnboardingEventType> = (
  data: OnboardingEventData[Type],
  by: Party,
) => string

/** ` (3 warnings)`, or nothing. */
const warned = (warnings: ReadonlyArray<unknown>): string =>
  warnings.length === 0 ? '' : `(警告 ${warnings.length} 件)`

/** The reason somebody gave, or AWS's own words, when there are any. */
const because = (reason: string): string => {
  const given = reason.trim()
  return given === '' ? '' : `: ${given}`
}

const cidrDeclined: Describe<'CidrDeclined'> = ({ cidr, findings, alternatives }) => {
  const free = alternatives.join(', ')
  return `${cidr} は ${findings.length} 件の問題により承認されませんでした。${free === '' ? '同じ大きさの空きブロックはありません。' : `利用可能な CIDR ブロック: ${free}。`}`
}

const routesMissing: Describe<'RoutesMissing'> = ({ side, where }) =>
  `${side === 'rescale' ? 'Rescale 側' : 'お客様側'}のルートテーブルにルートが ${where.length} 件不足しています。`

const rotationProbed: Describe<'ExternalIdRotationProbed'> = (answers) => {
  const words = { allowed: '受け付け', refused: '拒否' }
  return `新旧両方の外部 ID でロールを確認しました(新しい外部 ID: ${words[answers.nextExternalId]}、現在の外部 ID: ${words[answers.currentExternalId]})。`
}

/** How an ended peering is told; the reason is AWS's own. */
const ended =
  (words: string) =>
  ({ peeringId, reason }: { readonly peeringId: PeeringId; readonly reason: string }): string =>
    `VPC ピアリング接続 ${peeringId} ${words}${because(reason)}`

const texts: { readonly [Type in OnboardingEventType]: Describe<Type> } = {
  OnboardingRequested: ({ request, rescaleVpc }) =>
    `AWS アカウント ${request.accountId}(${request.region})の接続が申請されました。Rescale の VPC ${rescaleVpc.vpcId} と接続します。`,
  CidrLeased: ({ cidr, expiresAt, warnings }) =>
    `CIDR ブロック ${cidr} が合意され、${isoText(expiresAt)} まで確保されました${warned(warnings)}。`,
  CidrDeclined: cidrDeclined,
  LeaseExtended: ({ cidr, expiresAt }) =>
    `${cidr} の確保期限が ${isoText(expiresAt)} まで延長されました。`,
  LeaseLapsed: ({ cidr }) =>
    `期限までにスタックが報告されなかったため、${cidr} の確保が解除されました。`,
  SetupIssued: ({ setup }) =>
    `Rescale が ${setup.region} の ${setup.cidr} 用の設定情報(外部 ID、Rescale の AWS アカウント ID ${setup.rescaleAccountId}、CloudFormation テンプレート)を提供しました。`,
  StackReported: ({ stack }) =>
    `お客様からスタックの情報が報告されました: ロール ARN ${stack.roleArn}、VPC ID ${stack.vpcId}(${stack.vpcCidr})。`,
  RoleVerified: ({ roleArn }) =>
    `ロール ${roleArn} を検証しました。Rescale は正しい外部 ID で引き受けることができ、外部 ID なし、または誤った外部 ID では拒否されます。`,
  RoleRejected: ({ roleArn, problems }) =>
    `ロール ${roleArn} の検証で問題が見つかりました: ${problems.join('、')}。`,
  TrustVerified: ({ roleArn }) =>
    `ロール ${roleArn} の信頼ポリシーを確認しました。外部 ID を使う Rescale だけが指定されています。`,
  TrustRejected: ({ roleArn, findings }) =>
    `ロール ${roleArn} の信頼ポリシーが合意より広い範囲を許可しています: ${findings.join('、')}。`,
  TrustUnreadable: ({ roleArn }) =>
    `ロール ${roleArn} には、自身の信頼ポリシーを読み取る権限がありません。`,
  AccessLost: ({ roleArn, action }) =>
    `お客様のアカウントで、ロール ${roleArn} による ${action} が拒否されました。`,
  AccessRegained: ({ roleArn }) =>
    `ロール ${roleArn} によるお客様のアカウントの読み取りが再びできるようになりました。`,
  VpcVerified: ({ vpcId, warnings }) =>
    `VPC ${vpcId} が合意どおりであることを確認しました${warned(warnings)}。`,
  VpcRejected: ({ vpcId, findings }) =>
    `VPC ${vpcId} が合意と異なります: ${findings.map(({ id }) => id).join('、')}。`,
  PeeringRequested: ({ peeringId, attempt, expiresAt }) =>
    `Rescale が VPC ピアリング接続 ${peeringId} をリクエストしました(${attempt} 回目)。承認期限は ${isoText(expiresAt)} です。`,
  PeeringActivated: ({ peeringId }) =>
    `VPC ピアリング接続 ${peeringId} が承認され、アクティブになりました。`,
  PeeringFailed: ended('が失敗しました'),
  PeeringRejected: ended('が拒否されました'),
  PeeringExpired: ended('が承認されないまま期限切れになりました'),
  PeeringDeleted: ended('が削除されました'),
  PeeringRetryApproved: () =>
    'Rescale が VPC ピアリング接続を再度リクエストすることを決定しました。',
  ResourceNotVisible: ({ resourceId }) =>
    `${resourceId} が表示されませんでした。後でもう一度確認します。`,
  ResourceVisibleAgain: ({ resourceId }) => `${resourceId} が再び表示されました。`,
  RoutesInstalled: ({ side }) =>
    `${side === 'rescale' ? 'Rescale 側' : 'お客様側'}のルートテーブルにルートが追加されました。`,
  RoutesMissing: routesMissing,
  DriftFound: ({ findings }) =>
    `接続に問題が見つかりました: ${findings.map(({ id }) => id).join('、')}。`,
  DriftCleared: () => '接続の問題が解消されました。',
  Suspended: ({ reason }, by) =>
    `${spaced(partyWords[by])}が接続を一時停止しました${because(reason)}`,
  Resumed: (_data, by) =>
    `${spaced(partyWords[by])}が一時停止を解除しました。接続は検証の後に再び使用されます。`,
  ExternalIdRotationBegun: () =>
    'Rescale が外部 ID の更新を開始しました。しばらくの間、ロールは新旧両方を受け付けます。',
  ExternalIdRotationProbed: rotationProbed,
  ExternalIdRotationCompleted: () => '外部 ID の更新が完了しました。古い外部 ID は使えません。',
  ExternalIdRotationAbandoned: () =>
    'Rescale が外部 ID の更新を中止しました。外部 ID は変わりません。',
  SecondaryCidrAgreed: ({ cidr, expiresAt, warnings }) =>
    `CIDR ブロック ${cidr} をセカンダリブロックとすることが合意され、${isoText(expiresAt)} まで確保されました${warned(warnings)}。`,
  SecondaryCidrAssociated: ({ cidr }) => `CIDR ブロック ${cidr} が VPC に関連付けられました。`,
  SecondaryCidrDisassociated: ({ cidr, expiresAt }) =>
    `CIDR ブロック ${cidr} の VPC への関連付けが解除されました。${isoText(expiresAt)} まで確保されます。`,
  SecondaryCidrReleased: ({ cidr }) => `セカンダリブロック ${cidr} の確保が解除されました。`,
  RescaleVpcChanged: ({ rescaleVpc }) =>
    `Rescale の VPC ${rescaleVpc.vpcId} の CIDR ブロックが ${rescaleVpc.cidrs.join('、')} になりました。`,
  OnboardingCancelled: ({ reason }, by) =>
    `${spaced(partyWords[by])}が接続を取り消しました${because(reason)}`,
  OffboardingBegun: ({ reason }, by) =>
    `${spaced(partyWords[by])}が接続の解除を開始しました${because(reason)}`,
  OffboardingAborted: (_data, by) =>
    `${spaced(partyWords[by])}が接続の解除を中止しました。接続を再度検証します。`,
  RescaleRoutesRemoved: () => 'Rescale 側のルートが削除されました。',
  CustomerRoutesRemoved: () => 'お客様側のルートが削除されました。',
  PeeringRemoved: () => 'VPC ピアリング接続が削除されました。',
  StackDeleted: () => 'スタックが削除されました。',
  LeftoversFound: ({ leftovers }) =>
    `アカウントに次のリソースが残っています: ${leftovers.map(({ resourceId }) => resourceId).join('、')}。`,
  AccountClean: () => 'この接続で作成されたリソースは、アカウントに残っていません。',
  ClosedUnconfirmed: ({ unconfirmed, reason }) => {
    const steps = listed(unconfirmed.map((step) => teardownWords[step]))
    return `Rescale が、お客様の確認(${steps})がないまま接続を終了しました${because(reason)}`
  },
  WorkFailed: ({ operation, code }) => `${operation} が ${code} で失敗しました。`,
  WorkRecovered: ({ intent }) => `${intent} が成功しました。`,
  WorkRetryRequested: () => '失敗した処理の再試行が指示されました。',
}

const sentenceOf = <Type extends OnboardingEventType>(event: OnboardingEventOf<Type>): string => {
  const describe: Describe<Type> = texts[event.type]
  return describe(event.data, event.by)
}

/** Says what happened; when it did is for the caller to say. */
export const describeEvent = (event: OnboardingEvent): string => sentenceOf(event)
