/**
 * Blocks and inventories for the tests of the rules. Addresses are written as text without the
 * arithmetic under test, and crowd together in a few places, so that random blocks meet.
 */
import fc from 'fast-check'

import { PeeringId, RouteTableId } from '../../src/iam/identity/identifiers.ts'
import {
  InventoryDocument,
  type PeeredCidr,
  type StandingRoute,
} from '../../src/network/Inventory.ts'
import { Ipv4Cidr } from '../../src/network/Ipv4Cidr.ts'
import { known } from '../onboarding/support/known.ts'

/** Gives text the type of a canonical CIDR; a text that is none is a mistake of the test. */
export const cidrOf = (text: string): Ipv4Cidr => {
  if (!Ipv4Cidr.is(text)) throw new TypeError(`no canonical CIDR: ${text}`)
  return text
}

/** Writes the block of a length that holds an address. */
export const blockText = (address: number, length: number): string => {
  const base = address - (address % 2 ** (32 - length))
  return `${[24, 16, 8, 0].map((bits) => Math.floor(base / 2 ** bits) % 256).join('.')}/${length}`
}

export const blockOf = (address: number, length: number): Ipv4Cidr =>
  cidrOf(blockText(address, length))

/** First address and length of a block, read from its text. */
export const partsOf = (cidr: string): { readonly base: number; readonly length: number } => {
  const [address = '', length = ''] = cidr.split('/')
  const base = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)
  return { base, length: Number(length) }
}

/** Whether two blocks share an address: one begins inside the other. */
export const meet = (a: string, b: string): boolean => {
  const [first, second] = [partsOf(a), partsOf(b)]
  const endOf = ({ base, length }: typeof first): number => base + 2 ** (32 - length)
  return first.base < endOf(second) && second.base < endOf(first)
}

/** Whether every address of a block is in some block of a list. */
export const covered = (cidr: string, list: ReadonlyArray<string>): boolean => {
  const { base, length } = partsOf(cidr)
  const near = list.filter((each) => meet(each, cidr))
  if (near.some((each) => partsOf(each).length <= length)) return true
  const half = 2 ** (31 - length)
  return (
    near.length > 0 && [base, base + half].every((at) => covered(blockText(at, length + 1), near))
  )
}

export const privateSpace: ReadonlyArray<string> = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']

const crowds = [
  '10.0.0.0/12',
  '10.255.0.0/16',
  '172.16.0.0/15',
  '172.30.0.0/15',
  '192.168.0.0/16',
  '100.64.0.0/14',
  '198.18.0.0/15',
  '11.0.0.0/15',
]

const addressIn = (range: string): fc.Arbitrary<number> => {
  const { base, length } = partsOf(range)
  return fc.nat(2 ** (32 - length) - 1).map((offset) => base + offset)
}

/** An address in a place where others are. */
export const crowdedAddress = (): fc.Arbitrary<number> =>
  fc.constantFrom(...crowds).chain(addressIn)

interface Lengths {
  readonly min: number
  readonly max: number
}

/** Blocks that often overlap one another. */
export const crowdedCidr = ({ min, max }: Lengths): fc.Arbitrary<Ipv4Cidr> =>
  fc.tuple(crowdedAddress(), fc.integer({ min, max })).map(([at, length]) => blockOf(at, length))

/** Blocks that a VPC may have. */
export const vpcBlock = (): fc.Arbitrary<Ipv4Cidr> => crowdedCidr({ min: 16, max: 28 })

/** A block that shares addresses with a given one: inside it, around it, or the same. */
export const overlapping = (cidr: Ipv4Cidr): fc.Arbitrary<Ipv4Cidr> =>
  fc
    .tuple(addressIn(cidr), fc.integer({ min: 8, max: 32 }))
    .map(([at, length]) => blockOf(at, length))

export const owners: ReadonlyArray<string> = ['acme-secret', 'globex-secret', 'initech-secret']

type Lists = Pick<
  InventoryDocument,
  'held' | 'denied' | 'customerNetworks' | 'routes' | 'peered' | 'allowed'
>

export const emptyLists: Lists = { held: [], denied: [], customerNetworks: [] }

const rescaleVpc = (cidrs: ReadonlyArray<string>): unknown => ({
  vpcId: 'vpc-0123456789abcdef0',
  accountId: '999988887777',
  region: 'us-east-1',
  cidrs,
})

/** An inventory file of a Rescale VPC with some blocks. */
export const documentOf = (
  lists: Partial<Lists>,
  cidrs: ReadonlyArray<string> = ['10.250.0.0/16'],
): InventoryDocument => {
  const document = { version: 1, rescaleVpc: rescaleVpc(cidrs), ...emptyLists, ...lists }
  const decoded = InventoryDocument.decode(document)
  if (decoded._tag === 'Left') throw new TypeError('the test made no inventory')
  return decoded.right
}

export const held = (): fc.Arbitrary<InventoryDocument['held'][number]> =>
  fc.record({ cidr: crowdedCidr({ min: 12, max: 28 }), owner: fc.constantFrom(...owners) })

export const denied = (): fc.Arbitrary<InventoryDocument['denied'][number]> =>
  fc.record({
    cidr: crowdedCidr({ min: 12, max: 28 }),
    reason: fc.constantFrom('used by the service mesh', 'reserved for growth'),
  })

export const customerNetwork = (): fc.Arbitrary<InventoryDocument['customerNetworks'][number]> =>
  fc.record({
    cidr: crowdedCidr({ min: 8, max: 32 }),
    name: fc.constantFrom('Tokyo office', '大阪'),
  })

const routeTableId = known(RouteTableId, 'rtb-0123456789abcdef0')
const peeringId = known(PeeringId, 'pcx-0123456789abcdef0')

/** Routes in a table of the Rescale VPC. */
export const routesTo = (...destinations: ReadonlyArray<Ipv4Cidr>): ReadonlyArray<StandingRoute> =>
  destinations.map((destination) => ({ destination, routeTableId, target: peeringId }))

/** Blocks of a VPC that the Rescale VPC is peered with. */
export const peeredWith = (...cidrs: ReadonlyArray<Ipv4Cidr>): ReadonlyArray<PeeredCidr> =>
  cidrs.map((cidr) => ({ cidr, peeringId }))

/** What Rescale agrees to: private space, less or more. */
const allowed = (): fc.Arbitrary<ReadonlyArray<Ipv4Cidr>> =>
  fc
    .constantFrom(
      [...privateSpace, '100.64.0.0/10'],
      ['10.0.0.0/9', '10.128.0.0/9', '198.18.0.0/15'],
      ['0.0.0.0/0', '10.0.0.0/8'],
    )
    .map((ranges) => ranges.map(cidrOf))

/** Inventories whose blocks crowd where proposals do. */
export const inventoryDocument = (): fc.Arbitrary<InventoryDocument> =>
  fc
    .record(
      {
        held: fc.array(held(), { maxLength: 12 }),
        denied: fc.array(denied(), { maxLength: 4 }),
        customerNetworks: fc.array(customerNetwork(), { maxLength: 4 }),
        routes: fc
          .array(crowdedCidr({ min: 0, max: 32 }), { maxLength: 8 })
          .map((cidrs) => routesTo(...cidrs)),
        peered: fc.array(vpcBlock(), { maxLength: 4 }).map((cidrs) => peeredWith(...cidrs)),
        allowed: allowed(),
        cidrs: fc.array(vpcBlock(), { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: ['held', 'denied', 'customerNetworks', 'cidrs'] },
    )
    .map(({ cidrs, ...lists }) => documentOf(lists, cidrs))
