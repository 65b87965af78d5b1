import type { ConnectionSnapshot } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { peeringSnapshot } from './peeringSnapshot.ts'
import { routeTableSnapshot } from './routeTableSnapshot.ts'
import { vpcSnapshot } from './vpcSnapshot.ts'
import { record } from '../record.ts'

const anyConnectionSnapshot: fc.Arbitrary<ConnectionSnapshot> = record({
  peering: fc.option(peeringSnapshot(), { nil: undefined }),
  rescaleRouteTables: fc.array(routeTableSnapshot(), { maxLength: 2 }),
  customerRouteTables: fc.array(routeTableSnapshot(), { maxLength: 2 }),
  vpc: fc.option(vpcSnapshot(), { nil: undefined }),
})

/**
 * Both ends of a connection, with nothing in common; for one that an onboarding expects see
 * `workingConnection`.
 */
export const connectionSnapshot = (): fc.Arbitrary<ConnectionSnapshot> => anyConnectionSnapshot
