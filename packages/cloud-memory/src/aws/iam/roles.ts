/**
 * Roles and their policies.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
 */
import { addSeconds } from '@byoa/core/values'
import { requestTagKeys } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as Table from '../../world/Table.ts'
import { type World, putAccount } from '../../world/World.ts'
import { freshIamId } from '../../world/freshId.ts'
import type { Policy, Role, TrustVersion } from '../../world/identities.ts'
import type { Tag } from '../../world/network.ts'
import { dateOf } from '../dateOf.ts'
import { type Action, type Context, type Need, type Outcome, answer } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { tagsIfAny } from '../tags.ts'
import { type MarkedPageOf, markedPageOf } from './markedPageOf.ts'
import { shownTrust } from './principals.ts'
import {
  accountIn,
  isNameTaken,
  missingPolicy,
  putRole,
  roleArnOf,
  roleNamed,
  soundPolicyArn,
  withinQuota,
} from './found.ts'
import { managedPolicyIn } from './managedPolicyIn.ts'
import { type WithPolicySource, countedCharacters, savedPolicy, savedTrust } from './policies.ts'
import type {
  AttachRolePolicyRequest,
  CreateRoleRequest,
  DeleteRolePolicyRequest,
  DeleteRoleRequest,
  DetachRolePolicyRequest,
  GetRoleRequest,
  ListRolesRequest,
  PutRolePolicyRequest,
  UpdateAssumeRolePolicyRequest,
  UpdateRoleDescriptionRequest,
  UpdateRoleRequest,
} from './IamInputs.ts'

// outputs

export interface RoleOutput {
  readonly RoleName: string
  readonly RoleId: string
  readonly Arn: string
  readonly Path: string
  readonly CreateDate: Date
  readonly Description?: string
  readonly MaxSessionDuration?: number
  /** URL-encoded, as IAM returns it. */
  readonly AssumeRolePolicyDocument: string
  readonly PermissionsBoundary?: {
    readonly PermissionsBoundaryType: 'Policy'
    readonly PermissionsBoundaryArn: string
  }
  readonly Tags?: ReadonlyArray<Tag>
  /** Empty for a role that was never used. */
  readonly RoleLastUsed?: { readonly LastUsedDate?: Date; readonly Region?: string }
}

/** Returns what every answer shows of a role, and all that an instance profile shows. */
export const shownRole = (world: World, role: Role): RoleOutput => ({
  RoleName: role.name,
  RoleId: role.roleId,
  Arn: role.arn,
  Path: role.path,
  CreateDate: dateOf(role.createdAt),
  AssumeRolePolicyDocument: encodeURIComponent(
    role.trust[0] === undefined ? '' : shownTrust(world, role.trust[0]),
  ),
})

const descriptionOf = ({ description }: Role): Pick<RoleOutput, 'Description'> =>
  description === '' ? {} : { Description: description }

/**
 * Returns a role as ListRoles returns it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 */
const listedRole = (world: World, role: Role): RoleOutput => ({
  ...shownRole(world, role),
  ...descriptionOf(role),
  MaxSessionDuration: role.maxSessionSeconds,
})

const boundaryAndTagsOf = (role: Role): Pick<RoleOutput, 'PermissionsBoundary' | 'Tags'> => ({
  ...(role.boundaryArn === undefined
    ? {}
    : {
        PermissionsBoundary: {
          PermissionsBoundaryType: 'Policy',
          PermissionsBoundaryArn: role.boundaryArn,
        },
      }),
  ...tagsIfAny(role.tags),
})

const lastUseOf = ({ lastUsed }: Role): Required<Pick<RoleOutput, 'RoleLastUsed'>> => ({
  RoleLastUsed:
    lastUsed === undefined ? {} : { LastUsedDate: dateOf(lastUsed.at), Region: lastUsed.region },
})

// CreateRole

const trustVersion = (world: World, policy: Policy): TrustVersion => ({
  ...policy,
  effectiveAt: addSeconds(world.now, world.settings.delays.rolePropagationSeconds),
})

/** Requires that the permissions boundary is an existing policy. */
export const soundBoundary = (
  context: Context,
  arn: string | undefined,
): E.Either<AwsError, undefined> =>
  arn === undefined || managedPolicyIn(accountIn(context), arn) !== undefined
    ? E.right(undefined)
    : pipe(
        soundPolicyArn(arn),
        E.flatMap(() =>
          refuse('NoSuchEntity', `Scope ARN: ${arn} does not exist or is not attachable.`, 404),
        ),
      )

