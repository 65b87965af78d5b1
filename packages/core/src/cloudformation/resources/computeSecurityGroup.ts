/**
 * The security group of the nodes. Inside it everything is allowed, in both directions and by
 * reference to itself, because EFA works no other way; from outside only Rescale comes in, over the
 * peering.
 *
 * ```
 *          egress open         egress blocked
 *   in     itself, Rescale     itself, Rescale
 *   out    itself, anywhere    itself, the VPC with its endpoints, Rescale, S3 by prefix list
 * ```
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-start.html
 */
import type { SetupTemplateInput } from '../SetupTemplateInput.ts'
import { type Resource, type Resources, type TemplateRecord, getAtt, ref } from '../Template.ts'
import { tagsOf } from './tags.ts'

const everyProtocol = '-1'

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
    SecurityGroupEgress: input.egress === 'open' ? openEgress : closedEgress(input),
    Tags: tagsOf(input, 'compute'),
    VpcId: ref('Vpc'),
  },
})

const groupId = getAtt('ComputeSecurityGroup', 'GroupId')

const fromRescale = (input: SetupTemplateInput): Resources =>
  Object.fromEntries(
    input.rescaleVpcCidrs.map((cidr, index): readonly [string, Resource] => [
      `ComputeFromRescale${index + 1}`,
      {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: {
          CidrIp: cidr,
          Description: 'Rescale over the peering',
          GroupId: groupId,
          IpProtocol: everyProtocol,
        },
      },
    ]),
  )

/**
 * Returns the security group of the nodes. The rules about itself stand apart, as a group cannot
 * name itself, and so do the other ways in; the ways out stand inside, because a group without any
 * would be given one to everywhere.
 */
export const computeSecurityGroupResources = (input: SetupTemplateInput): Resources => ({
  ComputeSecurityGroup: computeSecurityGroup(input),
  ...fromRescale(input),
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
