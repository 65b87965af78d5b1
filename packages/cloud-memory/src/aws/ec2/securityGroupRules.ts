/**
 * Authorizes, revokes and describes security group rules.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html
 */
import type { ActionName } from '@byoa/cloud'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Settings } from '../../world/Settings.ts'
import { putResource, resourceOf } from '../../world/World.ts'
import { withFreshIds } from '../../world/freshId.ts'
import type { KeptRule, SecurityGroup, SecurityGroupRule } from '../../world/network.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { applyFilters, pageOf } from '../filters.ts'
import { tagsFor } from '../tags.ts'
import type {
  AuthorizeSecurityGroupIngressRequest,
  DescribeSecurityGroupRulesRequest,
  RevokeSecurityGroupIngressRequest,
} from './Ec2Inputs.ts'
import { creationNeeds, needOfId } from './arns.ts'
import { found, unknownId } from './found.ts'
import { otherIds } from './identifiedKinds.ts'
import { type IpPermissionOutput, permissionsOf } from './ipPermissions.ts'
import {
  type Direction,
  eitherNeeded,
  foundIn,
  noSuchRule,
  notYetIn,
  onGroup,
  withRules,
} from './namedRules.ts'
import { isSameRule, readRules } from './readRules.ts'
import {
  type PlacedRule,
  type RevokedRuleOutput,
  type SecurityGroupRuleOutput,
  placedRules,
  revokedOutput,
  ruleOutput,
  rulesIn,
} from './ruleOutput.ts'
import { ruleViewer, withGroup } from './rulePeers.ts'

// Authorize

export interface AuthorizeRulesOutput {
  readonly Return: true
  readonly SecurityGroupRules: ReadonlyArray<SecurityGroupRuleOutput>
}

/** Rules with a group or a prefix list count towards both quotas: IPv4 and IPv6. */
const isFull = ({ quotas }: Settings, rules: ReadonlyArray<SecurityGroupRule>): boolean =>
  [
    rules.filter(({ CidrIpv6 }) => CidrIpv6 === undefined),
    rules.filter(({ CidrIp }) => CidrIp === undefined),
  ].some(({ length }) => length > quotas.rulesPerSecurityGroup)

const authorizeIn =
  (direction: Direction) =>
  (
    context: Context,
    { GroupId, IpPermissions, ...input }: AuthorizeSecurityGroupIngressRequest,
  ): Outcome<AuthorizeRulesOutput> => {
    const group = found(context, 'securityGroups', GroupId)
    if (E.isLeft(group)) return group
    const added = pipe(
      readRules(IpPermissions),
      E.flatMap(E.traverseArray((rule) => withGroup(context, group.right, rule))),
    )
    if (E.isLeft(added)) return added
    const rules = group.right[direction]
    const fresh = notYetIn(rules, added.right)
    if (E.isLeft(fresh)) return fresh
    if (isFull(context.world.settings, [...rules, ...added.right])) {
      return refuse(
        'RulesPerSecurityGroupLimitExceeded',
        'The maximum number of rules per security group has been reached.',
      )
    }
    const tags = tagsFor(input, 'security-group-rule')
    const [world, kept] = withFreshIds(context.world, (newId) =>
      added.right.map((rule): KeptRule => ({ ...rule, id: newId('sgr'), tags })),
    )
    const placed = placedRules(withRules(group.right, direction, kept), direction)
    const changed = withRules(group.right, direction, [...rules, ...kept])
    return answer(putResource(world, 'securityGroups', changed), {
      Return: true,
      SecurityGroupRules: placed.map(ruleOutput(context)),
    })
  }

const authorizing = (
  permission: ActionName,
  direction: Direction,
): Action<AuthorizeSecurityGroupIngressRequest, AuthorizeRulesOutput> => ({
  permission,
  needs: (context, input) => {
    const type = 'security-group-rule'
    const action = permission.slice('ec2:'.length)
    return [
      needOfId(context, 'securityGroups', input.GroupId),
      ...(tagsFor(input, type).length === 0 ? [] : creationNeeds(context, input, { type, action })),
    ]
  },
  run: authorizeIn(direction),
})

type AuthorizeAction = ReturnType<typeof authorizing>

export const authorizeSecurityGroupIngress: AuthorizeAction = authorizing(
  'ec2:AuthorizeSecurityGroupIngress',
  'ingress',
)

export const authorizeSecurityGroupEgress: AuthorizeAction = authorizing(
  'ec2:AuthorizeSecurityGroupEgress',
  'egress',
)

