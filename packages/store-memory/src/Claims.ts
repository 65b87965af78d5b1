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
import { CidrSet, type Ipv4Block, renderIpv4Cidr, toBlock } from '@byoa/core/network'
import type { Claim, OnboardingId } from '@byoa/core/onboarding'

// model

/** The claims that a stream releases, and then takes. */
export type ClaimChange = Pick<Commit, 'stream' | 'release' | 'claim'>

/** Every claim of every stream. */
export interface Claims {
  readonly holders: Map<string, OnboardingId>
  readonly blocks: Map<VpcId, CidrSet.CidrSet>
}

/** A unique text for each claim: no part of a claim contains a space. */
const keyOf = (claim: Claim): string => {
  switch (claim.kind) {
    case 'Cidr':
      return `Cidr ${claim.rescaleVpcId} ${claim.cidr}`
    case 'RoleArn':
      return `RoleArn ${claim.roleArn}`
    case 'ExternalId':
      return `ExternalId ${claim.externalId}`
    case 'CustomerVpc':
      return `CustomerVpc ${claim.vpcId}`
    case 'Stack':
      return `Stack ${claim.accountId} ${claim.region} ${claim.stackName}`
  }
}

// constructors

/** No claims. */
export const noClaims = (): Claims => ({ holders: new Map(), blocks: new Map() })

// queries

/** Returns the holder of exactly this claim. */
export const holderOf = ({ holders }: Claims, claim: Claim): OnboardingId | undefined =>
  holders.get(keyOf(claim))

const blocksOn = ({ blocks }: Claims, rescaleVpcId: VpcId): CidrSet.CidrSet =>
  blocks.get(rescaleVpcId) ?? CidrSet.empty

const heldAmong = (
  claims: Claims,
  rescaleVpcId: VpcId,
  blocks: ReadonlyArray<Ipv4Block>,
): ReadonlyArray<HeldCidr> =>
  blocks.flatMap((block) => {
    const cidr = renderIpv4Cidr(block)
    const onboardingId = holderOf(claims, { kind: 'Cidr', rescaleVpcId, cidr })
    return onboardingId === undefined ? [] : [{ cidr, onboardingId }]
  })

/** Lists the blocks held on a Rescale VPC, in address order. */
export const heldCidrs = (claims: Claims, rescaleVpcId: VpcId): ReadonlyArray<HeldCidr> =>
  heldAmong(claims, rescaleVpcId, CidrSet.toArray(blocksOn(claims, rescaleVpcId)))

/** The streams that conflict with a claim: its holder, or the holders of overlapping blocks. */
const holdersOf = (claims: Claims, claim: Claim): ReadonlyArray<OnboardingId | undefined> => {
  if (claim.kind !== 'Cidr') return [holderOf(claims, claim)]
  const { rescaleVpcId, cidr } = claim
  const overlapping = CidrSet.overlapping(blocksOn(claims, rescaleVpcId), toBlock(cidr))
  return heldAmong(claims, rescaleVpcId, overlapping).map(({ onboardingId }) => onboardingId)
}

/**
 * Returns the first claim of a commit that another stream holds. Claims of the commit's own stream
 * never conflict.
 */
export const claimTaken = (
  claims: Claims,
  { claim, stream }: ClaimChange,
): ClaimTaken | undefined => {
  for (const wanted of claim) {
    const heldBy = holdersOf(claims, wanted).find((id) => id !== undefined && id !== stream)
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
    claims.holders.delete(keyOf(released))
    changeBlocks(claims, released, CidrSet.remove)
  }
  for (const taken of claim) {
    claims.holders.set(keyOf(taken), stream)
    changeBlocks(claims, taken, CidrSet.insert)
  }
}
