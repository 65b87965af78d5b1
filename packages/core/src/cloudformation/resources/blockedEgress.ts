/**
 * What nodes without internet need instead, beside S3: an interface endpoint in every zone for each
 * service that their role may call. Rescale's own endpoints are out of reach, because a peering
 * carries no gateway traffic. The tier `connect` has no nodes, and no endpoints.
 *
 * ```
 *   node ──443──> endpoint interfaces (ssm ssmmessages ec2messages logs monitoring kms)
 *     └──route──> S3 gateway endpoint ──policy──> buckets of the customer and of Rescale only
 * ```
 *
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 * @source https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
import { policyOf } from '../../iam/policy/PolicyDocument.ts'
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
} from '../../network/endpointServices.ts'
import { subnetId } from './network.ts'
import { tierOf } from './rescaleRole.ts'
import { tagsOf } from './tags.ts'

/** Credentials of another account cannot leave through the endpoint. */
const onlyThisAccount = (input: SetupTemplateInput): TemplateRecord => ({
  Sid: 'OnlyThisAccount',
  Effect: 'Allow',
  Principal: '*',
  Action: '*',
  Resource: '*',
  Condition: { StringEquals: { 'aws:PrincipalAccount': input.customerAccountId } },
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
    PolicyDocument: policyOf([onlyThisAccount(input)]),
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
  if (tierOf(input) === 'connect') return {}
  const subnetIds = plan.subnets.map(({ zoneIndex }) => ref(subnetId(zoneIndex)))
  return {
    EndpointSecurityGroup: endpointSecurityGroup(input),
    ...Object.fromEntries(
      interfaceServices.map((service) => [
        logicalIds[service],
        interfaceEndpoint(input, service, subnetIds),
      ]),
    ),
  }
}
