/**
 * Whether a connection that once worked still does: peering active, routes in place on both sides,
 * VPC unchanged. Nothing is inferred from the absence of an error, nor from a part that could not
 * be looked at.
 */
import type { PeeringId } from '../iam/identity/identifiers.ts'
import type { InspectionFinding, Side } from './InspectionFinding.ts'
import { type ExpectedRoutes, findMissingRoutes } from './findMissingRoutes.ts'
import { type ExpectedVpc, findVpcProblems } from './findVpcProblems.ts'
import type { ConnectionSnapshot, PeeringSnapshot, RouteTableSnapshot } from './snapshots.ts'

export interface ExpectedConnection {
  readonly peeringId: PeeringId
  readonly vpc: ExpectedVpc
  readonly rescaleRoutes: ExpectedRoutes
  readonly customerRoutes: ExpectedRoutes
}

type Findings = ReadonlyArray<InspectionFinding>

const peeringProblems = (peeringId: PeeringId, peering: PeeringSnapshot | undefined): Findings =>
  peering?.peeringId === peeringId && peering.status === 'active'
    ? []
    : [
        {
          id: 'peering-not-active',
          level: 'error',
          evidence: { peeringId, status: peering?.status ?? 'not visible' },
        },
      ]

/** Lists the routes a side lacks, as findings. */
const findRouteProblems = (
  side: Side,
  expected: ExpectedRoutes,
  tables: ReadonlyArray<RouteTableSnapshot>,
): Findings =>
  findMissingRoutes(expected, tables).map((missing) => ({
    id: 'route-missing',
    level: 'error',
    evidence: { ...missing, side },
  }))

/** A part of a connection that an inspection looks at by itself. */
export type ConnectionPart = keyof ConnectionSnapshot

/** The parts in the order in which their findings are listed. */
export const connectionParts: ReadonlyArray<ConnectionPart> = [
  'peering',
  'vpc',
  'rescaleRouteTables',
  'customerRouteTables',
]

/** Returns the part of a connection that a finding is about. */
export const partOfFinding = (finding: InspectionFinding): ConnectionPart => {
  if (finding.id === 'peering-not-active') return 'peering'
  if (finding.id !== 'route-missing') return 'vpc'
  return finding.evidence.side === 'rescale' ? 'rescaleRouteTables' : 'customerRouteTables'
}

/**
 * Lists everything that differs from a healthy connection in the parts that were looked at, in the
 * order peering, VPC, Rescale's routes, customer's.
 */
export const findDrift = (expected: ExpectedConnection, seen: ConnectionSnapshot): Findings => [
  ...('peering' in seen ? peeringProblems(expected.peeringId, seen.peering) : []),
  ...('vpc' in seen ? findVpcProblems(expected.vpc, seen.vpc) : []),
  ...(seen.rescaleRouteTables === undefined
    ? []
    : findRouteProblems('rescale', expected.rescaleRoutes, seen.rescaleRouteTables)),
  ...(seen.customerRouteTables === undefined
    ? []
    : findRouteProblems('customer', expected.customerRoutes, seen.customerRouteTables)),
]
