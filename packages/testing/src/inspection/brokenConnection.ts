import type { ConnectionSnapshot, ExpectedConnection } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { brokenRouteTables } from './brokenRouteTables.ts'
import { brokenVpc } from './brokenVpc.ts'
import { peeringStatus } from './peeringSnapshot.ts'
import { workingConnection } from './workingConnection.ts'

type Part = fc.Arbitrary<Partial<ConnectionSnapshot>>

const brokenDns = ({ peeringId, peeringDns }: ExpectedConnection): ReadonlyArray<Part> =>
  peeringDns
    ? [
        fc
          .constantFrom({ rescale: false, customer: true }, { customer: false })
          .map((allowsDns) => ({
            peering: { peeringId, status: 'active' as const, message: 'Active', allowsDns },
          })),
      ]
    : []

const brokenPeering = (expected: ExpectedConnection): Part =>
  fc.oneof(
    ...brokenDns(expected),
    fc.constant({ peering: undefined }),
    peeringStatus()
      .filter((status) => status !== 'active')
      .map((status) => ({
        peering: { peeringId: expected.peeringId, status, message: status },
      })),
  )

/**
 * Connections with exactly one defect at error level: of the peering, the VPC, or the routes of one
 * side.
 */
export const brokenConnection = (
  expected: ExpectedConnection,
): fc.Arbitrary<ConnectionSnapshot> => {
  const parts: ReadonlyArray<Part> = [
    brokenPeering(expected),
    brokenVpc(expected.vpc).map(({ vpc }) => ({ vpc })),
    brokenRouteTables(expected.rescaleRoutes).map(({ routeTables }) => ({
      rescaleRouteTables: routeTables,
    })),
    brokenRouteTables(expected.customerRoutes).map(({ routeTables }) => ({
      customerRouteTables: routeTables,
    })),
  ]
  return fc
    .tuple(workingConnection(expected), fc.oneof(...parts))
    .map(([working, part]) => ({ ...working, ...part }))
}
