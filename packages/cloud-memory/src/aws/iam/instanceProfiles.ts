/**
 * Instance profiles, each with at most one role.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
 */
import { dnsSuffixOf } from '@byoa/core/iam/identity'
import { requestTagKeys } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as Table from '../../world/Table.ts'
import { putAccount } from '../../world/World.ts'
import { freshIamId } from '../../world/freshId.ts'
import type { InstanceProfile } from '../../world/identities.ts'
import type { Tag } from '../../world/network.ts'
import { type Action, type Context, type Need, type Outcome, answer } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { dateOf } from '../dateOf.ts'
import { tagsIfAny } from '../tags.ts'
import {
  accountIn,
  iamArn,
  isNameTaken,
  limitExceeded,
  profileNamed,
  putProfile,
  roleNamed,
  withinQuota,
} from './found.ts'
import type {
  AddRoleToInstanceProfileRequest,
  CreateInstanceProfileRequest,
  DeleteInstanceProfileRequest,
  GetInstanceProfileRequest,
  ListInstanceProfilesForRoleRequest,
  RemoveRoleFromInstanceProfileRequest,
} from './IamInputs.ts'
import { type MarkedPageOf, markedPageOf } from './markedPageOf.ts'
import { type RoleOutput, onRole, shownRole } from './roles.ts'

// outputs

export interface InstanceProfileOutput {
  readonly InstanceProfileName: string
  readonly InstanceProfileId: string
  readonly Arn: string
  readonly Path: string
  readonly CreateDate: Date
  readonly Roles: ReadonlyArray<RoleOutput>
  readonly Tags?: ReadonlyArray<Tag>
}

/** Returns an instance profile as ListInstanceProfilesForRole returns it. */
const listedProfile = (context: Context, profile: InstanceProfile): InstanceProfileOutput => {
  const { roles } = accountIn(context)
  return {
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.profileId,
    Arn: profile.arn,
    Path: profile.path,
    CreateDate: dateOf(profile.createdAt),
    Roles: profile.roleNames.flatMap((name) => {
      const role = Table.get(roles, name)
      return role === undefined ? [] : [shownRole(context.world, role)]
    }),
  }
}

// CreateInstanceProfile, DeleteInstanceProfile

/** Returns the need of acting on an instance profile. */
export const onProfile = (
  context: Context,
  { InstanceProfileName: name }: GetInstanceProfileRequest,
): ReadonlyArray<Need> => [
  {
    resource:
      Table.get(accountIn(context).instanceProfiles, name)?.arn ??
      iamArn(context, `instance-profile/${name}`),
  },
]

const create = (
  context: Context,
  { InstanceProfileName: name, Path: path = '/', Tags: tags = [] }: CreateInstanceProfileRequest,
): Outcome<{ readonly InstanceProfile: InstanceProfileOutput }> => {
  if (isNameTaken(accountIn(context).instanceProfiles, name)) {
    return refuse('EntityAlreadyExists', `Instance Profile ${name} already exists.`, 409)
  }
  const most = context.world.settings.quotas.instanceProfilesPerAccount
  const count = Table.rows(accountIn(context).instanceProfiles).length + 1
  return pipe(
    withinQuota('InstanceProfilesPerAccount', count, most),
    E.flatMap(() => {
      const [world, profileId] = freshIamId(context.world, 'AIPA')
      const arn = iamArn(context, `instance-profile${path}${name}`)
      const made = { name, path, arn, profileId, createdAt: world.now, tags, roleNames: [] }
      return answer(putProfile(world, context, made), {
        InstanceProfile: { ...listedProfile(context, made), ...tagsIfAny(tags) },
      })
    }),
  )
}

export const createInstanceProfile: Action<
  CreateInstanceProfileRequest,
  { readonly InstanceProfile: InstanceProfileOutput }
> = {
  permission: 'iam:CreateInstanceProfile',
  needs: (context, { InstanceProfileName, Path = '/', Tags = [] }) => [
    {
      resource: iamArn(context, `instance-profile${Path}${InstanceProfileName}`),
      keys: requestTagKeys(Tags),
    },
  ],
  run: create,
}