const create = (
  context: Context,
  input: WithPolicySource<CreateRoleRequest>,
): Outcome<{ readonly Role: RoleOutput }> => {
  const trust = savedTrust(context.world, input.AssumeRolePolicyDocument)
  if (E.isLeft(trust)) return trust
  if (isNameTaken(accountIn(context).roles, input.RoleName)) {
    return refuse('EntityAlreadyExists', `Role with name ${input.RoleName} already exists.`, 409)
  }
  const most = context.world.settings.quotas.rolesPerAccount
  const allowed = pipe(
    withinQuota('RolesPerAccount', Table.rows(accountIn(context).roles).length + 1, most),
    E.flatMap(() => soundBoundary(context, input.PermissionsBoundary)),
  )
  if (E.isLeft(allowed)) return allowed
  const [world, roleId] = freshIamId(context.world, 'AROA')
  const path = input.Path ?? '/'
  const role: Role = {
    name: input.RoleName,
    path,
    arn: roleArnOf(context, `${path}${input.RoleName}`),
    roleId,
    createdAt: world.now,
    description: input.Description ?? '',
    maxSessionSeconds: input.MaxSessionDuration ?? 3600,
    trust: [trustVersion(world, trust.right)],
    inline: {},
    attachedPolicyArns: [],
    ...(input.PermissionsBoundary === undefined ? {} : { boundaryArn: input.PermissionsBoundary }),
    tags: input.Tags ?? [],
  }
  return answer(putRole(world, context, role), {
    Role: { ...shownRole(world, role), ...boundaryAndTagsOf(role) },
  })
}

export const createRole: Action<
  WithPolicySource<CreateRoleRequest>,
  { readonly Role: RoleOutput }
> = {
  permission: 'iam:CreateRole',
  needs: (context, input) => [
    {
      resource: roleArnOf(context, `${input.Path ?? '/'}${input.RoleName}`),
      keys: {
        ...requestTagKeys(input.Tags ?? []),
        ...(input.PermissionsBoundary === undefined
          ? {}
          : { 'iam:PermissionsBoundary': [input.PermissionsBoundary] }),
      },
    },
  ],
  run: create,
}

// GetRole, ListRoles

/** Returns the need of acting on a role. */
export const onRole = (context: Context, { RoleName }: GetRoleRequest): ReadonlyArray<Need> => [
  {
    resource:
      Table.get(accountIn(context).roles, RoleName)?.arn ?? roleArnOf(context, `/${RoleName}`),
  },
]

export const getRole: Action<GetRoleRequest, { readonly Role: RoleOutput }> = {
  permission: 'iam:GetRole',
  needs: onRole,
  run: (context, { RoleName }) =>
    pipe(
      roleNamed(context, RoleName),
      E.flatMap((role) =>
        answer(context.world, {
          Role: {
            ...listedRole(context.world, role),
            ...boundaryAndTagsOf(role),
            ...lastUseOf(role),
          },
        }),
      ),
    ),
}

export const listRoles: Action<ListRolesRequest, MarkedPageOf<'Roles', RoleOutput>> = {
  permission: 'iam:ListRoles',
  needs: (context, { PathPrefix }) => [{ resource: roleArnOf(context, PathPrefix ?? '/') }],
  run: (context, { PathPrefix = '/', ...page }) =>
    pipe(
      Table.rows(accountIn(context).roles).filter(({ path }) => path.startsWith(PathPrefix)),
      (roles) => markedPageOf(roles, page),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, {
          Roles: items.map((role) => listedRole(context.world, role)),
          ...rest,
        }),
      ),
    ),
}

// changes

/** Returns the world with a role changed; Left when there is none, or the change is refused. */
export const changeRole = (
  context: Context,
  name: string,
  change: (role: Role) => E.Either<AwsError, Role>,
): Outcome<Record<never, never>> =>
  pipe(
    roleNamed(context, name),
    E.flatMap(change),
    E.map((role) => ({ world: putRole(context.world, context, role), output: {} })),
  )

export const updateAssumeRolePolicy: Action<
  WithPolicySource<UpdateAssumeRolePolicyRequest>,
  Record<never, never>
> = {
  permission: 'iam:UpdateAssumeRolePolicy',
  needs: onRole,
  run: (context, { RoleName, PolicyDocument }) =>
    pipe(
      savedTrust(context.world, PolicyDocument),
      E.map((trust) => trustVersion(context.world, trust)),
      E.flatMap((version) =>
        changeRole(context, RoleName, (role) =>
          E.right({ ...role, trust: [version, ...role.trust] }),
        ),
      ),
    ),
}

export const updateRole: Action<UpdateRoleRequest, Record<never, never>> = {
  permission: 'iam:UpdateRole',
  needs: onRole,
  run: (context, { RoleName, Description, MaxSessionDuration }) =>
    changeRole(context, RoleName, (role) =>
      E.right({
        ...role,
        description: Description ?? role.description,
        maxSessionSeconds: MaxSessionDuration ?? role.maxSessionSeconds,
      }),
    ),
}

export const updateRoleDescription: Action<
  UpdateRoleDescriptionRequest,
  { readonly Role: RoleOutput }
> = {
  permission: 'iam:UpdateRoleDescription',
  needs: onRole,
  run: (context, { RoleName, Description: description }) =>
    pipe(
      roleNamed(context, RoleName),
      E.map((role) => ({ ...role, description })),
      E.flatMap((role) =>
        answer(putRole(context.world, context, role), {
          Role: { ...shownRole(context.world, role), ...descriptionOf(role) },
        }),
      ),
    ),
}

