/**
 * Rules of security groups as EC2's API has them: a permission holds every peer of one protocol and
 * one range of ports, a rule has one peer.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
import type { SecurityGroupRule } from '../../world/network.ts'
import type { IpPermission, IpRange } from './Ec2Inputs.ts'

// model

type Ports = Pick<IpPermission, 'IpProtocol' | 'FromPort' | 'ToPort'>

export interface IpPermissionOutput extends Required<Omit<IpPermission, keyof Ports>>, Ports {
  readonly Ipv6Ranges: ReadonlyArray<never>
}

// queries

const described = ({ Description }: Pick<IpRange, 'Description'>): Pick<IpRange, 'Description'> =>
  Description === undefined ? {} : { Description }

const portsOf = ({ IpProtocol, FromPort, ToPort }: Ports): Ports => ({
  IpProtocol,
  ...(FromPort === undefined ? {} : { FromPort }),
  ...(ToPort === undefined ? {} : { ToPort }),
})

/** Returns the rules that permissions make: one for each peer. */
export const rulesOf = (
  permissions: ReadonlyArray<IpPermission>,
): ReadonlyArray<SecurityGroupRule> =>
  permissions.flatMap((permission) => {
    const ports = portsOf(permission)
    const { IpRanges = [], UserIdGroupPairs = [], PrefixListIds = [] } = permission
    return [
      ...IpRanges.map((range) => ({ ...ports, ...range })),
      ...UserIdGroupPairs.map(({ GroupId, ...pair }) => ({
        ...ports,
        GroupId,
        ...described(pair),
      })),
      ...PrefixListIds.map((list) => ({ ...ports, ...list })),
    ]
  })

const permissionOf = (
  rules: ReadonlyArray<SecurityGroupRule>,
  ports: Ports,
  accountId: string,
): IpPermissionOutput => ({
  ...portsOf(ports),
  IpRanges: rules.flatMap(({ CidrIp, ...rule }) =>
    CidrIp === undefined ? [] : [{ CidrIp, ...described(rule) }],
  ),
  Ipv6Ranges: [],
  UserIdGroupPairs: rules.flatMap(({ GroupId, ...rule }) =>
    GroupId === undefined ? [] : [{ GroupId, UserId: accountId, ...described(rule) }],
  ),
  PrefixListIds: rules.flatMap(({ PrefixListId, ...rule }) =>
    PrefixListId === undefined ? [] : [{ PrefixListId, ...described(rule) }],
  ),
})

/** Returns rules as EC2 shows them: those of one protocol and the same ports together. */
export const permissionsOf = (
  rules: ReadonlyArray<SecurityGroupRule>,
  accountId: string,
): ReadonlyArray<IpPermissionOutput> => {
  const groups = new Map<string, ReadonlyArray<SecurityGroupRule>>()
  for (const rule of rules) {
    const key = JSON.stringify(portsOf(rule))
    groups.set(key, [...(groups.get(key) ?? []), rule])
  }
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((ports) => permissionOf(group, ports, accountId)),
  )
}
