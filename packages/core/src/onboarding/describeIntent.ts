/** Intents in words: what the party should do, and by when. An external ID is never shown. */
import { describeInspectionFinding } from '../inspection/describeInspectionFinding.ts'
import { describeMissingRoute } from '../inspection/describeMissingRoute.ts'
import { describeProbeProblem } from '../inspection/describeProbeProblem.ts'
import type { Language, Sentence } from '../values/Language.ts'
import type { InspectionFinding } from '../inspection/InspectionFinding.ts'
import type { ProbeProblem } from '../inspection/findProbeProblems.ts'
import { type VpcCorrection, vpcCorrectionOf } from '../inspection/vpcCorrectionOf.ts'
import { describeTrustFindingId } from '../iam/trust/describeTrustFinding.ts'
import { render } from '../values/Instant.ts'
import type { Intent, IntentData, IntentOf, IntentType, Reminder } from './Intent.ts'
import { listed, teardownWords } from './vocabulary.ts'

type Describe<Type extends IntentType> = (data: IntentData[Type]) => Sentence

/** Several texts in a row, each language with its own space between. */
const joined = (sentences: ReadonlyArray<Sentence>): Sentence => ({
  en: sentences.map(({ en }) => en).join(' '),
  ja: sentences.map(({ ja }) => ja).join(''),
})

const plain = (en: string, ja: string) => (): Sentence => ({ en, ja })

const problemTexts = (problems: ReadonlyArray<ProbeProblem>): ReadonlyArray<Sentence> =>
  problems.map((problem) => ({
    en: describeProbeProblem(problem, 'en'),
    ja: describeProbeProblem(problem, 'ja'),
  }))

const findingTexts = (findings: ReadonlyArray<InspectionFinding>): ReadonlyArray<Sentence> =>
  findings.map((finding) => ({
    en: describeInspectionFinding(finding, 'en'),
    ja: describeInspectionFinding(finding, 'ja'),
  }))

const proposeCidr: Describe<'ProposeCidr'> = ({ declined }) => {
  if (declined === undefined) {
    return {
      en: 'Propose a CIDR for the new VPC.',
      ja: '新しいVPCのCIDR範囲を提案してください。',
    }
  }
  const { cidr, alternatives } = declined
  const free = alternatives.join(', ')
  return {
    en: `${cidr} cannot be used: propose another CIDR${free === '' ? '.' : `, for example ${free}.`}`,
    ja: `${cidr} は使用できません。別のCIDR範囲を提案してください${free === '' ? '。' : `(例: ${free})。`}`,
  }
}

const addCustomerRoutes: Describe<'AddCustomerRoutes'> = ({ peeringId, missing }) =>
  joined([
    {
      en: `Add routes to the Rescale VPC over VPC peering connection ${peeringId} to the route tables of the stack.`,
      ja: `スタックのルートテーブルに、VPCピアリング接続 ${peeringId} を経由するRescaleのVPCへのルートを追加してください。`,
    },
    ...missing.map((route) => ({
      en: describeMissingRoute(route, 'en'),
      ja: describeMissingRoute(route, 'ja'),
    })),
  ])

const confirmAccountClean: Describe<'ConfirmAccountClean'> = ({ leftovers }) => {
  const ids = leftovers.map(({ resourceId }) => resourceId)
  return ids.length === 0
    ? {
        en: 'Confirm that nothing of the onboarding is left in the account.',
        ja: '接続で作成されたリソースがアカウントに残っていないことをご確認ください。',
      }
    : {
        en: `Delete what is left in the account, then confirm: ${ids.join(', ')}.`,
        ja: `アカウントに残っているリソースを削除してからご確認ください: ${ids.join('、')}。`,
      }
}

const correctRole: Describe<'CorrectRole'> = ({ problems, trust, refusedAction }) =>
  joined([
    { en: 'Correct the role.', ja: 'ロールを修正してください。' },
    ...problemTexts(problems),
    ...trust.map((id) => ({
      en: describeTrustFindingId(id, 'en'),
      ja: describeTrustFindingId(id, 'ja'),
    })),
    ...(refusedAction === undefined
      ? []
      : [
          {
            en: `The role no longer lets Rescale call ${refusedAction}. Restore its permissions policy as the template has it.`,
            ja: `ロールの権限では ${refusedAction} を呼び出せなくなっています。アクセス許可ポリシーをテンプレートどおりに戻してください。`,
          },
        ]),
  ])

const corrections: { readonly [Of in VpcCorrection]: Sentence } = {
  'restore-vpc': {
    en: 'The VPC is restored in place.',
    ja: 'VPCはそのまま修正できます。',
  },
  'replace-stack': {
    en: 'The stack has to be deleted and created again, with a new role and a new VPC.',
    ja: 'スタックを削除して再作成する必要があります(ロールとVPCは新しくなります)。',
  },
}

