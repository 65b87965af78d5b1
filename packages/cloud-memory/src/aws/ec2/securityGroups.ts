/**
 * Security groups and their rules.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import type { ActionName } from '@byoa/cloud'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { statusAt } from '../../world/Peering.ts'
import type { Settings } from '../../world/Settings.ts'
import { dropResource, putResource, resourceOf, resourcesOf } from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type { SecurityGroup, SecurityGroupRule, Tag, Vpc } from '../../world/network.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { type AwsError, invalidParameter, missingParameter, refuse } from '../AwsError.ts'
import { creationNeeds, tagsFor } from '../tags.ts'
import { ec2Arn, needOf, vpcNeed } from './arns.ts'
import { found } from './found.ts'
import { pageOfResources } from './pageOfResources.ts'
import { type IpPermissionOutput, permissionsOf } from './ipPermissions.ts'
import { peeringOf } from './peeringsOf.ts'
import { isGroupText, isSameRule, readRules } from './readRules.ts'
import { withGroup } from './rulePeers.ts'
import { groupFilters } from './securityGroupFilters.ts'
import type {
  AuthorizeSecurityGroupIngressRequest,
  CreateSecurityGroupRequest,
  DescribeSecurityGroupsRequest,
} from './Ec2Inputs.ts'

export interface SecurityGroupOutput {
  readonly GroupId: string
  readonly GroupName: string
  readonly Description: string
  readonly OwnerId: string
  readonly VpcId: string
  readonly SecurityGroupArn: string
  readonly IpPermissions: ReadonlyArray<IpPermissionOutput>
  readonly IpPermissionsEgress: ReadonlyArray<IpPermissionOutput>
  readonly Tags: ReadonlyArray<Tag>
}

const arnOfGroup = (context: Context, id: string): string => ec2Arn(context, 'security-group', id)

const outputOf =
  (context: Context) =>
  (group: SecurityGroup): SecurityGroupOutput => {
    const { world, accountId } = context
    const statusOf = (id: string): string => {
      const peering = peeringOf(world, id)
      return peering === undefined ? 'deleted' : statusAt(peering, world.now)
    }
    return {
      GroupId: group.id,
      GroupName: group.name,
      Description: group.description,
      OwnerId: group.accountId,
      VpcId: group.vpcId,
      SecurityGroupArn: arnOfGroup(context, group.id),
      IpPermissions: permissionsOf(group.ingress, { accountId, statusOf }),
      IpPermissionsEgress: permissionsOf(group.egress, { accountId, statusOf }),
      Tags: group.tags,
    }
  }

// CreateSecurityGroup

export interface CreateSecurityGroupOutput {
  readonly GroupId: string
  readonly SecurityGroupArn: string
  readonly Tags: ReadonlyArray<Tag>
}

/** Refuses what cannot name or describe a group. */
const textProblem = ({
  GroupName,
  Description,
}: CreateSecurityGroupRequest): E.Either<AwsError, undefined> => {
  if (GroupName === '') return missingParameter('groupName')
  if (Description === '') return missingParameter('GroupDescription')
  if (GroupName.toLowerCase().startsWith('sg-')) {
    return invalidParameter(
      `Invalid value '${GroupName}' for parameter groupName. Group names cannot begin with sg-.`,
    )
  }
  if (GroupName.toLowerCase() === 'default') {
    return invalidParameter(`Cannot use reserved security group name: ${GroupName}`)
  }
  const [kind] = [
    ...(isGroupText(GroupName) ? [] : ['name']),
    ...(isGroupText(Description) ? [] : ['description']),
  ]
  return kind === undefined
    ? E.right(undefined)
    : invalidParameter(
        `Invalid security group ${kind}. Valid ${kind}s are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*`,
      )
}

/** The VPC that a new group is in: the default one when none is named. */
const vpcFor = (context: Context, id: string | undefined): E.Either<AwsError, Vpc> => {
  if (id !== undefined) return found(context, 'vpcs', id)
  const vpc = resourcesOf(context.world, context, 'vpcs').find(({ isDefault }) => isDefault)
  return vpc === undefined
    ? refuse('VPCIdNotSpecified', 'No default VPC for this user')
    : E.right(vpc)
}

