/**
 * The results of inspecting both accounts. A finding is evidence, not an error: its level decides
 * whether the process continues.
 */
import * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { taggedRecords } from '../codec/taggedRecords.ts'
import { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import { Party } from '../values/Party.ts'
import {
  type MissingRoute,
  missingRouteFields,
  optionalMissingRouteFields,
} from './MissingRoute.ts'

// model

export type FindingLevel = 'error' | 'warning' | 'info'

/** The side of the connection. */
export type Side = Party

interface Comparison {
  readonly expected: string
  readonly actual: string
}

interface SubnetTable {
  readonly subnetId: string
  readonly routeTableId: string
}

/** The evidence of every kind of finding. */
interface InspectionEvidence {
  readonly 'vpc-missing': { readonly vpcId: string }
  readonly 'vpc-not-available': { readonly vpcId: string }
  readonly 'vpc-owner-differs': Comparison
  readonly 'vpc-region-differs': Comparison
  readonly 'vpc-cidr-differs': Comparison
  readonly 'vpc-extra-cidr': { readonly cidr: Ipv4Cidr; readonly overlapsRescaleVpc: boolean }
  readonly 'dns-support-off': { readonly vpcId: string }
  readonly 'dns-hostnames-off': { readonly vpcId: string }
  readonly 'internet-gateway-missing': { readonly vpcId: string }
  readonly 'internet-gateway-present': { readonly vpcId: string }
  readonly 'subnet-missing': { readonly subnetId: string }
  readonly 'route-table-missing': { readonly routeTableId: string }
  readonly 'template-edited': Comparison
  readonly 'subnet-off-table': SubnetTable
  readonly 'peering-not-active': { readonly peeringId: string; readonly status: string }
  readonly 'peering-dns-off': { readonly peeringId: string; readonly side: Side }
  readonly 'route-missing': MissingRoute & { readonly side: Side }
}

export type InspectionFinding = {
  readonly [Id in keyof InspectionEvidence]: {
    readonly id: Id
    readonly level: FindingLevel
    readonly evidence: InspectionEvidence[Id]
  }
}[keyof InspectionEvidence]

// constructors

/** Builds a finding with the evidence of its kind. */
export const inspectionFinding = <Id extends keyof InspectionEvidence>(
  id: Id,
  level: FindingLevel,
  evidence: InspectionEvidence[Id],
): InspectionFinding =>
  // Id and evidence form a member of the union, which the compiler cannot infer from the generic.
  ({ id, level, evidence }) as InspectionFinding

// codecs

const level: t.Type<FindingLevel, string, unknown> = t.keyof(
  { error: null, warning: null, info: null },
  'finding level',
)

export const Side: t.Type<Side, string, unknown> = Party

const vpc = closedRecord('evidence with vpcId', { vpcId: t.string })
const comparison = closedRecord('evidence with expected and actual', {
  expected: t.string,
  actual: t.string,
})

const evidence: {
  readonly [Id in keyof InspectionEvidence]: t.Type<InspectionEvidence[Id], unknown, unknown>
} = {
  'vpc-missing': vpc,
  'vpc-not-available': vpc,
  'vpc-owner-differs': comparison,
  'vpc-region-differs': comparison,
  'vpc-cidr-differs': comparison,
  'vpc-extra-cidr': closedRecord('extra CIDR', { cidr: Ipv4Cidr, overlapsRescaleVpc: t.boolean }),
  'dns-support-off': vpc,
  'dns-hostnames-off': vpc,
  'internet-gateway-missing': vpc,
  'internet-gateway-present': vpc,
  'subnet-missing': closedRecord('missing subnet', { subnetId: t.string }),
  'route-table-missing': closedRecord('missing route table', { routeTableId: t.string }),
  'template-edited': comparison,
  'subnet-off-table': closedRecord('subnet and its table', {
    subnetId: t.string,
    routeTableId: t.string,
  }),
  'peering-not-active': closedRecord('peering and status', {
    peeringId: t.string,
    status: t.string,
  }),
  'peering-dns-off': closedRecord('peering and side', { peeringId: t.string, side: Side }),
  'route-missing': closedRecord(
    'missing route of a side',
    { ...missingRouteFields, side: Side },
    optionalMissingRouteFields,
  ),
}

/** Decodes a finding of an event. */
export const InspectionFinding: t.Type<InspectionFinding, unknown, unknown> = taggedRecords(
  'inspection finding',
  { member: 'finding', tag: 'id', field: 'evidence', shared: { level } },
  evidence,
)
