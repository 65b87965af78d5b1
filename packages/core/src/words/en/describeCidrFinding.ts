/**
 * Findings in words: what is wrong, with which block, and what to do.
 * They speak to the customer, so "you" is the party that proposed the block.
 */
import type {
  CidrEvidence,
  CidrFinding,
  CidrFindingId,
  CidrFindingOf,
} from '../../network/CidrFinding.ts'
import type { ReservedRangeUse } from '../../network/specialRanges.ts'
import type { RescaleVpcLimit } from '../../network/RescaleVpc.ts'
import type { AssociationProblemTag } from '../../network/secondaryAssociation.ts'
import { fittingBlockAdvice } from './describePlanSubnetsError.ts'

const reservedUses: { readonly [Use in ReservedRangeUse]: string } = {
  'this-network': 'addresses of "this network"',
  loopback: 'loopback',
  'link-local': 'link-local addresses',
  multicast: 'multicast',
  'future-use': 'future use',
}

const limits: { readonly [Limit in RescaleVpcLimit]: string } = {
  'active-peerings': 'active peerings',
  'pending-requests': 'pending peering requests',
  'routes-per-table': 'routes in a route table',
}

type Describe<Id extends CidrFindingId> = (evidence: CidrEvidence[Id]) => string

const vpcSize: Describe<'vpc-size'> = ({ proposed, ...bounds }) =>
  `${proposed} is not a valid VPC size: /${bounds.shortestPrefixLength} to /${bounds.longestPrefixLength}.`

const associationProblems: {
  readonly [Tag in AssociationProblemTag]: Describe<'secondary-association'>
} = {
  NotAVpcSize: ({ proposed }) => `${proposed} is not a valid VPC size.`,
  OverlapsExisting: ({ proposed, other }) =>
    `${proposed} overlaps ${other}, which the VPC already has.`,
  RestrictedRange: ({ proposed, other }) =>
    `AWS does not allow ${proposed} in a VPC that has ${other}.`,
  NotSmallerThanRoute: ({ proposed, other }) =>
    `${proposed} must be smaller than the route to ${other} in a route table of the VPC.`,
  TooManyBlocks: ({ proposed, other }) =>
    `${proposed} cannot be added: the VPC with ${other} has reached its quota of CIDR blocks.`,
}

const tooFewAddresses: Describe<'too-few-addresses'> = (evidence) => {
  const { proposed, zoneCount, capacityNodes, plannedNodes, fittingPrefixLength } = evidence
  const advice = fittingBlockAdvice(fittingPrefixLength)
  return plannedNodes === undefined
    ? `${proposed} is too small for a subnet in each of ${zoneCount} zones. ${advice}`
    : `${proposed} has addresses for ${capacityNodes} nodes over ${zoneCount} zones, but ${plannedNodes} are planned. ${advice}`
}

const capacity: Describe<'rescale-vpc-capacity'> = ({ limit, used, quota }) =>
  `The Rescale VPC is full: ${used} of ${quota} ${limits[limit]}.`

const describers: { readonly [Id in CidrFindingId]: Describe<Id> } = {
  'vpc-size': vpcSize,
  'reserved-range': ({ proposed, other, use }) =>
    `${proposed} overlaps ${other}, which is reserved for ${reservedUses[use]}.`,
  'range-not-allowed': ({ proposed, allowed }) =>
    `${proposed} is not within the ranges that Rescale accepts: ${allowed.join(', ') || 'none'}.`,
  'rescale-vpc-overlap': ({ proposed, other }) =>
    `${proposed} overlaps ${other} of the Rescale VPC; AWS does not peer VPCs with overlapping CIDR blocks.`,
  'held-overlap': ({ proposed, other }) =>
    `${proposed} overlaps ${other}, which is in use on the Rescale VPC.`,
  'peered-overlap': ({ proposed, other }) =>
    `${proposed} overlaps ${other} of a VPC that is already peered with the Rescale VPC.`,
  'route-in-the-way': ({ proposed, other }) =>
    `${proposed} overlaps ${other}, to which the Rescale VPC already has a route.`,
  'denied-overlap': ({ proposed, other, reason }) =>
    `${proposed} overlaps ${other}, which cannot be used: ${reason}`,
  'secondary-association': (evidence) => associationProblems[evidence.problem](evidence),
  'rescale-vpc-capacity': capacity,
  'docker-bridge-range': ({ proposed, other }) =>
    `${proposed} overlaps ${other}, which the Docker bridge uses in some AWS services.`,
  'default-vpc-range': ({ proposed, other }) =>
    `${proposed} overlaps ${other}, the CIDR block of every default VPC; it could not be peered with a default VPC.`,
  'aws-internal-range': ({ proposed, other }) =>
    `${proposed} overlaps ${other}, which AWS services use inside VPCs.`,
  'public-space': ({ proposed }) =>
    `${proposed} contains public addresses; the VPC could not reach their owners on the internet.`,
  'customer-network-overlap': ({ proposed, other, name }) =>
    `${proposed} overlaps your network "${name}" (${other}); the two could not be connected.`,
  'too-few-addresses': tooFewAddresses,
}

const sentenceOf = <Id extends CidrFindingId>(finding: CidrFindingOf<Id>): string =>
  describers[finding.id](finding.evidence)

/** Says a finding in one or two sentences. */
export const describeCidrFinding = (finding: CidrFinding): string => sentenceOf(finding)
