/** Events in words: what happened, in one sentence or two. An external ID is never shown. */
import type { Language, Sentence } from '../values/Language.ts'
import type { PeeringId } from '../iam/identity/identifiers.ts'
import { render } from '../values/Instant.ts'
import type {
  OnboardingEvent,
  OnboardingEventData,
  OnboardingEventOf,
  OnboardingEventType,
} from './OnboardingEvent.ts'
import type { Party } from '../values/Party.ts'
import { listed, partyWords, teardownWords } from './vocabulary.ts'

type Describe<Type extends OnboardingEventType> = (
  data: OnboardingEventData[Type],
  by: Party,
) => Sentence

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** ` (3 warnings)`, or nothing. */
const warned = (warnings: ReadonlyArray<unknown>): Sentence =>
  warnings.length === 0
    ? { en: '', ja: '' }
    : { en: ` (warnings: ${warnings.length})`, ja: `(警告 ${warnings.length} 件)` }

/** The reason somebody gave, or AWS's own words, when there are any. */
const because = (reason: string): Sentence => {
  const given = reason.trim()
  return given === '' ? { en: '', ja: '' } : { en: `: ${given}`, ja: `: ${given}` }
}

const cidrDeclined: Describe<'CidrDeclined'> = ({ cidr, findings, alternatives }) => {
  const free = alternatives.join(', ')
  return {
    en: `${cidr} was declined with ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}. ${free === '' ? 'No block of that size is free.' : `Free: ${free}.`}`,
    ja: `${cidr} は ${findings.length} 件の問題により承認されませんでした。${free === '' ? '同じ大きさの空きブロックはありません。' : `利用可能なCIDR範囲: ${free}。`}`,
  }
}

const routesMissing: Describe<'RoutesMissing'> = ({ side, where }) => ({
  en: `${side === 'rescale' ? 'Rescale’s side' : 'The customer’s side'} still lacks ${where.length} ${where.length === 1 ? 'route' : 'routes'}.`,
  ja: `${side === 'rescale' ? 'Rescale側' : 'お客様側'}のルートテーブルにルートが ${where.length} 件不足しています。`,
})

const rotationProbed: Describe<'ExternalIdRotationProbed'> = (answers) => {
  const en = { allowed: 'accepted', refused: 'refused' }
  const ja = { allowed: '受け付け', refused: '拒否' }
  return {
    en: `The role was probed with both external IDs: the next one is ${en[answers.nextExternalId]}, the current one ${en[answers.currentExternalId]}.`,
    ja: `新旧両方の外部IDでロールを確認しました(新しい外部ID: ${ja[answers.nextExternalId]}、現在の外部ID: ${ja[answers.currentExternalId]})。`,
  }
}

/** How an ended peering is told; the reason is AWS's own. */
const ended =
  (en: string, ja: string) =>
  ({
    peeringId,
    reason,
  }: {
    readonly peeringId: PeeringId
    readonly reason: string
  }): Sentence => ({
    en: `VPC peering connection ${peeringId} ${en}${because(reason).en}`,
    ja: `VPCピアリング接続 ${peeringId} ${ja}${because(reason).ja}`,
  })

const plain = (en: string, ja: string) => (): Sentence => ({ en, ja })

