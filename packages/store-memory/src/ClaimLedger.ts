/**
 * Which stream holds which claim. A persistent value: taking and releasing return a new ledger.
 *
 * Laws
 * 1. No two streams hold one claim, nor overlapping CIDRs on one Rescale VPC.
 * 2. Releasing what a stream took gives back the ledger as it was, for every question that can be
 *    asked.
 */
import type { ClaimTaken, HeldCidr } from '@byoa/application'
import type { VpcId } from '@byoa/core/iam/identity'
import { CidrSet, type Ipv4Block, renderIpv4Cidr, toBlock } from '@byoa/core/network'
import type { Claim, OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

import * as SortedMap from './SortedMap.ts'

// model

/** Every claim of every stream. */
export interface ClaimLedger {
  /** Who holds each claim, by its key. */
  readonly holders: SortedMap.SortedMap<string, OnboardingId>
  /** The blocks held on each Rescale VPC that has any, to find those that overlap. */
  readonly blocks: SortedMap.SortedMap<VpcId, CidrSet.CidrSet>
}

/** Nobody holds anything. */
export const emptyLedger: ClaimLedger = { holders: undefined, blocks: undefined }

/** One text for one claim: no part of a claim contains a space. */
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

// queries

const holderAt = (ledger: ClaimLedger, claim: Claim): OnboardingId | undefined =>
  SortedMap.get(ledger.holders, keyOf(claim))

/** Returns who holds exactly this claim. */
export const holderOf = (ledger: ClaimLedger, claim: Claim): O.Option<OnboardingId> =>
  O.fromNullable(holderAt(ledger, claim))

const blocksOn = (ledger: ClaimLedger, rescaleVpcId: VpcId): CidrSet.CidrSet =>
  SortedMap.get(ledger.blocks, rescaleVpcId) ?? CidrSet.empty

const holdersAmong = (
  ledger: ClaimLedger,
  rescaleVpcId: VpcId,
  blocks: ReadonlyArray<Ipv4Block>,
): ReadonlyArray<HeldCidr> =>
  blocks.flatMap((block) => {
    const cidr = renderIpv4Cidr(block)
    const onboardingId = holderAt(ledger, { kind: 'Cidr', rescaleVpcId, cidr })
    return onboardingId === undefined ? [] : [{ cidr, onboardingId }]
  })

/** Lists the blocks held on a Rescale VPC, in address order. */
export const heldCidrs = (ledger: ClaimLedger, rescaleVpcId: VpcId): ReadonlyArray<HeldCidr> =>
  holdersAmong(ledger, rescaleVpcId, CidrSet.toArray(blocksOn(ledger, rescaleVpcId)))

/** Returns another stream that holds a claim, or the first block, in order, that overlaps it. */
const otherHolder = (
  ledger: ClaimLedger,
  claim: Claim,
  stream: OnboardingId,
): OnboardingId | undefined => {
  if (claim.kind !== 'Cidr') {
    const holder = holderAt(ledger, claim)
    return holder === stream ? undefined : holder
  }
  const overlapping = CidrSet.overlapping(blocksOn(ledger, claim.rescaleVpcId), toBlock(claim.cidr))
  return holdersAmong(ledger, claim.rescaleVpcId, overlapping).find(
    ({ onboardingId }) => onboardingId !== stream,
  )?.onboardingId
}

// operations

const changeBlocks = (
  ledger: ClaimLedger,
  claim: Claim,
  change: typeof CidrSet.insert,
): ClaimLedger['blocks'] => {
  if (claim.kind !== 'Cidr') return ledger.blocks
  const { rescaleVpcId, cidr } = claim
  const blocks = change(blocksOn(ledger, rescaleVpcId), toBlock(cidr))
  return CidrSet.isEmpty(blocks)
    ? SortedMap.remove(ledger.blocks, rescaleVpcId)
    : SortedMap.set(ledger.blocks, rescaleVpcId, blocks)
}

/** Returns the ledger without a claim, if this stream holds it; the same ledger otherwise. */
export const release = (ledger: ClaimLedger, claim: Claim, stream: OnboardingId): ClaimLedger =>
  holderAt(ledger, claim) === stream
    ? {
        holders: SortedMap.remove(ledger.holders, keyOf(claim)),
        blocks: changeBlocks(ledger, claim, CidrSet.remove),
      }
    : ledger

/**
 * Returns the ledger with a claim taken; Left when another stream holds it, or a CIDR that overlaps
 * it.
 */
export const take = (
  ledger: ClaimLedger,
  claim: Claim,
  stream: OnboardingId,
): E.Either<ClaimTaken, ClaimLedger> => {
  const heldBy = otherHolder(ledger, claim, stream)
  return heldBy === undefined
    ? E.right({
        holders: SortedMap.set(ledger.holders, keyOf(claim), stream),
        blocks: changeBlocks(ledger, claim, CidrSet.insert),
      })
    : E.left({ _tag: 'ClaimTaken', claim, heldBy })
}
