/**
 * Rejections in words: what was wrong, where, what was expected, what to do.
 * An external ID is never shown, only the document that holds it.
 */
import { describeProbeProblem } from '../inspection/describeProbeProblem.ts'
import { describeCidrFinding } from '../network/describeCidrFinding.ts'
import type { Language, Sentence } from '../values/Language.ts'
import { render } from '../values/Instant.ts'
import type { Rejection } from './Rejection.ts'
import type { TeardownStep } from './Teardown.ts'
import { commandWords, listed, partyWords, statusWords, teardownWords } from './vocabulary.ts'
import { longestLeaseSeconds } from './waits.ts'

type Tag = Rejection['_tag']
type RejectionOf<Of extends Tag> = Extract<Rejection, { readonly _tag: Of }>
type Describe<Of extends Tag> = (rejection: RejectionOf<Of>) => Sentence

const wrongStatus: Describe<'WrongStatus'> = ({ command, status, permitted }) => {
  const wanted = commandWords[command]
  const now = statusWords[status]
  const possible = listed(permitted.map((name) => statusWords[name]))
  return {
    en: `Nobody can ${wanted.en} in the status "${now.en}". That is possible when the onboarding is: ${possible.en}. Look at what the onboarding asks for next.`,
    ja: `現在の状態「${now.ja}」では「${wanted.ja}」を実行できません。実行できる状態: ${possible.ja}。次に必要な操作をご確認ください。`,
  }
}

const wrongParty: Describe<'WrongParty'> = ({ command, by, permitted }) => {
  const wanted = commandWords[command]
  const allowed = listed(permitted.map((name) => partyWords[name]))
  return {
    en: `Only ${allowed.en} can ${wanted.en}; this came from ${partyWords[by].en}. Leave it to ${allowed.en}.`,
    ja: `「${wanted.ja}」を実行できるのは${allowed.ja}だけですが、${partyWords[by].ja}による操作でした。${allowed.ja}が実行してください。`,
  }
}

const unproven: {
  readonly [Problem in RejectionOf<'RotationNotProven'>['problems'][number]]: Sentence
} = {
  'not-probed': {
    en: 'The role has not been probed with both IDs yet. Probe it.',
    ja: 'まだ新旧両方の外部IDでロールを確認していません。確認を行ってください。',
  },
  'next-external-id-refused': {
    en: 'The role does not accept the next external ID yet. Let the customer add it to the trust policy.',
    ja: 'ロールがまだ新しい外部IDを受け付けません。お客様が信頼ポリシーに追加する必要があります。',
  },
  'current-external-id-still-accepted': {
    en: 'The role still accepts the old external ID. Let the customer remove it from the trust policy.',
    ja: 'ロールがまだ古い外部IDを受け付けます。お客様が信頼ポリシーから削除する必要があります。',
  },
  'refused-with-external-id': {
    en: describeProbeProblem('refused-with-external-id', 'en'),
    ja: describeProbeProblem('refused-with-external-id', 'ja'),
  },
  'allowed-without-external-id': {
    en: describeProbeProblem('allowed-without-external-id', 'en'),
    ja: describeProbeProblem('allowed-without-external-id', 'ja'),
  },
  'allowed-with-wrong-external-id': {
    en: describeProbeProblem('allowed-with-wrong-external-id', 'en'),
    ja: describeProbeProblem('allowed-with-wrong-external-id', 'ja'),
  },
}

const rotationNotProven: Describe<'RotationNotProven'> = ({ problems }) => {
  const found = problems.map((problem) => unproven[problem])
  return {
    en: `The rotation of the external ID is not proven: ${found.map(({ en }) => en).join(' ')}`,
    ja: `外部IDの更新が完了したことを確認できません。${found.map(({ ja }) => ja).join('')}`,
  }
}

const stepNames = (steps: ReadonlyArray<TeardownStep>): Sentence =>
  listed(steps.map((step) => teardownWords[step]))

