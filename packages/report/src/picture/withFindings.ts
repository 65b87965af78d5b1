/** Adds to a picture what an inspection found: marks, and the states that they are evidence of. */
import type { InspectionFinding, MissingRouteProblem, PeeringStatus } from '@byoa/core/inspection'
import type { Party } from '@byoa/core/values'

import type { Mark, NetworkPicture, PictureRouteTable, RouteState } from './NetworkPicture.ts'
import { marksOfFindings } from './marksOfFindings.ts'

/** Returns the state of a route with a problem. */
export const routeStateOf = (problem: MissingRouteProblem): RouteState => {
  switch (problem) {
    case 'no-table':
    case 'absent':
      return 'missing'
    case 'blackhole':
      return 'blackhole'
    case 'other-target':
    case 'shadowed':
      return 'diverted'
  }
}

type FindingOf<Id extends InspectionFinding['id']> = Extract<InspectionFinding, { readonly id: Id }>

const ofId = <Id extends InspectionFinding['id']>(
  findings: ReadonlyArray<InspectionFinding>,
  id: Id,
): ReadonlyArray<FindingOf<Id>> =>
  findings.filter((finding): finding is FindingOf<Id> => finding.id === id)

const withRouteStates = (
  tables: ReadonlyArray<PictureRouteTable>,
  side: Party,
  findings: ReadonlyArray<InspectionFinding>,
): ReadonlyArray<PictureRouteTable> => {
  const missing = ofId(findings, 'route-missing').map(({ evidence }) => evidence)
  return tables.map((table) => ({
    ...table,
    routes: table.routes.map((route) => {
      const evidence = missing.find(
        (one) =>
          one.side === side &&
          one.routeTableId === table.name &&
          one.destination === route.destination,
      )
      return evidence === undefined ? route : { ...route, state: routeStateOf(evidence.problem) }
    }),
  }))
}

const statuses: { readonly [Status in PeeringStatus]: null } = {
  'initiating-request': null,
  'pending-acceptance': null,
  provisioning: null,
  active: null,
  deleting: null,
  deleted: null,
  rejected: null,
  failed: null,
  expired: null,
}

const isStatus = (text: string): text is PeeringStatus => Object.hasOwn(statuses, text)

const statusIn = (findings: ReadonlyArray<InspectionFinding>): PeeringStatus | undefined =>
  ofId(findings, 'peering-not-active')
    .map(({ evidence }) => evidence.status)
    .find(isStatus)

/** Adds marks, for example of other checks. */
export const withMarks = (picture: NetworkPicture, marks: ReadonlyArray<Mark>): NetworkPicture => ({
  ...picture,
  marks: [...picture.marks, ...marks],
})

/** Adds the findings of an inspection. */
export const withFindings = (
  picture: NetworkPicture,
  findings: ReadonlyArray<InspectionFinding>,
): NetworkPicture => {
  const { customer, rescale, peering } = picture
  const known = customer.vpc.blocks.map(({ cidr }) => cidr)
  const extra = ofId(findings, 'vpc-extra-cidr')
    .map(({ evidence }) => evidence.cidr)
    .filter((cidr) => !known.includes(cidr))
  const blocks = [
    ...customer.vpc.blocks,
    ...[...new Set(extra)].map((cidr) => ({ cidr, isAssociated: true })),
  ]
  const seen: NetworkPicture = {
    ...picture,
    customer: {
      ...customer,
      vpc: { ...customer.vpc, blocks },
      routeTables: withRouteStates(customer.routeTables, 'customer', findings),
    },
    rescale: {
      ...rescale,
      routeTables: withRouteStates(rescale.routeTables, 'rescale', findings),
    },
    peering: { ...peering, status: statusIn(findings) ?? peering.status },
  }
  return withMarks(seen, marksOfFindings(findings))
}
