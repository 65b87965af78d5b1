/**
 * The filters of security groups.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html
 */
import { resourceOf } from '../../world/World.ts'
import type { SecurityGroup, SecurityGroupRule } from '../../world/network.ts'
import type { Context } from '../Action.ts'
import type { FilterReaders } from '../filters.ts'

const present = (value: string | number | undefined): ReadonlyArray<string> =>
  value === undefined ? [] : [String(value)]

/** Filters on the rules of one direction. */
const ruleFilters = (
  context: Context,
  direction: 'ingress' | 'egress',
): FilterReaders<SecurityGroup> => {
  const nameOf = ({ GroupId: id, UserId }: SecurityGroupRule): string | undefined =>
    id === undefined
      ? undefined
      : resourceOf(
          context.world,
          { accountId: UserId ?? context.accountId, region: context.region },
          { kind: 'securityGroups', id },
        )?.name
  const readers: Readonly<
    Record<string, (rule: SecurityGroupRule) => string | number | undefined>
  > = {
    cidr: ({ CidrIp }) => CidrIp,
    'ipv6-cidr': ({ CidrIpv6 }) => CidrIpv6,
    'from-port': ({ FromPort }) => FromPort,
    'to-port': ({ ToPort }) => ToPort,
    protocol: ({ IpProtocol }) => IpProtocol,
    'group-id': ({ GroupId }) => GroupId,
    'group-name': nameOf,
    'prefix-list-id': ({ PrefixListId }) => PrefixListId,
    'user-id': ({ GroupId, UserId }) =>
      GroupId === undefined ? undefined : (UserId ?? context.accountId),
  }
  const prefix = direction === 'ingress' ? 'ip-permission' : 'egress.ip-permission'
  return Object.fromEntries(
    Object.entries(readers).map(([name, read]) => [
      `${prefix}.${name}`,
      (group: SecurityGroup) => group[direction].flatMap((rule) => present(read(rule))),
    ]),
  )
}

/** Returns every filter of DescribeSecurityGroups. */
export const groupFilters = (context: Context): FilterReaders<SecurityGroup> => ({
  'group-id': ({ id }) => [id],
  'group-name': ({ name }) => [name],
  description: ({ description }) => [description],
  'owner-id': ({ accountId }) => [accountId],
  'vpc-id': ({ vpcId }) => [vpcId],
  ...ruleFilters(context, 'ingress'),
  ...ruleFilters(context, 'egress'),
})
