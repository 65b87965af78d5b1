/**
 * Findings in words, English and Japanese: what is wrong, with which block, and what to do.
 * They speak to the customer, so "you" is the party that proposed the block.
 */
import type { Language, Sentence } from '../values/Language.ts'
import type {
  CidrEvidence,
  CidrFinding,
  CidrFindingId,
  CidrFindingOf,
  ReservedRangeUse,
} from './CidrFinding.ts'
import type { RescaleVpcLimit } from './RescaleVpc.ts'
import type { AssociationProblemTag } from './secondaryAssociation.ts'

const reservedUses: { readonly [Use in ReservedRangeUse]: Sentence } = {
  'this-network': { en: 'addresses of "this network"', ja: '「このネットワーク」のアドレス' },
  loopback: { en: 'loopback', ja: 'ループバック' },
  'link-local': { en: 'link-local addresses', ja: 'リンクローカルアドレス' },
  multicast: { en: 'multicast', ja: 'マルチキャスト' },
  'future-use': { en: 'future use', ja: '将来の使用' },
}

const limits: { readonly [Limit in RescaleVpcLimit]: Sentence } = {
  'active-peerings': { en: 'active peerings', ja: 'アクティブなピアリング接続' },
  'pending-requests': { en: 'pending peering requests', ja: '承認待ちのピアリングリクエスト' },
  'routes-per-table': { en: 'routes in a route table', ja: 'ルートテーブルのルート' },
}

type Describe<Id extends CidrFindingId> = (evidence: CidrEvidence[Id]) => Sentence

const vpcSize: Describe<'vpc-size'> = ({ proposed, ...bounds }) => ({
  en: `${proposed} is not of a size a VPC can have: /${bounds.shortestPrefixLength} to /${bounds.longestPrefixLength}.`,
  ja: `${proposed} は VPC で使えるサイズ(/${bounds.shortestPrefixLength} から /${bounds.longestPrefixLength})ではありません。`,
})

const associationProblems: {
  readonly [Tag in AssociationProblemTag]: Describe<'secondary-association'>
} = {
  NotAVpcSize: ({ proposed }) => ({
    en: `${proposed} is not of a size a VPC can have.`,
    ja: `${proposed} は VPC で使えるサイズではありません。`,
  }),
  OverlapsExisting: ({ proposed, other }) => ({
    en: `${proposed} overlaps ${other}, which the VPC has already.`,
    ja: `${proposed} は、VPC の既存の CIDR ${other} と重複しています。`,
  }),
  RestrictedRange: ({ proposed, other }) => ({
    en: `AWS does not allow ${proposed} in a VPC that has ${other}.`,
    ja: `${other} を持つ VPC に ${proposed} を追加することは、AWS が許可していません。`,
  }),
  NotSmallerThanRoute: ({ proposed, other }) => ({
    en: `${proposed} must be smaller than the route to ${other} in a route table of the VPC.`,
    ja: `${proposed} は、VPC のルートテーブルにあるルート ${other} より小さくなければなりません。`,
  }),
  TooManyBlocks: ({ proposed, other }) => ({
    en: `${proposed} cannot be added: the VPC with ${other} has as many blocks as its quota allows.`,
    ja: `${other} を持つ VPC のブロック数がクォータの上限に達しているため、${proposed} を追加できません。`,
  }),
}

const tooFewAddresses: Describe<'too-few-addresses'> = (evidence) => {
  const { proposed, zoneCount, capacityNodes, plannedNodes, fittingPrefixLength } = evidence
  const advice: Sentence =
    fittingPrefixLength === undefined
      ? { en: 'No VPC block is large enough.', ja: '十分な大きさの VPC ブロックはありません。' }
      : {
          en: `A /${fittingPrefixLength} is the smallest block that would do.`,
          ja: `/${fittingPrefixLength} 以上の大きさのブロックが必要です。`,
        }
  return plannedNodes === undefined
    ? {
        en: `${proposed} has no room for a subnet in each of ${zoneCount} zones. ${advice.en}`,
        ja: `${proposed} には、${zoneCount} 個のゾーンそれぞれにサブネットを置く余地がありません。${advice.ja}`,
      }
    : {
        en: `${proposed} has addresses for ${capacityNodes} nodes over ${zoneCount} zones, but ${plannedNodes} are planned. ${advice.en}`,
        ja: `${proposed} のアドレスは ${zoneCount} 個のゾーン全体で ${capacityNodes} ノード分ですが、${plannedNodes} ノードが計画されています。${advice.ja}`,
      }
}

