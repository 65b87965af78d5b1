import { defaultVpcRange as range } from '../specialRanges.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'
import { conflictWithRange } from './conflictWith.ts'

/**
 * Every default VPC is 172.31.0.0/16, so a peering with one fails. Law: found exactly when an
 * address is shared.
 */
export const defaultVpcRange: CidrRule<'default-vpc-range'> = cidrRule({
  id: 'default-vpc-range',
  level: 'warning',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html',
  findEvidence: conflictWithRange(range),
})
