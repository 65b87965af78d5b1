/**
 * What a router does, packet by packet: longest prefix match on the bits of an address, written as
 * text.
 */
import type { RouteSnapshot } from '../../src/inspection/snapshots.ts'

/** The 32 bits of a dotted quad. */
export const bitsOf = (address: string): string =>
  address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('')

/** The leading bits that every address of a block has. */
export const prefixOf = (cidr: string): string => {
  const [address = '', length = ''] = cidr.split('/')
  return bitsOf(address).slice(0, Number(length))
}

/**
 * The route that a packet to an address takes: of those that hold the address, the one with the
 * longest prefix.
 */
export const routeTaken = (
  routes: ReadonlyArray<RouteSnapshot>,
  bits: string,
): RouteSnapshot | undefined =>
  routes
    .filter(({ destination }) => bits.startsWith(prefixOf(destination)))
    .toSorted((a, b) => prefixOf(b.destination).length - prefixOf(a.destination).length)[0]

/**
 * Addresses of a block, enough to tell every route apart that meets it: the ends of the block, and
 * on both sides of every end of a route.
 */
export const tellingAddresses = (
  cidr: string,
  routes: ReadonlyArray<RouteSnapshot>,
): ReadonlyArray<string> => {
  const inBlock = prefixOf(cidr)
  const ends = [cidr, ...routes.map(({ destination }) => destination)].flatMap((block) => {
    const first = Number.parseInt(prefixOf(block).padEnd(32, '0'), 2)
    const last = Number.parseInt(prefixOf(block).padEnd(32, '1'), 2)
    return [first - 1, first, last, last + 1]
  })
  return [...new Set(ends)]
    .filter((address) => address >= 0 && address < 2 ** 32)
    .map((address) => address.toString(2).padStart(32, '0'))
    .filter((bits) => bits.startsWith(inBlock))
}
