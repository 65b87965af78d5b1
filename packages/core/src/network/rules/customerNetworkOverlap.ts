import { type CidrRule, cidrRule } from './CidrRule.ts'
import { conflictWith } from './conflictWith.ts'
import { overlapsIn } from './overlapsIn.ts'

/**
 * The VPC cannot be connected to a network of the customer that shares its addresses. Law: each
 * such network is found.
 */
export const customerNetworkOverlap: CidrRule<'customer-network-overlap'> = cidrRule({
  id: 'customer-network-overlap',
  level: 'warning',
  source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html',
  findEvidence: (inventory, { cidr }) =>
    overlapsIn(inventory.customerNetworks, cidr).flatMap((block) =>
      (inventory.customerNetworkNames.get(block) ?? []).map((name) => ({
        ...conflictWith('customer-network', block, cidr),
        name,
      })),
    ),
})
