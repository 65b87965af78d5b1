/** The purpose of each port operation, for the plan of a run. */
import type { CustomerCloud, RescaleCloud, RescaleDirectory } from '@byoa/application'
import { customerPurposes } from '@byoa/application/instructions'
import type { Language } from '@byoa/core/values'

type Words = Readonly<Record<Language, string>>

/** The operations but those of the customer; the compiler requires new operations here. */
type PortOperation =
  | 'RescaleSide.identify'
  | 'RescaleSide.preflight'
  | 'CustomerSide.awsFor'
  | 'CustomerConsole.preflightPermissions'
  | `RescaleDirectory.${keyof RescaleDirectory}`
  | `RescaleCloud.${keyof RescaleCloud}`
  | `CustomerCloud.${keyof CustomerCloud}`

const identifying: Words = {
  en: 'Identify the account of the profile',
  ja: 'プロファイルの認証情報のアカウントを確認する',
}

const preflight: Words = {
  en: 'Check the permissions of the profile, by dry runs and the IAM policy simulator',
  ja: 'プロファイルの権限をドライランと IAM ポリシーシミュレーターで確認する',
}

const purposes: Readonly<Record<PortOperation, Words>> = {
  'RescaleSide.identify': identifying,
  'CustomerSide.awsFor': identifying,
  'RescaleSide.preflight': preflight,
  'CustomerConsole.preflightPermissions': preflight,
  'RescaleDirectory.candidates': {
    en: 'Find a Rescale VPC with room',
    ja: '空きのある Rescale の VPC を探す',
  },
  'RescaleDirectory.inventory': {
    en: 'Read what the proposed CIDR must not overlap',
    ja: '提案された CIDR と重複してはならない範囲を調べる',
  },
  'RescaleDirectory.account': {
    en: "Look up Rescale's account",
    ja: 'Rescale のアカウントを取得する',
  },
  'RescaleCloud.probeRole': {
    en: 'Probe whether only Rescale can assume the role',
    ja: 'ロールが Rescale だけを信頼していることを確認する',
  },
  'RescaleCloud.requestPeering': {
    en: 'Request the peering',
    ja: 'VPC ピアリング接続をリクエストする',
  },
  'RescaleCloud.describePeerings': {
    en: 'Check the status of the peering',
    ja: 'VPC ピアリング接続のステータスを確認する',
  },
  'RescaleCloud.findPeerings': {
    en: 'Find every peering of the onboarding',
    ja: 'この接続手続きの VPC ピアリング接続をすべて探す',
  },
  'RescaleCloud.deletePeering': { en: 'Delete the peering', ja: 'VPC ピアリング接続を削除する' },
  'RescaleCloud.describeRouteTables': {
    en: "Check Rescale's routes",
    ja: 'Rescale 側のルートを確認する',
  },
  'RescaleCloud.installRoutes': {
    en: "Add routes to Rescale's route tables",
    ja: 'Rescale のルートテーブルにルートを追加する',
  },
  'RescaleCloud.allowPeeringDns': {
    en: "Allow DNS resolution from the customer's VPC over the peering",
    ja: 'お客様の VPC からの DNS 解決を VPC ピアリング接続で許可する',
  },
  'RescaleCloud.removeRoutes': {
    en: "Remove routes from Rescale's route tables",
    ja: 'Rescale のルートテーブルからルートを削除する',
  },
  'CustomerCloud.describeVpc': {
    en: 'Check whether the VPC is as agreed',
    ja: 'VPC が合意どおりであることを確認する',
  },
  'CustomerCloud.describeRouteTables': {
    en: "Check the customer's routes",
    ja: 'お客様側のルートを確認する',
  },
  'CustomerCloud.readTrustPolicy': {
    en: 'Read who can assume the role',
    ja: 'ロールを引き受けられるプリンシパルを確認する',
  },
}

const byName: ReadonlyMap<string, Words> = new Map([
  ...Object.entries(purposes),
  ...Object.entries(customerPurposes).map(
    ([name, words]) => [`CustomerConsole.${name}`, words] as const,
  ),
])

/** Returns the purpose of an operation; the name of an unknown operation. */
export const purposeOf = (operation: string): Words =>
  byName.get(operation) ?? { en: operation, ja: operation }