const texts: { readonly [Of in Tag]: Describe<Of> } = {
  WrongStatus: wrongStatus,
  WrongParty: wrongParty,
  OnboardingOver: ({ status }) => ({
    en: `The onboarding is ${statusWords[status].en} and takes nothing more. Request a new onboarding.`,
    ja: `この接続は「${statusWords[status].ja}」のため、これ以上操作できません。新しく申請してください。`,
  }),
  BoundaryAccountDisagrees: ({ expected, actual }) => ({
    en: `permissionsBoundaryArn of the request is a policy of account ${actual}, but the role will be in account ${expected}. Name a policy of account ${expected}, or one that AWS manages.`,
    ja: `申請のpermissionsBoundaryArnはAWSアカウント ${actual} のポリシーですが、ロールはAWSアカウント ${expected} に作成されます。AWSアカウント ${expected} のポリシーか、AWS管理ポリシーを指定してください。`,
  }),
  BoundaryPartitionDisagrees: ({ expected, actual }) => ({
    en: `permissionsBoundaryArn of the request is in partition ${actual}, but its Region is in partition ${expected}. Name a policy whose ARN starts with arn:${expected}:.`,
    ja: `申請のpermissionsBoundaryArnはパーティション ${actual} のものですが、リージョンはパーティション ${expected} に属します。arn:${expected}: で始まるポリシーを指定してください。`,
  }),
  NoRescaleVpcWithRoom: ({ region }) => ({
    en: `No Rescale VPC in ${region} has room for another customer. Request another Region, or ask Rescale support for room in this one.`,
    ja: `${region} には空きのあるRescaleのVPCがありません。別のリージョンで申請するか、Rescaleサポートにお問い合わせください。`,
  }),
  AlreadyOpen: ({ onboardingId }) => ({
    en: `Onboarding ${onboardingId} of this account and Region is open and has a stack of the same name. Continue with it, end it first, or set stackName in the request for another VPC.`,
    ja: `このAWSアカウントとリージョンには、同じ名前のスタックを使う進行中の接続 ${onboardingId} がすでにあります。それを続けるか、先に終了するか、別のVPCを接続する場合は申請のstackNameを指定してください。`,
  }),
  LeaseTimeInvalid: ({ leaseSeconds }) => ({
    en: `leaseSeconds is ${leaseSeconds}; a CIDR can be held for 1 to ${longestLeaseSeconds} seconds (90 days). Name such a time.`,
    ja: `leaseSecondsが ${leaseSeconds} です。CIDR範囲を確保できる時間は1秒から ${longestLeaseSeconds} 秒(90日)です。この範囲で指定してください。`,
  }),
  LeaseExpired: ({ cidr, expiredAt }) => ({
    en: `${cidr} was held until ${render(expiredAt)}, and that time is over. Propose a CIDR again.`,
    ja: `${cidr} の確保期限(${render(expiredAt)})が過ぎています。CIDR範囲をもう一度提案してください。`,
  }),
  AccountIsRescales: ({ accountId }) => ({
    en: `accountId is ${accountId}, Rescale’s own account. Give the account that the new VPC will be made in.`,
    ja: `accountIdの ${accountId} はRescale自身のAWSアカウントです。新しいVPCを作成するお客様のAWSアカウントIDを指定してください。`,
  }),
  LeaseNotDue: ({ cidr, expiresAt }) => ({
    en: `${cidr} is held until ${render(expiresAt)} and cannot be taken back before. Wait until then, or cancel the onboarding.`,
    ja: `${cidr} は ${render(expiresAt)} まで確保されており、それまで返却できません。期限まで待つか、接続を取り消してください。`,
  }),
  InventoryOfOtherVpc: ({ expected, actual }) => ({
    en: `The CIDR was reviewed against the inventory of ${actual}, but the onboarding is on ${expected}. Review it against the inventory of ${expected}.`,
    ja: `CIDR範囲は ${actual} のインベントリと照合されましたが、この接続が使うRescaleのVPCは ${expected} です。${expected} のインベントリと照合してください。`,
  }),
  ExternalIdNotFresh: () => ({
    en: 'The external ID was given out before; an ID shared by two customers would let one act as the other. Generate a new one.',
    ja: 'この外部IDはすでに発行済みです。外部IDを共有すると、別のお客様になりすますことが可能になります。新しい外部IDを生成してください。',
  }),
  SetupAlreadyIssued: () => ({
    en: 'The setup was issued already, and a second one would carry another external ID. Go on with the setup.json that was handed over.',
    ja: '設定情報はすでに発行されています。再発行すると外部IDが変わってしまうため、提供済みのsetup.jsonを使って進めてください。',
  }),
  SetupCidrDisagrees: ({ expected, actual }) => ({
    en: `cidr of the setup is ${actual}, but ${expected} was agreed. Issue the setup with ${expected}.`,
    ja: `設定情報のcidrは ${actual} ですが、合意されたCIDR範囲は ${expected} です。${expected} で発行してください。`,
  }),
  SetupRegionDisagrees: ({ expected, actual }) => ({
    en: `region of the setup is ${actual}, but ${expected} was requested. Issue the setup for ${expected}.`,
    ja: `設定情報のregionは ${actual} ですが、申請されたリージョンは ${expected} です。${expected} で発行してください。`,
  }),
  RoleAccountDisagrees: ({ expected, actual }) => ({
    en: `roleArn of the stack report is a role of account ${actual}, but account ${expected} was requested. Run the stack in account ${expected} and report the role it makes.`,
    ja: `スタックの報告のroleArnはAWSアカウント ${actual} のロールですが、申請されたのは ${expected} です。AWSアカウント ${expected} でスタックを作成し、そのロールARNを報告してください。`,
  }),
  RolePartitionDisagrees: ({ expected, actual }) => ({
    en: `roleArn of the stack report is in partition ${actual}, but the Region that was requested is in ${expected}. Run the stack in that Region and report the role it makes.`,
    ja: `スタックの報告のroleArnはパーティション ${actual} のものですが、申請されたリージョンはパーティション ${expected} に属します。そのリージョンでスタックを作成し、ロールARNを報告してください。`,
  }),
  StackCidrDisagrees: ({ expected, actual }) => ({
    en: `vpcCidr of the stack report is ${actual}, but ${expected} was agreed. Run the stack with the template as it was handed over, and report its outputs.`,
    ja: `スタックの報告のvpcCidrは ${actual} ですが、合意されたCIDR範囲は ${expected} です。提供されたテンプレートを変更せずにスタックを作成し、その出力を報告してください。`,
  }),
  NoRouteTables: ({ vpcId }) => ({
    en: `routeTableIds of the stack report is empty, so there would be no table of VPC ${vpcId} to add routes to. Report the stack’s outputs as they are.`,
    ja: `スタックの報告のrouteTableIdsが空のため、VPC ${vpcId} にルートを追加するルートテーブルがわかりません。スタックの出力をそのまま報告してください。`,
  }),
  StackNameDisagrees: ({ expected, actual }) => ({
    en: `stackName of the stack report is ${actual}, but the setup is for the stack ${expected}. Run the template as the stack ${expected} and report its outputs.`,
    ja: `スタックの報告のstackNameは ${actual} ですが、この設定情報のスタック名は ${expected} です。スタック名を ${expected} としてテンプレートを実行し、その出力を報告してください。`,
  }),
  RoleArnClaimed: ({ roleArn }) => ({
    en: `roleArn of the stack report, ${roleArn}, is the role of another onboarding. Run a stack of its own for this one and report the role it makes.`,
    ja: `スタックの報告のroleArn(${roleArn})は、別の接続のロールです。この接続専用のスタックを作成し、そのロールARNを報告してください。`,
  }),
  VpcClaimed: ({ vpcId }) => ({
    en: `vpcId of the stack report, ${vpcId}, is the VPC of another onboarding. Run a separate stack for this one and report the VPC it creates.`,
    ja: `スタックの報告のvpcId(${vpcId})は、別の接続のVPCです。この接続専用のスタックを作成し、そのVPC IDを報告してください。`,
  }),
  OtherRole: ({ expected, actual }) => ({
    en: `This was seen of role ${actual}, but the stack reported ${expected}. Look at ${expected}.`,
    ja: `確認されたロールは ${actual} ですが、報告されたロールARNは ${expected} です。${expected} を確認してください。`,
  }),
  OtherVpc: ({ expected, actual }) => ({
    en: `Inspected VPC ${actual}, but the onboarding is for ${expected}. Inspect ${expected}.`,
    ja: `確認されたVPCは ${actual} ですが、この接続のVPCは ${expected} です。${expected} を確認してください。`,
  }),
  OtherPeering: ({ expected, actual }) => ({
    en: `This was seen of VPC peering connection ${actual}, but the onboarding uses ${expected}. Look at ${expected}.`,
    ja: `確認されたVPCピアリング接続は ${actual} ですが、この接続で使われているのは ${expected} です。${expected} を確認してください。`,
  }),
  RotationUnderWay: () => ({
    en: 'Another rotation of the external ID is under way. Complete it first.',
    ja: '外部IDの別の更新が進行中です。先にそれを完了してください。',
  }),
  RotationNotProven: rotationNotProven,
  TeardownOutOfOrder: ({ step, expected }) => ({
    en: `"${teardownWords[step].en}" came before its turn: the next step is "${teardownWords[expected].en}". Do that one first.`,
    ja: `「${teardownWords[step].ja}」の順番ではありません。先に「${teardownWords[expected].ja}」を行ってください。`,
  }),
  RescaleSideNotClean: ({ outstanding }) => ({
    en: `Rescale's own side is not clean yet (outstanding: ${stepNames(outstanding).en}). Advance the onboarding until it is, then close it.`,
    ja: `Rescale側の削除がまだ完了していません(未完了: ${stepNames(outstanding).ja})。完了してから終了してください。`,
  }),
  AlreadyRemoved: ({ outstanding }) => ({
    en: `Parts of the connection are removed already (outstanding: ${stepNames(outstanding).en}), so offboarding cannot be aborted. Let it finish, then request a new onboarding.`,
    ja: `接続の一部がすでに削除されているため、解除を中止できません(未完了: ${stepNames(outstanding).ja})。完了後に新しく申請してください。`,
  }),
  BegunByOtherParty: ({ by }) => ({
    en: `Offboarding was begun by ${partyWords[by].en}, and only ${partyWords[by].en} can abort it. Ask them to do so.`,
    ja: `解除を開始したのは${partyWords[by].ja}です。中止できるのも${partyWords[by].ja}だけですので、ご依頼ください。`,
  }),
  SecondaryCidrConflicts: ({ cidr, findings, alternatives }) => {
    const free = alternatives.join(', ')
    return {
      en: `${cidr} cannot be added to the VPC: ${findings.map((finding) => describeCidrFinding(finding, 'en')).join(' ')} ${free === '' ? 'Propose another CIDR.' : `Propose another CIDR, for example ${free}.`}`,
      ja: `${cidr} をVPCに追加できません。${findings.map((finding) => describeCidrFinding(finding, 'ja')).join('')}別のCIDR範囲を提案してください${free === '' ? '。' : `(例: ${free})。`}`,
    }
  },
  SecondaryCidrInUse: ({ cidr }) => ({
    en: `${cidr} is associated with the VPC, so it is in use. Disassociate it from the VPC first.`,
    ja: `${cidr} はVPCに関連付けられており、使用中です。先にVPCとの関連付けを解除してください。`,
  }),
}

const sentenceOf = <Of extends Tag>(
  rejection: RejectionOf<Of> & { readonly _tag: Of },
): Sentence => {
  const describe: Describe<Of> = texts[rejection._tag]
  return describe(rejection)
}

/** Says why a command was refused and what to do about it. */
export const describeRejection = (rejection: Rejection, language: Language): string =>
  sentenceOf(rejection)[language]
