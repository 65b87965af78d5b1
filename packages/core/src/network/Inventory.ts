/**
 * Everything a proposed CIDR must not overlap on one Rescale VPC, as a persistent value: that VPC's
 * own blocks, the blocks held for onboardings on it, the blocks of the VPCs it is peered with, the
 * routes in its tables, the deny list, and the networks that the proposing customer declared; and
 * the ranges that Rescale agrees to. It does not contain the holders of blocks, so that no verdict
 * can disclose one customer to another.
 *
 * Laws
 * 1. The order of the entries changes nothing.
 * 2. `releaseCidr(holdCidr(inventory, cidr), cidr)` answers every review as `inventory` did, when
 *    `cidr` was not held.
 * 3. An inventory built from packed blocks and one built from the same document give the same
 *    verdicts.
 */
import * as t from 'io-ts'

import type { Encoded } from '../codec/Encoded.ts'
import { closedRecord } from '../codec/closedRecord.ts'
import { shortText } from '../codec/shortText.ts'
import { Region } from '../iam/identity/Partition.ts'
import { AccountId, PeeringId, RouteTableId, VpcId } from '../iam/identity/identifiers.ts'
import * as CidrSet from './CidrSet.ts'
import { CustomerNetwork } from './CustomerNetwork.ts'
import type { Ipv4Block } from './Ipv4Block.ts'
import { Ipv4Cidr, toBlock } from './Ipv4Cidr.ts'
import { RescaleVpcLoad } from './RescaleVpc.ts'
import { rfc1918Ranges } from './specialRanges.ts'

// model

/** A Rescale VPC in an inventory file. */
export interface InventoryVpc {
  readonly vpcId: VpcId
  readonly accountId: AccountId
  readonly region: Region
  readonly cidrs: ReadonlyArray<Ipv4Cidr>
  readonly routeTableIds?: ReadonlyArray<RouteTableId>
}

/** A block held for an onboarding. The owner is internal to Rescale and stays in the file. */
export interface HeldCidr {
  readonly cidr: Ipv4Cidr
  readonly owner: string
}

/** A block that Rescale never agrees to, with the reason shown to customers. */
export interface DeniedCidr {
  readonly cidr: Ipv4Cidr
  readonly reason: string
}

/**
 * A route in a table of the Rescale VPC that a new route could conflict with: not a local route,
 * and not left over from an ended peering. The target is its ID in AWS.
 */
export interface StandingRoute {
  readonly destination: Ipv4Cidr
  readonly routeTableId: RouteTableId
  readonly target: string
}

/** A block of the VPC at the other end of an active peering of the Rescale VPC. */
export interface PeeredCidr {
  readonly cidr: Ipv4Cidr
  readonly peeringId: PeeringId
}

/** The inventory of one Rescale VPC as a file. */
export interface InventoryDocument {
  readonly version: 1
  readonly rescaleVpc: InventoryVpc
  readonly held: ReadonlyArray<HeldCidr>
  readonly denied: ReadonlyArray<DeniedCidr>
  readonly customerNetworks: ReadonlyArray<CustomerNetwork>
  readonly routes?: ReadonlyArray<StandingRoute>
  readonly peered?: ReadonlyArray<PeeredCidr>
  /** Ranges that Rescale agrees to; absent: private space (RFC 1918). */
  readonly allowed?: ReadonlyArray<Ipv4Cidr>
  /** Absent when the load is not known; then capacity is not reviewed. */
  readonly load?: RescaleVpcLoad
}

/** The same with packed held blocks, for inventories too large for one document. */
export interface InventoryBlocks extends Omit<InventoryDocument, 'version' | 'held'> {
  readonly held: Iterable<Ipv4Block>
}

/** The texts of a block: sorted and unique. */
export type Labels = ReadonlyMap<Ipv4Block, ReadonlyArray<string>>

/** The inventory as a value; changing it returns a new one that shares structure with the old. */
export interface Inventory {
  readonly rescaleVpcId: VpcId
  readonly rescaleVpc: CidrSet.CidrSet
  readonly held: CidrSet.CidrSet
  readonly peered: CidrSet.CidrSet
  /** Destinations of routes. */
  readonly routes: CidrSet.CidrSet
  /** Aggregated: the fewest disjoint blocks. */
  readonly allowed: CidrSet.CidrSet
  readonly denied: CidrSet.CidrSet
  readonly deniedReasons: Labels
  readonly customerNetworks: CidrSet.CidrSet
  readonly customerNetworkNames: Labels
  readonly load: RescaleVpcLoad | undefined
}

// codec

const labelText = shortText(200)

/** Decodes a Rescale VPC of an inventory file. */
export const InventoryVpc: t.Type<InventoryVpc, Encoded<InventoryVpc>, unknown> = closedRecord(
  'Rescale VPC',
  {
    vpcId: VpcId,
    accountId: AccountId,
    region: Region,
    cidrs: t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks'),
  },
  { routeTableIds: t.readonlyArray(RouteTableId, 'list of route table ids') },
)

/** Decodes a held block with its owner. */
export const HeldCidr: t.Type<HeldCidr, Encoded<HeldCidr>, unknown> = closedRecord(
  'held block with cidr and owner',
  { cidr: Ipv4Cidr, owner: labelText },
)

/** Decodes a deny-listed block with its reason. */
export const DeniedCidr: t.Type<DeniedCidr, Encoded<DeniedCidr>, unknown> = closedRecord(
  'denied block with cidr and reason',
  { cidr: Ipv4Cidr, reason: labelText },
)

