/** The purpose of each operation of the customer's, as people read it. */
import type { CustomerConsole } from '../ports/CustomerConsole.ts'
import type { CustomerOperation } from './CustomerStep.ts'
import type { Words } from './Words.ts'

/** A table of all operations; the compiler requires new operations here. */
export const customerPurposes: Readonly<Record<keyof CustomerConsole | CustomerOperation, Words>> =
  {
    listZones: {
      en: 'See which Availability Zones the account has',
      ja: 'アカウントで利用できるアベイラビリティーゾーンを確認する',
    },
    runStack: {
      en: 'Run the CloudFormation template',
      ja: 'CloudFormation テンプレートを実行する',
    },
    replaceStack: {
      en: 'Delete the stack and create it again',
      ja: 'スタックを削除して作成し直す',
    },
    describeStackResources: {
      en: 'List the resources of the stack',
      ja: 'スタックのリソースを確認する',
    },
    restoreRole: {
      en: 'Restore the trust policy and the permissions of the role',
      ja: 'ロールの信頼ポリシーとアクセス許可ポリシーを元に戻す',
    },
    restoreVpc: {
      en: 'Restore the DNS attributes and the internet gateway of the VPC',
      ja: 'VPC の DNS 属性とインターネットゲートウェイを元に戻す',
    },
    readTrustPolicy: {
      en: 'Read who can assume the role',
      ja: 'ロールを引き受けられるプリンシパルを確認する',
    },
    describeRole: {
      en: 'Read the role with all of its policies',
      ja: 'ロールとそのすべてのポリシーを確認する',
    },
    associateCidr: {
      en: 'Associate a secondary CIDR block with the VPC',
      ja: 'VPC にセカンダリ CIDR ブロックを関連付ける',
    },
    acceptPeering: { en: 'Accept the peering', ja: 'VPC ピアリング接続を承認する' },
    installRoutes: {
      en: "Add routes to the VPC's route tables",
      ja: 'VPC のルートテーブルにルートを追加する',
    },
    allowPeeringDns: {
      en: 'Allow DNS resolution from the Rescale VPC over the peering',
      ja: 'Rescale の VPC からの DNS 解決を VPC ピアリング接続で許可する',
    },
    removeRoutes: {
      en: "Remove routes from the VPC's route tables",
      ja: 'VPC のルートテーブルからルートを削除する',
    },
    findDependants: {
      en: "Find resources that depend on the stack's VPC",
      ja: 'スタックの VPC に依存するリソースを確認する',
    },
    deleteStack: { en: 'Delete the stack', ja: 'スタックを削除する' },
    findLeftovers: {
      en: 'Look for leftovers',
      ja: '残っているリソースを探す',
    },
    deletePeering: { en: 'Delete the peering', ja: 'VPC ピアリング接続を削除する' },
    deletePeerings: {
      en: 'Delete the peerings with the Rescale VPC',
      ja: 'Rescale の VPC との VPC ピアリング接続を削除する',
    },
  }
