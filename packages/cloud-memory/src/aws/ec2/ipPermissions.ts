/**
 * Conversion between IP permissions, which have any number of peers, and security group rules,
 * which have one.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
import type { SecurityGroupRule } from '../../world/network.ts'
import type { IpPermission, IpRange, UserIdGroupPair } from './Ec2Inputs.ts'

// model

export type Ports = Pick<IpPermission, 'IpProtocol' | 'FromPort' | 'ToPort'>

/** A group of a peered VPC is described with the peering connection. */
export interface GroupPairOutput extends UserIdGroupPair {
  readonly VpcId?: string
  readonly VpcPeeringConnectionId?: string
  readonly PeeringStatus?: string
}

export interface IpPermissionOutput
  extends Required<Omit<IpPermission, keyof Ports | 'UserIdGroupPairs'>>, Ports {
  readonly UserIdGroupPairs: ReadonlyArray<GroupPairOutput>
}

/** The caller, and the status of the peering connections in rules. */
export interface RuleViewer {
  readonly accountId: string
  readonly statusOf: (peeringId: string) => string
}

// queries

const described = ({ Description }: Pick<IpRange, 'Description'>): Pick<IpRange, 'Description'> =>
  Description === undefined ? {} : { Description }

const portsOf = ({ IpProtocol, FromPort, ToPort }: Ports): Ports => ({
  IpProtocol,
  ...(FromPort === undefined ? {} : { FromPort }),
  ...(ToPort === undefined ? {} : { ToPort }),
})

/** Returns the rules of a permission: one for each peer. */
export const rulesOf = (permission: IpPermission): ReadonlyArray<SecurityGroupRule> => {
  const ports = portsOf(permission)
  const { IpRanges = [], Ipv6Ranges = [], UserIdGroupPairs = [], PrefixListIds = [] } = permission
  return [
    ...IpRanges.map((range) => ({ ...ports, ...range })),
    ...Ipv6Ranges.map((range) => ({ ...ports, ...range })),
    ...UserIdGroupPairs.map((pair) => ({ ...ports, ...pair })),
    ...PrefixListIds.map((list) => ({ ...ports, ...list })),
  ]
}

const pairOf = (
  { GroupId, UserId, VpcId, VpcPeeringConnectionId: id, ...rule }: SecurityGroupRule,
  viewer: RuleViewer,
): ReadonlyArray<GroupPairOutput> =>
  GroupId === undefined
    ? []
    : [
        {
          GroupId,
          UserId: UserId ?? viewer.accountId,
          ...(VpcId === undefined ? {} : { VpcId }),
          ...(id === undefined
            ? {}
            : { VpcPeeringConnectionId: id, PeeringStatus: viewer.statusOf(id) }),
          ...described(rule),
        },
      ]

const permissionOf = (
  rules: ReadonlyArray<SecurityGroupRule>,
  ports: Ports,
  viewer: RuleViewer,
): IpPermissionOutput => ({
  ...portsOf(ports),
  IpRanges: rules.flatMap(({ CidrIp, ...rule }) =>
    CidrIp === undefined ? [] : [{ CidrIp, ...described(rule) }],
  ),
  Ipv6Ranges: rules.flatMap(({ CidrIpv6, ...rule }) =>
    CidrIpv6 === undefined ? [] : [{ CidrIpv6, ...described(rule) }],
  ),
  UserIdGroupPairs: rules.flatMap((rule) => pairOf(rule, viewer)),
  PrefixListIds: rules.flatMap(({ PrefixListId, ...rule }) =>
    PrefixListId === undefined ? [] : [{ PrefixListId, ...described(rule) }],
  ),
})

/** Returns rules as IP permissions, grouped by protocol and ports. */
export const permissionsOf = (
  rules: ReadonlyArray<SecurityGroupRule>,
  viewer: RuleViewer,
): ReadonlyArray<IpPermissionOutput> => {
  const groups = new Map<string, ReadonlyArray<SecurityGroupRule>>()
  for (const rule of rules) {
    const key = JSON.stringify(portsOf(rule))
    groups.set(key, [...(groups.get(key) ?? []), rule])
  }
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((ports) => permissionOf(group, ports, viewer)),
  )
}
