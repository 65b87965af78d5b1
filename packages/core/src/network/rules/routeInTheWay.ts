import * as CidrSet from '../CidrSet.ts'
import { contains } from '../Ipv4Block.ts'
import { toBlock } from '../Ipv4Cidr.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'
import { conflictWith } from './conflictWith.ts'
import { overlapsIn } from './overlapsIn.ts'

/**
 * A table has one route per destination, and packets take the most specific route. So a route to
 * the proposed block or to a part of it conflicts; a broader route, such as a default route, does
 * not. Law: found exactly for each such route whose destination is not within blocks that another
 * rule reports: the Rescale VPC's own, held or peered.
 */
export const routeInTheWay: CidrRule<'route-in-the-way'> = cidrRule({
  id: 'route-in-the-way',
  level: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html#route-tables-priority',
  findEvidence: ({ routes, rescaleVpc, held, peered }, { cidr }) =>
    overlapsIn(routes, cidr)
      .filter((route) => contains(toBlock(cidr), route))
      .filter((route) => ![rescaleVpc, held, peered].some((set) => CidrSet.contains(set, route)))
      .map((route) => conflictWith('rescale-vpc', route, cidr)),
})
