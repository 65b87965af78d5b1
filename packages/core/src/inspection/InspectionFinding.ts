/**
 * The results of inspecting both accounts. A finding is evidence, not an error: its level decides
 * whether the process continues.
 */
import * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { taggedUnion } from '../codec/taggedUnion.ts'
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

interface FindingOf<Id extends string, Evidence> {
  readonly id: Id
  readonly level: FindingLevel
  readonly evidence: Evidence
}

interface Comparison {
  readonly expected: string
  readonly actual: string
}

interface SubnetTable {
  readonly subnetId: string
  readonly routeTableId: string
}

export type InspectionFinding =
  | FindingOf<'vpc-missing', { readonly vpcId: string }>
  | FindingOf<'vpc-not-available', { readonly vpcId: string }>
  | FindingOf<'vpc-owner-differs', Comparison>
  | FindingOf<'vpc-region-differs', Comparison>
  | FindingOf<'vpc-cidr-differs', Comparison>
  | FindingOf<'vpc-extra-cidr', { readonly cidr: Ipv4Cidr; readonly overlapsRescaleVpc: boolean }>
  | FindingOf<'dns-support-off', { readonly vpcId: string }>
  | FindingOf<'dns-hostnames-off', { readonly vpcId: string }>
  | FindingOf<'internet-gateway-missing', { readonly vpcId: string }>
  | FindingOf<'internet-gateway-present', { readonly vpcId: string }>
  | FindingOf<'subnet-missing', { readonly subnetId: string }>
  | FindingOf<'route-table-missing', { readonly routeTableId: string }>
  | FindingOf<'template-edited', Comparison>
  | FindingOf<'subnet-off-table', SubnetTable>
  | FindingOf<'peering-not-active', { readonly peeringId: string; readonly status: string }>
  | FindingOf<'peering-dns-off', { readonly peeringId: string; readonly side: Side }>
  | FindingOf<'route-missing', MissingRoute & { readonly side: Side }>

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

/** A member of the union: the tag, the level and its evidence. */
const finding = <Id extends string, Evidence>(
  id: Id,
  evidence: t.Type<Evidence, unknown, unknown>,
): t.Type<FindingOf<Id, Evidence>, unknown, unknown> =>
  closedRecord(`finding ${id}`, { id: t.literal(id), level, evidence })

/** Decodes a finding of an event. */
export const InspectionFinding: t.Type<InspectionFinding, unknown, unknown> = taggedUnion(
  'inspection finding',
  'id',
  {
    'vpc-missing': finding('vpc-missing', vpc),
    'vpc-not-available': finding('vpc-not-available', vpc),
    'vpc-owner-differs': finding('vpc-owner-differs', comparison),
    'vpc-region-differs': finding('vpc-region-differs', comparison),
    'vpc-cidr-differs': finding('vpc-cidr-differs', comparison),
    'vpc-extra-cidr': finding(
      'vpc-extra-cidr',
      closedRecord('extra CIDR', { cidr: Ipv4Cidr, overlapsRescaleVpc: t.boolean }),
    ),
    'dns-support-off': finding('dns-support-off', vpc),
    'dns-hostnames-off': finding('dns-hostnames-off', vpc),
    'internet-gateway-missing': finding('internet-gateway-missing', vpc),
    'internet-gateway-present': finding('internet-gateway-present', vpc),
    'subnet-missing': finding(
      'subnet-missing',
      closedRecord('missing subnet', { subnetId: t.string }),
    ),
    'route-table-missing': finding(
      'route-table-missing',
      closedRecord('missing route table', { routeTableId: t.string }),
    ),
    'template-edited': finding('template-edited', comparison),
    'subnet-off-table': finding(
      'subnet-off-table',
      closedRecord('subnet and its table', { subnetId: t.string, routeTableId: t.string }),
    ),
    'peering-not-active': finding(
      'peering-not-active',
      closedRecord('peering and status', { peeringId: t.string, status: t.string }),
    ),
    'peering-dns-off': finding(
      'peering-dns-off',
      closedRecord('peering and side', { peeringId: t.string, side: Side }),
    ),
    'route-missing': finding(
      'route-missing',
      closedRecord(
        'missing route of a side',
        { ...missingRouteFields, side: Side },
        optionalMissingRouteFields,
      ),
    ),
  },
)
