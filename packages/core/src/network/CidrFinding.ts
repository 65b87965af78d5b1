/**
 * The findings of a CIDR review: a closed union, each with its level and the evidence that a person
 * needs to act. Evidence has the kind of owner of the other block, never another customer's name.
 */
import * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { taggedRecords } from '../codec/taggedRecords.ts'
import { Ipv4Cidr } from './Ipv4Cidr.ts'
import type { ReachedLimit, RescaleVpcLimit } from './RescaleVpc.ts'
import { type ReservedRangeUse, reservedRanges } from './specialRanges.ts'
import type { AssociationProblemTag } from './secondaryAssociation.ts'
import { wholeNumber } from '../codec/wholeNumber.ts'

// model

/** `error` declines the proposal; `warning` and `info` do not. */
export type FindingLevel = 'error' | 'warning' | 'info'

/**
 * The owner of the other block. `onboarding` is a block held for some customer, `peered-vpc` a
 * block of a VPC that the Rescale VPC is peered with; which one is not disclosed.
 */
export type OwnerKind =
  | 'aws'
  | 'rescale-vpc'
  | 'onboarding'
  | 'peered-vpc'
  | 'deny-list'
  | 'customer-network'
  | 'customer-vpc'
  | 'internet'

/** Two conflicting blocks, and the owner of the other. */
export interface Conflict<Owner extends OwnerKind> {
  readonly proposed: Ipv4Cidr
  readonly other: Ipv4Cidr
  readonly ownerKind: Owner
}

interface VpcSizeEvidence {
  readonly proposed: Ipv4Cidr
  /** The largest block a VPC may have, as a prefix length: 16. */
  readonly shortestPrefixLength: number
  /** The smallest block a VPC may have, as a prefix length: 28. */
  readonly longestPrefixLength: number
}

interface ReservedRangeEvidence extends Conflict<'aws'> {
  readonly use: ReservedRangeUse
}

interface NotAllowedEvidence {
  readonly proposed: Ipv4Cidr
  /** The ranges that Rescale agrees to, in address order. */
  readonly allowed: ReadonlyArray<Ipv4Cidr>
}

interface DeniedEvidence extends Conflict<'deny-list'> {
  readonly reason: string
}

interface AssociationEvidence extends Conflict<'customer-vpc'> {
  readonly problem: AssociationProblemTag
}

interface CapacityEvidence extends ReachedLimit {
  readonly proposed: Ipv4Cidr
  readonly ownerKind: 'rescale-vpc'
}

interface PublicSpaceEvidence {
  readonly proposed: Ipv4Cidr
  readonly ownerKind: 'internet'
}

interface CustomerNetworkEvidence extends Conflict<'customer-network'> {
  /** The name that the proposing customer gave its own network. */
  readonly name: string
}

interface TooFewAddressesEvidence {
  readonly proposed: Ipv4Cidr
  readonly zoneCount: number
  /**
   * Nodes that fit when the block is divided into one subnet per zone; 0 when it cannot be divided.
   */
  readonly capacityNodes: number
  /** Absent when no number is planned and the zones do not fit. */
  readonly plannedNodes?: number
  /** Prefix length of the smallest VPC block that fits; absent when not even a /16 does. */
  readonly fittingPrefixLength?: number
}

/** The evidence of every kind of finding. */
export interface CidrEvidence {
  readonly 'vpc-size': VpcSizeEvidence
  readonly 'reserved-range': ReservedRangeEvidence
  readonly 'range-not-allowed': NotAllowedEvidence
  readonly 'rescale-vpc-overlap': Conflict<'rescale-vpc'>
  readonly 'held-overlap': Conflict<'onboarding'>
  readonly 'peered-overlap': Conflict<'peered-vpc'>
  readonly 'route-in-the-way': Conflict<'rescale-vpc'>
  readonly 'denied-overlap': DeniedEvidence
  readonly 'secondary-association': AssociationEvidence
  readonly 'rescale-vpc-capacity': CapacityEvidence
  readonly 'docker-bridge-range': Conflict<'aws'>
  readonly 'default-vpc-range': Conflict<'aws'>
  readonly 'aws-internal-range': Conflict<'aws'>
  readonly 'public-space': PublicSpaceEvidence
  readonly 'customer-network-overlap': CustomerNetworkEvidence
  readonly 'too-few-addresses': TooFewAddressesEvidence
}