const texts: { readonly [Type in OnboardingEventType]: Describe<Type> } = {
  OnboardingRequested: ({ request, rescaleVpc }) => ({
    en: `Account ${request.accountId} in ${request.region} asked to be connected; it will be peered with ${rescaleVpc.vpcId}.`,
    ja: `AWSアカウント ${request.accountId}(${request.region})の接続が申請されました。RescaleのVPC ${rescaleVpc.vpcId} と接続します。`,
  }),
  CidrLeased: ({ cidr, expiresAt, warnings }) => ({
    en: `${cidr} was agreed and is held until ${render(expiresAt)}${warned(warnings).en}.`,
    ja: `CIDR範囲 ${cidr} が合意され、${render(expiresAt)} まで確保されました${warned(warnings).ja}。`,
  }),
  CidrDeclined: cidrDeclined,
  LeaseExtended: ({ cidr, expiresAt }) => ({
    en: `${cidr} is now held until ${render(expiresAt)}.`,
    ja: `${cidr} の確保期限が ${render(expiresAt)} まで延長されました。`,
  }),
  LeaseLapsed: ({ cidr }) => ({
    en: `The time to run the stack is over; ${cidr} is free again.`,
    ja: `期限までにスタックが報告されなかったため、${cidr} の確保が解除されました。`,
  }),
  SetupIssued: ({ setup }) => ({
    en: `Rescale handed over the setup for ${setup.cidr} in ${setup.region}: external ID, account ${setup.rescaleAccountId} and the template.`,
    ja: `Rescaleが ${setup.region} の ${setup.cidr} 用の設定情報(外部ID、RescaleのAWSアカウントID ${setup.rescaleAccountId}、CloudFormationテンプレート)を提供しました。`,
  }),
  StackReported: ({ stack }) => ({
    en: `The customer reported its stack: role ${stack.roleArn}, VPC ${stack.vpcId} (${stack.vpcCidr}).`,
    ja: `お客様からスタックの情報が報告されました: ロールARN ${stack.roleArn}、VPC ID ${stack.vpcId}(${stack.vpcCidr})。`,
  }),
  RoleVerified: ({ roleArn }) => ({
    en: `Rescale can assume role ${roleArn} with its external ID, and not without it or with a wrong one.`,
    ja: `ロール ${roleArn} を検証しました。Rescaleは正しい外部IDで引き受けることができ、外部IDなし、または誤った外部IDでは拒否されます。`,
  }),
  RoleRejected: ({ roleArn, problems }) => ({
    en: `Role ${roleArn} does not answer as it must: ${problems.join(', ')}.`,
    ja: `ロール ${roleArn} の検証で問題が見つかりました: ${problems.join('、')}。`,
  }),
  TrustVerified: ({ roleArn }) => ({
    en: `The trust policy of role ${roleArn} names Rescale with its external ID, and nobody else.`,
    ja: `ロール ${roleArn} の信頼ポリシーを確認しました。外部IDを使うRescaleだけが指定されています。`,
  }),
  TrustRejected: ({ roleArn, findings }) => ({
    en: `The trust policy of role ${roleArn} is wider than agreed: ${findings.join(', ')}.`,
    ja: `ロール ${roleArn} の信頼ポリシーが合意より広い範囲を許可しています: ${findings.join('、')}。`,
  }),
  TrustUnreadable: ({ roleArn }) => ({
    en: `Role ${roleArn} may not read its own trust policy.`,
    ja: `ロール ${roleArn} には、自身の信頼ポリシーを読み取る権限がありません。`,
  }),
  AccessLost: ({ roleArn, action }) => ({
    en: `The customer’s account refused ${action} through role ${roleArn}.`,
    ja: `お客様のアカウントで、ロール ${roleArn} による ${action} が拒否されました。`,
  }),
  AccessRegained: ({ roleArn }) => ({
    en: `The customer’s account can be read through role ${roleArn} again.`,
    ja: `ロール ${roleArn} によるお客様のアカウントの読み取りが再びできるようになりました。`,
  }),
  VpcVerified: ({ vpcId, warnings }) => ({
    en: `VPC ${vpcId} is the one that was agreed${warned(warnings).en}.`,
    ja: `VPC ${vpcId} が合意どおりであることを確認しました${warned(warnings).ja}。`,
  }),
  VpcRejected: ({ vpcId, findings }) => ({
    en: `VPC ${vpcId} is not the one that was agreed: ${findings.map(({ id }) => id).join(', ')}.`,
    ja: `VPC ${vpcId} が合意と異なります: ${findings.map(({ id }) => id).join('、')}。`,
  }),
  PeeringRequested: ({ peeringId, attempt, expiresAt }) => ({
    en: `Rescale requested VPC peering connection ${peeringId} (attempt ${attempt}); it can be accepted until ${render(expiresAt)}.`,
    ja: `RescaleがVPCピアリング接続 ${peeringId} をリクエストしました(${attempt} 回目)。承認期限は ${render(expiresAt)} です。`,
  }),
  PeeringActivated: ({ peeringId }) => ({
    en: `VPC peering connection ${peeringId} was accepted and is active.`,
    ja: `VPCピアリング接続 ${peeringId} が承認され、アクティブになりました。`,
  }),
  PeeringFailed: ended('failed', 'が失敗しました'),
  PeeringRejected: ended('was rejected', 'が拒否されました'),
  PeeringExpired: ended(
    'expired before anybody accepted it',
    'が承認されないまま期限切れになりました',
  ),
  PeeringDeleted: ended('was deleted', 'が削除されました'),
  PeeringRetryApproved: plain(
    'Rescale decided to request the VPC peering connection again.',
    'RescaleがVPCピアリング接続を再度リクエストすることを決定しました。',
  ),
  ResourceNotVisible: ({ resourceId }) => ({
    en: `${resourceId} was not visible; it will be looked for again.`,
    ja: `${resourceId} が表示されませんでした。後でもう一度確認します。`,
  }),
  ResourceVisibleAgain: ({ resourceId }) => ({
    en: `${resourceId} is visible again.`,
    ja: `${resourceId} が再び表示されました。`,
  }),
  RoutesInstalled: ({ side }) => ({
    en: `${side === 'rescale' ? 'Rescale’s' : 'The customer’s'} routes are in place.`,
    ja: `${side === 'rescale' ? 'Rescale側' : 'お客様側'}のルートテーブルにルートが追加されました。`,
  }),
  RoutesMissing: routesMissing,
  DriftFound: ({ findings }) => ({
    en: `The connection is not as it should be: ${findings.map(({ id }) => id).join(', ')}.`,
    ja: `接続に問題が見つかりました: ${findings.map(({ id }) => id).join('、')}。`,
  }),
  DriftCleared: plain('The connection is as it should be again.', '接続の問題が解消されました。'),
  Suspended: ({ reason }, by) => ({
    en: `${capitalised(partyWords[by].en)} suspended the connection${because(reason).en}`,
    ja: `${partyWords[by].ja}が接続を一時停止しました${because(reason).ja}`,
  }),
  Resumed: (_data, by) => ({
    en: `${capitalised(partyWords[by].en)} lifted its suspension; the connection is verified before it is used again.`,
    ja: `${partyWords[by].ja}が一時停止を解除しました。接続は検証の後に再び使用されます。`,
  }),
  ExternalIdRotationBegun: plain(
    'Rescale began to rotate the external ID; the role accepts both for a while.',
    'Rescaleが外部IDの更新を開始しました。しばらくの間、ロールは新旧両方を受け付けます。',
  ),
  ExternalIdRotationProbed: rotationProbed,
  ExternalIdRotationCompleted: plain(
    'The external ID was rotated; the old one no longer works.',
    '外部IDの更新が完了しました。古い外部IDは使えません。',
  ),
  ExternalIdRotationAbandoned: plain(
    'Rescale abandoned the rotation of the external ID; the ID stays as it is.',
    'Rescaleが外部IDの更新を中止しました。外部IDは変わりません。',
  ),
  SecondaryCidrAgreed: ({ cidr, expiresAt, warnings }) => ({
    en: `${cidr} was agreed as a secondary block and is held until ${render(expiresAt)}${warned(warnings).en}.`,
    ja: `CIDR範囲 ${cidr} をセカンダリブロックとすることが合意され、${render(expiresAt)} まで確保されました${warned(warnings).ja}。`,
  }),
  SecondaryCidrAssociated: ({ cidr }) => ({
    en: `${cidr} is associated with the VPC.`,
    ja: `CIDR範囲 ${cidr} がVPCに関連付けられました。`,
  }),
  SecondaryCidrDisassociated: ({ cidr, expiresAt }) => ({
    en: `${cidr} is no longer associated with the VPC and is held until ${render(expiresAt)}.`,
    ja: `CIDR範囲 ${cidr} のVPCへの関連付けが解除されました。${render(expiresAt)} まで確保されます。`,
  }),
  SecondaryCidrReleased: ({ cidr }) => ({
    en: `${cidr} is no longer held as a secondary block.`,
    ja: `セカンダリブロック ${cidr} の確保が解除されました。`,
  }),
  RescaleVpcChanged: ({ rescaleVpc }) => ({
    en: `Rescale VPC ${rescaleVpc.vpcId} now has ${rescaleVpc.cidrs.join(', ')}.`,
    ja: `RescaleのVPC ${rescaleVpc.vpcId} のCIDR範囲が ${rescaleVpc.cidrs.join('、')} になりました。`,
  }),
  OnboardingCancelled: ({ reason }, by) => ({
    en: `${capitalised(partyWords[by].en)} cancelled the onboarding${because(reason).en}`,
    ja: `${partyWords[by].ja}が接続を取り消しました${because(reason).ja}`,
  }),
  OffboardingBegun: ({ reason }, by) => ({
    en: `${capitalised(partyWords[by].en)} began to take the connection down${because(reason).en}`,
    ja: `${partyWords[by].ja}が接続の解除を開始しました${because(reason).ja}`,
  }),
  OffboardingAborted: (_data, by) => ({
    en: `${capitalised(partyWords[by].en)} aborted the offboarding; the connection is verified again.`,
    ja: `${partyWords[by].ja}が接続の解除を中止しました。接続を再度検証します。`,
  }),
  RescaleRoutesRemoved: plain(
    'Rescale’s routes are removed.',
    'Rescale側のルートが削除されました。',
  ),
  CustomerRoutesRemoved: plain(
    'The customer’s routes are removed.',
    'お客様側のルートが削除されました。',
  ),
  PeeringRemoved: plain('The peering is removed.', 'VPCピアリング接続が削除されました。'),
  StackDeleted: plain('The stack is deleted.', 'スタックが削除されました。'),
  LeftoversFound: ({ leftovers }) => ({
    en: `The account still has: ${leftovers.map(({ resourceId }) => resourceId).join(', ')}.`,
    ja: `アカウントに次のリソースが残っています: ${leftovers.map(({ resourceId }) => resourceId).join('、')}。`,
  }),
  AccountClean: plain(
    'Nothing of the onboarding is left in the account.',
    'この接続で作成されたリソースは、アカウントに残っていません。',
  ),
  ClosedUnconfirmed: ({ unconfirmed, reason }) => {
    const steps = listed(unconfirmed.map((step) => teardownWords[step]))
    return {
      en: `Rescale closed the onboarding without the customer’s confirmation (${steps.en})${because(reason).en}`,
      ja: `Rescaleが、お客様の確認(${steps.ja})がないまま接続を終了しました${because(reason).ja}`,
    }
  },
  WorkFailed: ({ operation, code }) => ({
    en: `${operation} failed with ${code}.`,
    ja: `${operation} が ${code} で失敗しました。`,
  }),
  WorkRecovered: ({ intent }) => ({
    en: `${intent} succeeded.`,
    ja: `${intent} が成功しました。`,
  }),
  WorkRetryRequested: plain(
    'Rescale asked for failed work to be tried again.',
    '失敗した処理の再試行が指示されました。',
  ),
}

const sentenceOf = <Type extends OnboardingEventType>(event: OnboardingEventOf<Type>): Sentence => {
  const describe: Describe<Type> = texts[event.type]
  return describe(event.data, event.by)
}

/** Says what happened; when it did is for the caller to say. */
export const describeEvent = (event: OnboardingEvent, language: Language): string =>
  sentenceOf(event)[language]
