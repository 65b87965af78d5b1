import { decode } from '@byoa/core/codec'
import {
  type CustomerNetwork,
  InventoryDocument,
  Ipv4Cidr,
  inventoryOf,
  suggestCidrs,
} from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

/** Half of private space: the blocks at its ends are what most networks begin with. */
const near = '10.128.0.0/16'

/**
 * Proposes a /16 that overlaps no network of the customer; Rescale's are not known here. Nothing
 * when there is none.
 */
export const proposedBlock = (
  region: string,
  customerNetworks: ReadonlyArray<CustomerNetwork>,
): Ipv4Cidr | undefined =>
  pipe(
    decode(InventoryDocument, {
      version: 1,
      rescaleVpc: { vpcId: 'vpc-00000000', accountId: '000000000000', region, cidrs: [] },
      held: [],
      denied: customerNetworks.map(({ cidr, name }) => ({ cidr, reason: name })),
      customerNetworks: [],
    }),
    E.map(inventoryOf),
    E.map((inventory) =>
      suggestCidrs({
        inventory,
        prefixLength: 16,
        count: 1,
        ...(Ipv4Cidr.is(near) ? { near } : {}),
      }),
    ),
    E.match(
      () => undefined,
      ([first]) => first,
    ),
  )
