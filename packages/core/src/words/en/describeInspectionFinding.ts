/** Findings of an inspection in words: what was seen, what was expected, what to do. */
import type { InspectionFinding } from '../../inspection/InspectionFinding.ts'
import { describeMissingRoute } from './describeMissingRoute.ts'

type Id = InspectionFinding['id']
type Finding<Of extends Id> = Extract<InspectionFinding, { readonly id: Of }>
type Describe<Of extends Id> = (finding: Finding<Of>) => string

const extraCidr: Describe<'vpc-extra-cidr'> = ({ evidence: { cidr, overlapsRescaleVpc } }) =>
  overlapsRescaleVpc
    ? `The VPC has the additional block ${cidr}, which overlaps the Rescale VPC. Disassociate it: AWS refuses peerings between overlapping VPCs.`
    : `The VPC has the additional block ${cidr}, which was not agreed. It will not be routed to Rescale.`

const routeMissing: Describe<'route-missing'> = ({ evidence }) =>
  `${evidence.side === 'rescale' ? 'Rescale’s side' : 'The customer’s side'}: ${describeMissingRoute(evidence)}`

const texts: { readonly [Of in Id]: Describe<Of> } = {
  'vpc-missing': ({ evidence: { vpcId } }) =>
    `VPC ${vpcId} was not found in the account and Region that were agreed. Check the VPC ID, and that the stack is complete.`,
  'vpc-not-available': ({ evidence: { vpcId } }) =>
    `VPC ${vpcId} is not available yet. Wait until the stack is complete.`,
  'vpc-owner-differs': ({ evidence: { expected, actual } }) =>
    `The VPC belongs to account ${actual}; account ${expected} was agreed. Run the stack in account ${expected}.`,
  'vpc-region-differs': ({ evidence: { expected, actual } }) =>
    `The VPC is in ${actual}; ${expected} was agreed. Run the stack in ${expected}.`,
  'vpc-cidr-differs': ({ evidence: { expected, actual } }) =>
    `The VPC has ${actual}; ${expected} was agreed. Run the stack with the unmodified template.`,
  'vpc-extra-cidr': extraCidr,
  'dns-support-off': ({ evidence: { vpcId } }) =>
    `DNS resolution is off in VPC ${vpcId}. Set enableDnsSupport.`,
  'dns-hostnames-off': ({ evidence: { vpcId } }) =>
    `DNS hostnames are off in VPC ${vpcId}. Set enableDnsHostnames.`,
  'internet-gateway-missing': ({ evidence: { vpcId } }) =>
    `VPC ${vpcId} has no internet gateway, but open egress was agreed. Attach one, or run the stack again.`,
  'internet-gateway-present': ({ evidence: { vpcId } }) =>
    `VPC ${vpcId} has an internet gateway, but blocked egress was agreed. Detach it.`,
  'subnet-missing': ({ evidence: { subnetId } }) =>
    `Subnet ${subnetId} was reported but is not in the VPC. Report the stack’s outputs as they are.`,
  'route-table-missing': ({ evidence: { routeTableId } }) =>
    `Route table ${routeTableId} was reported but is not in the VPC. Report the stack’s outputs as they are.`,
  'subnet-off-table': ({ evidence: { subnetId, routeTableId } }) =>
    `Subnet ${subnetId} uses route table ${routeTableId}, which is not one of the stack’s, so routes to Rescale do not apply to it. Associate it with a route table of the stack.`,
  'template-edited': ({ evidence: { expected, actual } }) =>
    `The stack was created from a template with digest ${actual}; the template that Rescale provided has ${expected}. Rescale does not know what was changed.`,
  'peering-not-active': ({ evidence: { peeringId, status } }) =>
    `VPC peering connection ${peeringId} is not active (status: ${status}). Do not delete it while jobs run; if it was deleted, Rescale requests a new one.`,
  'peering-dns-off': ({ evidence: { peeringId, side } }) =>
    side === 'rescale'
      ? `Rescale’s side of VPC peering connection ${peeringId} does not allow DNS resolution, so the customer’s VPC resolves names of Rescale’s instances to public addresses. Allow it in the requester DNS settings.`
      : `The customer’s side of VPC peering connection ${peeringId} does not allow DNS resolution, so Rescale’s VPC resolves names of the customer’s instances to public addresses. Allow it in the accepter DNS settings.`,
  'route-missing': routeMissing,
}

const sentenceOf = <Of extends Id>(finding: Finding<Of> & { readonly id: Of }): string => {
  const describe: Describe<Of> = texts[finding.id]
  return describe(finding)
}

/** Says a finding in one to three sentences. */
export const describeInspectionFinding = (finding: InspectionFinding): string => sentenceOf(finding)
