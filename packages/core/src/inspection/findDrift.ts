/**
 * Whether a connection that has worked still works: peering active with DNS as agreed, routes in
 * place on both sides, VPC unchanged. Nothing is inferred from the absence of an error, or from a
 * part that could not be observed.
 */
import type { PeeringId } from '../iam/identity/identifiers.ts'
import { type InspectionFinding, type Side, inspectionFinding } from './InspectionFinding.ts'
import { type ExpectedRoutes, findMissingRoutes } from './findMissingRoutes.ts'
import { findSidesWithoutDns } from './findSidesWithoutDns.ts'
import { presentSubnets } from './presentSubnets.ts'
import { type ExpectedVpc, findVpcProblems } from './findVpcProblems.ts'
import type { ConnectionSnapshot, PeeringSnapshot, RouteTableSnapshot } from './snapshots.ts'

export interface ExpectedConnection {
  readonly peeringId: PeeringId
  /** Whether each VPC resolves host names of the other to private addresses. */
  readonly peeringDns: boolean
  readonly vpc: ExpectedVpc
  readonly rescaleRoutes: ExpectedRoutes
  readonly customerRoutes: ExpectedRoutes
}

type Findings = ReadonlyArray<InspectionFinding>

/** An error, as routes are: otherwise agreed names lead to public addresses, past the peering. */
const dnsProblems = (peering: PeeringSnapshot): Findings =>
  findSidesWithoutDns(peering).map((side) =>
    inspectionFinding('peering-dns-off', 'error', { peeringId: peering.peeringId, side }),
  )

const peeringProblems = (
  { peeringId, peeringDns }: ExpectedConnection,
  peering: PeeringSnapshot | undefined,
): Findings =>
  peering?.peeringId === peeringId && peering.status === 'active'
    ? peeringDns
      ? dnsProblems(peering)
      : []
    : [
        inspectionFinding('peering-not-active', 'error', {
          peeringId,
          status: peering?.status ?? 'not visible',
        }),
      ]

/** Lists the missing routes of a side as findings. */
const findRouteProblems = (
  side: Side,
  expected: ExpectedRoutes,
  tables: ReadonlyArray<RouteTableSnapshot>,
): Findings =>
  findMissingRoutes(expected, tables).map((missing) =>
    inspectionFinding('route-missing', 'error', { ...missing, side }),
  )

/** The customer's routes, in the tables that the subnets of the VPC use. */
const customerRoutesIn = (
  { customerRoutes, vpc: { subnetIds } }: ExpectedConnection,
  { vpc }: ConnectionSnapshot,
): ExpectedRoutes =>
  vpc === undefined
    ? customerRoutes
    : { ...customerRoutes, subnetIds: presentSubnets(subnetIds, vpc.subnets) }

/** A part of a connection that is observed separately. */
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
  if (finding.id === 'peering-not-active' || finding.id === 'peering-dns-off') return 'peering'
  if (finding.id !== 'route-missing') return 'vpc'
  return finding.evidence.side === 'rescale' ? 'rescaleRouteTables' : 'customerRouteTables'
}

/**
 * Lists every difference from a working connection in the observed parts, in the order peering,
 * VPC, Rescale's routes, customer's routes.
 */
export const findDrift = (expected: ExpectedConnection, seen: ConnectionSnapshot): Findings => [
  ...('peering' in seen ? peeringProblems(expected, seen.peering) : []),
  ...('vpc' in seen ? findVpcProblems(expected.vpc, seen.vpc) : []),
  ...(seen.rescaleRouteTables === undefined
    ? []
    : findRouteProblems('rescale', expected.rescaleRoutes, seen.rescaleRouteTables)),
  ...(seen.customerRouteTables === undefined
    ? []
    : findRouteProblems('customer', customerRoutesIn(expected, seen), seen.customerRouteTables)),
]
