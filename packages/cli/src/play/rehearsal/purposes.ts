/** The purpose of each port operation, for the plan of a run. */
import type {
  CustomerCloud,
  CustomerConsole,
  RescaleCloud,
  RescaleDirectory,
} from '@byoa/application'
import type { Language } from '@byoa/core/values'

type Words = Readonly<Record<Language, string>>

/** A table of all operations; the compiler requires new operations here. */
type PortOperation =
  | 'Parties.identify'
  | `RescaleDirectory.${keyof RescaleDirectory}`
  | `RescaleCloud.${keyof RescaleCloud}`
  | `CustomerCloud.${keyof CustomerCloud}`
  | `CustomerConsole.${keyof CustomerConsole}`

const purposes: Readonly<Record<PortOperation, Words>> = {
  'Parties.identify': {
    en: 'Identify the account of the profile',
    ja: 'プロファイルの認証情報のアカウントを確認する',
  },
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
  'CustomerConsole.listZones': {
    en: 'See which Availability Zones the account has',
    ja: 'アカウントで利用できるアベイラビリティーゾーンを確認する',
  },
  'CustomerConsole.runStack': {
    en: 'Run the CloudFormation template',
    ja: 'CloudFormation テンプレートを実行する',
  },
  'CustomerConsole.replaceStack': {
    en: 'Delete the stack and create it again',
    ja: 'スタックを削除して作成し直す',
  },
  'CustomerConsole.describeStackResources': {
    en: 'List the resources of the stack',
    ja: 'スタックのリソースを確認する',
  },
  'CustomerConsole.restoreRole': {
    en: 'Restore the trust policy and the permissions of the role',
    ja: 'ロールの信頼ポリシーとアクセス許可ポリシーを元に戻す',
  },
  'CustomerConsole.restoreVpc': {
    en: 'Restore the DNS attributes and the internet gateway of the VPC',
    ja: 'VPC の DNS 属性とインターネットゲートウェイを元に戻す',
  },
  'CustomerConsole.readTrustPolicy': {
    en: 'Read who can assume the role',
    ja: 'ロールを引き受けられるプリンシパルを確認する',
  },
  'CustomerConsole.describeRole': {
    en: 'Read the role with all of its policies',
    ja: 'ロールとそのすべてのポリシーを確認する',
  },
  'CustomerConsole.associateCidr': {
    en: 'Associate a secondary CIDR block with the VPC',
    ja: 'VPC にセカンダリ CIDR ブロックを関連付ける',
  },
  'CustomerConsole.acceptPeering': { en: 'Accept the peering', ja: 'VPC ピアリング接続を承認する' },
  'CustomerConsole.deletePeering': {
    en: 'Delete the peering',
    ja: 'VPC ピアリング接続を削除する',
  },
  'CustomerConsole.installRoutes': {
    en: "Add routes to the VPC's route tables",
    ja: 'VPC のルートテーブルにルートを追加する',
  },
  'CustomerConsole.removeRoutes': {
    en: "Remove routes from the VPC's route tables",
    ja: 'VPC のルートテーブルからルートを削除する',
  },
  'CustomerConsole.findDependants': {
    en: "Find resources that depend on the stack's VPC",
    ja: 'スタックの VPC に依存するリソースを確認する',
  },
  'CustomerConsole.deleteStack': { en: 'Delete the stack', ja: 'スタックを削除する' },
  'CustomerConsole.findLeftovers': {
    en: 'Look for leftovers',
    ja: '残っているリソースを探す',
  },
}

const byName: ReadonlyMap<string, Words> = new Map(Object.entries(purposes))

/** Returns the purpose of an operation; the name of an unknown operation. */
export const purposeOf = (operation: string): Words =>
  byName.get(operation) ?? { en: operation, ja: operation }