const correctVpc: Describe<'CorrectVpc'> = ({ findings }) =>
  joined([
    { en: 'Correct the VPC.', ja: 'VPCを修正してください。' },
    ...findingTexts(findings),
    corrections[vpcCorrectionOf(findings)],
  ])

const deleteStack: Describe<'DeleteStack'> = ({ stackName, blockedBy }) => {
  const ids = blockedBy.map(({ resourceId }) => resourceId)
  return ids.length === 0
    ? {
        en: `Delete the stack ${stackName}.`,
        ja: `スタック ${stackName} を削除してください。`,
      }
    : {
        en: `Remove what depends on the VPC of the stack ${stackName}, then delete the stack: ${ids.join(', ')}.`,
        ja: `スタック ${stackName} のVPCに依存するリソースを削除してから、スタックを削除してください: ${ids.join('、')}。`,
      }
}

const texts: { readonly [Type in IntentType]: Describe<Type> } = {
  ProposeCidr: proposeCidr,
  RunStack: ({ setup }) => ({
    en: `Run the CloudFormation template in ${setup.region} and return its outputs: role ARN, VPC ID and the agreed CIDR ${setup.cidr}.`,
    ja: `${setup.region} でCloudFormationテンプレートを実行してスタックを作成し、出力(ロールARN、VPC ID、合意されたCIDR範囲 ${setup.cidr})をご提供ください。`,
  }),
  CorrectRole: correctRole,
  ReportTrustPolicy: plain(
    'Read the role’s trust policy and report it: the role may not read it itself.',
    'ロール自身には信頼ポリシーを読み取る権限がないため、信頼ポリシーを読み取って報告してください。',
  ),
  CorrectVpc: correctVpc,
  AcceptPeering: ({ peeringId }) => ({
    en: `Accept VPC peering connection ${peeringId} in the AWS console.`,
    ja: `AWSコンソールでVPCピアリング接続 ${peeringId} を承認してください。`,
  }),
  AddCustomerRoutes: addCustomerRoutes,
  AssociateCidr: ({ cidr }) => ({
    en: `Associate the IPv4 CIDR block ${cidr} with the VPC of the stack.`,
    ja: `スタックのVPCにIPv4 CIDRブロック ${cidr} を関連付けてください。`,
  }),
  TrustNextExternalId: plain(
    'Add the next external ID of setup.json to the role’s trust policy, beside the current one.',
    'ロールの信頼ポリシーに、現在の外部IDに加えてsetup.jsonの新しい外部IDを追加してください。',
  ),
  DistrustCurrentExternalId: plain(
    'Remove the old external ID from the role’s trust policy; the next one stays.',
    'ロールの信頼ポリシーから古い外部IDを削除し、新しい外部IDだけを残してください。',
  ),
  RemoveCustomerRoutes: ({ peeringIds }) => ({
    en: `Remove the routes over ${peeringIds.join(', ')} from the route tables of the stack.`,
    ja: `スタックのルートテーブルから、VPCピアリング接続 ${peeringIds.join('、')} へのルートを削除してください。`,
  }),
  DeleteStack: deleteStack,
  ConfirmAccountClean: confirmAccountClean,
  IssueSetup: plain(
    'Issue the setup: external ID, Rescale account ID, template and Region.',
    '設定情報(外部ID、RescaleのAWSアカウントID、CloudFormationテンプレート、リージョン)を発行してください。',
  ),
  LapseLease: plain(
    'Give the CIDR back: its time is over.',
    '確保期限が過ぎたCIDR範囲を返却してください。',
  ),
  ProbeRole: plain(
    'Probe the role with, without and with a wrong external ID.',
    '正しい外部ID、外部IDなし、誤った外部IDのそれぞれでロールを確認してください。',
  ),
  InspectVpc: plain('Inspect the VPC.', 'VPCを確認してください。'),
  RequestPeering: ({ attempt }) => ({
    en: `Request the VPC peering connection (attempt ${attempt}).`,
    ja: `VPCピアリング接続をリクエストしてください(${attempt} 回目)。`,
  }),
  ReviewPeering: ({ attempt, reason }) => ({
    en: `Find out why ${attempt - 1} peering requests came to nothing${reason === '' ? '' : ` (the last one: ${reason})`} before making another one.`,
    ja: `VPCピアリング接続のリクエストが ${attempt - 1} 回成立しませんでした${reason === '' ? '' : `(直近の理由: ${reason})`}。再度リクエストする前に原因をご確認ください。`,
  }),
  ObservePeering: ({ peeringId }) => ({
    en: `Look at the status of VPC peering connection ${peeringId}.`,
    ja: `VPCピアリング接続 ${peeringId} の状態を確認してください。`,
  }),
  AddRescaleRoutes: ({ peeringId }) => ({
    en: `Add Rescale’s routes to the customer’s VPC over ${peeringId}.`,
    ja: `VPCピアリング接続 ${peeringId} を経由するお客様のVPCへのルートをRescale側に追加してください。`,
  }),
  ObserveCustomerRoutes: ({ peeringId }) => ({
    en: `See whether the customer’s routes over ${peeringId} are in place.`,
    ja: `VPCピアリング接続 ${peeringId} を経由するお客様側のルートを確認してください。`,
  }),
  InspectConnection: ({ peeringId }) =>
    peeringId === undefined
      ? { en: 'Inspect the VPC of the connection.', ja: '接続のVPCを点検してください。' }
      : {
          en: `Inspect the connection over ${peeringId}.`,
          ja: `VPCピアリング接続 ${peeringId} による接続を点検してください。`,
        },
  RepairConnection: ({ findings }) =>
    joined([
      { en: 'Repair the connection.', ja: '接続を修復してください。' },
      ...findingTexts(findings),
    ]),
  CompleteRotation: plain(
    'Complete the rotation of the external ID.',
    '外部IDの更新を完了してください。',
  ),
  ReviewRotation: plain(
    'Find out why the rotation of the external ID does not finish; replace it or abandon it if it cannot.',
    '外部IDの更新が完了しない原因をご確認ください。完了できない場合は、別の外部IDに変更するか、更新を中止してください。',
  ),
  ReleaseSecondaryCidr: ({ cidr }) => ({
    en: `Give ${cidr} back: it was not associated with the VPC in time.`,
    ja: `期限までにVPCに関連付けられなかったCIDR範囲 ${cidr} を返却してください。`,
  }),
  CloseUnconfirmed: ({ unconfirmed }) => {
    const steps = listed(unconfirmed.map((step) => teardownWords[step]))
    return {
      en: `Close the onboarding although the customer has not confirmed: ${steps.en}.`,
      ja: `お客様の確認(${steps.ja})がないまま接続を終了してください。`,
    }
  },
  EndAbandoned: plain(
    'End the onboarding: nobody has answered for too long.',
    '長期間応答がないため、接続を終了してください。',
  ),
  ReviewFailure: ({ failure: { operation, code, message, count } }) => {
    const said = message === '' ? '' : `: ${message}`
    return {
      en: `Find out why ${operation} keeps failing with ${code} (${count} times${said}). Correct the cause, then have it tried again.`,
      ja: `${operation} が ${code} で繰り返し失敗している原因をご確認ください(${count} 回${said})。原因を解消してから再試行してください。`,
    }
  },
  DecideResumption: ({ reason }) => ({
    en: `Decide whether to resume the connection${reason === '' ? '.' : ` (why it was suspended: ${reason}).`}`,
    ja: `接続を再開するか判断してください${reason === '' ? '。' : `(一時停止の理由: ${reason})。`}`,
  }),
  RemoveRescaleRoutes: ({ peeringIds }) =>
    peeringIds.length === 0
      ? {
          en: 'Remove Rescale’s routes to the customer’s VPC, if there are any.',
          ja: 'お客様のVPCへのルートがある場合は、Rescale側から削除してください。',
        }
      : {
          en: `Remove Rescale’s routes over ${peeringIds.join(', ')}.`,
          ja: `VPCピアリング接続 ${peeringIds.join('、')} へのルートをRescale側から削除してください。`,
        },
  ObserveCustomerRoutesRemoved: ({ peeringIds }) => ({
    en: `See whether the customer’s routes over ${peeringIds.join(', ')} are gone.`,
    ja: `VPCピアリング接続 ${peeringIds.join('、')} へのお客様側のルートが削除されたことを確認してください。`,
  }),
  DeletePeering: ({ peeringIds }) =>
    peeringIds.length === 0
      ? {
          en: 'Delete the VPC peering connections to the customer’s VPC, if there are any.',
          ja: 'お客様のVPCへのVPCピアリング接続がある場合は削除してください。',
        }
      : {
          en: `Delete VPC peering connections: ${peeringIds.join(', ')}.`,
          ja: `VPCピアリング接続 ${peeringIds.join('、')} を削除してください。`,
        },
}

const reminders: { readonly [Of in Reminder]: Sentence } = {
  'two-days-left': { en: ' (less than two days left)', ja: '(残り2日以内)' },
  'twelve-hours-left': { en: ' (less than twelve hours left)', ja: '(残り12時間以内)' },
  overdue: { en: ' (overdue)', ja: '(期限超過)' },
}

const byWhen = ({ deadline, reminder }: Intent): Sentence => {
  if (deadline === undefined) return { en: '', ja: '' }
  const left = reminder === undefined ? { en: '', ja: '' } : reminders[reminder]
  return {
    en: ` Deadline: ${render(deadline)}${left.en}.`,
    ja: `期限: ${render(deadline)}${left.ja}。`,
  }
}

const sentenceOf = <Type extends IntentType>(intent: IntentOf<Type>): Sentence => {
  const describe: Describe<Type> = texts[intent.type]
  return describe(intent.data)
}

/** Says what to do and by when; who is to do it is for the caller to say. */
export const describeIntent = (intent: Intent, language: Language): string =>
  sentenceOf(intent)[language] + byWhen(intent)[language]
