/** The evidence of rules about a block that a proposed one must not overlap. */
import type { Conflict, OwnerKind } from '../CidrFinding.ts'
import type { CidrProposal } from '../CidrProposal.ts'
import type { Inventory } from '../Inventory.ts'
import { type Ipv4Block, overlaps } from '../Ipv4Block.ts'
import { type Ipv4Cidr, render, toBlock } from '../Ipv4Cidr.ts'

/** Returns the evidence of a proposed block that conflicts with another. */
export const conflictWith = <Owner extends OwnerKind>(
  ownerKind: Owner,
  other: Ipv4Block,
  proposed: Ipv4Cidr,
): Conflict<Owner> => ({ proposed, other: render(other), ownerKind })

/** Returns the evidence of a proposed block that shares an address with a range of AWS. */
export const conflictWithRange =
  (range: Ipv4Block) =>
  (_inventory: Inventory, { cidr }: CidrProposal): ReadonlyArray<Conflict<'aws'>> =>
    overlaps(range, toBlock(cidr)) ? [conflictWith('aws', range, cidr)] : []
