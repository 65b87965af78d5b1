import { reachedLimits } from '../RescaleVpc.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'

/**
 * A Rescale VPC at a limit accepts no further peering. Law: no finding when the load is not known.
 */
export const rescaleVpcCapacity: CidrRule<'rescale-vpc-capacity'> = cidrRule({
  id: 'rescale-vpc-capacity',
  level: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
  findEvidence: ({ load }, { cidr }) =>
    load === undefined
      ? []
      : reachedLimits(load).map((reached) => ({
          proposed: cidr,
          ownerKind: 'rescale-vpc',
          ...reached,
        })),
})
