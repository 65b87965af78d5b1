import type { ConnectionSnapshot, ExpectedConnection, PeeringSnapshot } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { record, recordWithOptional } from '../record.ts'
import { matchingVpc } from './matchingVpc.ts'
import { workingRouteTables } from './workingRouteTables.ts'

/** An active peering, with or without its DNS options; they are on where they are agreed. */
const activePeering = ({
  peeringId,
  peeringDns,
}: ExpectedConnection): fc.Arbitrary<PeeringSnapshot> => {
  const option = peeringDns ? fc.constant(true) : fc.boolean()
  return recordWithOptional(
    {
      peeringId: fc.constant(peeringId),
      status: fc.constant('active' as const),
      message: fc.constant('Active'),
    },
    { allowsDns: recordWithOptional({}, { rescale: option, customer: option }) },
  )
}

/** Connections without errors; warnings are possible. */
export const workingConnection = (expected: ExpectedConnection): fc.Arbitrary<ConnectionSnapshot> =>
  record({
    peering: activePeering(expected),
    rescaleRouteTables: workingRouteTables(expected.rescaleRoutes),
    customerRouteTables: workingRouteTables(expected.customerRoutes),
    vpc: matchingVpc(expected.vpc),
  })
