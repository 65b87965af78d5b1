/**
 * Descriptions of security group rules.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokedSecurityGroupRule.html
 */
import { omitUndefined } from '@byoa/core/codec'

import { resourcesOf } from '../../world/World.ts'
import type { KeptRule, SecurityGroup, Tag } from '../../world/network.ts'
import type { Context } from '../Action.ts'
import { ec2Arn } from './arns.ts'
import type { GroupPairOutput } from './ipPermissions.ts'
import { ruleViewer } from './rulePeers.ts'

// model

/** A rule, with its group, direction and tags. */
export interface PlacedRule {
  readonly group: SecurityGroup
  readonly rule: KeptRule
  readonly direction: 'ingress' | 'egress'
  readonly tags: ReadonlyArray<Tag>
}

interface RuleText {
  readonly SecurityGroupRuleId: string
  readonly GroupId: string
  readonly IsEgress: boolean
  readonly IpProtocol: string
  /** -1 where the protocol has no ports. */
  readonly FromPort: number
  readonly ToPort: number
  readonly CidrIpv4?: string
  readonly CidrIpv6?: string
  readonly PrefixListId?: string
  readonly Description?: string
}

export interface SecurityGroupRuleOutput extends RuleText {
  readonly GroupOwnerId: string
  readonly ReferencedGroupInfo?: Omit<GroupPairOutput, 'Description'>
  readonly SecurityGroupRuleArn: string
  readonly Tags: ReadonlyArray<Tag>
}

export interface RevokedRuleOutput extends RuleText {
  readonly ReferencedGroupId?: string
}

// queries

/** Returns the rules of a group in one direction. */
export const placedRules = (
  group: SecurityGroup,
  direction: PlacedRule['direction'],
): ReadonlyArray<PlacedRule> =>
  group[direction].map((rule) => ({ group, rule, direction, tags: rule.tags }))

/** Returns the rules of all groups of the caller. */
export const rulesIn = (context: Context): ReadonlyArray<PlacedRule> =>
  resourcesOf(context.world, context, 'securityGroups').flatMap((group) => [
    ...placedRules(group, 'ingress'),
    ...placedRules(group, 'egress'),
  ])

const textOf = ({ group, rule, direction }: PlacedRule): RuleText => ({
  SecurityGroupRuleId: rule.id,
  GroupId: group.id,
  IsEgress: direction === 'egress',
  IpProtocol: rule.IpProtocol,
  FromPort: rule.FromPort ?? -1,
  ToPort: rule.ToPort ?? -1,
  ...omitUndefined({
    CidrIpv4: rule.CidrIp,
    CidrIpv6: rule.CidrIpv6,
    PrefixListId: rule.PrefixListId,
    Description: rule.Description,
  }),
})

const referencedGroup = (
  context: Context,
  { GroupId, UserId, VpcId, VpcPeeringConnectionId: id }: KeptRule,
): Pick<SecurityGroupRuleOutput, 'ReferencedGroupInfo'> => {
  if (GroupId === undefined) return {}
  const { accountId, statusOf } = ruleViewer(context)
  const over = id === undefined ? {} : { VpcPeeringConnectionId: id, PeeringStatus: statusOf(id) }
  return {
    ReferencedGroupInfo: {
      GroupId,
      UserId: UserId ?? accountId,
      ...omitUndefined({ VpcId }),
      ...over,
    },
  }
}

/** Returns the description of a rule. */
export const ruleOutput =
  (context: Context) =>
  (placed: PlacedRule): SecurityGroupRuleOutput => ({
    ...textOf(placed),
    GroupOwnerId: placed.group.accountId,
    ...referencedGroup(context, placed.rule),
    SecurityGroupRuleArn: ec2Arn(context, 'security-group-rule', placed.rule.id),
    Tags: placed.rule.tags,
  })

/** Returns a rule as RevokeSecurityGroupIngress and RevokeSecurityGroupEgress return it. */
export const revokedOutput = (placed: PlacedRule): RevokedRuleOutput => ({
  ...textOf(placed),
  ...omitUndefined({ ReferencedGroupId: placed.rule.GroupId }),
})
