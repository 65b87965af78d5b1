import { type Inventory, type RescaleVpc, inventoryOf } from '@byoa/core/network'
import type * as fc from 'fast-check'

import { inventoryDocument } from './inventoryDocument.ts'

/** Inventories, of any Rescale VPC or of one. */
export const inventory = (
  constraints: { readonly rescaleVpc?: RescaleVpc } = {},
): fc.Arbitrary<Inventory> => inventoryDocument(constraints).map(inventoryOf)
