import { explainCapacity } from '../planSubnets.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'

/**
 * Each planned node needs an address. Law: no finding exactly when no number is planned, it fits,
 * or no block of any size fits.
 */
export const plannedNodesFit: CidrRule<'too-few-addresses'> = cidrRule({
  id: 'too-few-addresses',
  level: 'warning',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  findEvidence: (_inventory, proposal) => {
    const { cidr, zoneCount, plannedNodes } = proposal
    if (plannedNodes === undefined) return []
    const capacity = explainCapacity(proposal)
    // Without a subnet plan, a rule at error level reports it.
    if (capacity.capacityNodes === 0 || capacity.capacityNodes >= plannedNodes) return []
    const { capacityNodesPerZone: _, ...explained } = capacity
    return [{ proposed: cidr, zoneCount, plannedNodes, ...explained }]
  },
})
