import * as E from 'fp-ts/lib/Either.js'

import * as Table from '../../world/Table.ts'
import { type Account, type World, accountOf, putAccount } from '../../world/World.ts'
import type { Role } from '../../world/identities.ts'
import type { Context } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'

/** Returns the caller's account as it is in the world of the context. */
export const accountIn = (context: Context): Account =>
  accountOf(context.world, context.accountId) ?? context.identity.account

/** Returns the ARN of an IAM resource of the caller's account, e.g. of `role/path/name`. */
export const iamArn = (context: Context, resource: string): string =>
  `arn:${context.partition}:iam::${context.accountId}:${resource}`

/** Returns the ARN of a role from its path and name: `/path/name`. */
export const roleArnOf = (context: Context, pathAndName: string): string =>
  iamArn(context, `role${pathAndName}`)

/** Returns a role of the caller's account. */
export const roleNamed = (context: Context, name: string): E.Either<AwsError, Role> => {
  const role = Table.get(accountIn(context).roles, name)
  return role === undefined
    ? refuse('NoSuchEntity', `The role with name ${name} cannot be found.`, 404)
    : E.right(role)
}

/** Returns the world with a role of the caller's account added or replaced. */
export const putRole = (world: World, context: Context, role: Role): World => {
  const account = accountOf(world, context.accountId)
  return account === undefined
    ? world
    : putAccount(world, { ...account, roles: Table.put(account.roles, role.name, role) })
}
