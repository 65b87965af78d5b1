import type { InventoryDocument, RescaleVpc } from '@byoa/core/network'
import * as fc from 'fast-check'

import { peeringId, routeTableId } from '../iam/resourceIds.ts'
import { text } from '../text.ts'
import { customerNetwork } from './customerNetwork.ts'
import { ipv4Cidr } from './ipv4Cidr.ts'
import { rescaleVpc } from './rescaleVpc.ts'
import { rescaleVpcLoad } from './rescaleVpcLoad.ts'
import { vpcCidr } from './vpcCidr.ts'
import { record, recordWithOptional } from '../record.ts'

const route = record({
  destination: ipv4Cidr(),
  routeTableId: routeTableId(),
  target: fc.constantFrom('tgw-0123456789abcdef0', 'pcx-0123456789abcdef0'),
})

const peered = record({ cidr: vpcCidr(), peeringId: peeringId() })

/**
 * Inventory files, of any Rescale VPC or of one: up to eight held blocks, some of them possibly
 * overlapping.
 */
export const inventoryDocument = (
  constraints: { readonly rescaleVpc?: RescaleVpc } = {},
): fc.Arbitrary<InventoryDocument> =>
  recordWithOptional(
    {
      version: fc.constant(1 as const),
      rescaleVpc:
        constraints.rescaleVpc === undefined ? rescaleVpc() : fc.constant(constraints.rescaleVpc),
      held: fc.array(record({ cidr: vpcCidr(), owner: text() }), { maxLength: 8 }),
      denied: fc.array(record({ cidr: ipv4Cidr({ min: 8 }), reason: text() }), { maxLength: 3 }),
      customerNetworks: fc.array(customerNetwork(), { maxLength: 3 }),
    },
    {
      routes: fc.array(route, { maxLength: 4 }),
      peered: fc.array(peered, { maxLength: 4 }),
      allowed: fc.array(ipv4Cidr({ max: 16 }), { maxLength: 4 }),
      load: rescaleVpcLoad(),
    },
  )
