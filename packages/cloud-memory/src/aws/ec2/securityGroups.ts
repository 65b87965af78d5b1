/**
 * Security groups and their rules.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { dropResource, putResource, resourceOf, resourcesOf } from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type { SecurityGroup, SecurityGroupRule, Tag } from '../../world/network.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import { creationNeeds, tagsFor } from '../tags.ts'
import { ec2Arn, needOf, vpcNeed } from './arns.ts'
import { found } from './found.ts'
import { pageOfResources } from './pageOfResources.ts'
import { type IpPermissionOutput, permissionsOf, rulesOf } from './ipPermissions.ts'
import type {
  AuthorizeSecurityGroupIngressRequest,
  CreateSecurityGroupRequest,
  DescribeSecurityGroupsRequest,
  UserIdGroupPair,
} from './Ec2Inputs.ts'

export interface SecurityGroupOutput {
  readonly GroupId: string
  readonly GroupName: string
  readonly Description: string
  readonly OwnerId: string
  readonly VpcId: string
  readonly IpPermissions: ReadonlyArray<IpPermissionOutput>
  readonly IpPermissionsEgress: ReadonlyArray<IpPermissionOutput>
  readonly Tags: ReadonlyArray<Tag>
}

const outputOf = (group: SecurityGroup): SecurityGroupOutput => ({
  GroupId: group.id,
  GroupName: group.name,
  Description: group.description,
  OwnerId: group.accountId,
  VpcId: group.vpcId,
  IpPermissions: permissionsOf(group.ingress, group.accountId),
  IpPermissionsEgress: permissionsOf(group.egress, group.accountId),
  Tags: group.tags,
})

const create = (
  context: Context,
  input: CreateSecurityGroupRequest,
): Outcome<{ readonly GroupId: string }> => {
  const vpc = found(context, 'vpcs', input.VpcId)
  if (E.isLeft(vpc)) return vpc
  const isTaken = resourcesOf(context.world, context, 'securityGroups').some(
    ({ name, vpcId }) => name === input.GroupName && vpcId === input.VpcId,
  )
  if (isTaken) {
    return refuse(
      'InvalidGroup.Duplicate',
      `The security group '${input.GroupName}' already exists for VPC '${input.VpcId}'`,
    )
  }
  const [withId, id] = freshId(context.world, 'sg')
  const group: SecurityGroup = {
    id,
    accountId: context.accountId,
    region: context.region,
    tags: tagsFor(input, 'security-group'),
    vpcId: input.VpcId,
    name: input.GroupName,
    description: input.Description,
    ingress: [],
    egress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
  }
  return answer(putResource(withId, 'securityGroups', group), { GroupId: id })
}

export const createSecurityGroup: Action<CreateSecurityGroupRequest, { readonly GroupId: string }> =
  {
    permission: 'ec2:CreateSecurityGroup',
    needs: (context, input) => [
      vpcNeed(context, input.VpcId),
      ...creationNeeds(
        ec2Arn(context, 'security-group', '*'),
        tagsFor(input, 'security-group'),
        'CreateSecurityGroup',
      ),
    ],
    run: create,
  }

const groupNeed = (context: Context, { GroupId: id }: { readonly GroupId: string }) => [
  needOf(
    context,
    'security-group',
    resourceOf(context.world, context, { kind: 'securityGroups', id }) ?? id,
  ),
]

type Direction = 'ingress' | 'egress'

const isSameRule = (a: SecurityGroupRule, b: SecurityGroupRule): boolean =>
  a.IpProtocol === b.IpProtocol &&
  a.FromPort === b.FromPort &&
  a.ToPort === b.ToPort &&
  a.CidrIp === b.CidrIp &&
  a.GroupId === b.GroupId &&
  a.PrefixListId === b.PrefixListId

/** A group of another account is none that can be named: no connection here spans accounts. */
const foundPeer = (context: Context, { GroupId, UserId }: UserIdGroupPair) =>
  UserId === undefined || UserId === context.accountId
    ? found(context, 'securityGroups', GroupId)
    : refuse('InvalidGroup.NotFound', `The security group '${GroupId}' does not exist`)

const authorizeIn =
  (direction: Direction) =>
  (
    context: Context,
    { GroupId, IpPermissions }: AuthorizeSecurityGroupIngressRequest,
  ): Outcome<{ readonly Return: true }> => {
    const group = found(context, 'securityGroups', GroupId)
    if (E.isLeft(group)) return group
    const rules = group.right[direction]
    const added = rulesOf(IpPermissions)
    const twin = added.find((rule) => rules.some((other) => isSameRule(rule, other)))
    if (twin !== undefined) {
      return refuse(
        'InvalidPermission.Duplicate',
        `the specified rule "peer: ${twin.CidrIp ?? twin.GroupId ?? twin.PrefixListId ?? ''}" already exists`,
      )
    }
    const peers = E.traverseArray((pair: UserIdGroupPair) => foundPeer(context, pair))(
      IpPermissions.flatMap(({ UserIdGroupPairs = [] }) => UserIdGroupPairs),
    )
    if (E.isLeft(peers)) return peers
    const changed = { ...group.right, [direction]: [...rules, ...added] }
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
    const rules = group.right[direction]
    const revoked = rulesOf(IpPermissions)
    const left = rules.filter((rule) => !revoked.some((other) => isSameRule(rule, other)))
    if (left.length + revoked.length !== rules.length) {
      return refuse(
        'InvalidPermission.NotFound',
        'The specified rule does not exist in this security group.',
      )
    }
    const changed = { ...group.right, [direction]: left }
    return answer(putResource(context.world, 'securityGroups', changed), { Return: true })
  }

export const authorizeSecurityGroupIngress: Action<
  AuthorizeSecurityGroupIngressRequest,
  { readonly Return: true }
> = {
  permission: 'ec2:AuthorizeSecurityGroupIngress',
  needs: groupNeed,
  run: authorizeIn('ingress'),
}

export const authorizeSecurityGroupEgress: Action<
  AuthorizeSecurityGroupIngressRequest,
  { readonly Return: true }
> = {
  permission: 'ec2:AuthorizeSecurityGroupEgress',
  needs: groupNeed,
  run: authorizeIn('egress'),
}

export const revokeSecurityGroupIngress: Action<
  AuthorizeSecurityGroupIngressRequest,
  { readonly Return: true }
> = {
  permission: 'ec2:RevokeSecurityGroupIngress',
  needs: groupNeed,
  run: revokeIn('ingress'),
}

export const revokeSecurityGroupEgress: Action<
  AuthorizeSecurityGroupIngressRequest,
  { readonly Return: true }
> = {
  permission: 'ec2:RevokeSecurityGroupEgress',
  needs: groupNeed,
  run: revokeIn('egress'),
}

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

export const deleteSecurityGroup: Action<{ readonly GroupId: string }, { readonly Return: true }> =
  {
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
      return answer(dropResource(context.world, 'securityGroups', group.right), { Return: true })
    },
  }

export interface DescribeSecurityGroupsOutput {
  readonly SecurityGroups: ReadonlyArray<SecurityGroupOutput>
  readonly NextToken?: string
}

const groupFilters = {
  'group-id': ({ id }: SecurityGroup) => [id],
  'group-name': ({ name }: SecurityGroup) => [name],
  'vpc-id': ({ vpcId }: SecurityGroup) => [vpcId],
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
        filters: groupFilters,
      }),
      E.map(({ items, ...rest }) => ({
        world: context.world,
        output: { SecurityGroups: items.map(outputOf), ...rest },
      })),
    ),
}
