import { type CidrRule, cidrRule } from './CidrRule.ts'
import { conflictWith } from './conflictWith.ts'
import { overlapsIn } from './overlapsIn.ts'

/**
 * AWS fails a peering when any block of one VPC overlaps any block of the other, used or not. Law:
 * a planted overlap is found.
 */
export const rescaleVpcOverlap: CidrRule<'rescale-vpc-overlap'> = cidrRule({
  id: 'rescale-vpc-overlap',
  level: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html',
  findEvidence: (inventory, { cidr }) =>
    overlapsIn(inventory.rescaleVpc, cidr).map((block) => conflictWith('rescale-vpc', block, cidr)),
})
