/**
 * Rejections in words: what was wrong, where, what was expected, what to do.
 * An external ID is never shown, only the document that holds it.
 */
import { describeProbeProblem } from './describeProbeProblem.ts'
import { describeSetupTemplateError } from './describeSetupTemplateError.ts'
import { describeCidrFinding } from './describeCidrFinding.ts'
import { isoText } from '../../values/isoText.ts'
import type { Rejection } from '../../onboarding/Rejection.ts'
import type { TeardownStep } from '../../onboarding/Teardown.ts'
import {
  commandWords,
  listed,
  partyWords,
  spaced,
  statusWords,
  teardownWords,
} from './vocabulary.ts'
import { longestLeaseSeconds } from '../../onboarding/waits.ts'

type Tag = Rejection['_tag']
type RejectionOf<Of extends Tag> = Extract<Rejection, { readonly _tag: Of }>
type Describe<Of extends Tag> = (rejection: RejectionOf<Of>) => string

const wrongStatus: Describe<'WrongStatus'> = ({ command, status, permitted }) => {
  const wanted = commandWords[command]
  const now = statusWords[status]
  const possible = listed(permitted.map((name) => statusWords[name]))
  return `現在の状態「${now}」では「${wanted}」を実行できません。実行できる状態: ${possible}。次に必要な操作をご確認ください。`
}

const wrongParty: Describe<'WrongParty'> = ({ command, by, permitted }) => {
  const wanted = commandWords[command]
  const allowed = spaced(listed(permitted.map((name) => partyWords[name])))
  return `「${wanted}」を実行できるのは、${allowed}だけです。この操作は、${spaced(partyWords[by])}によるものでした。${allowed}が実行してください。`
}

const unproven: {
  readonly [Problem in RejectionOf<'RotationNotProven'>['problems'][number]]: string
} = {
  'not-probed': 'まだ新旧両方の外部 ID でロールを確認していません。確認を行ってください。',
  'next-external-id-refused':
    'ロールがまだ新しい外部 ID を受け付けません。お客様が信頼ポリシーに追加する必要があります。',
  'current-external-id-still-accepted':
    'ロールがまだ古い外部 ID を受け付けます。お客様が信頼ポリシーから削除する必要があります。',
  'refused-with-external-id': describeProbeProblem('refused-with-external-id'),
  'allowed-without-external-id': describeProbeProblem('allowed-without-external-id'),
  'allowed-with-wrong-external-id': describeProbeProblem('allowed-with-wrong-external-id'),
}

const rotationNotProven: Describe<'RotationNotProven'> = ({ problems }) => {
  const found = problems.map((problem) => unproven[problem])
  return `外部 ID の更新が完了したことを確認できません。${found.join('')}`
}

type SeenZones = Pick<RejectionOf<'ZonesNotSeen'>, 'accountId' | 'region' | 'seen'>

const seenZones = ({ accountId, region, seen }: SeenZones): string => {
  const zones = listed(seen.map(({ zoneId, zoneName }) => `${zoneId}(${zoneName})`))
  return `AWS アカウント ${accountId} が ${region} で利用できるアベイラビリティーゾーンは${seen.length === 0 ? 'ありません' : `次のものだけです: ${zones}`}`
}

const stepNames = (steps: ReadonlyArray<TeardownStep>): string =>
  listed(steps.map((step) => teardownWords[step]))