export type CidrFindingId = keyof CidrEvidence

/** The finding with a given id. */
export interface CidrFindingOf<Id extends CidrFindingId> {
  readonly id: Id
  readonly level: FindingLevel
  readonly evidence: CidrEvidence[Id]
}

/** A result of a CIDR review, distinguished by `id`. */
export type CidrFinding = { readonly [Id in CidrFindingId]: CidrFindingOf<Id> }[CidrFindingId]

// codecs

const count = wholeNumber({ from: 0, to: 2 ** 32 })
const prefixLength = wholeNumber({ from: 0, to: 32 })

const conflictWith = <Owner extends OwnerKind>(owner: Owner) => ({
  proposed: Ipv4Cidr,
  other: Ipv4Cidr,
  ownerKind: t.literal(owner),
})

const conflict = <Owner extends OwnerKind>(owner: Owner) =>
  closedRecord('conflict', conflictWith(owner))

const ReservedRangeUse: t.Type<ReservedRangeUse, string, unknown> = t.keyof(
  reservedRanges,
  'use of a reserved range',
)

const RescaleVpcLimit: t.Type<RescaleVpcLimit, string, unknown> = t.keyof(
  { 'active-peerings': null, 'pending-requests': null, 'routes-per-table': null },
  'limit of a Rescale VPC',
)

const AssociationProblemTag: t.Type<AssociationProblemTag, string, unknown> = t.keyof(
  {
    NotAVpcSize: null,
    OverlapsExisting: null,
    RestrictedRange: null,
    NotSmallerThanRoute: null,
    TooManyBlocks: null,
  },
  'association problem',
)

const FindingLevel: t.Type<FindingLevel, string, unknown> = t.keyof(
  { error: null, warning: null, info: null },
  '"error", "warning" or "info"',
)

const vpcSize = closedRecord('evidence of a size', {
  proposed: Ipv4Cidr,
  shortestPrefixLength: prefixLength,
  longestPrefixLength: prefixLength,
})

const capacity = closedRecord('evidence of a reached limit', {
  proposed: Ipv4Cidr,
  ownerKind: t.literal('rescale-vpc'),
  limit: RescaleVpcLimit,
  used: count,
  quota: count,
})

const tooFewAddresses = closedRecord(
  'evidence of too few addresses',
  { proposed: Ipv4Cidr, zoneCount: count, capacityNodes: count },
  { plannedNodes: count, fittingPrefixLength: prefixLength },
)

const evidence: { readonly [Id in CidrFindingId]: t.Type<CidrEvidence[Id], unknown, unknown> } = {
  'vpc-size': vpcSize,
  'reserved-range': closedRecord('conflict', { ...conflictWith('aws'), use: ReservedRangeUse }),
  'range-not-allowed': closedRecord('evidence of a range that is not allowed', {
    proposed: Ipv4Cidr,
    allowed: t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks'),
  }),
  'rescale-vpc-overlap': conflict('rescale-vpc'),
  'held-overlap': conflict('onboarding'),
  'peered-overlap': conflict('peered-vpc'),
  'route-in-the-way': conflict('rescale-vpc'),
  'denied-overlap': closedRecord('conflict', { ...conflictWith('deny-list'), reason: t.string }),
  'secondary-association': closedRecord('conflict', {
    ...conflictWith('customer-vpc'),
    problem: AssociationProblemTag,
  }),
  'rescale-vpc-capacity': capacity,
  'docker-bridge-range': conflict('aws'),
  'default-vpc-range': conflict('aws'),
  'aws-internal-range': conflict('aws'),
  'public-space': closedRecord('evidence of public space', {
    proposed: Ipv4Cidr,
    ownerKind: t.literal('internet'),
  }),
  'customer-network-overlap': closedRecord('conflict', {
    ...conflictWith('customer-network'),
    name: t.string,
  }),
  'too-few-addresses': tooFewAddresses,
}

/** Decodes a finding: the evidence must be that of its `id`, without unknown fields. */
export const CidrFinding: t.Type<CidrFinding, unknown, unknown> = taggedRecords(
  'CIDR finding',
  { member: 'finding', tag: 'id', field: 'evidence', shared: { level: FindingLevel } },
  evidence,
)
