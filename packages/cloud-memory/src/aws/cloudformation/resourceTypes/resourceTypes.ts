import * as Table from '../../../world/Table.ts'
import type { ResourceType } from '../ResourceType.ts'
import {
  addressType,
  gatewayAttachmentType,
  internetGatewayType,
  natGatewayType,
  vpcEndpointType,
} from './gatewayTypes.ts'
import {
  instanceProfileType,
  managedPolicyType,
  rolePolicyType,
  roleType,
} from './identityTypes.ts'
import { flowLogType, logGroupType } from './logTypes.ts'
import { egressRuleType, ingressRuleType, securityGroupType } from './securityGroupTypes.ts'
import {
  routeTableAssociationType,
  routeTableType,
  routeType,
  subnetType,
  vpcType,
} from './vpcTypes.ts'

/** The resource types that are served. */
const resourceTypes: Table.Table<ResourceType> = {
  'AWS::EC2::VPC': vpcType,
  'AWS::EC2::Subnet': subnetType,
  'AWS::EC2::InternetGateway': internetGatewayType,
  'AWS::EC2::VPCGatewayAttachment': gatewayAttachmentType,
  'AWS::EC2::RouteTable': routeTableType,
  'AWS::EC2::Route': routeType,
  'AWS::EC2::EIP': addressType,
  'AWS::EC2::NatGateway': natGatewayType,
  'AWS::EC2::SubnetRouteTableAssociation': routeTableAssociationType,
  'AWS::EC2::SecurityGroup': securityGroupType,
  'AWS::EC2::SecurityGroupIngress': ingressRuleType,
  'AWS::EC2::SecurityGroupEgress': egressRuleType,
  'AWS::EC2::VPCEndpoint': vpcEndpointType,
  'AWS::EC2::FlowLog': flowLogType,
  'AWS::Logs::LogGroup': logGroupType,
  'AWS::IAM::ManagedPolicy': managedPolicyType,
  'AWS::IAM::Role': roleType,
  'AWS::IAM::RolePolicy': rolePolicyType,
  'AWS::IAM::InstanceProfile': instanceProfileType,
}

/** Returns a resource type; undefined when it is not served. */
export const resourceTypeOf = (type: string): ResourceType | undefined =>
  Table.get(resourceTypes, type)

/** Returns whether a resource type is served. */
export const isKnownType = (type: string): boolean => resourceTypeOf(type) !== undefined
