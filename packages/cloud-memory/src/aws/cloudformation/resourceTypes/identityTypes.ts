/**
 * The identities of a stack, and the log group its flow logs write to.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { perform } from '../../authorize.ts'
import {
  createFlowLogs,
  createLogGroup,
  deleteFlowLogs,
  deleteLogGroup,
} from '../../ec2/flowLogs.ts'
import type { PolicySource } from '../../iam/policies.ts'
import {
  addRoleToInstanceProfile,
  createInstanceProfile,
  deleteInstanceProfile,
  removeRoleFromInstanceProfile,
} from '../../iam/instanceProfiles.ts'
import { createPolicy, deletePolicy } from '../../iam/managedPolicies.ts'
import {
  attachRolePolicy,
  createRole,
  deleteRole,
  deleteRolePolicy,
  detachRolePolicy,
  putRolePolicy,
  updateAssumeRolePolicy,
  updateRole,
} from '../../iam/roles.ts'
import {
  type ResourceType,
  type Step,
  inOrder,
  making,
  stackTags,
  step,
  taggedAs,
} from '../ResourceType.ts'
import { generatedName } from '../generatedName.ts'
import {
  type JsonRecord,
  agreeIn,
  isRecord,
  numberAt,
  recordsAt,
  textAt,
  textOrEmptyAt,
  textsAt,
} from '../../json.ts'

/** A policy of the template; what is none is refused by IAM. */
const policyAt = (properties: JsonRecord, key: string): PolicySource => {
  const policy = properties[key]
  return isRecord(policy) ? policy : {}
}

// roles

const permissionSteps = (RoleName: string, properties: JsonRecord): ReadonlyArray<Step> => [
  ...recordsAt(properties, 'Policies').map((policy) =>
    step(putRolePolicy, {
      RoleName,
      PolicyName: textOrEmptyAt(policy, 'PolicyName'),
      PolicyDocument: policyAt(policy, 'PolicyDocument'),
    }),
  ),
  ...textsAt(properties, 'ManagedPolicyArns').map((PolicyArn) =>
    step(attachRolePolicy, { RoleName, PolicyArn }),
  ),
]

const removalSteps = (RoleName: string, properties: JsonRecord): ReadonlyArray<Step> => [
  ...recordsAt(properties, 'Policies').map((policy) =>
    step(deleteRolePolicy, { RoleName, PolicyName: textOrEmptyAt(policy, 'PolicyName') }),
  ),
  ...textsAt(properties, 'ManagedPolicyArns').map((PolicyArn) =>
    step(detachRolePolicy, { RoleName, PolicyArn }),
  ),
]

const optionsOf = (properties: JsonRecord) => {
  const description = textAt(properties, 'Description')
  const seconds = numberAt(properties, 'MaxSessionDuration')
  return {
    ...(description === undefined ? {} : { Description: description }),
    ...(seconds === undefined ? {} : { MaxSessionDuration: seconds }),
  }
}

const fixedParts: ReadonlyArray<string> = ['RoleName', 'Path', 'PermissionsBoundary']

const trustKey = 'AssumeRolePolicyDocument'

export const roleType: ResourceType = {
  tags: 'iam',
  create: (context, wanted) => {
    const { properties } = wanted
    const [world, generated] = generatedName(context.world, wanted, 64)
    const boundary = textAt(properties, 'PermissionsBoundary')
    const created = perform({ ...context, world }, createRole, {
      RoleName: textAt(properties, 'RoleName') ?? generated,
      AssumeRolePolicyDocument: policyAt(properties, 'AssumeRolePolicyDocument'),
      Path: textAt(properties, 'Path') ?? '/',
      ...optionsOf(properties),
      ...(boundary === undefined ? {} : { PermissionsBoundary: boundary }),
      Tags: stackTags(wanted),
    })
    if (E.isLeft(created)) return created
    const { RoleName, Arn, RoleId } = created.right.output.Role
    return pipe(
      inOrder({ ...context, world: created.right.world }, permissionSteps(RoleName, properties)),
      E.map((permitted) => making(permitted, RoleName, { Arn, RoleId })),
    )
  },
  remove: (context, { made, properties }) =>
    inOrder(context, [
      ...removalSteps(made.physicalId, properties),
      step(deleteRole, { RoleName: made.physicalId }),
    ]),
  update: (context, { made, properties }, wanted) => {
    if (!agreeIn(properties, wanted.properties, fixedParts)) return undefined
    const RoleName = made.physicalId
    const trust = policyAt(wanted.properties, trustKey)
    return pipe(
      inOrder(context, [
        ...(agreeIn(properties, wanted.properties, [trustKey])
          ? []
          : [step(updateAssumeRolePolicy, { RoleName, PolicyDocument: trust })]),
        step(updateRole, { RoleName, ...optionsOf(wanted.properties) }),
        ...removalSteps(RoleName, properties),
        ...permissionSteps(RoleName, wanted.properties),
      ]),
      E.map((world) => ({ world, made })),
    )
  },
}

const putPolicyStep = (properties: JsonRecord): Step =>
  step(putRolePolicy, {
    RoleName: textOrEmptyAt(properties, 'RoleName'),
    PolicyName: textOrEmptyAt(properties, 'PolicyName'),
    PolicyDocument: policyAt(properties, 'PolicyDocument'),
  })

