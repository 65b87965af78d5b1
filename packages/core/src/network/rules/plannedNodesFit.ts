import { explainCapacity } from '../planSubnets.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'

/**
 * Each planned node needs an address. Law: silent exactly when no number is planned, or it fits, or
 * nothing does.
 */
export const plannedNodesFit: CidrRule<'too-few-addresses'> = cidrRule({
  id: 'too-few-addresses',
  level: 'warning',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  findEvidence: (_inventory, proposal) => {
    const { cidr, zoneCount, plannedNodes } = proposal
    if (plannedNodes === undefined) return []
    const capacity = explainCapacity(proposal)
    // Where no subnet plan exists, the rules of error level say so.
    if (capacity.capacityNodes === 0 || capacity.capacityNodes >= plannedNodes) return []
    const { capacityNodesPerZone: _, ...explained } = capacity
    return [{ proposed: cidr, zoneCount, plannedNodes, ...explained }]
  },
})
