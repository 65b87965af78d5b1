import { contains } from '../Ipv4Block.ts'
import { toBlock } from '../Ipv4Cidr.ts'
import {
  benchmarkRange,
  reservedRanges,
  rfc1918Ranges,
  sharedAddressSpace,
} from '../specialRanges.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'

const notPublic = [
  ...rfc1918Ranges,
  sharedAddressSpace,
  benchmarkRange,
  ...Object.values(reservedRanges),
]

/**
 * From the VPC, the real owners of its public addresses cannot be reached. Law: no finding within
 * private and shared space.
 */
export const publicSpace: CidrRule<'public-space'> = cidrRule({
  id: 'public-space',
  level: 'warning',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
  findEvidence: (_inventory, { cidr }) =>
    notPublic.some((range) => contains(range, toBlock(cidr)))
      ? []
      : [{ proposed: cidr, ownerKind: 'internet' }],
})
