import { describe, it } from 'vitest'

import type { CidrEvidence, CidrFinding, CidrFindingId } from '../../src/network/CidrFinding.ts'
import * as sample from '../onboarding/support/sample.ts'
import { type Said, expectSaid } from './texts.ts'

const { cidr: proposed, otherCidr: other } = sample
const overlap: Said = [
  '10.50.0.0/16 overlaps 10.60.0.0/16',
  '10.50.0.0/16 は … 10.60.0.0/16 と重複',
]

const reserved = { proposed, other, ownerKind: 'aws' } as const
const associated = { proposed, other, ownerKind: 'customer-vpc' } as const
const reached = { proposed, ownerKind: 'rescale-vpc', used: 7, quota: 5 } as const
const few = { proposed, zoneCount: 3, capacityNodes: 40 }

type Row<Id extends CidrFindingId> = readonly [evidence: CidrEvidence[Id], ...said: Said]

/** Every branch of the text of every finding, with the facts that both languages say. */
const rows: { readonly [Id in CidrFindingId]: ReadonlyArray<Row<Id>> } = {
  'vpc-size': [
    [
      { proposed, shortestPrefixLength: 16, longestPrefixLength: 28 },
      '10.50.0.0/16 is not … : /16 to /28.',
      '10.50.0.0/16 は … (/16 から /28)',
    ],
  ],
  'reserved-range': [
    [
      { ...reserved, use: 'this-network' },
      'for addresses of "this network".',
      '、「このネットワーク」のアドレス用に',
    ],
    [{ ...reserved, use: 'loopback' }, 'for loopback.', '、ループバック用に'],
    [
      { ...reserved, use: 'link-local' },
      'for link-local addresses.',
      '、リンクローカルアドレス用に',
    ],
    [{ ...reserved, use: 'multicast' }, 'for multicast.', '、マルチキャスト用に'],
    [{ ...reserved, use: 'future-use' }, 'for future use.', '、将来の使用用に'],
  ],
  'range-not-allowed': [
    [{ proposed, allowed: [] }, 'accepts: none.', '範囲(なし)'],
    [
      { proposed, allowed: [proposed, other] },
      'accepts: 10.50.0.0/16, 10.60.0.0/16.',
      '範囲(10.50.0.0/16、10.60.0.0/16)',
    ],
  ],
  'rescale-vpc-overlap': [[{ proposed, other, ownerKind: 'rescale-vpc' }, ...overlap]],
  'held-overlap': [[{ proposed, other, ownerKind: 'onboarding' }, ...overlap]],
  'peered-overlap': [[{ proposed, other, ownerKind: 'peered-vpc' }, ...overlap]],
  'route-in-the-way': [[{ proposed, other, ownerKind: 'rescale-vpc' }, ...overlap]],
  'denied-overlap': [
    [
      { proposed, other, ownerKind: 'deny-list', reason: 'ours' },
      'overlaps 10.60.0.0/16, which cannot be used: ours',
      '10.60.0.0/16 と重複しています: ours',
    ],
  ],
  'secondary-association': [
    [
      { ...associated, problem: 'NotAVpcSize' },
      'not a valid VPC size',
      '使えるサイズではありません',
    ],
    [{ ...associated, problem: 'OverlapsExisting' }, ...overlap],
    [
      { ...associated, problem: 'RestrictedRange' },
      'not allow 10.50.0.0/16 in a VPC that has 10.60.0.0/16',
      '10.60.0.0/16 を持つ VPC に 10.50.0.0/16 を追加',
    ],
    [
      { ...associated, problem: 'NotSmallerThanRoute' },
      '10.50.0.0/16 must be smaller than the route to 10.60.0.0/16',
      '10.50.0.0/16 は … ルート 10.60.0.0/16 より小さく',
    ],
    [
      { ...associated, problem: 'TooManyBlocks' },
      '10.50.0.0/16 cannot be added: the VPC with 10.60.0.0/16',
      '10.60.0.0/16 を持つ … 、10.50.0.0/16 を追加できません',
    ],
  ],
  'rescale-vpc-capacity': [
    [
      { ...reached, limit: 'active-peerings' },
      '7 of 5 active peerings.',
      'アクティブな VPC ピアリング接続 7/5。',
    ],
    [
      { ...reached, limit: 'pending-requests' },
      '7 of 5 pending peering requests.',
      '承認待ちの VPC ピアリング接続リクエスト 7/5。',
    ],
    [
      { ...reached, limit: 'routes-per-table' },
      '7 of 5 routes in a route table.',
      'ルートテーブルのルート 7/5。',
    ],
  ],
  'docker-bridge-range': [[reserved, ...overlap]],
  'default-vpc-range': [[reserved, ...overlap]],
  'aws-internal-range': [[reserved, ...overlap]],
  'public-space': [
    [
      { proposed, ownerKind: 'internet' },
      '10.50.0.0/16 contains public',
      '10.50.0.0/16 はパブリック',
    ],
  ],
  'customer-network-overlap': [
    [
      { proposed, other, ownerKind: 'customer-network', name: 'Office' },
      'overlaps your network "Office" (10.60.0.0/16)',
      '「Office」(10.60.0.0/16)と重複',
    ],
  ],
  'too-few-addresses': [
    [
      few,
      'too small for a subnet in each of 3 zones. No VPC block is large enough.',
      '3 個の … それぞれに … ありません。十分な大きさの CIDR ブロックはありません。',
    ],
    [
      { ...few, plannedNodes: 90, fittingPrefixLength: 24 },
      'for 40 nodes over 3 zones, but 90 are planned. A /24 is the smallest',
      '3 個の … 全体で 40 ノード分ですが、90 ノードが計画されています。/24 以上',
    ],
  ],
}

const cases = (
  Object.entries(rows) as ReadonlyArray<[CidrFindingId, ReadonlyArray<Row<CidrFindingId>>]>
).flatMap(([id, ofId]) =>
  ofId.map(
    ([evidence, ...said]) => [{ id, level: 'error', evidence } as CidrFinding, said] as const,
  ),
)

describe('the text of a CIDR finding says the same facts in both languages', () => {
  it.each(cases)('%o', (finding, said) => {
    expectSaid((words) => words.describeCidrFinding(finding), said)
  })
})