const putInline = (
  context: Context,
  { RoleName, PolicyName, PolicyDocument }: WithPolicySource<PutRolePolicyRequest>,
): Outcome<Record<never, never>> =>
  // A role that does not exist is refused before the document is read.
  changeRole(context, RoleName, (role) =>
    pipe(
      savedPolicy(PolicyDocument),
      E.flatMap((policy) => {
        const inline = Table.put(role.inline, PolicyName, policy)
        const size = Table.rows(inline)
          .map(({ document }) => countedCharacters(document))
          .reduce((total, characters) => total + characters, 0)
        const most = context.world.settings.quotas.inlinePoliciesCharacters
        return size <= most
          ? E.right({ ...role, inline })
          : refuse(
              'LimitExceeded',
              `Maximum policy size of ${most} bytes exceeded for role ${RoleName}`,
              409,
            )
      }),
    ),
  )

export const putRolePolicy: Action<WithPolicySource<PutRolePolicyRequest>, Record<never, never>> = {
  permission: 'iam:PutRolePolicy',
  needs: onRole,
  run: putInline,
}

export const deleteRolePolicy: Action<DeleteRolePolicyRequest, Record<never, never>> = {
  permission: 'iam:DeleteRolePolicy',
  needs: onRole,
  run: (context, { RoleName, PolicyName }) =>
    changeRole(context, RoleName, (role) =>
      Table.get(role.inline, PolicyName) === undefined
        ? refuse('NoSuchEntity', `The role policy with name ${PolicyName} cannot be found.`, 404)
        : E.right({ ...role, inline: Table.drop(role.inline, PolicyName) }),
    ),
}

const onRoleWithPolicy = (
  context: Context,
  { RoleName, PolicyArn }: AttachRolePolicyRequest,
): ReadonlyArray<Need> =>
  onRole(context, { RoleName }).map((need) => ({ ...need, keys: { 'iam:PolicyARN': [PolicyArn] } }))

const withAttached = ({ world }: Context, role: Role, arn: string): E.Either<AwsError, Role> => {
  const others = role.attachedPolicyArns.filter((other) => other !== arn)
  const attachedPolicyArns = [...others, arn]
  const most = world.settings.quotas.managedPoliciesPerRole
  return pipe(
    withinQuota('PoliciesPerRole', attachedPolicyArns.length, most),
    E.map(() => ({ ...role, attachedPolicyArns })),
  )
}

export const attachRolePolicy: Action<AttachRolePolicyRequest, Record<never, never>> = {
  permission: 'iam:AttachRolePolicy',
  needs: onRoleWithPolicy,
  run: (context, { RoleName, PolicyArn }) =>
    changeRole(context, RoleName, (role) =>
      managedPolicyIn(accountIn(context), PolicyArn) === undefined
        ? missingPolicy(PolicyArn, 'does not exist or is not attachable.')
        : withAttached(context, role, PolicyArn),
    ),
}

export const detachRolePolicy: Action<DetachRolePolicyRequest, Record<never, never>> = {
  permission: 'iam:DetachRolePolicy',
  needs: onRoleWithPolicy,
  run: (context, { RoleName, PolicyArn }) =>
    changeRole(context, RoleName, (role) =>
      role.attachedPolicyArns.includes(PolicyArn)
        ? E.right({
            ...role,
            attachedPolicyArns: role.attachedPolicyArns.filter((arn) => arn !== PolicyArn),
          })
        : missingPolicy(PolicyArn, 'was not found.'),
    ),
}

// DeleteRole

const deleteConflict = (message: string): E.Either<AwsError, never> =>
  refuse('DeleteConflict', message, 409)

const isDeletable = (context: Context, role: Role): E.Either<AwsError, Role> => {
  if (role.attachedPolicyArns.length > 0) {
    return deleteConflict('Cannot delete entity, must detach all policies first.')
  }
  if (Table.rows(role.inline).length > 0) {
    return deleteConflict('Cannot delete entity, must delete policies first.')
  }
  const isInProfile = Table.rows(accountIn(context).instanceProfiles).some(({ roleNames }) =>
    roleNames.includes(role.name),
  )
  return isInProfile
    ? deleteConflict('Cannot delete entity, must remove roles from instance profile first.')
    : E.right(role)
}

const withoutRole = (context: Context, name: string): World => {
  const account = accountIn(context)
  return putAccount(context.world, { ...account, roles: Table.drop(account.roles, name) })
}

export const deleteRole: Action<DeleteRoleRequest, Record<never, never>> = {
  permission: 'iam:DeleteRole',
  needs: onRole,
  run: (context, { RoleName }) =>
    pipe(
      roleNamed(context, RoleName),
      E.flatMap((role) => isDeletable(context, role)),
      E.map(() => withoutRole(context, RoleName)),
      E.map((world) => ({ world, output: {} })),
    ),
}
