/** Prefixes and error codes of EC2's resource IDs. */
import type { ResourceKind } from '../../world/World.ts'

export type IdentifiedKind = Exclude<ResourceKind, 'stacks' | 'logGroups'>

/** The prefix of a kind of ID, and EC2's errors for it. */
export interface IdNaming {
  /** Without the hyphen. */
  readonly prefix: string
  /** Error codes of unknown and malformed IDs. */
  readonly notFound: string
  readonly malformed: string
  readonly noun: string
  /** Whether unknown IDs are shown as a list, in brackets. */
  readonly isListed?: boolean
}

interface KindNaming<Kind extends IdentifiedKind> extends IdNaming {
  readonly kind: Kind
  /** As in ARNs and in DescribeTags. */
  readonly type: string
}

/** In the order in which DescribeTags lists them. */
export const identifiedKinds: { readonly [Kind in IdentifiedKind]: KindNaming<Kind> } = {
  vpcs: {
    kind: 'vpcs',
    prefix: 'vpc',
    type: 'vpc',
    notFound: 'InvalidVpcID.NotFound',
    malformed: 'InvalidVpcID.Malformed',
    noun: 'vpc ID',
  },
  subnets: {
    kind: 'subnets',
    prefix: 'subnet',
    type: 'subnet',
    notFound: 'InvalidSubnetID.NotFound',
    malformed: 'InvalidSubnetID.Malformed',
    noun: 'subnet ID',
  },
  routeTables: {
    kind: 'routeTables',
    prefix: 'rtb',
    type: 'route-table',
    notFound: 'InvalidRouteTableID.NotFound',
    malformed: 'InvalidRouteTableId.Malformed',
    noun: 'routeTable ID',
  },
  internetGateways: {
    kind: 'internetGateways',
    prefix: 'igw',
    type: 'internet-gateway',
    notFound: 'InvalidInternetGatewayID.NotFound',
    malformed: 'InvalidInternetGatewayId.Malformed',
    noun: 'internetGateway ID',
  },
  vpcEndpoints: {
    kind: 'vpcEndpoints',
    prefix: 'vpce',
    type: 'vpc-endpoint',
    notFound: 'InvalidVpcEndpointId.NotFound',
    malformed: 'InvalidVpcEndpointId.Malformed',
    noun: 'Vpc Endpoint Id',
  },
  securityGroups: {
    kind: 'securityGroups',
    prefix: 'sg',
    type: 'security-group',
    notFound: 'InvalidGroup.NotFound',
    malformed: 'InvalidGroupId.Malformed',
    noun: 'security group',
  },
  networkInterfaces: {
    kind: 'networkInterfaces',
    prefix: 'eni',
    type: 'network-interface',
    notFound: 'InvalidNetworkInterfaceID.NotFound',
    malformed: 'InvalidNetworkInterfaceId.Malformed',
    noun: 'networkInterface ID',
  },
  networkAcls: {
    kind: 'networkAcls',
    prefix: 'acl',
    type: 'network-acl',
    notFound: 'InvalidNetworkAclID.NotFound',
    malformed: 'InvalidNetworkAclId.Malformed',
    noun: 'networkAcl ID',
  },
  addresses: {
    kind: 'addresses',
    prefix: 'eipalloc',
    type: 'elastic-ip',
    notFound: 'InvalidAllocationID.NotFound',
    malformed: 'InvalidAllocationID.Malformed',
    noun: 'allocation ID',
  },
  natGateways: {
    kind: 'natGateways',
    prefix: 'nat',
    type: 'natgateway',
    notFound: 'NatGatewayNotFound',
    malformed: 'NatGatewayMalformed',
    noun: 'NatGateway',
  },
  flowLogs: {
    kind: 'flowLogs',
    prefix: 'fl',
    type: 'vpc-flow-log',
    notFound: 'InvalidFlowLogId.NotFound',
    malformed: 'InvalidFlowLogId.Malformed',
    noun: 'flow log',
  },
}

/** IDs of peerings, prefix lists, rules and images, and of instances, which never exist here. */
export const otherIds: Readonly<
  Record<'peering' | 'prefixList' | 'securityGroupRule' | 'image' | 'instance', IdNaming>
> = {
  peering: {
    prefix: 'pcx',
    notFound: 'InvalidVpcPeeringConnectionID.NotFound',
    malformed: 'InvalidVpcPeeringConnectionId.Malformed',
    noun: 'vpcPeeringConnection ID',
  },
  prefixList: {
    prefix: 'pl',
    notFound: 'InvalidPrefixListID.NotFound',
    malformed: 'InvalidPrefixListId.Malformed',
    noun: 'prefix list ID',
  },
  securityGroupRule: {
    prefix: 'sgr',
    notFound: 'InvalidSecurityGroupRuleId.NotFound',
    malformed: 'InvalidSecurityGroupRuleId.Malformed',
    noun: 'security group rule ID',
  },
  image: {
    prefix: 'ami',
    notFound: 'InvalidAMIID.NotFound',
    malformed: 'InvalidAMIID.Malformed',
    noun: 'image id',
    isListed: true,
  },
  instance: {
    prefix: 'i',
    notFound: 'InvalidInstanceID.NotFound',
    malformed: 'InvalidInstanceID.Malformed',
    noun: 'instance ID',
  },
}
