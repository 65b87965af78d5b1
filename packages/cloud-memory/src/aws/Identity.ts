/**
 * Who stands behind an access key, with every policy that bears on what it does.
 */
import { omitUndefined } from '@byoa/core/codec'
import type { Caller, ReadPolicy } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'

import * as PersistentMap from '../world/PersistentMap.ts'
import * as Table from '../world/Table.ts'
import { type Account, type World, accountOf } from '../world/World.ts'
import type { AccessKey, KeyHolder, Role } from '../world/identities.ts'
import { type AwsError, refuse } from './AwsError.ts'
import { defaultVersionOf, managedPolicyIn } from './iam/managedPolicyIn.ts'
import { readingOf } from './iam/readingOf.ts'

// model

export interface Identity {
  readonly caller: Caller
  readonly account: Account
  readonly policies: ReadonlyArray<ReadPolicy>
  readonly boundary?: ReadPolicy
  readonly session?: ReadonlyArray<ReadPolicy>
}

// constructors

const policyOf = (account: Account, arn: string): ReadonlyArray<ReadPolicy> => {
  const policy = managedPolicyIn(account, arn)
  const version = policy && defaultVersionOf(policy)
  return version === undefined ? [] : [readingOf(version)]
}

/** Returns every policy attached to a role: inline ones first. */
const policiesOfRole = (account: Account, role: Role): ReadonlyArray<ReadPolicy> => [
  ...Table.rows(role.inline).map(readingOf),
  ...role.attachedPolicyArns.flatMap((arn) => policyOf(account, arn)),
]

/** What the policies of a role or a user come to. */
export type EntityPolicies = Pick<Identity, 'policies' | 'boundary'>

/** Returns every policy that bears on what a role allows. */
export const rolePolicies = (account: Account, role: Role): EntityPolicies => {
  const [boundary] = role.boundaryArn === undefined ? [] : policyOf(account, role.boundaryArn)
  return { policies: policiesOfRole(account, role), ...omitUndefined({ boundary }) }
}

type SessionHolder = Extract<KeyHolder, { type: 'role-session' }>

const sessionIdentity = (account: Account, holder: SessionHolder): Identity => {
  const role = Table.get(account.roles, holder.roleName)
  // A session outlives its role, but what the role allowed is gone with it.
  const current = role !== undefined && role.roleId === holder.roleId ? role : undefined
  return {
    account,
    caller: {
      type: 'role-session',
      arn: `arn:${account.partition}:sts::${account.accountId}:assumed-role/${holder.roleName}/${holder.sessionName}`,
      accountId: account.accountId,
      roleArn: holder.roleArn,
      uniqueId: holder.roleId,
    },
    ...(current === undefined ? { policies: [] } : rolePolicies(account, current)),
    ...(holder.sessionPolicy === undefined ? {} : { session: [readingOf(holder.sessionPolicy)] }),
  }
}

const identityOf = (account: Account, { holder }: AccessKey): Identity | undefined => {
  if (holder.type === 'role-session') return sessionIdentity(account, holder)
  const user = Table.get(account.users, holder.userName)
  if (user === undefined) return undefined
  return {
    account,
    caller: { type: 'user', arn: user.arn, accountId: account.accountId, uniqueId: user.userId },
    policies: Table.rows(user.inline).map(readingOf),
  }
}

const unknownKey = (service: string): E.Either<AwsError, never> =>
  service === 'ec2'
    ? refuse('AuthFailure', 'AWS was not able to validate the provided access credentials', 401)
    : refuse('InvalidClientTokenId', 'The security token included in the request is invalid.', 403)

const expiredKey = (service: string): E.Either<AwsError, never> =>
  service === 'ec2'
    ? refuse('RequestExpired', 'Request has expired.')
    : refuse('ExpiredToken', 'The security token included in the request is expired', 403)

/** Finds out who calls; Left when the key is unknown or its session is over. */
export const authenticate = (
  world: World,
  accessKeyId: string,
  service: string,
): E.Either<AwsError, Identity> => {
  const key = PersistentMap.get(world.accessKeys, accessKeyId)
  const account = key && accountOf(world, key.accountId)
  if (key === undefined || account === undefined) return unknownKey(service)
  if (key.holder.type === 'role-session' && world.now >= key.holder.expiresAt) {
    return expiredKey(service)
  }
  const identity = identityOf(account, key)
  return identity === undefined ? unknownKey(service) : E.right(identity)
}
