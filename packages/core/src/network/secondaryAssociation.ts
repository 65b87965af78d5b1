/**
 * Whether an IPv4 block can be added to an existing VPC. The restricted ranges depend on the range
 * of the VPC's primary block; the table below is AWS's, row by row.
 *
 * Laws
 * 1. Every cell of the table (range of the primary block × range of the added block) agrees with
 *    AWS's table.
 * 2. A block that passes overlaps none of the blocks the VPC has.
 * 3. Removing a route never adds a problem.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
import { type Ipv4Block, contains, overlaps, prefixLengthOf } from './Ipv4Block.ts'
import { type Ipv4Cidr, render, toBlock } from './Ipv4Cidr.ts'
import {
  awsInternalRange,
  defaultVpcRange,
  isVpcSize,
  reservedRanges,
  rfc1918,
  rfc1918Ranges,
  tenZero,
  tenZeroAndTenOne,
} from './specialRanges.ts'
import { vpcQuotas } from './vpcQuotas.ts'

// model

/** An existing VPC to which a block is to be added. */
export interface ExistingVpc {
  /** Every IPv4 block associated with it, the primary one first. */
  readonly existing: ReadonlyArray<Ipv4Cidr>
  /** Destinations of the routes in all its route tables, other than the local ones. */
  readonly routes: ReadonlyArray<Ipv4Cidr>
  /** The quota of blocks: 5 unless raised (50 at most). */
  readonly blockQuota?: number
}

/** The addition of a block to an existing VPC. */
export interface Association extends ExistingVpc {
  readonly added: Ipv4Cidr
}

/** Why AWS would refuse the association. */
export type AssociationProblem =
  | { readonly _tag: 'NotAVpcSize'; readonly added: Ipv4Cidr }
  /** No VPC can use the range. */
  | { readonly _tag: 'ReservedRange'; readonly range: Ipv4Cidr }
  | { readonly _tag: 'OverlapsExisting'; readonly existing: Ipv4Cidr }
  | {
      readonly _tag: 'RestrictedRange'
      /** The block of the VPC that causes the restriction. */
      readonly existing: Ipv4Cidr
      /** The restricted range. */
      readonly range: Ipv4Cidr
    }
  | { readonly _tag: 'NotSmallerThanRoute'; readonly route: Ipv4Cidr }
  | { readonly _tag: 'TooManyBlocks'; readonly blockCount: number; readonly blockQuota: number }

/** The problems that a review names with both blocks; a reserved range has a finding of its own. */
export type AssociationProblemTag = Exclude<AssociationProblem['_tag'], 'ReservedRange'>

/** A restricted range, and the block of the VPC that causes the restriction. */
export interface Restriction {
  readonly existing: Ipv4Block
  readonly range: Ipv4Block
}

// queries

const rangesBarredBy = (primary: Ipv4Block): ReadonlyArray<Ipv4Block> => {
  const { ten, oneSevenTwo, oneNineTwo } = rfc1918
  if (contains(ten, primary)) return [oneSevenTwo, oneNineTwo, awsInternalRange]
  if (contains(oneSevenTwo, primary)) return [ten, oneNineTwo, defaultVpcRange, awsInternalRange]
  if (contains(oneNineTwo, primary)) return [ten, oneSevenTwo, awsInternalRange]
  if (contains(awsInternalRange, primary)) return rfc1918Ranges
  return [...rfc1918Ranges, awsInternalRange]
}

/**
 * Returns the restricted ranges. The primary block decides the row of the table; 10.0.0.0/16 is
 * restricted as soon as any block is in 10.0.0.0/15.
 */
export const restrictionsOf = (existing: ReadonlyArray<Ipv4Block>): ReadonlyArray<Restriction> => {
  const [primary] = existing
  if (primary === undefined) return []
  const family = rangesBarredBy(primary).map((range) => ({ existing: primary, range }))
  const trap = existing.find((block) => contains(tenZeroAndTenOne, block))
  return trap === undefined ? family : [...family, { existing: trap, range: tenZero }]
}

const findRestricted = (
  existing: ReadonlyArray<Ipv4Block>,
  added: Ipv4Block,
): ReadonlyArray<AssociationProblem> =>
  restrictionsOf(existing)
    .filter(({ range }) => overlaps(range, added))
    .map((restriction) => ({
      _tag: 'RestrictedRange',
      existing: render(restriction.existing),
      range: render(restriction.range),
    }))

/**
 * Returns every reason why AWS would refuse the association; none when it would accept it, unless
 * the VPC has a peering: its own blocks and routes are all that is regarded.
 *
 * @example
 * import { findAssociationProblems, parseIpv4Cidr } from '@byoa/core/network'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(
 *   E.Do,
 *   E.apS('primary', parseIpv4Cidr('10.1.0.0/16')),
 *   E.apS('added', parseIpv4Cidr('192.168.0.0/20')),
 *   E.map(({ primary, added }) =>
 *     findAssociationProblems({ existing: [primary], routes: [], added }),
 *   ),
 * )
 * // => E.right([
 * //      { _tag: 'RestrictedRange', existing: '10.1.0.0/16', range: '192.168.0.0/16' },
 * //    ])
 */
export const findAssociationProblems = (
  association: Association,
): ReadonlyArray<AssociationProblem> => {
  const { existing, routes, added, blockQuota = vpcQuotas.blocksPerVpc } = association
  const addedBlock = toBlock(added)
  const problems: AssociationProblem[] = []
  if (!isVpcSize(prefixLengthOf(addedBlock))) problems.push({ _tag: 'NotAVpcSize', added })
  for (const range of Object.values(reservedRanges)) {
    if (overlaps(range, addedBlock)) problems.push({ _tag: 'ReservedRange', range: render(range) })
  }
  for (const cidr of existing) {
    if (overlaps(toBlock(cidr), addedBlock))
      problems.push({ _tag: 'OverlapsExisting', existing: cidr })
  }
  problems.push(...findRestricted(existing.map(toBlock), addedBlock))
  for (const route of routes) {
    if (contains(addedBlock, toBlock(route))) problems.push({ _tag: 'NotSmallerThanRoute', route })
  }
  if (existing.length >= blockQuota) {
    problems.push({ _tag: 'TooManyBlocks', blockCount: existing.length, blockQuota })
  }
  return problems
}
