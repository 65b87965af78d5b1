/** The words for what an onboarding is made of, as people read them. */
import type { OnboardingCommandType } from '../../onboarding/OnboardingCommand.ts'
import type { Party } from '../../values/Party.ts'
import type { OnboardingStatus } from '../../onboarding/OnboardingState.ts'
import type { TeardownStep } from '../../onboarding/Teardown.ts'

export const partyWords: { readonly [Name in Party]: string } = {
  rescale: 'Rescale',
  customer: 'お客様',
}

export const statusWords: { readonly [Status in OnboardingStatus]: string } = {
  NotRequested: '未申請',
  Requested: 'CIDR ブロックの提案待ち',
  CidrLeased: 'CIDR ブロックの確保済み',
  SetupIssued: 'スタックの作成待ち',
  StackReported: '検証中',
  Verified: '検証済み',
  PeeringPending: 'VPC ピアリング接続の承認待ち',
  PeeringActive: 'ルートの追加待ち',
  Connected: '接続済み',
  Degraded: '接続に問題あり',
  Suspended: '一時停止中',
  Offboarding: '解除中',
  Cancelled: '取り消し済み',
  Closed: '終了',
}

export const commandWords: { readonly [Type in OnboardingCommandType]: string } = {
  RequestOnboarding: '接続の申請',
  ProposeCidr: 'CIDR ブロックの提案',
  ExtendLease: 'CIDR ブロックの確保期限の延長',
  LapseLease: 'CIDR ブロックの返却',
  IssueSetup: '設定情報の発行',
  ReportStack: 'スタックの報告',
  RecordRoleProbe: 'ロールの確認結果の記録',
  RecordRoleTrust: 'ロールの信頼ポリシーの記録',
  RecordAccessRefused: '拒否された呼び出しの記録',
  RecordVpcInspection: 'VPC の確認結果の記録',
  RecordPeeringRequested: 'VPC ピアリング接続のリクエストの記録',
  RecordPeeringStatus: 'VPC ピアリング接続の状態の記録',
  RecordRoutes: 'ルートの確認結果の記録',
  RecordInspection: '接続の点検結果の記録',
  RetryPeering: 'VPC ピアリング接続の再リクエスト',
  Suspend: '接続の一時停止',
  Resume: '接続の再開',
  RotateExternalId: '外部 ID の更新',
  CompleteRotation: '外部 ID の更新の完了',
  AbandonRotation: '外部 ID の更新の中止',
  ProposeSecondaryCidr: 'セカンダリブロックの提案',
  ReleaseSecondaryCidr: 'セカンダリブロックの確保の解除',
  RecordRescaleVpc: 'Rescale の VPC の記録',
  Cancel: '接続の取り消し',
  BeginOffboarding: '接続の解除の開始',
  AbortOffboarding: '接続の解除の中止',
  RecordTeardown: '解除手順の記録',
  CloseUnconfirmed: '確認なしの終了',
  RecordWorkFailure: '処理の失敗の記録',
  RecordWorkDone: '処理の成功の記録',
  RetryWork: '失敗した処理の再試行',
}

export const teardownWords: { readonly [Step in TeardownStep]: string } = {
  RescaleRoutesRemoved: 'Rescale 側のルートの削除',
  CustomerRoutesRemoved: 'お客様側のルートの削除',
  PeeringRemoved: 'VPC ピアリング接続の削除',
  StackDeleted: 'スタックの削除',
  AccountClean: 'アカウントに何も残っていないことの確認',
}

/** Lists names with commas. */
export const listed = (names: ReadonlyArray<string>): string => names.join('、')

/** A name before Japanese text: Latin characters have a space after them. */
export const spaced = (name: string): string => (/[A-Za-z0-9]$/.test(name) ? `${name} ` : name)
