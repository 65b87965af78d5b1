/**
 * Instance profiles, each with at most one role.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as Table from '../../world/Table.ts'
import { type World, putAccount } from '../../world/World.ts'
import type { InstanceProfile } from '../../world/identities.ts'
import { type Action, type Context, answer } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { accountIn, iamArn, roleNamed } from './found.ts'
import type {
  AddRoleToInstanceProfileRequest,
  CreateInstanceProfileRequest,
  DeleteInstanceProfileRequest,
  RemoveRoleFromInstanceProfileRequest,
} from './IamInputs.ts'

// instance profiles

const onProfile = (context: Context, { InstanceProfileName }: DeleteInstanceProfileRequest) => [
  { resource: iamArn(context, `instance-profile/${InstanceProfileName}`) },
]

const putProfile = (context: Context, profile: InstanceProfile): World => {
  const account = accountIn(context)
  const instanceProfiles = Table.put(account.instanceProfiles, profile.name, profile)
  return putAccount(context.world, { ...account, instanceProfiles })
}

const profileNamed = (context: Context, name: string): E.Either<AwsError, InstanceProfile> => {
  const profile = Table.get(accountIn(context).instanceProfiles, name)
  return profile === undefined
    ? refuse('NoSuchEntity', `Instance Profile ${name} cannot be found.`, 404)
    : E.right(profile)
}

export const createInstanceProfile: Action<
  CreateInstanceProfileRequest,
  { readonly InstanceProfile: { readonly Arn: string } }
> = {
  permission: 'iam:CreateInstanceProfile',
  needs: onProfile,
  run: (context, { InstanceProfileName: name, Path = '/' }) => {
    if (E.isRight(profileNamed(context, name))) {
      return refuse('EntityAlreadyExists', `Instance Profile ${name} already exists.`, 409)
    }
    const arn = iamArn(context, `instance-profile${Path}${name}`)
    return answer(putProfile(context, { name, arn, roleNames: [] }), {
      InstanceProfile: { Arn: arn },
    })
  },
}

export const addRoleToInstanceProfile: Action<
  AddRoleToInstanceProfileRequest,
  Record<never, never>
> = {
  permission: 'iam:AddRoleToInstanceProfile',
  needs: onProfile,
  run: (context, { InstanceProfileName, RoleName }) => {
    const profile = profileNamed(context, InstanceProfileName)
    if (E.isLeft(profile)) return profile
    const role = roleNamed(context, RoleName)
    if (E.isLeft(role)) return role
    if (profile.right.roleNames.length > 0) {
      return refuse(
        'LimitExceeded',
        'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
        409,
      )
    }
    return answer(putProfile(context, { ...profile.right, roleNames: [RoleName] }), {})
  },
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
      E.map((profile) => ({
        ...profile,
        roleNames: profile.roleNames.filter((name) => name !== RoleName),
      })),
      E.map((profile) => ({ world: putProfile(context, profile), output: {} })),
    ),
}

export const deleteInstanceProfile: Action<DeleteInstanceProfileRequest, Record<never, never>> = {
  permission: 'iam:DeleteInstanceProfile',
  needs: onProfile,
  run: (context, { InstanceProfileName }) => {
    const profile = profileNamed(context, InstanceProfileName)
    if (E.isLeft(profile)) return profile
    if (profile.right.roleNames.length > 0) {
      return refuse(
        'DeleteConflict',
        'Cannot delete entity, must remove roles from instance profile first.',
        409,
      )
    }
    const account = accountIn(context)
    const instanceProfiles = Table.drop(account.instanceProfiles, InstanceProfileName)
    return answer(putAccount(context.world, { ...account, instanceProfiles }), {})
  },
}
