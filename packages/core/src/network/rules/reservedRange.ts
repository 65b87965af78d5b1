import type { ReservedRangeUse } from '../CidrFinding.ts'
import { type Ipv4Block, overlaps } from '../Ipv4Block.ts'
import { render, toBlock } from '../Ipv4Cidr.ts'
import { reservedRanges } from '../specialRanges.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'

const uses: ReadonlyArray<{ readonly block: Ipv4Block; readonly use: ReservedRangeUse }> = [
  { block: reservedRanges.thisNetwork, use: 'this-network' },
  { block: reservedRanges.loopback, use: 'loopback' },
  { block: reservedRanges.linkLocal, use: 'link-local' },
  { block: reservedRanges.multicast, use: 'multicast' },
  { block: reservedRanges.futureUse, use: 'future-use' },
]

/**
 * No VPC can use these ranges. Law: a block passes exactly when none of its addresses is in one.
 */
export const reservedRange: CidrRule<'reserved-range'> = cidrRule({
  id: 'reserved-range',
  level: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
  findEvidence: (_inventory, { cidr }) =>
    uses
      .filter(({ block }) => overlaps(block, toBlock(cidr)))
      .map(({ block, use }) => ({ proposed: cidr, other: render(block), ownerKind: 'aws', use })),
})
