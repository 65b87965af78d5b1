import type { RouteSnapshot, RouteTarget } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { hexadecimal } from '../iam/hexadecimal.ts'
import { peeringId } from '../iam/resourceIds.ts'
import { ipv4Cidr } from '../network/ipv4Cidr.ts'
import { record } from '../record.ts'

const idOf = (prefix: string): fc.Arbitrary<string> =>
  hexadecimal(17).map((digits) => `${prefix}-${digits}`)

const target: fc.Arbitrary<RouteTarget> = fc.oneof(
  fc.constant({ kind: 'local' as const }),
  record({ kind: fc.constant('peering' as const), peeringId: peeringId() }),
  record({ kind: fc.constant('internet-gateway' as const), id: idOf('igw') }),
  record({
    kind: fc.constant('other' as const),
    id: fc.oneof(idOf('nat'), idOf('tgw'), idOf('eni'), idOf('vpce')),
  }),
)

const anyRouteSnapshot: fc.Arbitrary<RouteSnapshot> = record({
  destination: ipv4Cidr(),
  target,
  state: fc.constantFrom('active' as const, 'blackhole' as const),
})

/** Routes to anywhere over anything. */
export const routeSnapshot = (): fc.Arbitrary<RouteSnapshot> => anyRouteSnapshot
