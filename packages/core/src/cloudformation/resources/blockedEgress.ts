/**
 * What a VPC without internet needs instead: S3 through a gateway endpoint, and an interface
 * endpoint in every zone for each service that nodes call. Rescale's own endpoints are out of
 * reach, because a peering carries no gateway traffic.
 *
 * ```
 *   node ──443──> endpoint interfaces (ec2 sts ssm ssmmessages ec2messages logs monitoring kms)
 *     └──route──> S3 gateway endpoint ──policy──> buckets of the customer and of Rescale only
 * ```
 *
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
import { partitionOfRegion } from '../../iam/identity/Partition.ts'
import type { SubnetPlan } from '../../network/planSubnets.ts'
import type { SetupTemplateInput } from '../SetupTemplateInput.ts'
import {
  type Resource,
  type Resources,
  type TemplateRecord,
  type TemplateValue,
  getAtt,
  ref,
} from '../Template.ts'
import {
  type InterfaceService,
  interfaceServiceName,
  interfaceServices,
  s3GatewayServiceName,
} from '../endpointServices.ts'
import { subnetId } from './network.ts'
import { tagsOf } from './tags.ts'

const policy = (statements: ReadonlyArray<TemplateRecord>): TemplateRecord => ({
  Version: '2012-10-17',
  Statement: statements,
})

/**
 * Buckets of the two parties; a link signed by Rescale works, a bucket of anybody else does not.
 */
const partiesBuckets = (input: SetupTemplateInput): TemplateRecord => ({
  Sid: 'BucketsOfBothParties',
  Effect: 'Allow',
  Principal: '*',
  Action: [
    's3:AbortMultipartUpload',
    's3:GetBucketLocation',
    's3:GetObject',
    's3:ListBucket',
    's3:ListMultipartUploadParts',
    's3:PutObject',
  ],
  Resource: '*',
  Condition: {
    StringEquals: { 'aws:ResourceAccount': [input.customerAccountId, input.rescaleAccountId] },
  },
})

/** @source https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html#ssm-agent-minimum-s3-permissions */
const agentBuckets = (input: SetupTemplateInput): TemplateRecord => ({
  Sid: 'SessionAgent',
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: ['amazon-ssm', 'aws-ssm'].map(
    (bucket) => `arn:${partitionOfRegion(input.region)}:s3:::${bucket}-${input.region}/*`,
  ),
})

/** Credentials of another account cannot leave through the endpoint. */
const onlyThisAccount = (input: SetupTemplateInput): TemplateRecord => ({
  Sid: 'OnlyThisAccount',
  Effect: 'Allow',
  Principal: '*',
  Action: '*',
  Resource: '*',
  Condition: { StringEquals: { 'aws:PrincipalAccount': input.customerAccountId } },
})

const s3Endpoint = (input: SetupTemplateInput): Resource => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: {
    PolicyDocument: policy([partiesBuckets(input), agentBuckets(input)]),
    RouteTableIds: [ref('RouteTable')],
    ServiceName: s3GatewayServiceName(input.region),
    Tags: tagsOf(input, 's3'),
    VpcEndpointType: 'Gateway',
    VpcId: ref('Vpc'),
  },
})

const endpointSecurityGroup = (input: SetupTemplateInput): Resource => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: {
    GroupDescription: 'Interface endpoints that nodes call',
    // One rule that reaches nobody: without any, the group would be given one that allows
    // everything.
    SecurityGroupEgress: [
      {
        CidrIp: '255.255.255.255/32',
        Description: 'Nowhere',
        IpProtocol: 'icmp',
        FromPort: 252,
        ToPort: 86,
      },
    ],
    SecurityGroupIngress: [
      {
        CidrIp: input.vpcCidr,
        Description: 'Nodes of this VPC',
        FromPort: 443,
        IpProtocol: 'tcp',
        ToPort: 443,
      },
    ],
    Tags: tagsOf(input, 'endpoints'),
    VpcId: ref('Vpc'),
  },
})

const logicalIds: Readonly<Record<InterfaceService, string>> = {
  ec2: 'Ec2Endpoint',
  sts: 'StsEndpoint',
  ssm: 'SsmEndpoint',
  ssmmessages: 'SsmMessagesEndpoint',
  ec2messages: 'Ec2MessagesEndpoint',
  logs: 'LogsEndpoint',
  monitoring: 'MonitoringEndpoint',
  kms: 'KmsEndpoint',
}

const interfaceEndpoint = (
  input: SetupTemplateInput,
  service: InterfaceService,
  subnetIds: TemplateValue,
): Resource => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: {
    PolicyDocument: policy([onlyThisAccount(input)]),
    PrivateDnsEnabled: true,
    SecurityGroupIds: [getAtt('EndpointSecurityGroup', 'GroupId')],
    ServiceName: interfaceServiceName(input.region, service),
    SubnetIds: subnetIds,
    Tags: tagsOf(input, service),
    VpcEndpointType: 'Interface',
    VpcId: ref('Vpc'),
  },
})

/** Returns the endpoints of a VPC with egress `blocked`. */
export const blockedEgressResources = (input: SetupTemplateInput, plan: SubnetPlan): Resources => {
  const subnetIds = plan.subnets.map(({ zoneIndex }) => ref(subnetId(zoneIndex)))
  return {
    EndpointSecurityGroup: endpointSecurityGroup(input),
    S3Endpoint: s3Endpoint(input),
    ...Object.fromEntries(
      interfaceServices.map((service) => [
        logicalIds[service],
        interfaceEndpoint(input, service, subnetIds),
      ]),
    ),
  }
}
