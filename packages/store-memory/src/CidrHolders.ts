/**
 * Who holds which blocks on one Rescale VPC: a persistent binary trie with one level for each bit
 * of an address. What overlaps a block lies above it on its path (blocks that contain it) or below
 * it (blocks inside it).
 *
 * ```
 *              (/0)
 *              /  \         path of 10.0.0.0/16: 16 steps down; a holder on the way contains
 *         0.…/1    128.…/1  the block, a holder underneath lies in it
 * ```
 *
 * Laws
 * 1. A block is refused to a stream exactly when some address of it is held by another.
 * 2. The holders are listed in address order, a block before the blocks inside it.
 */
import { type Ipv4Block, type Ipv4Cidr, baseOf, prefixLengthOf, toBlock } from '@byoa/core/network'
import type { OnboardingId } from '@byoa/core/onboarding'
import type { HeldCidr } from '@byoa/application'

// model

/**
 * A trie, or nothing when no block is held. A stream's own blocks may nest; those of two streams
 * never meet.
 */
export type CidrHolders = TrieNode | undefined

/** A block as its path of bits, with what is held there and below. */
export interface TrieNode {
  /** The block that ends at this node, when it is held. */
  readonly held: HeldCidr | undefined
  readonly low: CidrHolders
  readonly high: CidrHolders
}

const emptyNode: TrieNode = { held: undefined, low: undefined, high: undefined }

type Side = 'low' | 'high'

/** Which way the path of a block turns at a depth (0 to 31). */
const turn = (block: Ipv4Block, depth: number): Side =>
  ((baseOf(block) >>> (31 - depth)) & 1) === 0 ? 'low' : 'high'

// queries

/** Returns who holds exactly this block; at most 32 steps. */
export const holderOf = (holders: CidrHolders, cidr: Ipv4Cidr): OnboardingId | undefined => {
  const block = toBlock(cidr)
  let at = holders
  for (let depth = 0; depth < prefixLengthOf(block); depth += 1) at = at?.[turn(block, depth)]
  return at?.held?.onboardingId
}

const firstOther = (holders: CidrHolders, self: OnboardingId): OnboardingId | undefined => {
  if (holders === undefined) return undefined
  const here = holders.held?.onboardingId
  return here !== undefined && here !== self
    ? here
    : (firstOther(holders.low, self) ?? firstOther(holders.high, self))
}

/**
 * Returns another stream that holds an address of the block, if there is one.
 * At most 32 steps, and one for each of the stream's own blocks inside it; the number of other
 * blocks does not count.
 */
export const otherHolder = (
  holders: CidrHolders,
  { cidr, onboardingId }: HeldCidr,
): OnboardingId | undefined => {
  const block = toBlock(cidr)
  let at = holders
  for (let depth = 0; depth < prefixLengthOf(block); depth += 1) {
    const above = at?.held?.onboardingId
    if (above !== undefined && above !== onboardingId) return above
    at = at?.[turn(block, depth)]
  }
  return firstOther(at, onboardingId)
}

/** Lists every block held, in address order. */
export const listHeld = (holders: CidrHolders): ReadonlyArray<HeldCidr> => {
  const listed: HeldCidr[] = []
  const visit = (at: CidrHolders): void => {
    if (at === undefined) return
    if (at.held !== undefined) listed.push(at.held)
    visit(at.low)
    visit(at.high)
  }
  visit(holders)
  return listed
}

// operations

interface Step {
  readonly block: Ipv4Block
  readonly depth: number
}

const hold = (node: CidrHolders, step: Step, held: HeldCidr): TrieNode => {
  const { block, depth } = step
  const old = node ?? emptyNode
  if (depth === prefixLengthOf(block)) return { ...old, held }
  const side = turn(block, depth)
  return { ...old, [side]: hold(old[side], { block, depth: depth + 1 }, held) }
}

/** Returns the trie with a block held; asking `otherHolder` first is the caller's part. */
export const holdCidr = (holders: CidrHolders, held: HeldCidr): CidrHolders =>
  hold(holders, { block: toBlock(held.cidr), depth: 0 }, held)

/** A node that nothing hangs on is no node: a released block leaves no trace. */
const pruned = (node: TrieNode): CidrHolders =>
  node.held === undefined && node.low === undefined && node.high === undefined ? undefined : node

const release = (node: CidrHolders, { block, depth }: Step): CidrHolders => {
  if (node === undefined) return undefined
  if (depth === prefixLengthOf(block)) return pruned({ ...node, held: undefined })
  const side = turn(block, depth)
  return pruned({ ...node, [side]: release(node[side], { block, depth: depth + 1 }) })
}

/** Returns the trie without a block, if this stream holds it; the same trie otherwise. */
export const releaseCidr = (holders: CidrHolders, { cidr, onboardingId }: HeldCidr): CidrHolders =>
  holderOf(holders, cidr) === onboardingId
    ? release(holders, { block: toBlock(cidr), depth: 0 })
    : holders
