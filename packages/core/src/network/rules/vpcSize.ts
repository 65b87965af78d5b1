import { prefixLengthOf } from '../Ipv4Block.ts'
import { toBlock } from '../Ipv4Cidr.ts'
import { isVpcSize, longestVpcPrefixLength, shortestVpcPrefixLength } from '../specialRanges.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'

/** A VPC block is a /16 to /28. Law: exactly these 13 lengths pass. */
export const vpcSize: CidrRule<'vpc-size'> = cidrRule({
  id: 'vpc-size',
  level: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
  findEvidence: (_inventory, { cidr }) =>
    isVpcSize(prefixLengthOf(toBlock(cidr)))
      ? []
      : [
          {
            proposed: cidr,
            shortestPrefixLength: shortestVpcPrefixLength,
            longestPrefixLength: longestVpcPrefixLength,
          },
        ],
})
