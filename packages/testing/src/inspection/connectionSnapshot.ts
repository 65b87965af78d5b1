import type { ConnectionSnapshot } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { peeringSnapshot } from './peeringSnapshot.ts'
import { routeTableSnapshot } from './routeTableSnapshot.ts'
import { vpcSnapshot } from './vpcSnapshot.ts'
import { recordWithOptional } from '../record.ts'

const routeTables = fc.array(routeTableSnapshot(), { maxLength: 2 })

const anyConnectionSnapshot: fc.Arbitrary<ConnectionSnapshot> = recordWithOptional(
  {},
  {
    peering: fc.option(peeringSnapshot(), { nil: undefined }),
    rescaleRouteTables: routeTables,
    customerRouteTables: routeTables,
    vpc: fc.option(vpcSnapshot(), { nil: undefined }),
  },
)

/**
 * Unrelated snapshots of both ends of a connection, possibly partial; for a consistent connection
 * see `workingConnection`.
 */
export const connectionSnapshot = (): fc.Arbitrary<ConnectionSnapshot> => anyConnectionSnapshot
