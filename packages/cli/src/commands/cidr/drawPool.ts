/**
 * A pool as a picture: a cell for each block of one size, with a letter for its owner: upper case
 * when the whole cell is used, lower case when a part of it is, so that it is readable without
 * colour.
 *
 * ```
 *   10.0.0.0    RRRRh.......................XXXX
 *   10.16.0.0   ....HHHH........................
 * ```
 *
 * A route to more than the largest VPC conflicts with no VPC, so it is not drawn.
 *
 * Laws
 * 1. A cell is free in the picture exactly when all of it is allowed and no block of the inventory
 *    shares an address with it.
 * 2. A cell is in upper case exactly when blocks of one kind cover it.
 */
import {
  CidrSet,
  type Inventory,
  type Ipv4Block,
  type Ipv4Cidr,
  baseOf,
  blockAt,
  lastOf,
  prefixLengthOf,
  renderAddress,
  renderIpv4Cidr,
  sizeOf,
} from '@byoa/core/network'

// model

/** The kinds of owners, by precedence. */
export type PoolUse =
  | 'rescaleVpc'
  | 'denied'
  | 'held'
  | 'peered'
  | 'routes'
  | 'notAllowed'
  | 'customerNetworks'

export interface PoolRow {
  /** The first address of the row. */
  readonly from: string
  readonly cells: string
}

/** Blocks and addresses of one kind within the pool. */
export interface PoolShare {
  readonly blocks: number
  readonly addresses: number
}

export interface PoolPicture {
  readonly pool: Ipv4Cidr
  readonly cellPrefixLength: number
  readonly rows: ReadonlyArray<PoolRow>
  readonly shares: Readonly<Record<PoolUse, PoolShare>>
  readonly freeAddresses: number
  /** Absent when nothing is free. */
  readonly largestFree?: Ipv4Cidr
}

// queries

export const poolUses: ReadonlyArray<PoolUse> = [
  'rescaleVpc',
  'denied',
  'held',
  'peered',
  'routes',
  'notAllowed',
  'customerNetworks',
]

/** The letter of a cell that is wholly used; lower case for a part. */
export const poolLetters: Readonly<Record<PoolUse, string>> = {
  rescaleVpc: 'R',
  denied: 'X',
  held: 'H',
  peered: 'P',
  routes: 'T',
  notAllowed: 'N',
  customerNetworks: 'C',
}

export const freeLetter = '.'

/** The number of cells per row; a row of 64 with its address fits 80 columns. */
export type PoolColumns = 32 | 64

/** Sixteen rows, and no cell smaller than the smallest VPC. */
const rowBits = 4
const smallestCell = 28

const largestVpc = 16

type Taken = Readonly<Record<PoolUse, CidrSet.CidrSet>>

const takenIn = (inventory: Inventory, pool: Ipv4Block): Taken => {
  const routes = CidrSet.toArray(inventory.routes)
  return {
    ...inventory,
    routes: CidrSet.fromBlocks(routes.filter((route) => prefixLengthOf(route) >= largestVpc)),
    notAllowed: CidrSet.freeWithin(inventory.allowed, pool),
  }
}

const letterOf = (taken: Taken, cell: Ipv4Block): string => {
  const whole = poolUses.find((use) => CidrSet.contains(taken[use], cell))
  if (whole !== undefined) return poolLetters[whole]
  const part = poolUses.find((use) => CidrSet.overlaps(taken[use], cell))
  return part === undefined ? freeLetter : poolLetters[part].toLowerCase()
}

interface Grid {
  readonly pool: Ipv4Block
  readonly cellPrefixLength: number
  readonly columns: PoolColumns
}

const rowsOf = (
  taken: Taken,
  { pool, cellPrefixLength, columns }: Grid,
): ReadonlyArray<PoolRow> => {
  const step = 2 ** (32 - cellPrefixLength)
  const rows: PoolRow[] = []
  for (let from = baseOf(pool); from <= lastOf(pool); from += step * columns) {
    const until = Math.min(from + step * columns, baseOf(pool) + sizeOf(pool))
    let cells = ''
    for (let address = from; address < until; address += step) {
      cells += letterOf(taken, blockAt(address, cellPrefixLength))
    }
    rows.push({ from: renderAddress(from), cells })
  }
  return rows
}

const shareOf = (set: CidrSet.CidrSet, pool: CidrSet.CidrSet): PoolShare => {
  const within = CidrSet.intersection(set, pool)
  return { blocks: CidrSet.countBlocks(within), addresses: CidrSet.countAddresses(within) }
}

/** The first of the largest blocks. */
const largestOf = (set: CidrSet.CidrSet): Ipv4Block | undefined => {
  let largest: Ipv4Block | undefined
  for (const block of CidrSet.iterate(set)) {
    if (largest === undefined || prefixLengthOf(block) < prefixLengthOf(largest)) largest = block
  }
  return largest
}

/** Draws a pool with the blocks of the inventory. */
export const drawPool = (
  inventory: Inventory,
  pool: Ipv4Block,
  columns: PoolColumns = 64,
): PoolPicture => {
  const cellPrefixLength = Math.min(
    prefixLengthOf(pool) + rowBits + Math.log2(columns),
    Math.max(smallestCell, prefixLengthOf(pool)),
  )
  const within = CidrSet.fromBlocks([pool])
  const taken = takenIn(inventory, pool)
  const all = poolUses.reduce((sum, use) => CidrSet.union(sum, taken[use]), CidrSet.empty)
  const free = CidrSet.freeWithin(all, pool)
  const largest = largestOf(free)
  return {
    pool: renderIpv4Cidr(pool),
    cellPrefixLength,
    rows: rowsOf(taken, { pool, cellPrefixLength, columns }),
    shares: {
      rescaleVpc: shareOf(taken.rescaleVpc, within),
      denied: shareOf(taken.denied, within),
      held: shareOf(taken.held, within),
      peered: shareOf(taken.peered, within),
      routes: shareOf(taken.routes, within),
      notAllowed: shareOf(taken.notAllowed, within),
      customerNetworks: shareOf(taken.customerNetworks, within),
    },
    freeAddresses: CidrSet.countAddresses(free),
    ...(largest === undefined ? {} : { largestFree: renderIpv4Cidr(largest) }),
  }
}
