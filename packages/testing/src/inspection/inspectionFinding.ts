import type { InspectionFinding, Side } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { peeringId, routeTableId, subnetId, vpcId } from '../iam/resourceIds.ts'
import { ipv4Cidr } from '../network/ipv4Cidr.ts'
import { text } from '../text.ts'
import { missingRouteFields, optionalMissingRouteFields } from './missingRoute.ts'
import { peeringStatus } from './peeringSnapshot.ts'
import { record, recordWithOptional } from '../record.ts'

const anySide: fc.Arbitrary<Side> = fc.constantFrom('rescale', 'customer')

/** Either end of a connection. */
export const side = (): fc.Arbitrary<Side> => anySide

const level = fc.constantFrom('error' as const, 'warning' as const, 'info' as const)

type FindingId = InspectionFinding['id']
type FindingWith<Id extends FindingId> = Extract<InspectionFinding, { readonly id: Id }>

const vpcEvidence = record({ vpcId: vpcId() })
const comparison = record({ expected: text(), actual: text() })

const findings: { readonly [Id in FindingId]: fc.Arbitrary<FindingWith<Id>> } = {
  'vpc-missing': record({ id: fc.constant('vpc-missing'), level, evidence: vpcEvidence }),
  'vpc-not-available': record({
    id: fc.constant('vpc-not-available'),
    level,
    evidence: vpcEvidence,
  }),
  'vpc-owner-differs': record({
    id: fc.constant('vpc-owner-differs'),
    level,
    evidence: comparison,
  }),
  'vpc-region-differs': record({
    id: fc.constant('vpc-region-differs'),
    level,
    evidence: comparison,
  }),
  'vpc-cidr-differs': record({ id: fc.constant('vpc-cidr-differs'), level, evidence: comparison }),
  'vpc-extra-cidr': record({
    id: fc.constant('vpc-extra-cidr'),
    level,
    evidence: record({ cidr: ipv4Cidr(), overlapsRescaleVpc: fc.boolean() }),
  }),
  'dns-support-off': record({ id: fc.constant('dns-support-off'), level, evidence: vpcEvidence }),
  'dns-hostnames-off': record({
    id: fc.constant('dns-hostnames-off'),
    level,
    evidence: vpcEvidence,
  }),
  'internet-gateway-missing': record({
    id: fc.constant('internet-gateway-missing'),
    level,
    evidence: vpcEvidence,
  }),
  'internet-gateway-present': record({
    id: fc.constant('internet-gateway-present'),
    level,
    evidence: vpcEvidence,
  }),
  'subnet-missing': record({
    id: fc.constant('subnet-missing'),
    level,
    evidence: record({ subnetId: subnetId() }),
  }),
  'route-table-missing': record({
    id: fc.constant('route-table-missing'),
    level,
    evidence: record({ routeTableId: routeTableId() }),
  }),
  'subnet-off-table': record({
    id: fc.constant('subnet-off-table'),
    level,
    evidence: record({ subnetId: subnetId(), routeTableId: routeTableId() }),
  }),
  'template-edited': record({ id: fc.constant('template-edited'), level, evidence: comparison }),
  'peering-not-active': record({
    id: fc.constant('peering-not-active'),
    level,
    evidence: record({ peeringId: peeringId(), status: peeringStatus() }),
  }),
  'peering-dns-off': record({
    id: fc.constant('peering-dns-off'),
    level,
    evidence: record({ peeringId: peeringId(), side: side() }),
  }),
  'route-missing': record({
    id: fc.constant('route-missing'),
    level,
    evidence: recordWithOptional(
      { ...missingRouteFields, side: side() },
      optionalMissingRouteFields,
    ),
  }),
}

const anyInspectionFinding: fc.Arbitrary<InspectionFinding> = fc.oneof(...Object.values(findings))

/** Findings of an inspection, each id equally often, with any level. */
export const inspectionFinding = (): fc.Arbitrary<InspectionFinding> => anyInspectionFinding
