import { overlaps } from '../Ipv4Block.ts'
import { toBlock } from '../Ipv4Cidr.ts'
import { type ReservedRangeUse, reservedRanges } from '../specialRanges.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'
import { conflictWith } from './conflictWith.ts'

const uses = Object.keys(reservedRanges) as ReadonlyArray<ReservedRangeUse>

/**
 * No VPC can use these ranges. Law: a block passes exactly when none of its addresses is in one.
 */
export const reservedRange: CidrRule<'reserved-range'> = cidrRule({
  id: 'reserved-range',
  level: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
  findEvidence: (_inventory, { cidr }) =>
    uses
      .filter((use) => overlaps(reservedRanges[use], toBlock(cidr)))
      .map((use) => ({ ...conflictWith('aws', reservedRanges[use], cidr), use })),
})