const capacity: Describe<'rescale-vpc-capacity'> = ({ limit, used, quota }) => ({
  en: `The Rescale VPC has no room: ${used} of ${quota} ${limits[limit].en}.`,
  ja: `Rescale の VPC に空きがありません: ${limits[limit].ja} ${used}/${quota}。`,
})

const describers: { readonly [Id in CidrFindingId]: Describe<Id> } = {
  'vpc-size': vpcSize,
  'reserved-range': ({ proposed, other, use }) => ({
    en: `${proposed} overlaps ${other}, which is reserved for ${reservedUses[use].en}.`,
    ja: `${proposed} は、${reservedUses[use].ja}用に予約されている ${other} と重複しています。`,
  }),
  'range-not-allowed': ({ proposed, allowed }) => ({
    en: `${proposed} is not within the ranges that Rescale accepts: ${allowed.join(', ') || 'none'}.`,
    ja: `${proposed} は、Rescale が受け入れる範囲(${allowed.join('、') || 'なし'})に含まれていません。`,
  }),
  'rescale-vpc-overlap': ({ proposed, other }) => ({
    en: `${proposed} overlaps ${other} of the Rescale VPC; AWS would fail the peering.`,
    ja: `${proposed} は Rescale の VPC の ${other} と重複しており、ピアリング接続が失敗します。`,
  }),
  'held-overlap': ({ proposed, other }) => ({
    en: `${proposed} overlaps ${other}, which is in use on the Rescale VPC.`,
    ja: `${proposed} は、Rescale の VPC ですでに使用されている ${other} と重複しています。`,
  }),
  'peered-overlap': ({ proposed, other }) => ({
    en: `${proposed} overlaps ${other} of a VPC that is already peered with the Rescale VPC.`,
    ja: `${proposed} は、Rescale の VPC とすでにピアリング接続されている VPC の ${other} と重複しています。`,
  }),
  'route-in-the-way': ({ proposed, other }) => ({
    en: `${proposed} overlaps ${other}, to which the Rescale VPC already has a route.`,
    ja: `${proposed} は、Rescale の VPC のルートテーブルにすでにルートがある ${other} と重複しています。`,
  }),
  'denied-overlap': ({ proposed, other, reason }) => ({
    en: `${proposed} overlaps ${other}, which cannot be used: ${reason}`,
    ja: `${proposed} は、使用できない ${other} と重複しています: ${reason}`,
  }),
  'secondary-association': (evidence) => associationProblems[evidence.problem](evidence),
  'rescale-vpc-capacity': capacity,
  'docker-bridge-range': ({ proposed, other }) => ({
    en: `${proposed} overlaps ${other}, where Docker on hosts of some AWS services has its bridge.`,
    ja: `${proposed} は、一部の AWS サービスで Docker ブリッジが使用する ${other} と重複しています。`,
  }),
  'default-vpc-range': ({ proposed, other }) => ({
    en: `${proposed} overlaps ${other}, the block of every default VPC; it could not be peered with one.`,
    ja: `${proposed} は、すべてのデフォルト VPC の ${other} と重複しており、デフォルト VPC とピアリングできません。`,
  }),
  'aws-internal-range': ({ proposed, other }) => ({
    en: `${proposed} overlaps ${other}, which AWS services use inside VPCs.`,
    ja: `${proposed} は、AWS サービスが VPC 内部で使用する ${other} と重複しています。`,
  }),
  'public-space': ({ proposed }) => ({
    en: `${proposed} has public addresses; the VPC could not reach their owners on the internet.`,
    ja: `${proposed} はパブリックアドレスを含むため、VPC からその本来の所有者にインターネット経由で到達できません。`,
  }),
  'customer-network-overlap': ({ proposed, other, name }) => ({
    en: `${proposed} overlaps your network "${name}" (${other}); the two could not be connected.`,
    ja: `${proposed} はお客様のネットワーク「${name}」(${other})と重複しており、相互に接続できません。`,
  }),
  'too-few-addresses': tooFewAddresses,
}

const sentenceOf = <Id extends CidrFindingId>(finding: CidrFindingOf<Id>): Sentence =>
  describers[finding.id](finding.evidence)

/** Says a finding in one or two sentences. */
export const describeCidrFinding = (finding: CidrFinding, language: Language): string =>
  sentenceOf(finding)[language]