/** Decodes a route with its table and its target. */
export const StandingRoute: t.Type<StandingRoute, Encoded<StandingRoute>, unknown> = closedRecord(
  'route with destination, routeTableId and target',
  { destination: Ipv4Cidr, routeTableId: RouteTableId, target: labelText },
)

/** Decodes a block of a peered VPC with its peering. */
export const PeeredCidr: t.Type<PeeredCidr, Encoded<PeeredCidr>, unknown> = closedRecord(
  'peered block with cidr and peeringId',
  { cidr: Ipv4Cidr, peeringId: PeeringId },
)

/** Decodes an inventory file; every wrong field of every entry is an error of its own. */
export const InventoryDocument: t.Type<
  InventoryDocument,
  Encoded<InventoryDocument>,
  unknown
> = closedRecord(
  'inventory',
  {
    version: t.literal(1),
    rescaleVpc: InventoryVpc,
    held: t.readonlyArray(HeldCidr, 'list of held blocks'),
    denied: t.readonlyArray(DeniedCidr, 'list of denied blocks'),
    customerNetworks: t.readonlyArray(CustomerNetwork, 'list of customer networks'),
  },
  {
    routes: t.readonlyArray(StandingRoute, 'list of routes'),
    peered: t.readonlyArray(PeeredCidr, 'list of peered blocks'),
    allowed: t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks'),
    load: RescaleVpcLoad,
  },
)

// constructors

interface Labelled {
  readonly block: Ipv4Block
  readonly label: string
}

const labelsOf = (entries: ReadonlyArray<Labelled>): Labels => {
  const labels = new Map<Ipv4Block, ReadonlyArray<string>>()
  for (const { block, label } of entries) {
    const known = labels.get(block) ?? []
    if (!known.includes(label)) labels.set(block, [...known, label].sort())
  }
  return labels
}

const labelledNetworks = (
  networks: ReadonlyArray<CustomerNetwork>,
): Pick<Inventory, 'customerNetworks' | 'customerNetworkNames'> => {
  const labelled = networks.map(({ cidr, name }) => ({ block: toBlock(cidr), label: name }))
  return {
    customerNetworks: CidrSet.fromBlocks(labelled.map(({ block }) => block)),
    customerNetworkNames: labelsOf(labelled),
  }
}

const merged = (blocks: ReadonlyArray<Ipv4Block>): CidrSet.CidrSet =>
  CidrSet.aggregate(CidrSet.fromBlocks(blocks))

/** The default allowed ranges; built once for every inventory. */
const privateSpace = merged(rfc1918Ranges)

/** Builds an inventory from packed blocks: 1,000,000 held blocks in well under a second. */
export const inventoryOfBlocks = (blocks: InventoryBlocks): Inventory => {
  const { routes = [], peered = [], allowed } = blocks
  const denied = blocks.denied.map(({ cidr, reason }) => ({ block: toBlock(cidr), label: reason }))
  return {
    rescaleVpcId: blocks.rescaleVpc.vpcId,
    rescaleVpc: CidrSet.fromBlocks(blocks.rescaleVpc.cidrs.map(toBlock)),
    held: CidrSet.fromBlocks(blocks.held),
    peered: CidrSet.fromBlocks(peered.map(({ cidr }) => toBlock(cidr))),
    routes: CidrSet.fromBlocks(routes.map(({ destination }) => toBlock(destination))),
    allowed: allowed === undefined ? privateSpace : merged(allowed.map(toBlock)),
    denied: CidrSet.fromBlocks(denied.map(({ block }) => block)),
    deniedReasons: labelsOf(denied),
    ...labelledNetworks(blocks.customerNetworks),
    load: blocks.load,
  }
}

/** Builds an inventory from a decoded file. */
export const inventoryOf = (document: InventoryDocument): Inventory =>
  inventoryOfBlocks({ ...document, held: document.held.map(({ cidr }) => toBlock(cidr)) })

// queries

// operations

/**
 * Returns the inventory with one more block held; the same when it is held already.
 *
 * @example
 * import { decode } from '@byoa/core/codec'
 * import {
 *   InventoryDocument,
 *   holdCidr,
 *   inventoryOf,
 *   parseIpv4Cidr,
 *   suggestCidrs,
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
 * pipe(
 *   E.Do,
 *   E.apS('inventory', inventory),
 *   E.apSW('cidr', parseIpv4Cidr('10.21.0.0/16')),
 *   E.map(({ inventory, cidr }) => holdCidr(inventory, cidr)),
 *   E.map((held) => suggestCidrs({ inventory: held, prefixLength: 16, count: 9 })),
 *   E.map((free) => free.map(String).includes('10.21.0.0/16')),
 * )
 * // => E.right(false)
 */
export const holdCidr = (inventory: Inventory, cidr: Ipv4Cidr): Inventory => ({
  ...inventory,
  held: CidrSet.insert(inventory.held, toBlock(cidr)),
})

/** Returns the inventory with a block no longer held; the same when it was not. */
export const releaseCidr = (inventory: Inventory, cidr: Ipv4Cidr): Inventory => ({
  ...inventory,
  held: CidrSet.remove(inventory.held, toBlock(cidr)),
})

/** Returns the inventory for a customer with these networks, in place of another customer's. */
export const withCustomerNetworks = (
  inventory: Inventory,
  networks: ReadonlyArray<CustomerNetwork>,
): Inventory => ({ ...inventory, ...labelledNetworks(networks) })