/** Returns a group with the rule that it starts with: everything may leave. */
const newGroup = (
  { accountId, region }: Context,
  input: CreateSecurityGroupRequest,
  { id, vpcId }: Pick<SecurityGroup, 'id' | 'vpcId'>,
): SecurityGroup => ({
  id,
  accountId,
  region,
  tags: tagsFor(input, 'security-group'),
  vpcId,
  name: input.GroupName,
  description: input.Description,
  ingress: [],
  egress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
})

const create = (
  context: Context,
  input: CreateSecurityGroupRequest,
): Outcome<CreateSecurityGroupOutput> => {
  const vpc = pipe(
    textProblem(input),
    E.flatMap(() => vpcFor(context, input.VpcId)),
  )
  if (E.isLeft(vpc)) return vpc
  const vpcId = vpc.right.id
  const all = resourcesOf(context.world, context, 'securityGroups')
  const name = input.GroupName.toLowerCase()
  if (all.some((group) => group.name.toLowerCase() === name && group.vpcId === vpcId)) {
    return refuse(
      'InvalidGroup.Duplicate',
      `The security group '${input.GroupName}' already exists for VPC '${vpcId}'`,
    )
  }
  if (all.length >= context.world.settings.quotas.securityGroupsPerRegion) {
    return refuse(
      'SecurityGroupLimitExceeded',
      'The maximum number of security groups has been reached.',
    )
  }
  const [withId, id] = freshId(context.world, 'sg')
  const group = newGroup(context, input, { id, vpcId })
  return answer(putResource(withId, 'securityGroups', group), {
    GroupId: id,
    SecurityGroupArn: arnOfGroup(context, id),
    Tags: group.tags,
  })
}

export const createSecurityGroup: Action<CreateSecurityGroupRequest, CreateSecurityGroupOutput> = {
  permission: 'ec2:CreateSecurityGroup',
  needs: (context, input) => [
    vpcNeed(context, input.VpcId ?? '*'),
    ...creationNeeds(
      ec2Arn(context, 'security-group', '*'),
      tagsFor(input, 'security-group'),
      'CreateSecurityGroup',
    ),
  ],
  run: create,
}

// rules

const groupNeed = (context: Context, { GroupId: id }: { readonly GroupId: string }) => [
  needOf(
    context,
    'security-group',
    resourceOf(context.world, context, { kind: 'securityGroups', id }) ?? id,
  ),
]

type Direction = 'ingress' | 'egress'

const peerText = ({ IpProtocol, FromPort, ToPort, ...rule }: SecurityGroupRule): string => {
  const peer = rule.CidrIp ?? rule.CidrIpv6 ?? rule.GroupId ?? rule.PrefixListId ?? ''
  const ports = FromPort === undefined ? '' : `, from port: ${FromPort}, to port: ${ToPort ?? ''}`
  return `peer: ${peer}, ${IpProtocol === '-1' ? 'ALL' : IpProtocol.toUpperCase()}${ports}, ALLOW`
}

/** A group and a prefix list count for both families. */
const isFull = ({ quotas }: Settings, rules: ReadonlyArray<SecurityGroupRule>): boolean =>
  [
    rules.filter(({ CidrIpv6 }) => CidrIpv6 === undefined),
    rules.filter(({ CidrIp }) => CidrIp === undefined),
  ].some(({ length }) => length > quotas.rulesPerSecurityGroup)

const authorizeIn =
  (direction: Direction) =>
  (
    context: Context,
    { GroupId, IpPermissions }: AuthorizeSecurityGroupIngressRequest,
  ): Outcome<{ readonly Return: true }> => {
    const group = found(context, 'securityGroups', GroupId)
    if (E.isLeft(group)) return group
    const added = pipe(
      readRules(IpPermissions),
      E.flatMap(E.traverseArray((rule) => withGroup(context, group.right, rule))),
    )
    if (E.isLeft(added)) return added
    const rules = group.right[direction]
    const twin = added.right.find((rule) => rules.some((other) => isSameRule(rule, other)))
    if (twin !== undefined) {
      return refuse(
        'InvalidPermission.Duplicate',
        `the specified rule "${peerText(twin)}" already exists`,
      )
    }
    const changed = { ...group.right, [direction]: [...rules, ...added.right] }
    if (isFull(context.world.settings, changed[direction])) {
      return refuse(
        'RulesPerSecurityGroupLimitExceeded',
        'The maximum number of rules per security group has been reached.',
      )
    }
    return answer(putResource(context.world, 'securityGroups', changed), { Return: true })
  }