// Revoke

export interface RevokeRulesOutput {
  readonly Return: true
  readonly RevokedSecurityGroupRules: ReadonlyArray<RevokedRuleOutput>
  /** Permissions that a group of the default VPC does not have; other groups refuse them. */
  readonly UnknownIpPermissions: ReadonlyArray<IpPermissionOutput>
}

interface Named {
  readonly rules: ReadonlyArray<KeptRule>
  readonly unknown: ReadonlyArray<SecurityGroupRule>
}

const isInDefaultVpc = ({ world }: Context, group: SecurityGroup): boolean =>
  resourceOf(world, group, { kind: 'vpcs', id: group.vpcId })?.isDefault === true

const revokedRules = (
  own: ReadonlyArray<KeptRule>,
  { IpPermissions, SecurityGroupRuleIds: ids }: RevokeSecurityGroupIngressRequest,
): E.Either<AwsError, Named> => {
  if ((IpPermissions === undefined) === (ids === undefined)) {
    return eitherNeeded('securityGroupRuleIds', ids !== undefined)
  }
  if (ids !== undefined) {
    return pipe(
      E.traverseArray((id: string) => foundIn(own, id))(ids),
      E.map((rules) => ({ rules, unknown: [] })),
    )
  }
  return pipe(
    readRules(IpPermissions ?? []),
    E.map((named) => ({
      rules: own.filter((rule) => named.some((other) => isSameRule(rule, other))),
      unknown: named.filter((rule) => !own.some((other) => isSameRule(rule, other))),
    })),
  )
}

const revokeIn =
  (direction: Direction) =>
  (context: Context, input: RevokeSecurityGroupIngressRequest): Outcome<RevokeRulesOutput> =>
    pipe(
      E.Do,
      E.bind('group', () => found(context, 'securityGroups', input.GroupId)),
      E.bind('named', ({ group }) => revokedRules(group[direction], input)),
      E.tap(({ group, named: { unknown } }) =>
        unknown.length === 0 || isInDefaultVpc(context, group) ? E.right(undefined) : noSuchRule,
      ),
      E.map(({ group, named: { rules, unknown } }) => {
        const ids = new Set(rules.map(({ id }) => id))
        const revoked = placedRules(group, direction).filter(({ rule }) => ids.has(rule.id))
        const left = group[direction].filter(({ id }) => !ids.has(id))
        return {
          world: putResource(context.world, 'securityGroups', withRules(group, direction, left)),
          output: {
            Return: true,
            RevokedSecurityGroupRules: revoked.map(revokedOutput),
            UnknownIpPermissions: permissionsOf(unknown, ruleViewer(context)),
          },
        }
      }),
    )

type RevokeAction = Action<RevokeSecurityGroupIngressRequest, RevokeRulesOutput>

export const revokeSecurityGroupIngress: RevokeAction = onGroup(
  'ec2:RevokeSecurityGroupIngress',
  revokeIn('ingress'),
)

export const revokeSecurityGroupEgress: RevokeAction = onGroup(
  'ec2:RevokeSecurityGroupEgress',
  revokeIn('egress'),
)

// DescribeSecurityGroupRules

export interface DescribeSecurityGroupRulesOutput {
  readonly SecurityGroupRules: ReadonlyArray<SecurityGroupRuleOutput>
  readonly NextToken?: string
}

const ruleFilters = {
  'group-id': ({ group }: PlacedRule) => [group.id],
  'security-group-rule-id': ({ rule }: PlacedRule) => [rule.id],
}

const listedRules = (
  context: Context,
  { SecurityGroupRuleIds: ids }: DescribeSecurityGroupRulesRequest,
): E.Either<AwsError, ReadonlyArray<PlacedRule>> => {
  const all = rulesIn(context)
  if (ids === undefined) return E.right(all)
  return E.traverseArray((id: string) => {
    const placed = all.find(({ rule }) => rule.id === id)
    return placed === undefined ? unknownId(otherIds.securityGroupRule, id) : E.right(placed)
  })(ids)
}

export const describeSecurityGroupRules: Action<
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesOutput
> = {
  permission: 'ec2:DescribeSecurityGroupRules',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      listedRules(context, input),
      E.flatMap((listed) => applyFilters(listed, input.Filters, ruleFilters)),
      E.flatMap((matching) => pageOf(matching, input, { from: 5, to: 1000 })),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { SecurityGroupRules: items.map(ruleOutput(context)), ...rest }),
      ),
    ),
}
