import * as E from 'fp-ts/lib/Either.js'

import { type PlanSubnetsError, planSubnets } from '../planSubnets.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'

const fittingOf = (error: PlanSubnetsError): { readonly fittingPrefixLength?: number } =>
  error._tag === 'TooSmallForZones' && error.fittingPrefixLength !== undefined
    ? { fittingPrefixLength: error.fittingPrefixLength }
    : {}

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
    const plan = planSubnets(proposal)
    // Another rule reports a block that is not a VPC block.
    return E.isRight(plan) || plan.left._tag === 'NotAVpcSize'
      ? []
      : [{ proposed: cidr, zoneCount, capacityNodes: 0, ...fittingOf(plan.left) }]
  },
})
