/**
 * One large subnet for each Availability Zone: EFA traffic that bypasses the operating system, and
 * cluster placement groups, stay in one subnet, so a few large subnets are better than many small
 * ones.
 *
 * ```
 *   10.0.0.0/16 over 3 zones:   | zone 0 /18 | zone 1 /18 | zone 2 /18 | remainder /18 |
 * ```
 *
 * Laws
 * 1. Subnets and remainder together are the block: no address is lost, none is in two of them.
 * 2. All subnets are of one size, the largest that fits once for each zone.
 * 3. A plan exists exactly when the block is a /16 to /28 and its subnets would be /28 or larger,
 *    with an address that endpoints leave over.
 * 4. `explainCapacity` names the smallest block that fits: one prefix length longer does not.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
import * as E from 'fp-ts/lib/Either.js'

import { omitUndefined } from '../codec/omitUndefined.ts'
import {
  type Ipv4Block,
  type PrefixLength,
  baseOf,
  prefixLengthOf,
  sizeOf,
  unsafeBlock,
} from './Ipv4Block.ts'
import { type Ipv4Cidr, render, toBlock } from './Ipv4Cidr.ts'
import { isVpcSize, longestVpcPrefixLength, shortestVpcPrefixLength } from './specialRanges.ts'

// model

export interface PlannedSubnet {
  /** Counted from 0: an index into the caller's list of zone IDs. */
  readonly zoneIndex: number
  readonly cidr: Ipv4Cidr
  /** Addresses for instances: all except the five that AWS reserves and those of endpoints. */
  readonly usableAddresses: number
}

export interface SubnetPlan {
  readonly subnets: ReadonlyArray<PlannedSubnet>
  /**
   * The unused rest in as few blocks as possible, in address order; empty for 1, 2, 4 or 8 zones
   * without a NAT gateway.
   */
  readonly remainder: ReadonlyArray<Ipv4Cidr>
  /** Compute nodes that fit over all zones, with one address each. */
  readonly capacityNodes: number
}

// errors

export type PlanSubnetsError =
  | { readonly _tag: 'NotAVpcSize'; readonly cidr: Ipv4Cidr }
  | { readonly _tag: 'InvalidZoneCount'; readonly zoneCount: number }
  | {
      readonly _tag: 'TooSmallForZones'
      readonly cidr: Ipv4Cidr
      readonly zoneCount: number
      /** The smallest block that holds a /28 for each zone; absent when not even a /16 does. */
      readonly fittingPrefixLength?: PrefixLength
    }

/** How many nodes fit in a block, and which block would fit the planned nodes. */
export interface CapacityExplanation {
  /** Nodes that fit over all zones; 0 when the block cannot be divided into so many subnets. */
  readonly capacityNodes: number
  readonly capacityNodesPerZone: number
  /**
   * Prefix length of the smallest VPC block for the planned nodes; absent when not even a /16 fits.
   */
  readonly fittingPrefixLength?: PrefixLength
}

// queries

/** Addresses that AWS reserves in every subnet: network, router, DNS, future use, broadcast. */
export const reservedAddressesPerSubnet = 5

/** The most subnets that /28 blocks of a /16 allow. */
const mostZones = 2 ** (longestVpcPrefixLength - shortestVpcPrefixLength)

const isZoneCount = (zoneCount: number): boolean =>
  Number.isInteger(zoneCount) && zoneCount >= 1 && zoneCount <= mostZones

/** What a block is divided for. */
export interface SubnetNeed {
  readonly zoneCount: number
  /** Reserves a part for the subnet of a NAT gateway; absent: all parts are for zones. */
  readonly hasNatGateway?: boolean
  /** Interface endpoints, each of which takes an address in every subnet; absent: none. */
  readonly interfaceEndpoints?: number
}

/** The number of halvings until there is a part for each zone and for a NAT gateway. */
const halvingsFor = ({ zoneCount, hasNatGateway = false }: SubnetNeed): number =>
  32 - Math.clz32(zoneCount - (hasNatGateway ? 0 : 1))

const usableAddressesAt = (prefixLength: PrefixLength): number =>
  2 ** (32 - prefixLength) - reservedAddressesPerSubnet

const nodesPerZoneAt = (prefixLength: PrefixLength, need: SubnetNeed): number => {
  const subnetPrefixLength = prefixLength + halvingsFor(need)
  if (!isVpcSize(prefixLength) || subnetPrefixLength > longestVpcPrefixLength) return 0
  return Math.max(0, usableAddressesAt(subnetPrefixLength) - (need.interfaceEndpoints ?? 0))
}

