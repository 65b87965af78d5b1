/** Where in the picture a finding of an inspection is marked. */
import type { InspectionFinding } from '@byoa/core/inspection'

import type { Mark, Place } from './NetworkPicture.ts'

const customerVpc: Place = { kind: 'vpc', side: 'customer' }

const placesOf = (finding: InspectionFinding): ReadonlyArray<Place> => {
  switch (finding.id) {
    case 'vpc-missing':
    case 'vpc-not-available':
    case 'vpc-owner-differs':
    case 'vpc-region-differs':
    case 'vpc-cidr-differs':
    case 'dns-support-off':
    case 'dns-hostnames-off':
      return [customerVpc]
    case 'vpc-extra-cidr': {
      const { cidr, overlapsRescaleVpc } = finding.evidence
      const block = { kind: 'block', side: 'customer', cidr } as const
      return overlapsRescaleVpc ? [block, { ...block, side: 'rescale' }] : [block]
    }
    case 'internet-gateway-missing':
    case 'internet-gateway-present':
      return [{ kind: 'gateways' }]
    case 'subnet-missing':
    case 'subnet-off-table':
      return [{ kind: 'subnet', subnetId: finding.evidence.subnetId }]
    case 'route-table-missing': {
      const { routeTableId } = finding.evidence
      return [{ kind: 'route-table', side: 'customer', routeTableId }]
    }
    case 'template-edited':
      return [{ kind: 'account', side: 'customer' }]
    case 'peering-not-active':
    case 'peering-dns-off':
      return [{ kind: 'peering' }]
    case 'route-missing': {
      const { side, routeTableId, destination } = finding.evidence
      return [{ kind: 'route', side, routeTableId, destination }]
    }
  }
}

/** Returns the marks of findings; an overlap is marked on both sides. */
export const marksOfFindings = (findings: ReadonlyArray<InspectionFinding>): ReadonlyArray<Mark> =>
  findings.flatMap((finding) =>
    placesOf(finding).map((place) => ({ id: finding.id, level: finding.level, place })),
  )
