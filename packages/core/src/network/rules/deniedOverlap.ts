import { type CidrRule, cidrRule } from './CidrRule.ts'
import { conflictWith } from './conflictWith.ts'
import { overlapsIn } from './overlapsIn.ts'

/**
 * Rescale never agrees to a block on its deny list. Law: each reason of each overlapped block is
 * given.
 */
export const deniedOverlap: CidrRule<'denied-overlap'> = cidrRule({
  id: 'denied-overlap',
  level: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
  findEvidence: (inventory, { cidr }) =>
    overlapsIn(inventory.denied, cidr).flatMap((block) =>
      (inventory.deniedReasons.get(block) ?? []).map((reason) => ({
        ...conflictWith('deny-list', block, cidr),
        reason,
      })),
    ),
})
