/**
 * The verdict on a proposed CIDR: all findings of the rules, and alternatives.
 *
 * Laws
 * 1. A planted overlap is always found.
 * 2. Adding a network never removes a finding, unless it is replaced: addresses that are held are
 *    reported as held, not as peered or routed as well.
 * 3. The order of the inventory's entries changes nothing.
 * 4. A declined verdict has alternatives that pass a review by the current check set, when any
 *    exist.
 * 5. No verdict discloses another customer.
 */
import type { CheckSet } from './CheckSet.ts'
import type { CidrFinding } from './CidrFinding.ts'
import type { CidrProposal } from './CidrProposal.ts'
import type { Inventory } from './Inventory.ts'
import { prefixLengthOf } from './Ipv4Block.ts'
import { type Ipv4Cidr, toBlock } from './Ipv4Cidr.ts'
import { fittingPrefixLength } from './planSubnets.ts'
import { findCidrProblems } from './rules/checkSets.ts'
import { shortestVpcPrefixLength } from './specialRanges.ts'
import { suggestCidrs } from './suggestCidrs.ts'

// model

/** Rescale's answer to a proposal. */
export interface CidrVerdict {
  /** `declined` exactly when a finding is of level `error`. */
  readonly verdict: 'accepted' | 'declined'
  readonly checkSet: CheckSet
  /** In the order of the rules; within a rule, in address order. */
  readonly findings: ReadonlyArray<CidrFinding>
  /** Up to three acceptable blocks, nearest first; none when the proposal is accepted. */
  readonly alternatives: ReadonlyArray<Ipv4Cidr>
}

// operations

const alternativeCount = 3

/**
 * Blocks as large as the proposed block, within the limits of a VPC; smaller blocks only when no
 * such block is free, and never smaller than the zones need.
 */
const alternativesTo = (inventory: Inventory, proposal: CidrProposal): ReadonlyArray<Ipv4Cidr> => {
  const { cidr, addedTo } = proposal
  const longest = fittingPrefixLength({ ...proposal, plannedNodes: 1 })
  if (longest === undefined) return []
  const asked = Math.max(prefixLengthOf(toBlock(cidr)), shortestVpcPrefixLength)
  for (let prefixLength = Math.min(asked, longest); prefixLength <= longest; prefixLength += 1) {
    const found = suggestCidrs({
      inventory,
      prefixLength,
      near: cidr,
      count: alternativeCount,
      ...(addedTo === undefined ? {} : { addedTo }),
    })
    if (found.length > 0) return found
  }
  return []
}

/**
 * Reviews a proposed CIDR by the rules of a check set; all findings, in a stable order.
 *
 * @example
 * import { decode } from '@byoa/core/codec'
 * import {
 *   InventoryDocument,
 *   currentCheckSet,
 *   inventoryOf,
 *   parseIpv4Cidr,
 *   reviewCidr,
 * } from '@byoa/core/network'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const inventory = pipe(
 *   decode(InventoryDocument, {
 *     version: 1,
 *     rescaleVpc: {
 *       vpcId: 'vpc-0123456789abcdef0',
 *       accountId: '999988887777',
 *       region: 'us-east-1',
 *       cidrs: ['10.0.0.0/16'],
 *     },
 *     held: [{ cidr: '10.20.0.0/16', owner: 'acme' }],
 *     denied: [],
 *     customerNetworks: [],
 *   }),
 *   E.map(inventoryOf),
 * )
 *
 * const verdict = pipe(
 *   E.Do,
 *   E.apS('inventory', inventory),
 *   E.apSW('cidr', parseIpv4Cidr('10.20.0.0/16')),
 *   E.map(({ inventory, cidr }) => reviewCidr(inventory, { cidr, zoneCount: 2 }, currentCheckSet)),
 * )
 *
 * pipe(verdict, E.map(({ findings }) => findings.map(({ id }) => id))) // => E.right(['held-overlap'])
 * pipe(verdict, E.map(({ alternatives }) => alternatives[0])) // => E.right('10.21.0.0/16')
 */
export const reviewCidr = (
  inventory: Inventory,
  proposal: CidrProposal,
  checkSet: CheckSet,
): CidrVerdict => {
  const findings = findCidrProblems(inventory, proposal, checkSet)
  return findings.some(({ level }) => level === 'error')
    ? { verdict: 'declined', checkSet, findings, alternatives: alternativesTo(inventory, proposal) }
    : { verdict: 'accepted', checkSet, findings, alternatives: [] }
}
