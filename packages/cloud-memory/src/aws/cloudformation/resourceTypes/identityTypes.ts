/**
 * Resource types of IAM.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { perform } from '../../authorize.ts'
import type { PolicySource } from '../../iam/policies.ts'
import {
  addRoleToInstanceProfile,
  createInstanceProfile,
  deleteInstanceProfile,
  removeRoleFromInstanceProfile,
} from '../../iam/instanceProfiles.ts'
import { accountIn } from '../../iam/found.ts'
import { createPolicy, deletePolicy } from '../../iam/managedPolicies.ts'
import { managedPolicyIn } from '../../iam/managedPolicyIn.ts'
import {
  deleteRolePermissionsBoundary,
  putRolePermissionsBoundary,
} from '../../iam/permissionsBoundary.ts'
import { createPolicyVersion, deletePolicyVersion } from '../../iam/policyVersions.ts'
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
import { type ResourceType, type Step, inOrder, making, stackTags, step } from '../ResourceType.ts'
import { generatedName } from '../generatedName.ts'
import {
  type JsonRecord,
  agreeIn,
  numberAt,
  recordAt,
  recordsAt,
  textAt,
  textOrEmptyAt,
  textsAt,
} from '../../json.ts'

/** The policy document of a template. */
const policyAt: (properties: JsonRecord, key: string) => PolicySource = recordAt

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

const boundarySteps = (
  RoleName: string,
  { before, after }: { readonly before: JsonRecord; readonly after: JsonRecord },
): ReadonlyArray<Step> => {
  const boundary = textAt(after, 'PermissionsBoundary')
  if (textAt(before, 'PermissionsBoundary') === boundary) return []
  return boundary === undefined
    ? [step(deleteRolePermissionsBoundary, { RoleName })]
    : [step(putRolePermissionsBoundary, { RoleName, PermissionsBoundary: boundary })]
}

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
    const RoleName = made.physicalId
    const trust = policyAt(wanted.properties, trustKey)
    return pipe(
      inOrder(context, [
        ...(agreeIn(properties, wanted.properties, [trustKey])
          ? []
          : [step(updateAssumeRolePolicy, { RoleName, PolicyDocument: trust })]),
        step(updateRole, { RoleName, ...optionsOf(wanted.properties) }),
        ...boundarySteps(RoleName, { before: properties, after: wanted.properties }),
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

/** `AWS::IAM::RolePolicy`: unlike a policy inside the role, it can refer to the role. */
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
  update: (context, { made }, wanted) => {
    return pipe(
      inOrder(context, [putPolicyStep(wanted.properties)]),
      E.map((world) => ({ world, made })),
    )
  },
}

/** Added and removed texts of a list. */
const changesIn = (key: string, before: JsonRecord, after: JsonRecord) => {
  const [old, wanted] = [textsAt(before, key), textsAt(after, key)]
  return {
    gone: old.filter((text) => !wanted.includes(text)),
    added: wanted.filter((text) => !old.includes(text)),
  }
}

/** Creates a default version; deletes the oldest of five. */
const documentStep =
  (PolicyArn: string, PolicyDocument: PolicySource): Step =>
  (context) => {
    const policy = managedPolicyIn(accountIn(context), PolicyArn)
    const isFull =
      policy !== undefined &&
      policy.versions.length >= context.world.settings.quotas.versionsPerManagedPolicy
    const oldest = policy?.versions.find(({ versionId }) => versionId !== policy.defaultVersionId)
    return inOrder(context, [
      ...(isFull && oldest !== undefined
        ? [step(deletePolicyVersion, { PolicyArn, VersionId: oldest.versionId })]
        : []),
      step(createPolicyVersion, { PolicyArn, PolicyDocument, SetAsDefault: true }),
    ])
  }

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html */
export const managedPolicyType: ResourceType = {
  update: (context, { made, properties }, wanted) => {
    const PolicyArn = made.physicalId
    const { gone, added } = changesIn('Roles', properties, wanted.properties)
    return pipe(
      inOrder(context, [
        ...(agreeIn(properties, wanted.properties, ['PolicyDocument'])
          ? []
          : [documentStep(PolicyArn, policyAt(wanted.properties, 'PolicyDocument'))]),
        ...gone.map((RoleName) => step(detachRolePolicy, { RoleName, PolicyArn })),
        ...added.map((RoleName) => step(attachRolePolicy, { RoleName, PolicyArn })),
      ]),
      E.map((world) => ({ world, made })),
    )
  },
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
  update: (context, { made, properties }, wanted) => {
    const InstanceProfileName = made.physicalId
    const { gone, added } = changesIn('Roles', properties, wanted.properties)
    return pipe(
      inOrder(context, [
        ...gone.map((RoleName) =>
          step(removeRoleFromInstanceProfile, { InstanceProfileName, RoleName }),
        ),
        ...added.map((RoleName) =>
          step(addRoleToInstanceProfile, { InstanceProfileName, RoleName }),
        ),
      ]),
      E.map((world) => ({ world, made })),
    )
  },
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
