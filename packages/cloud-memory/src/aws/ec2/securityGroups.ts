/**
 * Security groups.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { dropResource, putResource, resourcesOf } from '../../world/World.ts'
import { withFreshIds } from '../../world/freshId.ts'
import type { SecurityGroup, SecurityGroupRule, Tag, Vpc } from '../../world/network.ts'
import type { NewId } from '../../world/idDigits.ts'
import { allowAllOut } from '../../world/newVpc.ts'
import { type Action, type Context, type Outcome, answer, onEverything } from '../Action.ts'
import { type AwsError, invalidParameter, missingParameter, refuse } from '../AwsError.ts'
import { tagsFor, tagsIfAny } from '../tags.ts'
import { creationNeeds, ec2Arn, needOfId, vpcNeed } from './arns.ts'
import { defaultVpcIn } from './defaultVpc.ts'
import { found } from './found.ts'
import { pageOfResources } from './pageOfResources.ts'
import { type IpPermissionOutput, permissionsOf } from './ipPermissions.ts'
import { isGroupText } from './readRules.ts'
import { ruleViewer } from './rulePeers.ts'
import { groupFilters } from './securityGroupFilters.ts'
import type { CreateSecurityGroupRequest, DescribeSecurityGroupsRequest } from './Ec2Inputs.ts'

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
    const viewer = ruleViewer(context)
    return {
      GroupId: group.id,
      GroupName: group.name,
      Description: group.description,
      OwnerId: group.accountId,
      VpcId: group.vpcId,
      SecurityGroupArn: arnOfGroup(context, group.id),
      IpPermissions: permissionsOf(group.ingress, viewer),
      IpPermissionsEgress: permissionsOf(group.egress, viewer),
      Tags: group.tags,
    }
  }

// CreateSecurityGroup

export interface CreateSecurityGroupOutput {
  readonly GroupId: string
  readonly SecurityGroupArn: string
  readonly Tags?: ReadonlyArray<Tag>
}

/** Requires a valid name and description of a group. */
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

/** Returns the VPC of a new group: by default, the default VPC. */
const vpcFor = (context: Context, id: string | undefined): E.Either<AwsError, Vpc> => {
  if (id !== undefined) return found(context, 'vpcs', id)
  const vpc = defaultVpcIn(context)
  return vpc === undefined
    ? refuse('VPCIdNotSpecified', 'No default VPC for this user')
    : E.right(vpc)
}

const newGroup =
  ({ accountId, region }: Context, input: CreateSecurityGroupRequest, vpcId: string) =>
  (newId: NewId): SecurityGroup => ({
    id: newId('sg'),
    accountId,
    region,
    tags: tagsFor(input, 'security-group'),
    vpcId,
    name: input.GroupName,
    description: input.Description,
    ingress: [],
    egress: [allowAllOut(newId)],
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
  const [world, group] = withFreshIds(context.world, newGroup(context, input, vpcId))
  return answer(putResource(world, 'securityGroups', group), {
    GroupId: group.id,
    SecurityGroupArn: arnOfGroup(context, group.id),
    ...tagsIfAny(group.tags),
  })
}

export const createSecurityGroup: Action<CreateSecurityGroupRequest, CreateSecurityGroupOutput> = {
  permission: 'ec2:CreateSecurityGroup',
  needs: (context, input) => [
    vpcNeed(context, input.VpcId ?? '*'),
    ...creationNeeds(context, input, { type: 'security-group', action: 'CreateSecurityGroup' }),
  ],
  run: create,
}

// DeleteSecurityGroup

/** Returns whether an interface, an endpoint or a rule of another group uses a group. */
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
  needs: (context, { GroupId }) => [needOfId(context, 'securityGroups', GroupId)],
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
        filters: groupFilters,
      }),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { SecurityGroups: items.map(outputOf(context)), ...rest }),
      ),
    ),
}
