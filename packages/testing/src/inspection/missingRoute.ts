import type { MissingRoute } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { peeringId, routeTableId } from '../iam/resourceIds.ts'
import { ipv4Cidr } from '../network/ipv4Cidr.ts'
import { type Fields, record, recordWithOptional } from '../record.ts'

type Found = Required<Pick<MissingRoute, 'found'>>

/** The fields of a missing route, for other arbitraries. */
export const missingRouteFields: Fields<Omit<MissingRoute, 'found'>> = {
  routeTableId: routeTableId(),
  destination: ipv4Cidr(),
  problem: fc.constantFrom('no-table', 'absent', 'blackhole', 'other-target', 'shadowed'),
}

/** The conflicting route, if any. */
export const optionalMissingRouteFields: Fields<Found> = {
  found: record({
    destination: ipv4Cidr(),
    target: fc.oneof(peeringId(), fc.constantFrom('local', 'igw-0123456789abcdef0')),
  }),
}

const anyMissingRoute: fc.Arbitrary<MissingRoute> = recordWithOptional(
  missingRouteFields,
  optionalMissingRouteFields,
)

/** Missing routes of one side, for any reason. */
export const missingRoute = (): fc.Arbitrary<MissingRoute> => anyMissingRoute
