/**
 * Findings in words: what is wrong, with which block, and what to do.
 * They speak to the customer, so "you" is the party that proposed the block.
 */
import type {
  CidrEvidence,
  CidrFinding,
  CidrFindingId,
  CidrFindingOf,
} from '../../network/CidrFinding.ts'
import type { ReservedRangeUse } from '../../network/specialRanges.ts'
import type { RescaleVpcLimit } from '../../network/RescaleVpc.ts'
import type { AssociationProblemTag } from '../../network/secondaryAssociation.ts'
import { fittingBlockAdvice } from './describePlanSubnetsError.ts'

const reservedUses: { readonly [Use in ReservedRangeUse]: string } = {
  'this-network': '「このネットワーク」のアドレス',
  loopback: 'ループバック',
  'link-local': 'リンクローカルアドレス',
  multicast: 'マルチキャスト',
  'future-use': '将来の使用',
}

const limits: { readonly [Limit in RescaleVpcLimit]: string } = {
  'active-peerings': 'アクティブな VPC ピアリング接続',
  'pending-requests': '承認待ちの VPC ピアリング接続リクエスト',
  'routes-per-table': 'ルートテーブルのルート',
}

type Describe<Id extends CidrFindingId> = (evidence: CidrEvidence[Id]) => string

const vpcSize: Describe<'vpc-size'> = ({ proposed, ...bounds }) =>
  `${proposed} は VPC で使えるサイズ(/${bounds.shortestPrefixLength} から /${bounds.longestPrefixLength})ではありません。`

const associationProblems: {
  readonly [Tag in AssociationProblemTag]: Describe<'secondary-association'>
} = {
  NotAVpcSize: ({ proposed }) => `${proposed} は VPC で使えるサイズではありません。`,
  OverlapsExisting: ({ proposed, other }) =>
    `${proposed} は、VPC の既存の CIDR ブロック ${other} と重複しています。`,
  RestrictedRange: ({ proposed, other }) =>
    `${other} を持つ VPC に ${proposed} を追加することは、AWS が許可していません。`,
  NotSmallerThanRoute: ({ proposed, other }) =>
    `${proposed} は、VPC のルートテーブルにあるルート ${other} より小さくなければなりません。`,
  TooManyBlocks: ({ proposed, other }) =>
    `${other} を持つ VPC の CIDR ブロック数がクォータの上限に達しているため、${proposed} を追加できません。`,
}

const tooFewAddresses: Describe<'too-few-addresses'> = (evidence) => {
  const { proposed, zoneCount, capacityNodes, plannedNodes, fittingPrefixLength } = evidence
  const advice = fittingBlockAdvice(fittingPrefixLength)
  return plannedNodes === undefined
    ? `${proposed} には、${zoneCount} 個のアベイラビリティーゾーンそれぞれにサブネットを作成できる大きさがありません。${advice}`
    : `${proposed} のアドレスは ${zoneCount} 個のアベイラビリティーゾーン全体で ${capacityNodes} ノード分ですが、${plannedNodes} ノードが計画されています。${advice}`
}

const capacity: Describe<'rescale-vpc-capacity'> = ({ limit, used, quota }) =>
  `Rescale の VPC に空きがありません: ${limits[limit]} ${used}/${quota}。`

const describers: { readonly [Id in CidrFindingId]: Describe<Id> } = {
  'vpc-size': vpcSize,
  'reserved-range': ({ proposed, other, use }) =>
    `${proposed} は、${reservedUses[use]}用に予約されている ${other} と重複しています。`,
  'range-not-allowed': ({ proposed, allowed }) =>
    `${proposed} は、Rescale が受け入れる範囲(${allowed.join('、') || 'なし'})に含まれていません。`,
  'rescale-vpc-overlap': ({ proposed, other }) =>
    `${proposed} は Rescale の VPC の ${other} と重複しています。CIDR ブロックが重複する VPC 間ではピアリング接続を作成できません。`,
  'held-overlap': ({ proposed, other }) =>
    `${proposed} は、Rescale の VPC ですでに使用されている ${other} と重複しています。`,
  'peered-overlap': ({ proposed, other }) =>
    `${proposed} は、Rescale の VPC とすでにピアリング接続されている VPC の ${other} と重複しています。`,
  'route-in-the-way': ({ proposed, other }) =>
    `${proposed} は、Rescale の VPC のルートテーブルにすでにルートがある ${other} と重複しています。`,
  'denied-overlap': ({ proposed, other, reason }) =>
    `${proposed} は、使用できない ${other} と重複しています: ${reason}`,
  'secondary-association': (evidence) => associationProblems[evidence.problem](evidence),
  'rescale-vpc-capacity': capacity,
  'docker-bridge-range': ({ proposed, other }) =>
    `${proposed} は、一部の AWS サービスで Docker ブリッジが使用する ${other} と重複しています。`,
  'default-vpc-range': ({ proposed, other }) =>
    `${proposed} は、すべてのデフォルト VPC の ${other} と重複しており、デフォルト VPC とのピアリング接続を作成できません。`,
  'aws-internal-range': ({ proposed, other }) =>
    `${proposed} は、AWS サービスが VPC 内部で使用する ${other} と重複しています。`,
  'public-space': ({ proposed }) =>
    `${proposed} はパブリックアドレスを含むため、VPC からその本来の所有者にインターネット経由で到達できません。`,
  'customer-network-overlap': ({ proposed, other, name }) =>
    `${proposed} はお客様のネットワーク「${name}」(${other})と重複しており、相互に接続できません。`,
  'too-few-addresses': tooFewAddresses,
}

const sentenceOf = <Id extends CidrFindingId>(finding: CidrFindingOf<Id>): string =>
  describers[finding.id](finding.evidence)

/** Says a finding in one or two sentences. */
export const describeCidrFinding = (finding: CidrFinding): string => sentenceOf(finding)
