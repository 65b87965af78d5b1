/**
 * ModifySecurityGroupRules, and updates of rule descriptions.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsIngress.html
 */
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { putResource } from '../../world/World.ts'
import type { KeptRule, SecurityGroup, SecurityGroupRule } from '../../world/network.ts'
import type { Action, Context, Outcome } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import type {
  IpPermission,
  ModifySecurityGroupRulesRequest,
  SecurityGroupRuleDescription,
  SecurityGroupRuleRequest,
  SecurityGroupRuleUpdate,
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
} from './Ec2Inputs.ts'
import { found } from './found.ts'
import {
  type Direction,
  eitherNeeded,
  foundIn,
  noSuchRule,
  notYetIn,
  onGroup,
  withRules,
} from './namedRules.ts'
import { isSameRule, readDescription, readRules } from './readRules.ts'
import { withGroup } from './rulePeers.ts'

// UpdateSecurityGroupRuleDescriptions

interface NewDescription {
  readonly id: string
  readonly description: string | undefined
}

const newDescription = (
  own: ReadonlyArray<KeptRule>,
  { SecurityGroupRuleId: id, Description: description }: SecurityGroupRuleDescription,
): E.Either<AwsError, NewDescription> =>
  pipe(
    foundIn(own, id),
    E.tap(() => readDescription(description)),
    E.map((kept) => ({ id: kept.id, description })),
  )

const newDescriptions = (
  own: ReadonlyArray<KeptRule>,
  {
    IpPermissions,
    SecurityGroupRuleDescriptions: descriptions,
  }: UpdateSecurityGroupRuleDescriptionsIngressRequest,
): E.Either<AwsError, ReadonlyArray<NewDescription>> => {
  if ((IpPermissions === undefined) === (descriptions === undefined)) {
    return eitherNeeded('securityGroupRuleDescriptions', descriptions !== undefined)
  }
  if (IpPermissions !== undefined) {
    return pipe(
      readRules(IpPermissions),
      E.flatMap(
        E.traverseArray((rule) => {
          const kept = own.find((other) => isSameRule(rule, other))
          return kept === undefined
            ? noSuchRule
            : E.right({ id: kept.id, description: rule.Description })
        }),
      ),
    )
  }
  return E.traverseArray((given: SecurityGroupRuleDescription) => newDescription(own, given))(
    descriptions ?? [],
  )
}

const describedAs = (
  { Description: _old, ...rule }: KeptRule,
  { description }: NewDescription,
): KeptRule => (description === undefined ? rule : { ...rule, Description: description })

const updateIn =
  (direction: Direction) =>
  (
    context: Context,
    input: UpdateSecurityGroupRuleDescriptionsIngressRequest,
  ): Outcome<{ readonly Return: true }> =>
    pipe(
      E.Do,
      E.bind('group', () => found(context, 'securityGroups', input.GroupId)),
      E.bind('news', ({ group }) => newDescriptions(group[direction], input)),
      E.map(({ group, news }) => {
        const rules = group[direction].map((rule) => {
          const change = news.find(({ id }) => id === rule.id)
          return change === undefined ? rule : describedAs(rule, change)
        })
        const changed = withRules(group, direction, rules)
        return {
          world: putResource(context.world, 'securityGroups', changed),
          output: { Return: true },
        }
      }),
    )

type UpdateAction = Action<
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
  { readonly Return: true }
>

export const updateSecurityGroupRuleDescriptionsIngress: UpdateAction = onGroup(
  'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
  updateIn('ingress'),
)

export const updateSecurityGroupRuleDescriptionsEgress: UpdateAction = onGroup(
  'ec2:UpdateSecurityGroupRuleDescriptionsEgress',
  updateIn('egress'),
)

// ModifySecurityGroupRules

const permissionOf = ({
  CidrIpv4: CidrIp,
  CidrIpv6,
  PrefixListId,
  ReferencedGroupId: GroupId,
  Description,
  ...ports
}: SecurityGroupRuleRequest): IpPermission => {
  const described = omitUndefined({ Description })
  return {
    ...ports,
    IpRanges: CidrIp === undefined ? [] : [{ CidrIp, ...described }],
    Ipv6Ranges: CidrIpv6 === undefined ? [] : [{ CidrIpv6, ...described }],
    PrefixListIds: PrefixListId === undefined ? [] : [{ PrefixListId, ...described }],
    UserIdGroupPairs: GroupId === undefined ? [] : [{ GroupId, ...described }],
  }
}

const onlyRule = (request: SecurityGroupRuleRequest): E.Either<AwsError, SecurityGroupRule> =>
  pipe(
    readRules([permissionOf(request)]),
    E.flatMap(([rule, second]) =>
      rule === undefined || second !== undefined
        ? refuse(
            'InvalidParameterCombination',
            'Exactly one source or destination may be specified.',
          )
        : E.right(rule),
    ),
  )

const modified = (
  context: Context,
  group: SecurityGroup,
  { SecurityGroupRuleId: id, SecurityGroupRule: request }: SecurityGroupRuleUpdate,
): E.Either<AwsError, KeptRule> =>
  pipe(
    E.Do,
    E.bind('kept', () => foundIn([...group.ingress, ...group.egress], id)),
    E.bind('rule', () => onlyRule(request)),
    E.bind('usable', ({ rule }) => withGroup(context, group, rule)),
    E.map(({ kept, usable }) => ({ ...usable, id: kept.id, tags: kept.tags })),
  )

const replaced = (
  own: ReadonlyArray<KeptRule>,
  changed: ReadonlyArray<KeptRule>,
): E.Either<AwsError, ReadonlyArray<KeptRule>> => {
  const mine = changed.filter(({ id }) => own.some((rule) => rule.id === id))
  const others = own.filter(({ id }) => !mine.some((rule) => rule.id === id))
  return pipe(
    notYetIn(others, mine),
    E.map(() => own.map((rule) => mine.find(({ id }) => id === rule.id) ?? rule)),
  )
}

const modify = (
  context: Context,
  { GroupId, SecurityGroupRules }: ModifySecurityGroupRulesRequest,
): Outcome<{ readonly Return: true }> =>
  pipe(
    E.Do,
    E.bind('group', () => found(context, 'securityGroups', GroupId)),
    E.bind('changed', ({ group }) =>
      E.traverseArray((update: SecurityGroupRuleUpdate) => modified(context, group, update))(
        SecurityGroupRules,
      ),
    ),
    E.bind('ingress', ({ group, changed }) => replaced(group.ingress, changed)),
    E.bind('egress', ({ group, changed }) => replaced(group.egress, changed)),
    E.map(({ group, ingress, egress }) => ({
      world: putResource(context.world, 'securityGroups', { ...group, ingress, egress }),
      output: { Return: true },
    })),
  )

export const modifySecurityGroupRules: Action<
  ModifySecurityGroupRulesRequest,
  { readonly Return: true }
> = onGroup('ec2:ModifySecurityGroupRules', modify)
