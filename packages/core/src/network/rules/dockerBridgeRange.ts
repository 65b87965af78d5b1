import { dockerBridgeRange as range } from '../specialRanges.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'
import { conflictWithRange } from './conflictWith.ts'

/**
 * Some AWS services run Docker with its bridge in 172.17.0.0/16. Law: found exactly when an address
 * is shared.
 */
export const dockerBridgeRange: CidrRule<'docker-bridge-range'> = cidrRule({
  id: 'docker-bridge-range',
  level: 'warning',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
  findEvidence: conflictWithRange(range),
})