/**
 * Returns the prefix length of the smallest VPC block that fits the given nodes over the given
 * zones, if a /16 does.
 */
export const fittingPrefixLength = (
  need: SubnetNeed & { readonly plannedNodes: number },
): PrefixLength | undefined => {
  const { zoneCount, plannedNodes } = need
  if (!isZoneCount(zoneCount)) return undefined
  for (let length = longestVpcPrefixLength; length >= shortestVpcPrefixLength; length -= 1) {
    const perZone = nodesPerZoneAt(length, need)
    if (perZone > 0 && perZone * zoneCount >= plannedNodes) return length
  }
  return undefined
}

/**
 * Returns how many nodes fit in a block divided among the given zones, and which prefix length fits
 * the planned nodes.
 *
 * @example
 * import { explainCapacity, parseIpv4Cidr } from '@byoa/core/network'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(
 *   parseIpv4Cidr('10.50.0.0/20'),
 *   E.map((cidr) => explainCapacity({ cidr, zoneCount: 3, plannedNodes: 2000 })),
 * )
 * // => E.right({ capacityNodes: 3057, capacityNodesPerZone: 1019, fittingPrefixLength: 20 })
 */
export const explainCapacity = (
  plan: SubnetNeed & { readonly cidr: Ipv4Cidr; readonly plannedNodes?: number },
): CapacityExplanation => {
  const { cidr, zoneCount, plannedNodes = 1 } = plan
  const perZone = isZoneCount(zoneCount) ? nodesPerZoneAt(prefixLengthOf(toBlock(cidr)), plan) : 0
  return {
    capacityNodes: perZone * zoneCount,
    capacityNodesPerZone: perZone,
    ...omitUndefined({ fittingPrefixLength: fittingPrefixLength({ ...plan, plannedNodes }) }),
  }
}

// operations

/** The part at an index after the given number of halvings. */
const pieceOf = (block: Ipv4Block, halvings: number, index: number): Ipv4Block =>
  unsafeBlock(
    baseOf(block) + index * (sizeOf(block) / 2 ** halvings),
    prefixLengthOf(block) + halvings,
  )

/** The rest after the first parts: from each index on, the largest block that can start there. */
const remainderOf = (
  block: Ipv4Block,
  halvings: number,
  taken: number,
): ReadonlyArray<Ipv4Block> => {
  const rest: Ipv4Block[] = []
  let index = taken
  while (index < 2 ** halvings) {
    const pieces = index & -index
    rest.push(pieceOf(block, halvings - Math.log2(pieces), index / pieces))
    index += pieces
  }
  return rest
}

/**
 * Divides a VPC block into one subnet per zone; Left when it is not a VPC block or is too small.
 *
 * @example
 * import { parseIpv4Cidr, planSubnets } from '@byoa/core/network'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const plan = pipe(
 *   parseIpv4Cidr('10.0.0.0/16'),
 *   E.flatMap((cidr) => planSubnets({ cidr, zoneCount: 3 })),
 * )
 *
 * pipe(plan, E.map(({ subnets }) => subnets.map(({ cidr }) => cidr)))
 * // => E.right(['10.0.0.0/18', '10.0.64.0/18', '10.0.128.0/18'])
 * pipe(plan, E.map(({ remainder, capacityNodes }) => ({ remainder, capacityNodes })))
 * // => E.right({ remainder: ['10.0.192.0/18'], capacityNodes: 49_137 })
 */
export const planSubnets = (
  request: SubnetNeed & { readonly cidr: Ipv4Cidr },
): E.Either<PlanSubnetsError, SubnetPlan> => {
  const { cidr, zoneCount } = request
  const block = toBlock(cidr)
  if (!isVpcSize(prefixLengthOf(block))) return E.left({ _tag: 'NotAVpcSize', cidr })
  if (!isZoneCount(zoneCount)) return E.left({ _tag: 'InvalidZoneCount', zoneCount })
  const usableAddresses = nodesPerZoneAt(prefixLengthOf(block), request)
  if (usableAddresses === 0) {
    return E.left({
      _tag: 'TooSmallForZones',
      cidr,
      zoneCount,
      ...omitUndefined({
        fittingPrefixLength: fittingPrefixLength({ ...request, plannedNodes: 1 }),
      }),
    })
  }
  const halvings = halvingsFor(request)
  return E.right({
    subnets: Array.from({ length: zoneCount }, (_, zoneIndex) => ({
      zoneIndex,
      cidr: render(pieceOf(block, halvings, zoneIndex)),
      usableAddresses,
    })),
    remainder: remainderOf(block, halvings, zoneCount).map(render),
    capacityNodes: usableAddresses * zoneCount,
  })
}
