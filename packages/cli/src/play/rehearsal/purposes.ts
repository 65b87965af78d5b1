/** What each operation of the ports is for, to somebody who reads what would be called. */
import type {
  CustomerCloud,
  CustomerConsole,
  RescaleCloud,
  RescaleDirectory,
} from '@byoa/application'
import type { Language } from '@byoa/core/values'

type Words = Readonly<Record<Language, string>>

/** A table of all operations, so that a new one cannot be forgotten. */
type PortOperation =
  | 'Parties.identify'
  | `RescaleDirectory.${keyof RescaleDirectory}`
  | `RescaleCloud.${keyof RescaleCloud}`
  | `CustomerCloud.${keyof CustomerCloud}`
  | `CustomerConsole.${keyof CustomerConsole}`

const purposes: Readonly<Record<PortOperation, Words>> = {
  'Parties.identify': {
    en: 'See whose credentials the profile has',
    ja: 'プロファイルの認証情報のアカウントを確かめる',
  },
  'RescaleDirectory.candidates': {
    en: 'Find a Rescale VPC with room',
    ja: '空きのある Rescale の VPC を探す',
  },
  'RescaleDirectory.inventory': {
    en: 'See what the proposed CIDR must not collide with',
    ja: '提案された CIDR と重複してはならない範囲を調べる',
  },
  'RescaleDirectory.account': {
    en: "Know Rescale's account",
    ja: 'Rescale のアカウントを知る',
  },
  'RescaleCloud.probeRole': {
    en: 'Learn whether the role lets in Rescale, and nobody else',
    ja: 'ロールが Rescale だけを信頼しているか確かめる',
  },
  'RescaleCloud.requestPeering': { en: 'Request the peering', ja: 'ピアリングを要求する' },
  'RescaleCloud.describePeerings': {
    en: 'See what becomes of the peering',
    ja: 'ピアリングの状態を確認する',
  },
  'RescaleCloud.findPeerings': {
    en: 'Find every peering of the onboarding',
    ja: 'このオンボーディングのピアリング接続をすべて探す',
  },
  'RescaleCloud.deletePeering': { en: 'Delete the peering', ja: 'ピアリングを削除する' },
  'RescaleCloud.describeRouteTables': {
    en: "See whether Rescale's routes are in place",
    ja: 'Rescale 側のルートを確認する',
  },
  'RescaleCloud.installRoutes': {
    en: "Add routes to Rescale's tables",
    ja: 'Rescale のルートテーブルにルートを追加する',
  },
  'RescaleCloud.removeRoutes': {
    en: "Remove routes from Rescale's tables",
    ja: 'Rescale のルートテーブルからルートを削除する',
  },
  'CustomerCloud.describeVpc': {
    en: 'See whether the VPC is as agreed',
    ja: 'VPC が合意どおりか確認する',
  },
  'CustomerCloud.describeRouteTables': {
    en: "See whether the customer's routes are in place",
    ja: 'お客様側のルートを確認する',
  },
  'CustomerCloud.readTrustPolicy': {
    en: 'Read who can assume the role',
    ja: 'ロールを引き受けられるプリンシパルを確認する',
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
    ja: 'ロールの信頼ポリシーと許可ポリシーを元に戻す',
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
    en: 'Associate a further CIDR block with the VPC',
    ja: 'VPC に CIDR ブロックを追加で関連付ける',
  },
  'CustomerConsole.acceptPeering': { en: 'Accept the peering', ja: 'ピアリングを承諾する' },
  'CustomerConsole.installRoutes': {
    en: "Add routes to the VPC's tables",
    ja: 'VPC のルートテーブルにルートを追加する',
  },
  'CustomerConsole.removeRoutes': {
    en: "Remove routes from the VPC's tables",
    ja: 'VPC のルートテーブルからルートを削除する',
  },
  'CustomerConsole.findDependants': {
    en: "See what depends on the stack's VPC",
    ja: 'スタックの VPC に依存するリソースを確認する',
  },
  'CustomerConsole.deleteStack': { en: 'Delete the stack', ja: 'スタックを削除する' },
  'CustomerConsole.findLeftovers': {
    en: 'Look for what is left',
    ja: '残っているものを探す',
  },
}

const byName: ReadonlyMap<string, Words> = new Map(Object.entries(purposes))

/** Says what an operation is for; one that nobody knows speaks for itself. */
export const purposeOf = (operation: string): Words =>
  byName.get(operation) ?? { en: operation, ja: operation }
