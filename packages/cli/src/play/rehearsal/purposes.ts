/** What each operation of the ports is for, to somebody who reads what would be called. */
import type {
  CustomerCloud,
  CustomerConsole,
  RescaleCloud,
  RescaleDirectory,
} from '@byoa/application'
import type { Language } from '@byoa/core/onboarding'

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
    ja: '空きのあるRescaleのVPCを探す',
  },
  'RescaleDirectory.inventory': {
    en: 'See what the proposed CIDR must not collide with',
    ja: '提案されたCIDRと重複してはならない範囲を調べる',
  },
  'RescaleDirectory.account': {
    en: "Know Rescale's account",
    ja: 'Rescaleのアカウントを知る',
  },
  'RescaleCloud.probeRole': {
    en: 'Learn whether the role lets in Rescale, and nobody else',
    ja: 'ロールがRescaleだけを信頼しているか確かめる',
  },
  'RescaleCloud.requestPeering': { en: 'Request the peering', ja: 'ピアリングを要求する' },
  'RescaleCloud.describePeerings': {
    en: 'See what becomes of the peering',
    ja: 'ピアリングの状態を確認する',
  },
  'RescaleCloud.deletePeering': { en: 'Delete the peering', ja: 'ピアリングを削除する' },
  'RescaleCloud.describeRouteTables': {
    en: "See whether Rescale's routes are in place",
    ja: 'Rescale側の経路を確認する',
  },
  'RescaleCloud.installRoutes': {
    en: "Add routes to Rescale's tables",
    ja: 'Rescaleのルートテーブルに経路を追加する',
  },
  'RescaleCloud.removeRoutes': {
    en: "Remove routes from Rescale's tables",
    ja: 'Rescaleのルートテーブルから経路を削除する',
  },
  'CustomerCloud.describeVpc': {
    en: 'See whether the VPC is as agreed',
    ja: 'VPCが合意どおりか確認する',
  },
  'CustomerCloud.describeRouteTables': {
    en: "See whether the customer's routes are in place",
    ja: 'お客様側の経路を確認する',
  },
  'CustomerConsole.runStack': {
    en: 'Run the CloudFormation template',
    ja: 'CloudFormationテンプレートを実行する',
  },
  'CustomerConsole.acceptPeering': { en: 'Accept the peering', ja: 'ピアリングを承諾する' },
  'CustomerConsole.installRoutes': {
    en: "Add routes to the VPC's tables",
    ja: 'VPCのルートテーブルに経路を追加する',
  },
  'CustomerConsole.removeRoutes': {
    en: "Remove routes from the VPC's tables",
    ja: 'VPCのルートテーブルから経路を削除する',
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