/** An inline policy as a resource: unlike a policy inside the role, it can refer to the role. */
export const rolePolicyType: ResourceType = {
  create: (context, { properties }) => {
    const id = `${textOrEmptyAt(properties, 'PolicyName')}|${textOrEmptyAt(properties, 'RoleName')}`
    return pipe(
      inOrder(context, [putPolicyStep(properties)]),
      E.map((world) => making(world, id)),
    )
  },
  remove: (context, { properties }) =>
    inOrder(context, [
      step(deleteRolePolicy, {
        RoleName: textOrEmptyAt(properties, 'RoleName'),
        PolicyName: textOrEmptyAt(properties, 'PolicyName'),
      }),
    ]),
  update: (context, { made, properties }, wanted) => {
    if (!agreeIn(properties, wanted.properties, ['PolicyName', 'RoleName'])) return undefined
    return pipe(
      inOrder(context, [putPolicyStep(wanted.properties)]),
      E.map((world) => ({ world, made })),
    )
  },
}

export const managedPolicyType: ResourceType = {
  create: (context, wanted) => {
    const { properties } = wanted
    const [world, generated] = generatedName(context.world, wanted, 128)
    const description = textAt(properties, 'Description')
    const created = perform({ ...context, world }, createPolicy, {
      ...(description === undefined ? {} : { Description: description }),
      PolicyName: textAt(properties, 'ManagedPolicyName') ?? generated,
      PolicyDocument: policyAt(properties, 'PolicyDocument'),
      Path: textAt(properties, 'Path') ?? '/',
    })
    if (E.isLeft(created)) return created
    const { Arn } = created.right.output.Policy
    return pipe(
      inOrder(
        { ...context, world: created.right.world },
        textsAt(properties, 'Roles').map((RoleName) =>
          step(attachRolePolicy, { RoleName, PolicyArn: Arn }),
        ),
      ),
      E.map((attached) => making(attached, Arn, { PolicyArn: Arn })),
    )
  },
  remove: (context, { made, properties }) =>
    inOrder(context, [
      ...textsAt(properties, 'Roles').map((RoleName) =>
        step(detachRolePolicy, { RoleName, PolicyArn: made.physicalId }),
      ),
      step(deletePolicy, { PolicyArn: made.physicalId }),
    ]),
}

export const instanceProfileType: ResourceType = {
  create: (context, wanted) => {
    const { properties } = wanted
    const [world, generated] = generatedName(context.world, wanted, 128)
    const InstanceProfileName = textAt(properties, 'InstanceProfileName') ?? generated
    const created = perform({ ...context, world }, createInstanceProfile, {
      InstanceProfileName,
      Path: textAt(properties, 'Path') ?? '/',
    })
    if (E.isLeft(created)) return created
    const { Arn } = created.right.output.InstanceProfile
    return pipe(
      inOrder(
        { ...context, world: created.right.world },
        textsAt(properties, 'Roles').map((RoleName) =>
          step(addRoleToInstanceProfile, { InstanceProfileName, RoleName }),
        ),
      ),
      E.map((filled) => making(filled, InstanceProfileName, { Arn })),
    )
  },
  remove: (context, { made, properties }) => {
    const InstanceProfileName = made.physicalId
    return inOrder(context, [
      ...textsAt(properties, 'Roles').map((RoleName) =>
        step(removeRoleFromInstanceProfile, { InstanceProfileName, RoleName }),
      ),
      step(deleteInstanceProfile, { InstanceProfileName }),
    ])
  },
}

// logs

export const logGroupType: ResourceType = {
  create: (context, wanted) => {
    const [world, generated] = generatedName(context.world, wanted, 512)
    const logGroupName = textAt(wanted.properties, 'LogGroupName') ?? generated
    const days = numberAt(wanted.properties, 'RetentionInDays')
    const input = { logGroupName, ...(days === undefined ? {} : { retentionDays: days }) }
    return pipe(
      perform({ ...context, world }, createLogGroup, input),
      E.map((created) => making(created.world, logGroupName, { Arn: `${created.output.arn}:*` })),
    )
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteLogGroup, { logGroupName: made.physicalId })]),
}

const trafficTypes = ['ACCEPT', 'REJECT', 'ALL'] as const

export const flowLogType: ResourceType = {
  tags: 'ec2',
  create: (context, wanted) => {
    const { properties } = wanted
    return pipe(
      perform(context, createFlowLogs, {
        ResourceIds: [textOrEmptyAt(properties, 'ResourceId')],
        ResourceType: 'VPC',
        LogGroupName: textOrEmptyAt(properties, 'LogGroupName'),
        DeliverLogsPermissionArn: textOrEmptyAt(properties, 'DeliverLogsPermissionArn'),
        TrafficType: trafficTypes.find((type) => type === properties['TrafficType']) ?? 'ALL',
        MaxAggregationInterval: numberAt(properties, 'MaxAggregationInterval') === 60 ? 60 : 600,
        ...taggedAs(wanted, 'vpc-flow-log'),
      }),
      E.map(
        ({
          world,
          output: {
            FlowLogIds: [id = ''],
          },
        }) => making(world, id, { Id: id }),
      ),
    )
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteFlowLogs, { FlowLogIds: [made.physicalId] })]),
}
