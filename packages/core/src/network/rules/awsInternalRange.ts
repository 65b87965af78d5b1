import { awsInternalRange as range } from '../specialRanges.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'
import { conflictWithRange } from './conflictWith.ts'

/** AWS services use 198.19.0.0/16 inside VPCs. Law: found exactly when an address is shared. */
export const awsInternalRange: CidrRule<'aws-internal-range'> = cidrRule({
  id: 'aws-internal-range',
  level: 'warning',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
  findEvidence: conflictWithRange(range),
})
