/**
 * Which stream holds which claim. A persistent value: taking and releasing return a new ledger.
 *
 * Laws
 * 1. No two streams hold one claim, nor overlapping CIDRs on one Rescale VPC.
 * 2. Releasing what a stream took gives back the ledger as it was, for every question that can be
 *    asked.
 */
import type { ClaimTaken, HeldCidr } from '@byoa/application'
import type { VpcId } from '@byoa/core/iam'
import type { Claim, OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

import * as CidrHolders from './CidrHolders.ts'
import * as SortedMap from './SortedMap.ts'

// model

/** Every claim of every stream. */
export interface ClaimLedger {
  /** The blocks held on each Rescale VPC. */
  readonly cidrs: SortedMap.SortedMap<VpcId, CidrHolders.TrieNode>
  /** Claims of every other kind, by their key. */
  readonly others: SortedMap.SortedMap<string, OnboardingId>
}

/** Nobody holds anything. */
export const emptyLedger: ClaimLedger = { cidrs: undefined, others: undefined }

type CidrClaim = Extract<Claim, { readonly kind: 'Cidr' }>
type OtherClaim = Exclude<Claim, CidrClaim>

/** One text for one claim: no part of a claim contains a space. */
const keyOf = (claim: OtherClaim): string => {
  switch (claim.kind) {
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

// queries

/** Returns who holds exactly this claim. */
export const holderOf = (ledger: ClaimLedger, claim: Claim): O.Option<OnboardingId> =>
  O.fromNullable(
    claim.kind === 'Cidr'
      ? CidrHolders.holderOf(SortedMap.get(ledger.cidrs, claim.rescaleVpcId), claim.cidr)
      : SortedMap.get(ledger.others, keyOf(claim)),
  )

/** Lists the blocks held on a Rescale VPC, in address order. */
export const heldCidrs = (ledger: ClaimLedger, rescaleVpcId: VpcId): ReadonlyArray<HeldCidr> =>
  CidrHolders.listHeld(SortedMap.get(ledger.cidrs, rescaleVpcId))

// operations

const withHolders = (
  ledger: ClaimLedger,
  rescaleVpcId: VpcId,
  holders: CidrHolders.CidrHolders,
): ClaimLedger => ({
  ...ledger,
  cidrs:
    holders === undefined
      ? SortedMap.remove(ledger.cidrs, rescaleVpcId)
      : SortedMap.set(ledger.cidrs, rescaleVpcId, holders),
})

const releaseCidr = (
  ledger: ClaimLedger,
  { rescaleVpcId, cidr }: CidrClaim,
  onboardingId: OnboardingId,
): ClaimLedger => {
  const holders = SortedMap.get(ledger.cidrs, rescaleVpcId)
  const left = CidrHolders.releaseCidr(holders, { cidr, onboardingId })
  return left === holders ? ledger : withHolders(ledger, rescaleVpcId, left)
}

/** Returns the ledger without a claim, if this stream holds it; the same ledger otherwise. */
export const release = (ledger: ClaimLedger, claim: Claim, stream: OnboardingId): ClaimLedger => {
  if (claim.kind === 'Cidr') return releaseCidr(ledger, claim, stream)
  const key = keyOf(claim)
  return SortedMap.get(ledger.others, key) === stream
    ? { ...ledger, others: SortedMap.remove(ledger.others, key) }
    : ledger
}

const taken = (claim: Claim, heldBy: OnboardingId): E.Either<ClaimTaken, never> =>
  E.left({ _tag: 'ClaimTaken', claim, heldBy })

const takeCidr = (
  ledger: ClaimLedger,
  claim: CidrClaim,
  onboardingId: OnboardingId,
): E.Either<ClaimTaken, ClaimLedger> => {
  const holders = SortedMap.get(ledger.cidrs, claim.rescaleVpcId)
  const held: HeldCidr = { cidr: claim.cidr, onboardingId }
  const other = CidrHolders.otherHolder(holders, held)
  return other === undefined
    ? E.right(withHolders(ledger, claim.rescaleVpcId, CidrHolders.holdCidr(holders, held)))
    : taken(claim, other)
}

/**
 * Returns the ledger with a claim taken; Left when another stream holds it, or a CIDR that overlaps
 * it.
 */
export const take = (
  ledger: ClaimLedger,
  claim: Claim,
  stream: OnboardingId,
): E.Either<ClaimTaken, ClaimLedger> => {
  if (claim.kind === 'Cidr') return takeCidr(ledger, claim, stream)
  const key = keyOf(claim)
  const holder = SortedMap.get(ledger.others, key)
  return holder === undefined || holder === stream
    ? E.right({ ...ledger, others: SortedMap.set(ledger.others, key, stream) })
    : taken(claim, holder)
}
