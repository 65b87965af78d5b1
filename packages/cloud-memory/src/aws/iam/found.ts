import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as Table from '../../world/Table.ts'
import { type Account, type World, accountOf, putAccount } from '../../world/World.ts'
import type { InstanceProfile, ManagedPolicy, Role } from '../../world/identities.ts'
import type { Context } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { managedPolicyIn } from './managedPolicyIn.ts'

/** Returns the caller's account as it is in the world of the context. */
export const accountIn = (context: Context): Account =>
  accountOf(context.world, context.accountId) ?? context.identity.account

/** Returns the ARN of an IAM resource of the caller's account, e.g. of `role/path/name`. */
export const iamArn = (context: Context, resource: string): string =>
  `arn:${context.partition}:iam::${context.accountId}:${resource}`

/** Returns the ARN of a role from its path and name: `/path/name`. */
export const roleArnOf = (context: Context, pathAndName: string): string =>
  iamArn(context, `role${pathAndName}`)

/** Returns whether a name is taken: names differ in more than case. */
export const isNameTaken = (
  entities: Table.Table<{ readonly name: string }>,
  name: string,
): boolean =>
  Table.rows(entities).some((entity) => entity.name.toLowerCase() === name.toLowerCase())

/** Returns a role of the caller's account. */
export const roleNamed = (context: Context, name: string): E.Either<AwsError, Role> => {
  const role = Table.get(accountIn(context).roles, name)
  return role === undefined
    ? refuse('NoSuchEntity', `The role with name ${name} cannot be found.`, 404)
    : E.right(role)
}

/** Returns the role of an account that has an ARN. */
export const roleWithArn = ({ roles }: Account, arn: string): Role | undefined => {
  const role = Table.get(roles, arn.slice(arn.lastIndexOf('/') + 1))
  return role?.arn === arn ? role : undefined
}

/** Returns the world with a role of an account added or replaced. */
export const putRole = (
  world: World,
  { accountId }: Pick<Context, 'accountId'>,
  role: Role,
): World => {
  const account = accountOf(world, accountId)
  return account === undefined
    ? world
    : putAccount(world, { ...account, roles: Table.put(account.roles, role.name, role) })
}

const policyArn = /^arn:[a-z-]+:iam::(\d{12}|aws):policy\/./

/** Requires the ARN of a policy; text that is no ARN at all has a code of its own. */
export const soundPolicyArn = (arn: string): E.Either<AwsError, undefined> =>
  policyArn.test(arn)
    ? E.right(undefined)
    : refuse(
        arn.startsWith('arn:') ? 'InvalidInput' : 'ValidationError',
        `ARN ${arn} is not valid.`,
      )

/** Refuses the ARN of a policy that does not exist, or an invalid ARN. */
export const missingPolicy = (arn: string, how: string): E.Either<AwsError, never> => {
  const hint = arn.includes(':iam::aws:')
    ? ' The in-memory AWS has only some AWS managed policies.'
    : ''
  return pipe(
    soundPolicyArn(arn),
    E.flatMap(() => refuse('NoSuchEntity', `Policy ${arn} ${how}${hint}`, 404)),
  )
}

/** Returns a policy of the account or of AWS. */
export const policyWithArn = (context: Context, arn: string): E.Either<AwsError, ManagedPolicy> => {
  const policy = managedPolicyIn(accountIn(context), arn)
  return policy === undefined ? missingPolicy(arn, 'was not found.') : E.right(policy)
}

/** Returns a policy of the account; AWS managed policies cannot be changed. */
export const ownPolicyWithArn = (
  context: Context,
  arn: string,
): E.Either<AwsError, ManagedPolicy> =>
  pipe(
    policyWithArn(context, arn),
    E.filterOrElse(
      () => Table.get(accountIn(context).managedPolicies, arn) !== undefined,
      (): AwsError => ({
        code: 'AccessDenied',
        message: `Policy ${arn} is outside your own account.`,
        status: 403,
      }),
    ),
  )

/** Returns the world with a managed policy of the caller's account added or replaced. */
export const putPolicy = (world: World, context: Context, policy: ManagedPolicy): World => {
  const account = accountOf(world, context.accountId)
  if (account === undefined) return world
  const managedPolicies = Table.put(account.managedPolicies, policy.arn, policy)
  return putAccount(world, { ...account, managedPolicies })
}

/** Returns an instance profile of the caller's account. */
export const profileNamed = (
  context: Context,
  name: string,
): E.Either<AwsError, InstanceProfile> => {
  const profile = Table.get(accountIn(context).instanceProfiles, name)
  return profile === undefined
    ? refuse('NoSuchEntity', `Instance Profile ${name} cannot be found.`, 404)
    : E.right(profile)
}

/** Returns the world with an instance profile of the caller's account added or replaced. */
export const putProfile = (world: World, context: Context, profile: InstanceProfile): World => {
  const account = accountOf(world, context.accountId)
  if (account === undefined) return world
  const instanceProfiles = Table.put(account.instanceProfiles, profile.name, profile)
  return putAccount(world, { ...account, instanceProfiles })
}

/**
 * Returns IAM's error for an exceeded quota.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const limitExceeded = (quota: string, most: number): AwsError => ({
  code: 'LimitExceeded',
  message: `Cannot exceed quota for ${quota}: ${most}`,
  status: 409,
})

/** Requires that a count is within a quota. */
export const withinQuota = (
  quota: string,
  count: number,
  most: number,
): E.Either<AwsError, undefined> =>
  count <= most ? E.right(undefined) : E.left(limitExceeded(quota, most))
