/**
 * The holder of each claim: a table by claim, and the blocks of each Rescale VPC, to find overlaps.
 * Changed in place; a commit is checked first (`claimTaken`).
 *
 * Laws
 * 1. No two streams hold the same claim, or overlapping CIDRs on one Rescale VPC.
 * 2. A claim that a stream takes and releases is unclaimed, as before.
 */
import type { ClaimTaken, Commit, HeldCidr } from '@byoa/application'
import type { VpcId } from '@byoa/core/iam/identity'
import { CidrSet, renderIpv4Cidr, toBlock } from '@byoa/core/network'
import { type Claim, type OnboardingId, claimKey } from '@byoa/core/onboarding'

// model

/** The claims that a stream releases, and then takes. */
export type ClaimChange = Pick<Commit, 'stream' | 'release' | 'claim'>

/** Every claim of every stream. */
export interface Claims {
  readonly holders: Map<string, OnboardingId>
  readonly blocks: Map<VpcId, CidrSet.CidrSet>
}

// queries

/** Returns the holder of exactly this claim. */
export const holderOf = ({ holders }: Claims, claim: Claim): OnboardingId | undefined =>
  holders.get(claimKey(claim))

const blocksOn = ({ blocks }: Claims, rescaleVpcId: VpcId): CidrSet.CidrSet =>
  blocks.get(rescaleVpcId) ?? CidrSet.empty

/** Lists the blocks held on a Rescale VPC, in address order. */
export const heldCidrs = (claims: Claims, rescaleVpcId: VpcId): ReadonlyArray<HeldCidr> =>
  CidrSet.toArray(blocksOn(claims, rescaleVpcId)).flatMap((block) => {
    const cidr = renderIpv4Cidr(block)
    const onboardingId = holderOf(claims, { kind: 'Cidr', rescaleVpcId, cidr })
    return onboardingId === undefined ? [] : [{ cidr, onboardingId }]
  })

/** What no other stream may hold: a claim itself, or every block that overlaps it. */
const rivalsOf = (claims: Claims, claim: Claim): ReadonlyArray<Claim> =>
  claim.kind === 'Cidr'
    ? CidrSet.overlapping(blocksOn(claims, claim.rescaleVpcId), toBlock(claim.cidr)).map(
        (block) => ({ ...claim, cidr: renderIpv4Cidr(block) }),
      )
    : [claim]

/**
 * Returns the first claim of a commit that another stream holds. Claims of the commit's own stream
 * never conflict.
 */
export const claimTaken = (
  claims: Claims,
  { claim, stream }: ClaimChange,
): ClaimTaken | undefined => {
  for (const wanted of claim) {
    const holders = rivalsOf(claims, wanted).map((rival) => holderOf(claims, rival))
    const heldBy = holders.find((id) => id !== undefined && id !== stream)
    if (heldBy !== undefined) return { _tag: 'ClaimTaken', claim: wanted, heldBy }
  }
  return undefined
}

// operations

const changeBlocks = (claims: Claims, claim: Claim, change: typeof CidrSet.insert): void => {
  if (claim.kind !== 'Cidr') return
  const known = blocksOn(claims, claim.rescaleVpcId)
  claims.blocks.set(claim.rescaleVpcId, change(known, toBlock(claim.cidr)))
}

/** Releases the claims of a commit that its stream holds, then takes the new claims. */
export const changeClaims = (claims: Claims, { stream, release, claim }: ClaimChange): void => {
  for (const released of release.filter((held) => holderOf(claims, held) === stream)) {
    claims.holders.delete(claimKey(released))
    changeBlocks(claims, released, CidrSet.remove)
  }
  for (const taken of claim) {
    claims.holders.set(claimKey(taken), stream)
    changeBlocks(claims, taken, CidrSet.insert)
  }
}
