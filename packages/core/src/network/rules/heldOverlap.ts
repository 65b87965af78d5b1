import { type CidrRule, cidrRule } from './CidrRule.ts'
import { conflictWith } from './conflictWith.ts'
import { overlapsIn } from './overlapsIn.ts'

/**
 * Two customers of one Rescale VPC cannot share addresses: the VPC could route to only one. Law: a
 * planted overlap is found.
 */
export const heldOverlap: CidrRule<'held-overlap'> = cidrRule({
  id: 'held-overlap',
  level: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html',
  findEvidence: (inventory, { cidr }) =>
    overlapsIn(inventory.held, cidr).map((block) => conflictWith('onboarding', block, cidr)),
})
