import type { RouteTableSnapshot } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { routeTableId, subnetId, vpcId } from '../iam/resourceIds.ts'
import { routeSnapshot } from './routeSnapshot.ts'
import { record } from '../record.ts'

const anyRouteTableSnapshot: fc.Arbitrary<RouteTableSnapshot> = record({
  routeTableId: routeTableId(),
  vpcId: vpcId(),
  isMain: fc.boolean(),
  subnetIds: fc.uniqueArray(subnetId(), { maxLength: 2 }),
  routes: fc.uniqueArray(routeSnapshot(), {
    maxLength: 4,
    selector: ({ destination }) => destination,
  }),
})

/** Route tables with any routes, one for each destination, as AWS keeps them. */
export const routeTableSnapshot = (): fc.Arbitrary<RouteTableSnapshot> => anyRouteTableSnapshot