const revokeIn =
  (direction: Direction) =>
  (
    context: Context,
    { GroupId, IpPermissions }: AuthorizeSecurityGroupIngressRequest,
  ): Outcome<{ readonly Return: true }> => {
    const group = found(context, 'securityGroups', GroupId)
    if (E.isLeft(group)) return group
    const revoked = readRules(IpPermissions)
    if (E.isLeft(revoked)) return revoked
    const rules = group.right[direction]
    const left = rules.filter((rule) => !revoked.right.some((other) => isSameRule(rule, other)))
    if (left.length + revoked.right.length !== rules.length) {
      return refuse(
        'InvalidPermission.NotFound',
        'The specified rule does not exist in this security group.',
      )
    }
    const changed = { ...group.right, [direction]: left }
    return answer(putResource(context.world, 'securityGroups', changed), { Return: true })
  }

const ruleAction = (
  permission: ActionName,
  run: ReturnType<typeof authorizeIn>,
): Action<AuthorizeSecurityGroupIngressRequest, { readonly Return: true }> => ({
  permission,
  needs: groupNeed,
  run,
})

type RuleAction = ReturnType<typeof ruleAction>

export const authorizeSecurityGroupIngress: RuleAction = ruleAction(
  'ec2:AuthorizeSecurityGroupIngress',
  authorizeIn('ingress'),
)

export const authorizeSecurityGroupEgress: RuleAction = ruleAction(
  'ec2:AuthorizeSecurityGroupEgress',
  authorizeIn('egress'),
)

export const revokeSecurityGroupIngress: RuleAction = ruleAction(
  'ec2:RevokeSecurityGroupIngress',
  revokeIn('ingress'),
)

export const revokeSecurityGroupEgress: RuleAction = ruleAction(
  'ec2:RevokeSecurityGroupEgress',
  revokeIn('egress'),
)

// DeleteSecurityGroup

/**
 * Whether something else stands on a group: an interface, an endpoint, or a rule of another group.
 */
const isUsed = (context: Context, groupId: string): boolean => {
  const { world } = context
  const names = ({ GroupId }: SecurityGroupRule): boolean => GroupId === groupId
  return (
    resourcesOf(world, context, 'networkInterfaces').some(({ groupIds }) =>
      groupIds.includes(groupId),
    ) ||
    resourcesOf(world, context, 'vpcEndpoints').some(({ securityGroupIds }) =>
      securityGroupIds.includes(groupId),
    ) ||
    resourcesOf(world, context, 'securityGroups').some(
      (other) => other.id !== groupId && [...other.ingress, ...other.egress].some(names),
    )
  )
}

export const deleteSecurityGroup: Action<
  { readonly GroupId: string },
  { readonly Return: true; readonly GroupId: string }
> = {
  permission: 'ec2:DeleteSecurityGroup',
  needs: groupNeed,
  run: (context, { GroupId }) => {
    const group = found(context, 'securityGroups', GroupId)
    if (E.isLeft(group)) return group
    if (group.right.name === 'default') {
      return refuse(
        'CannotDelete',
        `the specified group: "${GroupId}" name: "default" cannot be deleted by a user`,
      )
    }
    if (isUsed(context, GroupId)) {
      return refuse('DependencyViolation', `resource ${GroupId} has a dependent object`)
    }
    const world = dropResource(context.world, 'securityGroups', group.right)
    return answer(world, { Return: true, GroupId })
  },
}

export interface DescribeSecurityGroupsOutput {
  readonly SecurityGroups: ReadonlyArray<SecurityGroupOutput>
  readonly NextToken?: string
}

export const describeSecurityGroups: Action<
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsOutput
> = {
  permission: 'ec2:DescribeSecurityGroups',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      pageOfResources(context, input, {
        kind: 'securityGroups',
        ids: input.GroupIds,
        filters: groupFilters(context),
      }),
      E.map(({ items, ...rest }) => ({
        world: context.world,
        output: { SecurityGroups: items.map(outputOf(context)), ...rest },
      })),
    ),
}