const texts: { readonly [Of in Tag]: Describe<Of> } = {
  WrongStatus: wrongStatus,
  WrongParty: wrongParty,
  OnboardingOver: ({ status }) =>
    `この接続は「${statusWords[status]}」のため、これ以上操作できません。新しく申請してください。`,
  BoundaryAccountDisagrees: ({ expected, actual }) =>
    `申請の permissionsBoundaryArn は AWS アカウント ${actual} のポリシーですが、ロールは AWS アカウント ${expected} に作成されます。AWS アカウント ${expected} のポリシーか、AWS 管理ポリシーを指定してください。`,
  BoundaryPartitionDisagrees: ({ expected, actual }) =>
    `申請の permissionsBoundaryArn はパーティション ${actual} のものですが、リージョンはパーティション ${expected} に属します。arn:${expected}: で始まるポリシーを指定してください。`,
  TooManyZones: ({ region, zoneCount, usualZoneCount }) =>
    `申請の zoneCount は ${zoneCount} ですが、ほとんどのアカウントが ${region} で利用できるアベイラビリティーゾーンは ${usualZoneCount} つです。${usualZoneCount} 以下で申請するか、アカウントで利用できるゾーンを zoneIds に指定してください。`,
  TooFewZonesSeen: ({ zoneCount, ...rest }) => {
    const fewer = rest.seen.length === 0 ? '' : `${rest.seen.length} 以下で申請するか、`
    return `申請の zoneCount は ${zoneCount} ですが、${seenZones(rest)}。${fewer}別のリージョンで申請してください。`
  },
  ZonesNotSeen: ({ zoneIds, ...rest }) => {
    const others =
      rest.seen.length === 0 ? '' : '利用できるゾーンを zoneCount と同じ数だけ指定するか、'
    return `申請の zoneIds に ${listed(zoneIds)} がありますが、${seenZones(rest)}。${others}別のリージョンで申請してください。`
  },
  SetupImpossible: ({ error }) => `${describeSetupTemplateError(error)}申請を修正してください。`,
  NoRescaleVpcWithRoom: ({ region }) =>
    `${region} には空きのある Rescale の VPC がありません。別のリージョンで申請するか、Rescale サポートにお問い合わせください。`,
  AlreadyOpen: ({ onboardingId }) =>
    `この AWS アカウントとリージョンには、同じ名前のスタックを使う進行中の接続 ${onboardingId} がすでにあります。それを続けるか、先に終了するか、別の VPC を接続する場合は申請の stackName を指定してください。`,
  LeaseTimeInvalid: ({ leaseSeconds }) =>
    `leaseSeconds が ${leaseSeconds} です。CIDR ブロックを確保できる時間は 1 秒から ${longestLeaseSeconds} 秒(90 日)です。この範囲で指定してください。`,
  LeaseExpired: ({ cidr, expiredAt }) =>
    `${cidr} の確保期限(${isoText(expiredAt)})が過ぎています。CIDR ブロックをもう一度提案してください。`,
  AccountIsRescales: ({ accountId }) =>
    `accountId の ${accountId} は Rescale 自身の AWS アカウントです。新しい VPC を作成するお客様の AWS アカウント ID を指定してください。`,
  LeaseNotDue: ({ cidr, expiresAt }) =>
    `${cidr} は ${isoText(expiresAt)} まで確保されており、それまで返却できません。期限まで待つか、接続を取り消してください。`,
  InventoryOfOtherVpc: ({ expected, actual }) =>
    `CIDR ブロックは ${actual} のインベントリと照合されましたが、この接続が使う Rescale の VPC は ${expected} です。${expected} のインベントリと照合してください。`,
  RescaleVpcNotSeen: ({ vpcId }) =>
    `Rescale の VPC ${vpcId} の情報が AWS から取得されていないため、ルートテーブルがわかりません。Rescale のアカウントの認証情報を使用して設定情報を発行してください。`,
  ExternalIdNotFresh: () =>
    'この外部 ID はすでに発行済みです。外部 ID を共有すると、別のお客様になりすますことが可能になります。新しい外部 ID を生成してください。',
  SetupAlreadyIssued: () =>
    '設定情報はすでに発行されています。再発行すると外部 ID が変わってしまうため、提供済みの setup.json を使って進めてください。',
  SetupCidrDisagrees: ({ expected, actual }) =>
    `設定情報の cidr は ${actual} ですが、合意された CIDR ブロックは ${expected} です。${expected} で発行してください。`,
  SetupRegionDisagrees: ({ expected, actual }) =>
    `設定情報の region は ${actual} ですが、申請されたリージョンは ${expected} です。${expected} で発行してください。`,
  RoleAccountDisagrees: ({ expected, actual }) =>
    `スタックの報告の roleArn は AWS アカウント ${actual} のロールですが、申請されたのは ${expected} です。AWS アカウント ${expected} でスタックを作成し、そのロール ARN を報告してください。`,
  RolePartitionDisagrees: ({ expected, actual }) =>
    `スタックの報告の roleArn はパーティション ${actual} のものですが、申請されたリージョンはパーティション ${expected} に属します。そのリージョンでスタックを作成し、ロール ARN を報告してください。`,
  StackCidrDisagrees: ({ expected, actual }) =>
    `スタックの報告の vpcCidr は ${actual} ですが、合意された CIDR ブロックは ${expected} です。提供されたテンプレートを変更せずにスタックを作成し、その出力を報告してください。`,
  NoRouteTables: ({ vpcId }) =>
    `スタックの報告の routeTableIds が空のため、VPC ${vpcId} にルートを追加するルートテーブルがわかりません。スタックの出力をそのまま報告してください。`,
  StackNameDisagrees: ({ expected, actual }) =>
    `スタックの報告の stackName は ${actual} ですが、この設定情報のスタック名は ${expected} です。スタック名を ${expected} としてテンプレートを実行し、その出力を報告してください。`,
  RoleArnClaimed: ({ roleArn }) =>
    `スタックの報告の roleArn(${roleArn})は、別の接続のロールです。この接続専用のスタックを作成し、そのロール ARN を報告してください。`,
  VpcClaimed: ({ vpcId }) =>
    `スタックの報告の vpcId(${vpcId})は、別の接続の VPC です。この接続専用のスタックを作成し、その VPC ID を報告してください。`,
  OtherRole: ({ expected, actual }) =>
    `確認されたロールは ${actual} ですが、報告されたロール ARN は ${expected} です。${expected} を確認してください。`,
  OtherVpc: ({ expected, actual }) =>
    `確認された VPC は ${actual} ですが、この接続の VPC は ${expected} です。${expected} を確認してください。`,
  OtherPeering: ({ expected, actual }) =>
    `確認された VPC ピアリング接続は ${actual} ですが、この接続で使われているのは ${expected} です。${expected} を確認してください。`,
  RotationUnderWay: () => '外部 ID の別の更新が進行中です。先にそれを完了してください。',
  RotationNotProven: rotationNotProven,
  TeardownOutOfOrder: ({ step, expected }) =>
    `「${teardownWords[step]}」の順番ではありません。先に「${teardownWords[expected]}」を行ってください。`,
  RescaleSideNotClean: ({ outstanding }) =>
    `Rescale 側の削除がまだ完了していません(未完了: ${stepNames(outstanding)})。完了してから終了してください。`,
  AlreadyRemoved: ({ outstanding }) =>
    `接続の一部がすでに削除されているため、解除を中止できません(未完了: ${stepNames(outstanding)})。完了後に新しく申請してください。`,
  BegunByOtherParty: ({ by }) =>
    `解除を開始したのは、${spaced(partyWords[by])}です。中止できるのも、${spaced(partyWords[by])}だけですので、ご依頼ください。`,
  SecondaryCidrConflicts: ({ cidr, findings, alternatives }) => {
    const free = alternatives.join(', ')
    return `${cidr} を VPC に追加できません。${findings.map(describeCidrFinding).join('')}別の CIDR ブロックを提案してください${free === '' ? '。' : `(例: ${free})。`}`
  },
  SecondaryCidrInUse: ({ cidr }) =>
    `${cidr} は VPC に関連付けられており、使用中です。先に VPC との関連付けを解除してください。`,
}

const sentenceOf = <Of extends Tag>(rejection: RejectionOf<Of> & { readonly _tag: Of }): string => {
  const describe: Describe<Of> = texts[rejection._tag]
  return describe(rejection)
}

/** Says why a command was refused and what to do about it. */
export const describeRejection = (rejection: Rejection): string => sentenceOf(rejection)
