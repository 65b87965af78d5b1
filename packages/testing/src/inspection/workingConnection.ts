import type { ConnectionSnapshot, ExpectedConnection } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { record } from '../record.ts'
import { matchingVpc } from './matchingVpc.ts'
import { workingRouteTables } from './workingRouteTables.ts'

/** Connections without errors; warnings are possible. */
export const workingConnection = (expected: ExpectedConnection): fc.Arbitrary<ConnectionSnapshot> =>
  record({
    peering: fc.constant({
      peeringId: expected.peeringId,
      status: 'active' as const,
      message: 'Active',
    }),
    rescaleRouteTables: workingRouteTables(expected.rescaleRoutes),
    customerRouteTables: workingRouteTables(expected.customerRoutes),
    vpc: matchingVpc(expected.vpc),
  })
