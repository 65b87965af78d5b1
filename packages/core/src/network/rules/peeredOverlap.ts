import * as CidrSet from '../CidrSet.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'
import { conflictWith } from './conflictWith.ts'
import { overlapsIn } from './overlapsIn.ts'

/**
 * The Rescale VPC routes a range to one peered VPC only. Law: found exactly for each peered block
 * that shares an address with the proposed block and is not held; `held-overlap` reports held
 * blocks.
 */
export const peeredOverlap: CidrRule<'peered-overlap'> = cidrRule({
  id: 'peered-overlap',
  level: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html',
  findEvidence: ({ peered, held }, { cidr }) =>
    overlapsIn(peered, cidr)
      .filter((block) => !CidrSet.contains(held, block))
      .map((block) => conflictWith('peered-vpc', block, cidr)),
})
