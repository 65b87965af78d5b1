/** Where in the picture a finding is marked: of an inspection, of the review of a block. */
import type { InspectionFinding } from '@byoa/core/inspection'
import type { CidrFinding } from '@byoa/core/network'
import type { Leftover } from '@byoa/core/onboarding'

import type { Mark, Place } from './NetworkPicture.ts'

const customerVpc: Place = { kind: 'vpc', side: 'customer' }
const rescaleVpc: Place = { kind: 'vpc', side: 'rescale' }

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

const placesOfBlock = (finding: CidrFinding): ReadonlyArray<Place> => {
  const block = { kind: 'block', side: 'customer', cidr: finding.evidence.proposed } as const
  switch (finding.id) {
    case 'rescale-vpc-overlap':
      return [block, { kind: 'block', side: 'rescale', cidr: finding.evidence.other }]
    case 'secondary-association':
      return [block, { ...block, cidr: finding.evidence.other }]
    case 'route-in-the-way':
      return [block, rescaleVpc]
    // A limit of the VPC is reached, whatever the block.
    case 'rescale-vpc-capacity':
      return [rescaleVpc]
    case 'vpc-size':
    case 'reserved-range':
    case 'range-not-allowed':
    case 'held-overlap':
    case 'peered-overlap':
    case 'denied-overlap':
    case 'docker-bridge-range':
    case 'default-vpc-range':
    case 'aws-internal-range':
    case 'public-space':
    case 'customer-network-overlap':
    case 'too-few-addresses':
      return [block]
  }
}

/** Returns the marks of the review of a block; a conflict is marked on both sides. */
export const marksOfBlock = (findings: ReadonlyArray<CidrFinding>): ReadonlyArray<Mark> =>
  findings.flatMap((finding) =>
    placesOfBlock(finding).map((place) => ({ id: finding.id, level: finding.level, place })),
  )

/** Returns the marks of what remains of a stack, which is in the customer's account. */
export const marksOfLeftovers = (leftovers: ReadonlyArray<Leftover>): ReadonlyArray<Mark> =>
  leftovers.map(({ resourceId }) => ({
    id: resourceId,
    level: 'warning',
    place: { kind: 'account', side: 'customer' },
  }))
