import { type Inventory, Ipv4Cidr, type RescaleVpc, inventoryOf } from '@byoa/core/network'
import * as fc from 'fast-check'

import { branded } from '../../branded.ts'
import { cidrText } from '../../network/ipv4Cidr.ts'
import { rescaleVpcLoad } from '../../network/rescaleVpcLoad.ts'

const ten = 10 * 2 ** 24

/**
 * Blocks that no Rescale VPC of `rescaleVpc` overlaps: those lie above 10.64.0.0 and 100.64.0.0.
 */
export const freeCidr: fc.Arbitrary<Ipv4Cidr> = branded(
  fc
    .tuple(fc.integer({ min: ten, max: ten + 2 ** 22 - 1 }), fc.integer({ min: 16, max: 28 }))
    .map(([within, length]) => cidrText(within, length)),
  Ipv4Cidr,
)

/** Inventories of a Rescale VPC without peerings. */
export const emptyInventory = (rescaleVpc: RescaleVpc): fc.Arbitrary<Inventory> =>
  rescaleVpcLoad({ hasRoom: true }).map((load) =>
    inventoryOf({ version: 1, rescaleVpc, held: [], denied: [], customerNetworks: [], load }),
  )
