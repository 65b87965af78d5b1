/** The words for what an onboarding is made of, as people read them. */
import type { Sentence } from '../values/Language.ts'
import type { OnboardingCommandType } from './OnboardingCommand.ts'
import type { Party } from '../values/Party.ts'
import type { OnboardingStatus } from './OnboardingState.ts'
import type { TeardownStep } from './Teardown.ts'

export const partyWords: { readonly [Name in Party]: Sentence } = {
  rescale: { en: 'Rescale', ja: 'Rescale' },
  customer: { en: 'the customer', ja: 'お客様' },
}

export const statusWords: { readonly [Status in OnboardingStatus]: Sentence } = {
  NotRequested: { en: 'not requested yet', ja: '未申請' },
  Requested: { en: 'waiting for a CIDR', ja: 'CIDR範囲の提案待ち' },
  CidrLeased: { en: 'CIDR held', ja: 'CIDR範囲の確保済み' },
  SetupIssued: { en: 'waiting for the stack', ja: 'スタックの作成待ち' },
  StackReported: { en: 'being verified', ja: '検証中' },
  Verified: { en: 'verified', ja: '検証済み' },
  PeeringPending: {
    en: 'waiting for the peering to be accepted',
    ja: 'VPCピアリング接続の承認待ち',
  },
  PeeringActive: { en: 'waiting for routes', ja: 'ルートの追加待ち' },
  Connected: { en: 'connected', ja: '接続済み' },
  Degraded: { en: 'degraded', ja: '接続に問題あり' },
  Suspended: { en: 'suspended', ja: '一時停止中' },
  Offboarding: { en: 'being taken down', ja: '解除中' },
  Cancelled: { en: 'cancelled', ja: '取り消し済み' },
  Closed: { en: 'closed', ja: '終了' },
}

export const commandWords: { readonly [Type in OnboardingCommandType]: Sentence } = {
  RequestOnboarding: { en: 'request an onboarding', ja: '接続の申請' },
  ProposeCidr: { en: 'propose a CIDR', ja: 'CIDR範囲の提案' },
  ExtendLease: { en: 'hold the CIDR longer', ja: 'CIDR範囲の確保期限の延長' },
  LapseLease: { en: 'give the CIDR back', ja: 'CIDR範囲の返却' },
  IssueSetup: { en: 'issue the setup', ja: '設定情報の発行' },
  ReportStack: { en: 'report the stack', ja: 'スタックの報告' },
  RecordRoleProbe: { en: 'record a probe of the role', ja: 'ロールの確認結果の記録' },
  RecordRoleTrust: { en: 'record the role’s trust policy', ja: 'ロールの信頼ポリシーの記録' },
  RecordAccessRefused: { en: 'record a refused call', ja: '拒否された呼び出しの記録' },
  RecordVpcInspection: { en: 'record an inspection of the VPC', ja: 'VPCの確認結果の記録' },
  RecordPeeringRequested: {
    en: 'record a peering request',
    ja: 'VPCピアリング接続のリクエストの記録',
  },
  RecordPeeringStatus: { en: 'record the peering’s status', ja: 'VPCピアリング接続の状態の記録' },
  RecordRoutes: { en: 'record the routes of a side', ja: 'ルートの確認結果の記録' },
  RecordInspection: { en: 'record an inspection of the connection', ja: '接続の点検結果の記録' },
  RetryPeering: { en: 'request the peering again', ja: 'VPCピアリング接続の再リクエスト' },
  Suspend: { en: 'suspend the connection', ja: '接続の一時停止' },
  Resume: { en: 'resume the connection', ja: '接続の再開' },
  RotateExternalId: { en: 'rotate the external ID', ja: '外部IDの更新' },
  CompleteRotation: { en: 'complete the rotation', ja: '外部IDの更新の完了' },
  AbandonRotation: { en: 'abandon the rotation', ja: '外部IDの更新の中止' },
  ProposeSecondaryCidr: { en: 'propose a secondary block', ja: 'セカンダリブロックの提案' },
  ReleaseSecondaryCidr: { en: 'release a secondary block', ja: 'セカンダリブロックの確保の解除' },
  RecordRescaleVpc: { en: 'record the Rescale VPC', ja: 'RescaleのVPCの記録' },
  Cancel: { en: 'cancel the onboarding', ja: '接続の取り消し' },
  BeginOffboarding: { en: 'begin offboarding', ja: '接続の解除の開始' },
  AbortOffboarding: { en: 'abort offboarding', ja: '接続の解除の中止' },
  RecordTeardown: { en: 'record a step of the teardown', ja: '解除手順の記録' },
  CloseUnconfirmed: { en: 'close without confirmation', ja: '確認なしの終了' },
  RecordWorkFailure: { en: 'record a failure', ja: '処理の失敗の記録' },
  RecordWorkDone: { en: 'record a success', ja: '処理の成功の記録' },
  RetryWork: { en: 'have failed work tried again', ja: '失敗した処理の再試行' },
}

export const teardownWords: { readonly [Step in TeardownStep]: Sentence } = {
  RescaleRoutesRemoved: { en: 'Rescale’s routes removed', ja: 'Rescale側のルートの削除' },
  CustomerRoutesRemoved: { en: 'the customer’s routes removed', ja: 'お客様側のルートの削除' },
  PeeringRemoved: { en: 'the peering removed', ja: 'VPCピアリング接続の削除' },
  StackDeleted: { en: 'the stack deleted', ja: 'スタックの削除' },
  AccountClean: { en: 'nothing left in the account', ja: 'アカウントに何も残っていないことの確認' },
}

/** Lists names with commas, as each language writes them. */
export const listed = (names: ReadonlyArray<Sentence>): Sentence => ({
  en: names.map(({ en }) => en).join(', '),
  ja: names.map(({ ja }) => ja).join('、'),
})
