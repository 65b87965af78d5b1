/**
 * The security group of the nodes. Inside it everything is allowed, in both directions and by reference to itself, because
 * EFA works no other way; from outside only Rescale comes in, over the peering.
 *
 * ```
 *               egress open          egress blocked
 *   in          itself, Rescale      itself, Rescale
 *   out         itself, anywhere     itself, the VPC (with its endpoints), Rescale, S3 by its prefix list
 * ```
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-start.html
 */
import type { SetupTemplateInput } from '../SetupTemplateInput.ts'
import {
  type Resource,
  type Resources,
  type TemplateRecord,
  type TemplateValue,
  getAtt,
  ref,
} from '../Template.ts'
import { tagsOf } from './tags.ts'

const everyProtocol = '-1'

const fromRescale = (input: SetupTemplateInput): TemplateValue =>
  input.rescaleVpcCidrs.map((cidr) => ({
    CidrIp: cidr,
    Description: 'Rescale over the peering',
    IpProtocol: everyProtocol,
  }))

const toS3 = (prefixListId: string): TemplateRecord => ({
  Description: 'S3 through its gateway endpoint',
  DestinationPrefixListId: prefixListId,
  FromPort: 443,
  IpProtocol: 'tcp',
  ToPort: 443,
})

const closedEgress = (input: SetupTemplateInput): ReadonlyArray<TemplateRecord> => [
  { CidrIp: input.vpcCidr, Description: 'The VPC and its endpoints', IpProtocol: everyProtocol },
  ...input.rescaleVpcCidrs.map((cidr) => ({
    CidrIp: cidr,
    Description: 'Rescale over the peering',
    IpProtocol: everyProtocol,
  })),
  ...(input.s3PrefixListId === undefined ? [] : [toS3(input.s3PrefixListId)]),
]

const openEgress: ReadonlyArray<TemplateRecord> = [
  { CidrIp: '0.0.0.0/0', Description: 'Anywhere', IpProtocol: everyProtocol },
]

const computeSecurityGroup = (input: SetupTemplateInput): Resource => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: {
    GroupDescription: 'Nodes that Rescale runs for this account',
    // Egress is always written out: a group without egress rules would be given one that allows everything.
    SecurityGroupEgress: input.egress === 'open' ? openEgress : closedEgress(input),
    SecurityGroupIngress: fromRescale(input),
    Tags: tagsOf(input.companyCode, 'compute'),
    VpcId: ref('Vpc'),
  },
})

const groupId = getAtt('ComputeSecurityGroup', 'GroupId')

/** Returns the security group of the nodes; the rules about itself stand apart, as a group cannot name itself. */
export const computeSecurityGroupResources = (input: SetupTemplateInput): Resources => ({
  ComputeSecurityGroup: computeSecurityGroup(input),
  ComputeFromItself: {
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: {
      Description: 'Nodes among themselves, EFA included',
      GroupId: groupId,
      IpProtocol: everyProtocol,
      SourceSecurityGroupId: groupId,
    },
  },
  ComputeToItself: {
    Type: 'AWS::EC2::SecurityGroupEgress',
    Properties: {
      Description: 'Nodes among themselves, EFA included',
      DestinationSecurityGroupId: groupId,
      GroupId: groupId,
      IpProtocol: everyProtocol,
    },
  },
})
