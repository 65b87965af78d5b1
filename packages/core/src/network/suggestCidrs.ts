/**
 * Free alternatives: nearest to the wanted block, then best fit.
 *
 * Private space comes before other allowed ranges, unless such a range was wanted; blocks with a
 * warning come last. Without a wanted block, the best fit comes first: the place that leaves larger
 * free blocks intact.
 *
 * Laws
 * 1. Every suggestion passes a review by the current check set without an error, and none is
 *    repeated.
 * 2. The list is empty only when no block of that length would pass such a review.
 * 3. The order of the inventory's entries changes nothing; a longer list begins with the shorter.
 * 4. Suggestions in ranges with a warning come after all others.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
import * as CidrSet from './CidrSet.ts'
import { type FreeSearch, bestFitting, nearest } from './FreeSearch.ts'
import type { Inventory } from './Inventory.ts'
import { type Ipv4Block, type PrefixLength, baseOf, blockAt, prefixLengthOf } from './Ipv4Block.ts'
import { type Ipv4Cidr, render, toBlock } from './Ipv4Cidr.ts'
import { reachedLimits } from './RescaleVpc.ts'
import { type ExistingVpc, restrictionsOf } from './secondaryAssociation.ts'
import { vpcQuotas } from './vpcQuotas.ts'
import {
  awsInternalRange,
  defaultVpcRange,
  dockerBridgeRange,
  isVpcSize,
  reservedRanges,
  rfc1918Ranges,
} from './specialRanges.ts'

// model

export interface SuggestCidrsRequest {
  readonly inventory: Inventory
  /** Length of the blocks to suggest; outside /16 to /28 there are none. */
  readonly prefixLength: PrefixLength
  /** The wanted block; absent when any block is equally good. */
  readonly near?: Ipv4Cidr
  /** The most blocks to suggest. */
  readonly count: number
  /** Present when the block is to be added to an existing VPC. */
  readonly addedTo?: ExistingVpc
}

// operations

const privateSpace: CidrSet.CidrSet = CidrSet.fromBlocks(rfc1918Ranges)

/** Ranges that no VPC can use, whatever Rescale allows. */
const reserved: CidrSet.CidrSet = CidrSet.fromBlocks(Object.values(reservedRanges))

/** The ranges with a warning for every customer. */
const discouraged: CidrSet.CidrSet = CidrSet.fromBlocks([
  dockerBridgeRange,
  defaultVpcRange,
  awsInternalRange,
])

/** Only a route that is not larger than a block can be equal to it or inside it. */
const noLargerThan = (
  prefixLength: PrefixLength,
  routes: ReadonlyArray<Ipv4Block>,
): ReadonlyArray<Ipv4Block> => routes.filter((route) => prefixLengthOf(route) >= prefixLength)

/**
 * What blocks added to an existing VPC must avoid: its own blocks, restricted ranges, routes that
 * are not larger than the block.
 */
const associationObstacles = (vpc: ExistingVpc, prefixLength: PrefixLength): CidrSet.CidrSet => {
  const existing = vpc.existing.map(toBlock)
  return CidrSet.fromBlocks([
    ...existing,
    ...restrictionsOf(existing).map(({ range }) => range),
    ...noLargerThan(prefixLength, vpc.routes.map(toBlock)),
  ])
}

/** Whether no block can pass in any range. */
const isHopeless = ({ inventory, prefixLength, addedTo }: SuggestCidrsRequest): boolean => {
  if (!Number.isInteger(prefixLength) || !isVpcSize(prefixLength)) return true
  if (inventory.load !== undefined && reachedLimits(inventory.load).length > 0) return true
  if (addedTo === undefined) return false
  return addedTo.existing.length >= (addedTo.blockQuota ?? vpcQuotas.blocksPerVpc)
}

const spacesFor = ({
  inventory,
  prefixLength,
  near,
}: SuggestCidrsRequest): ReadonlyArray<ReadonlyArray<Ipv4Block>> => {
  const usable = CidrSet.difference(inventory.allowed, reserved)
  const others = CidrSet.difference(usable, privateSpace)
  const spaces =
    near !== undefined && CidrSet.contains(others, toBlock(near))
      ? [usable]
      : [CidrSet.intersection(usable, privateSpace), others]
  return spaces.map((space) =>
    CidrSet.toArray(space).filter((block) => prefixLengthOf(block) <= prefixLength),
  )
}

/** The order of the search: without warnings, then with; in private space, then elsewhere. */
const searchesFor = (request: SuggestCidrsRequest): ReadonlyArray<FreeSearch> => {
  const { inventory, prefixLength, addedTo } = request
  const forbidden = [
    inventory.rescaleVpc,
    inventory.held,
    inventory.peered,
    CidrSet.fromBlocks(noLargerThan(prefixLength, CidrSet.toArray(inventory.routes))),
    inventory.denied,
    ...(addedTo === undefined ? [] : [associationObstacles(addedTo, prefixLength)]),
  ]
  const unwelcome = [...forbidden, discouraged, inventory.customerNetworks]
  const spaces = spacesFor(request)
  return [unwelcome, forbidden].flatMap((sets) => {
    const obstacles = sets.filter((set) => !CidrSet.isEmpty(set))
    return spaces.map((within) => ({ prefixLength, spaces: within, obstacles }))
  })
}

const look = (search: FreeSearch, request: SuggestCidrsRequest): ReadonlyArray<Ipv4Block> => {
  const { near, count, prefixLength } = request
  if (near === undefined) return bestFitting(search, count)
  return nearest(search, blockAt(baseOf(toBlock(near)), prefixLength), count)
}

/**
 * Suggests free blocks of one length, the best first; none when no such block would pass a review.
 *
 * @example
 * import { decode } from '@byoa/core/codec'
 * import { InventoryDocument, inventoryOf, parseIpv4Cidr, suggestCidrs } from '@byoa/core/network'
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
 * // 10.19.0.0/16 is as near as 10.21.0.0/16, but would break up a larger free block.
 * pipe(
 *   E.Do,
 *   E.apS('inventory', inventory),
 *   E.apSW('near', parseIpv4Cidr('10.20.0.0/16')),
 *   E.map(({ inventory, near }) => suggestCidrs({ inventory, prefixLength: 16, near, count: 3 })),
 * )
 * // => E.right(['10.21.0.0/16', '10.19.0.0/16', '10.22.0.0/16'])
 */
export const suggestCidrs = (request: SuggestCidrsRequest): ReadonlyArray<Ipv4Cidr> => {
  if (isHopeless(request)) return []
  const found = new Set<Ipv4Block>()
  for (const search of searchesFor(request)) {
    // A later search of the same space repeats the results of an earlier one, which found all of
    // them.
    if (found.size < request.count) for (const block of look(search, request)) found.add(block)
  }
  return [...found].slice(0, Math.max(0, request.count)).map(render)
}
