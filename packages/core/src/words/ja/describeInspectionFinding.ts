/** Findings of an inspection in words: what was seen, what was expected, what to do. */
import type { InspectionFinding } from '../../inspection/InspectionFinding.ts'
import { describeMissingRoute } from './describeMissingRoute.ts'

type Id = InspectionFinding['id']
type Finding<Of extends Id> = Extract<InspectionFinding, { readonly id: Of }>
type Describe<Of extends Id> = (finding: Finding<Of>) => string

const extraCidr: Describe<'vpc-extra-cidr'> = ({ evidence: { cidr, overlapsRescaleVpc } }) =>
  overlapsRescaleVpc
    ? `VPC の追加の CIDR ブロック ${cidr} が Rescale の VPC と重複しています。CIDR が重複する VPC 間ではピアリング接続を作成できないため、関連付けを解除してください。`
    : `VPC に、合意されていない追加の CIDR ブロック ${cidr} があります。この範囲は Rescale との間でルーティングされません。`

const routeMissing: Describe<'route-missing'> = ({ evidence }) =>
  `${evidence.side === 'rescale' ? 'Rescale 側' : 'お客様側'}: ${describeMissingRoute(evidence)}`

const texts: { readonly [Of in Id]: Describe<Of> } = {
  'vpc-missing': ({ evidence: { vpcId } }) =>
    `合意された AWS アカウントとリージョンに VPC ${vpcId} が見つかりません。VPC ID と、スタックの作成が完了していることをご確認ください。`,
  'vpc-not-available': ({ evidence: { vpcId } }) =>
    `VPC ${vpcId} はまだ利用可能になっていません。スタックの作成が完了するまでお待ちください。`,
  'vpc-owner-differs': ({ evidence: { expected, actual } }) =>
    `VPC は AWS アカウント ${actual} のものですが、合意されたのは ${expected} です。AWS アカウント ${expected} でスタックを作成してください。`,
  'vpc-region-differs': ({ evidence: { expected, actual } }) =>
    `VPC のリージョンは ${actual} ですが、合意されたのは ${expected} です。${expected} でスタックを作成してください。`,
  'vpc-cidr-differs': ({ evidence: { expected, actual } }) =>
    `VPC の CIDR ブロックは ${actual} ですが、合意されたのは ${expected} です。提供されたテンプレートを変更せずにスタックを作成してください。`,
  'vpc-extra-cidr': extraCidr,
  'dns-support-off': ({ evidence: { vpcId } }) =>
    `VPC ${vpcId} の DNS 解決が無効です。enableDnsSupport を有効にしてください。`,
  'dns-hostnames-off': ({ evidence: { vpcId } }) =>
    `VPC ${vpcId} の DNS ホスト名が無効です。enableDnsHostnames を有効にしてください。`,
  'internet-gateway-missing': ({ evidence: { vpcId } }) =>
    `アウトバウンドのインターネットアクセスを許可する構成ですが、VPC ${vpcId} にインターネットゲートウェイがありません。アタッチするか、スタックを作成し直してください。`,
  'internet-gateway-present': ({ evidence: { vpcId } }) =>
    `アウトバウンドのインターネットアクセスをブロックする構成ですが、VPC ${vpcId} にインターネットゲートウェイがアタッチされています。デタッチしてください。`,
  'subnet-missing': ({ evidence: { subnetId } }) =>
    `報告されたサブネット ${subnetId} が VPC にありません。スタックの出力をそのまま報告してください。`,
  'route-table-missing': ({ evidence: { routeTableId } }) =>
    `報告されたルートテーブル ${routeTableId} が VPC にありません。スタックの出力をそのまま報告してください。`,
  'subnet-off-table': ({ evidence: { subnetId, routeTableId } }) =>
    `サブネット ${subnetId} はスタックのものではないルートテーブル ${routeTableId} に従うため、Rescale へのルートが適用されません。スタックのルートテーブルに関連付けてください。`,
  'template-edited': ({ evidence: { expected, actual } }) =>
    `スタックのテンプレートのダイジェストは ${actual} ですが、提供されたテンプレートのダイジェストは ${expected} です。変更内容は Rescale では把握できません。`,
  'peering-not-active': ({ evidence: { peeringId, status } }) =>
    `VPC ピアリング接続 ${peeringId} がアクティブではありません(状態: ${status})。ジョブの実行中は削除しないでください。失われた場合は、Rescale が改めてリクエストします。`,
  'peering-dns-off': ({ evidence: { peeringId, side } }) =>
    side === 'rescale'
      ? `VPC ピアリング接続 ${peeringId} の Rescale 側で DNS 解決が許可されていないため、お客様の VPC では Rescale のインスタンスの名前がパブリック IP アドレスに解決されます。リクエスタ DNS 解決を許可してください。`
      : `VPC ピアリング接続 ${peeringId} のお客様側で DNS 解決が許可されていないため、Rescale の VPC ではお客様のインスタンスの名前がパブリック IP アドレスに解決されます。アクセプタ DNS 解決を許可してください。`,
  'route-missing': routeMissing,
}

const sentenceOf = <Of extends Id>(finding: Finding<Of> & { readonly id: Of }): string => {
  const describe: Describe<Of> = texts[finding.id]
  return describe(finding)
}

/** Says a finding in one to three sentences. */
export const describeInspectionFinding = (finding: InspectionFinding): string => sentenceOf(finding)