export const deleteInstanceProfile: Action<DeleteInstanceProfileRequest, Record<never, never>> = {
  permission: 'iam:DeleteInstanceProfile',
  needs: onProfile,
  run: (context, { InstanceProfileName }) =>
    pipe(
      profileNamed(context, InstanceProfileName),
      E.filterOrElse(
        ({ roleNames }) => roleNames.length === 0,
        (): AwsError => ({
          code: 'DeleteConflict',
          message: 'Cannot delete entity, must remove roles from instance profile first.',
          status: 409,
        }),
      ),
      E.flatMap(() => {
        const account = accountIn(context)
        const instanceProfiles = Table.drop(account.instanceProfiles, InstanceProfileName)
        return answer(putAccount(context.world, { ...account, instanceProfiles }), {})
      }),
    ),
}

// GetInstanceProfile, ListInstanceProfilesForRole

export const getInstanceProfile: Action<
  GetInstanceProfileRequest,
  { readonly InstanceProfile: InstanceProfileOutput }
> = {
  permission: 'iam:GetInstanceProfile',
  needs: onProfile,
  run: (context, { InstanceProfileName }) =>
    pipe(
      profileNamed(context, InstanceProfileName),
      E.flatMap((profile) =>
        answer(context.world, {
          InstanceProfile: { ...listedProfile(context, profile), Tags: profile.tags },
        }),
      ),
    ),
}

export const listInstanceProfilesForRole: Action<
  ListInstanceProfilesForRoleRequest,
  MarkedPageOf<'InstanceProfiles', InstanceProfileOutput>
> = {
  permission: 'iam:ListInstanceProfilesForRole',
  needs: onRole,
  run: (context, { RoleName, ...page }) =>
    pipe(
      roleNamed(context, RoleName),
      E.map(({ name }) =>
        Table.rows(accountIn(context).instanceProfiles).filter(({ roleNames }) =>
          roleNames.includes(name),
        ),
      ),
      E.flatMap((profiles) => markedPageOf(profiles, page)),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, {
          InstanceProfiles: items.map((profile) => listedProfile(context, profile)),
          ...rest,
        }),
      ),
    ),
}

// the role of a profile

export const addRoleToInstanceProfile: Action<
  AddRoleToInstanceProfileRequest,
  Record<never, never>
> = {
  permission: 'iam:AddRoleToInstanceProfile',
  // Adding a role to a profile requires permission to pass the role.
  needs: (context, input) => [
    ...onProfile(context, input),
    ...onRole(context, input).map(({ resource }) => ({
      resource,
      permission: 'iam:PassRole',
      keys: { 'iam:PassedToService': [`ec2.${dnsSuffixOf(context.partition)}`] },
    })),
  ],
  run: (context, { InstanceProfileName, RoleName }) =>
    pipe(
      profileNamed(context, InstanceProfileName),
      E.tap(() => roleNamed(context, RoleName)),
      E.filterOrElse(
        ({ roleNames }) => roleNames.length === 0,
        () => limitExceeded('InstanceSessionsPerInstanceProfile', 1),
      ),
      E.flatMap((profile) =>
        answer(putProfile(context.world, context, { ...profile, roleNames: [RoleName] }), {}),
      ),
    ),
}

export const removeRoleFromInstanceProfile: Action<
  RemoveRoleFromInstanceProfileRequest,
  Record<never, never>
> = {
  permission: 'iam:RemoveRoleFromInstanceProfile',
  needs: onProfile,
  run: (context, { InstanceProfileName, RoleName }) =>
    pipe(
      profileNamed(context, InstanceProfileName),
      E.tap(() => roleNamed(context, RoleName)),
      E.filterOrElse(
        ({ roleNames }) => roleNames.includes(RoleName),
        (): AwsError => ({
          code: 'NoSuchEntity',
          message: `Role ${RoleName} in Instance Profile ${InstanceProfileName} cannot be found.`,
          status: 404,
        }),
      ),
      E.map((profile) => ({
        ...profile,
        roleNames: profile.roleNames.filter((name) => name !== RoleName),
      })),
      E.flatMap((profile) => answer(putProfile(context.world, context, profile), {})),
    ),
}
