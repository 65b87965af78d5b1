import { omitUndefined } from '../../codec/omitUndefined.ts'
import { prefixLengthOf } from '../Ipv4Block.ts'
import { toBlock } from '../Ipv4Cidr.ts'
import { explainCapacity } from '../planSubnets.ts'
import { isVpcSize } from '../specialRanges.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'

/**
 * Each zone needs its own subnet of at least a /28. Law: a VPC block passes exactly when it has a
 * subnet plan.
 */
export const zonesFit: CidrRule<'too-few-addresses'> = cidrRule({
  id: 'too-few-addresses',
  level: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  findEvidence: (_inventory, proposal) => {
    const { cidr, zoneCount } = proposal
    // Another rule reports a block that is not a VPC block.
    if (!isVpcSize(prefixLengthOf(toBlock(cidr)))) return []
    const { capacityNodes, fittingPrefixLength } = explainCapacity({ ...proposal, plannedNodes: 1 })
    return capacityNodes > 0
      ? []
      : [{ proposed: cidr, zoneCount, capacityNodes: 0, ...omitUndefined({ fittingPrefixLength }) }]
  },
})
