import { render } from '../Ipv4Cidr.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'
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
    overlapsIn(inventory.held, cidr).map((block) => ({
      proposed: cidr,
      other: render(block),
      ownerKind: 'onboarding',
    })),
})
