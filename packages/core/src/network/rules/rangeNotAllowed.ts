import * as CidrSet from '../CidrSet.ts'
import { render, toBlock } from '../Ipv4Cidr.ts'
import { type CidrRule, cidrRule } from './CidrRule.ts'

/**
 * Rescale agrees only to some ranges: private space, unless the inventory lists others. Law: a
 * block passes exactly when all of its addresses are in these ranges.
 */
export const rangeNotAllowed: CidrRule<'range-not-allowed'> = cidrRule({
  id: 'range-not-allowed',
  level: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc1918#section-3',
  findEvidence: ({ allowed }, { cidr }) =>
    CidrSet.contains(allowed, toBlock(cidr))
      ? []
      : [{ proposed: cidr, allowed: CidrSet.toArray(allowed).map(render) }],
})
