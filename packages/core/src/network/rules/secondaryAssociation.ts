import type { Ipv4Cidr } from '../Ipv4Cidr.ts'
import { type AssociationProblem, findAssociationProblems } from '../secondaryAssociation.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'

type ProblemOfVpc = Exclude<AssociationProblem, { readonly _tag: 'NotAVpcSize' | 'ReservedRange' }>

/** Other rules report a block that no VPC can have. */
const isOfVpc = (problem: AssociationProblem): problem is ProblemOfVpc =>
  problem._tag !== 'NotAVpcSize' && problem._tag !== 'ReservedRange'

/**
 * The conflicting block of the customer's VPC; the primary block for a problem of the whole VPC.
 */
const otherBlock = (problem: ProblemOfVpc, primary: Ipv4Cidr): Ipv4Cidr => {
  switch (problem._tag) {
    case 'OverlapsExisting':
    case 'RestrictedRange':
      return problem.existing
    case 'NotSmallerThanRoute':
      return problem.route
    case 'TooManyBlocks':
      return primary
  }
}

/**
 * A block can be added to an existing VPC only as AWS's table allows. Law: no finding for the block
 * of a new VPC.
 */
export const secondaryAssociation: CidrRule<'secondary-association'> = cidrRule({
  id: 'secondary-association',
  level: 'error',
  source:
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions',
  findEvidence: (_inventory, { cidr, addedTo }) => {
    const primary = addedTo?.existing[0]
    if (addedTo === undefined || primary === undefined) return []
    return findAssociationProblems({ ...addedTo, added: cidr })
      .filter(isOfVpc)
      .map((problem) => ({
        proposed: cidr,
        other: otherBlock(problem, primary),
        ownerKind: 'customer-vpc',
        problem: problem._tag,
      }))
  },
})
