/**
 * The security group of the nodes, made of the list of their traffic. Inside it everything is
 * allowed, in both directions and by reference to itself, because EFA works no other way; from
 * outside only Rescale comes in, over the peering.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-start.html
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import type { SetupTemplateInput } from '../SetupTemplateInput.ts'
import { type Resource, type Resources, type TemplateRecord, getAtt, ref } from '../Template.ts'
import { type NodeTraffic, type TrafficPurpose, nodeTraffic } from '../nodeTraffic.ts'
import { tierOf } from './rescaleRole.ts'
import { tagsOf } from './tags.ts'

const descriptions: Readonly<Record<TrafficPurpose, string>> = {
  cluster: 'Nodes among themselves, EFA included',
  shell: 'Rescale over the peering: SSH',
  desktop: 'Rescale over the peering: remote desktop',
  'path-mtu': 'Rescale over the peering: fragmentation needed',
  platform: 'Rescale over the peering: platform',
  licenses: 'Rescale over the peering: license servers',
  'aws-services': 'Interface endpoints',
  'job-files': 'S3 through its gateway endpoint',
  anything: 'Anywhere',
}

const groupId = getAtt('ComputeSecurityGroup', 'GroupId')

/**
 * Without a prefix list the rule is wide, but no other route than that of the endpoint leads out.
 */
const s3Destination = ({ s3PrefixListId }: SetupTemplateInput): TemplateRecord =>
  s3PrefixListId === undefined
    ? { CidrIp: '0.0.0.0/0' }
    : { DestinationPrefixListId: s3PrefixListId }

/** The other ends of a kind of traffic, as a rule that stands inside the group names them. */
const peersOf = (
  input: SetupTemplateInput,
  { peer }: NodeTraffic,
): ReadonlyArray<TemplateRecord> => {
  switch (peer) {
    case 'nodes':
      return []
    case 'rescale':
      return input.rescaleVpcCidrs.map((cidr) => ({ CidrIp: cidr }))
    case 'endpoints':
      return tierOf(input) === 'connect'
        ? []
        : [{ DestinationSecurityGroupId: getAtt('EndpointSecurityGroup', 'GroupId') }]
    case 's3':
      return [s3Destination(input)]
    case 'internet':
      return [{ CidrIp: '0.0.0.0/0' }]
  }
}

const ruleOf = ({ purpose, protocol, from, to }: NodeTraffic): TemplateRecord => ({
  Description: descriptions[purpose],
  IpProtocol: protocol,
  ...omitUndefined({ FromPort: from, ToPort: to }),
})

const rules = (input: SetupTemplateInput, direction: 'in' | 'out'): ReadonlyArray<TemplateRecord> =>
  nodeTraffic
    .filter((traffic) => traffic.direction === direction && traffic.egress.includes(input.egress))
    .flatMap((traffic) => peersOf(input, traffic).map((peer) => ({ ...peer, ...ruleOf(traffic) })))

const computeSecurityGroup = (input: SetupTemplateInput): Resource => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: {
    GroupDescription: 'Nodes that Rescale runs for this account',
    SecurityGroupEgress: rules(input, 'out'),
    SecurityGroupIngress: rules(input, 'in'),
    Tags: tagsOf(input, 'compute'),
    VpcId: ref('Vpc'),
  },
})

/**
 * Returns the security group of the nodes. The rules about itself stand apart, as a group cannot
 * name itself; the others stand inside, because a group without a way out would be given one to
 * everywhere.
 */
export const computeSecurityGroupResources = (input: SetupTemplateInput): Resources => {
  const itself = { Description: descriptions.cluster, GroupId: groupId, IpProtocol: '-1' }
  return {
    ComputeSecurityGroup: computeSecurityGroup(input),
    ComputeFromItself: {
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: { ...itself, SourceSecurityGroupId: groupId },
    },
    ComputeToItself: {
      Type: 'AWS::EC2::SecurityGroupEgress',
      Properties: { ...itself, DestinationSecurityGroupId: groupId },
    },
  }
}
