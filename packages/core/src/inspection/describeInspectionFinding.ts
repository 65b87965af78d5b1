/** Findings of an inspection in words: what was seen, what was expected, what to do. */
import type { Language, Sentence } from '../values/Language.ts'
import type { InspectionFinding } from './InspectionFinding.ts'
import { describeMissingRoute } from './describeMissingRoute.ts'

type Id = InspectionFinding['id']
type Finding<Of extends Id> = Extract<InspectionFinding, { readonly id: Of }>
type Describe<Of extends Id> = (finding: Finding<Of>) => Sentence

const extraCidr: Describe<'vpc-extra-cidr'> = ({ evidence: { cidr, overlapsRescaleVpc } }) =>
  overlapsRescaleVpc
    ? {
        en: `The VPC has the additional block ${cidr}, which overlaps the Rescale VPC. Disassociate it: AWS refuses peerings between overlapping VPCs.`,
        ja: `VPCの追加のCIDR範囲 ${cidr} がRescaleのVPCと重複しています。重複するVPC同士は接続できないため、関連付けを解除してください。`,
      }
    : {
        en: `The VPC has the additional block ${cidr}, which was not agreed. It will not be routed to Rescale.`,
        ja: `VPCに、合意されていない追加のCIDR範囲 ${cidr} があります。この範囲はRescaleとの間でルーティングされません。`,
      }

const routeMissing: Describe<'route-missing'> = ({ evidence }) => ({
  en: `${evidence.side === 'rescale' ? 'Rescale’s side' : 'Customer’s side'}: ${describeMissingRoute(evidence, 'en')}`,
  ja: `${evidence.side === 'rescale' ? 'Rescale側' : 'お客様側'}: ${describeMissingRoute(evidence, 'ja')}`,
})

const texts: { readonly [Of in Id]: Describe<Of> } = {
  'vpc-missing': ({ evidence: { vpcId } }) => ({
    en: `VPC ${vpcId} was not found in the account and Region that were agreed. Check the VPC ID, and that the stack is complete.`,
    ja: `合意されたAWSアカウントとリージョンに VPC ${vpcId} が見つかりません。VPC IDと、スタックの作成が完了していることをご確認ください。`,
  }),
  'vpc-not-available': ({ evidence: { vpcId } }) => ({
    en: `VPC ${vpcId} is not available yet. Wait until the stack is complete.`,
    ja: `VPC ${vpcId} はまだ利用可能になっていません。スタックの作成が完了するまでお待ちください。`,
  }),
  'vpc-owner-differs': ({ evidence: { expected, actual } }) => ({
    en: `The VPC belongs to account ${actual}; account ${expected} was agreed. Run the stack in account ${expected}.`,
    ja: `VPCはAWSアカウント ${actual} のものですが、合意されたのは ${expected} です。AWSアカウント ${expected} でスタックを作成してください。`,
  }),
  'vpc-region-differs': ({ evidence: { expected, actual } }) => ({
    en: `The VPC is in ${actual}; ${expected} was agreed. Run the stack in ${expected}.`,
    ja: `VPCのリージョンは ${actual} ですが、合意されたのは ${expected} です。${expected} でスタックを作成してください。`,
  }),
  'vpc-cidr-differs': ({ evidence: { expected, actual } }) => ({
    en: `The VPC has ${actual}; ${expected} was agreed. Run the stack with the template as it was handed over.`,
    ja: `VPCのCIDR範囲は ${actual} ですが、合意されたのは ${expected} です。提供されたテンプレートを変更せずにスタックを作成してください。`,
  }),
  'vpc-extra-cidr': extraCidr,
  'dns-support-off': ({ evidence: { vpcId } }) => ({
    en: `DNS resolution is off in VPC ${vpcId}. Set enableDnsSupport.`,
    ja: `VPC ${vpcId} のDNS解決が無効です。enableDnsSupportを有効にしてください。`,
  }),
  'dns-hostnames-off': ({ evidence: { vpcId } }) => ({
    en: `DNS hostnames are off in VPC ${vpcId}. Set enableDnsHostnames.`,
    ja: `VPC ${vpcId} のDNSホスト名が無効です。enableDnsHostnamesを有効にしてください。`,
  }),
  'internet-gateway-missing': ({ evidence: { vpcId } }) => ({
    en: `VPC ${vpcId} has no internet gateway, but open egress was agreed. Attach one, or run the stack again.`,
    ja: `アウトバウンドのインターネットアクセスを許可する構成ですが、VPC ${vpcId} にインターネットゲートウェイがありません。アタッチするか、スタックを作成し直してください。`,
  }),
  'internet-gateway-present': ({ evidence: { vpcId } }) => ({
    en: `VPC ${vpcId} has an internet gateway, but blocked egress was agreed. Detach it.`,
    ja: `アウトバウンドのインターネットアクセスをブロックする構成ですが、VPC ${vpcId} にインターネットゲートウェイがアタッチされています。デタッチしてください。`,
  }),
  'subnet-missing': ({ evidence: { subnetId } }) => ({
    en: `Subnet ${subnetId} was reported but is not in the VPC. Report the stack’s outputs as they are.`,
    ja: `報告されたサブネット ${subnetId} がVPCにありません。スタックの出力をそのまま報告してください。`,
  }),
  'route-table-missing': ({ evidence: { routeTableId } }) => ({
    en: `Route table ${routeTableId} was reported but is not in the VPC. Report the stack’s outputs as they are.`,
    ja: `報告されたルートテーブル ${routeTableId} がVPCにありません。スタックの出力をそのまま報告してください。`,
  }),
  'subnet-off-table': ({ evidence: { subnetId, routeTableId } }) => ({
    en: `Subnet ${subnetId} follows route table ${routeTableId}, which is none of the stack’s: routes to Rescale do not apply to it. Associate it with a table of the stack.`,
    ja: `サブネット ${subnetId} はスタックのものではないルートテーブル ${routeTableId} に従うため、Rescaleへのルートが適用されません。スタックのルートテーブルに関連付けてください。`,
  }),
  'template-edited': ({ evidence: { expected, actual } }) => ({
    en: `The stack is of a template with digest ${actual}; the one handed over has ${expected}. Whatever was changed is not known to Rescale.`,
    ja: `スタックのテンプレートのダイジェストは ${actual} ですが、提供されたテンプレートのダイジェストは ${expected} です。変更内容はRescaleでは把握できません。`,
  }),
  'peering-not-active': ({ evidence: { peeringId, status } }) => ({
    en: `VPC peering connection ${peeringId} is not active but ${status}. Do not delete it while jobs run; if it is gone, Rescale requests a new one.`,
    ja: `VPCピアリング接続 ${peeringId} がアクティブではありません(状態: ${status})。ジョブの実行中は削除しないでください。失われた場合は、Rescaleが改めてリクエストします。`,
  }),
  'route-missing': routeMissing,
}

const sentenceOf = <Of extends Id>(finding: Finding<Of> & { readonly id: Of }): Sentence => {
  const describe: Describe<Of> = texts[finding.id]
  return describe(finding)
}

/** Says a finding in one to three sentences. */
export const describeInspectionFinding = (finding: InspectionFinding, language: Language): string =>
  sentenceOf(finding)[language]
