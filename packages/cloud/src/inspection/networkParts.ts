/** The parts of a VPC's network that only the doctor reads, from EC2's descriptions. */
import { omitUndefined } from '@byoa/core/codec'
import type {
  EndpointSnapshot,
  GroupRuleSnapshot,
  InternetGatewayBlock,
  NatGatewaySnapshot,
  NetworkAclSnapshot,
  SecurityGroupSnapshot,
  SubnetView,
} from '@byoa/core/inspection'

import type {
  IpPermission,
  NatGateway,
  NetworkAcl,
  SecurityGroup,
  Subnet,
  VpcEndpoint,
} from '../aws/Ec2.ts'

const present = <A>(values: ReadonlyArray<A | undefined> | undefined): ReadonlyArray<A> =>
  (values ?? []).flatMap((value) => value ?? [])

const blockModeOf = (mode: string | undefined): InternetGatewayBlock =>
  mode === 'block-bidirectional' || mode === 'block-ingress' ? mode : 'off'

export const subnetView = (subnet: Subnet): SubnetView => ({
  subnetId: subnet.SubnetId ?? '',
  zoneId: subnet.AvailabilityZoneId ?? '',
  availableAddresses: subnet.AvailableIpAddressCount ?? 0,
  mapsPublicAddresses: subnet.MapPublicIpOnLaunch === true,
  internetGatewayBlock: blockModeOf(subnet.BlockPublicAccessStates?.InternetGatewayBlockMode),
})

export const natGatewaySnapshot = (gateway: NatGateway): NatGatewaySnapshot => ({
  natGatewayId: gateway.NatGatewayId ?? '',
  subnetId: gateway.SubnetId ?? '',
  state: gateway.State ?? '',
})

/** The API reference has the state with a capital letter, and answers without. */
export const endpointSnapshot = (endpoint: VpcEndpoint): EndpointSnapshot => ({
  endpointId: endpoint.VpcEndpointId ?? '',
  serviceName: endpoint.ServiceName ?? '',
  kind: endpoint.VpcEndpointType ?? '',
  state: (endpoint.State ?? '').toLowerCase(),
  privateDns: endpoint.PrivateDnsEnabled === true,
  subnetIds: endpoint.SubnetIds ?? [],
  routeTableIds: endpoint.RouteTableIds ?? [],
  securityGroupIds: present(endpoint.Groups?.map(({ GroupId }) => GroupId)),
  ...omitUndefined({ policy: endpoint.PolicyDocument }),
})

const peersOf = (permission: IpPermission): ReadonlyArray<string> =>
  present([
    ...(permission.IpRanges ?? []).map(({ CidrIp }) => CidrIp),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
    ...(permission.PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
    ...(permission.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
  ])

const rulesOf = (
  direction: GroupRuleSnapshot['direction'],
  permissions: ReadonlyArray<IpPermission> = [],
): ReadonlyArray<GroupRuleSnapshot> =>
  permissions.flatMap((permission) =>
    peersOf(permission).map((peer) => ({
      direction,
      protocol: permission.IpProtocol ?? '',
      ...omitUndefined({ from: permission.FromPort, to: permission.ToPort }),
      peer,
    })),
  )

export const securityGroupSnapshot = (group: SecurityGroup): SecurityGroupSnapshot => ({
  groupId: group.GroupId ?? '',
  groupName: group.GroupName ?? '',
  rules: [...rulesOf('in', group.IpPermissions), ...rulesOf('out', group.IpPermissionsEgress)],
})

/** IPv6 entries are left out: the agreed networks have no IPv6. */
export const networkAclSnapshot = (acl: NetworkAcl): NetworkAclSnapshot => ({
  networkAclId: acl.NetworkAclId ?? '',
  subnetIds: present(acl.Associations?.map(({ SubnetId }) => SubnetId)),
  entries: (acl.Entries ?? []).flatMap((entry) =>
    entry.CidrBlock === undefined
      ? []
      : [
          {
            ruleNumber: entry.RuleNumber ?? 0,
            direction: entry.Egress === true ? ('out' as const) : ('in' as const),
            action: entry.RuleAction === 'allow' ? ('allow' as const) : ('deny' as const),
            protocol: entry.Protocol ?? '',
            cidr: entry.CidrBlock,
          },
        ],
  ),
})
