/** The identity of an access key, with every policy that applies to it. */
import { omitUndefined } from '@byoa/core/codec'
import type { Caller, EvaluatedPolicies, ReadPolicy, RequestContext } from '@byoa/core/iam/policy'
import { renderInstant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as PersistentMap from '../world/PersistentMap.ts'
import * as Table from '../world/Table.ts'
import { type Account, type World, accountOf } from '../world/World.ts'
import type { KeyHolder, Role, User } from '../world/identities.ts'
import type { Tag } from '../world/network.ts'
import { type AwsError, refuse } from './AwsError.ts'
import { defaultVersionOf, managedPolicyIn } from './iam/managedPolicyIn.ts'
import { readingOf } from './iam/readingOf.ts'
import { caselessKey, mergeTags } from './tags.ts'

// model

export interface Identity {
  readonly caller: Caller
  readonly account: Account
  readonly policies: ReadonlyArray<ReadPolicy>
  readonly boundary?: ReadPolicy
  readonly session?: ReadonlyArray<ReadPolicy>
  /** Condition keys of every request of the caller; absent where it has none. */
  readonly keys?: RequestContext
  /** What the caller passes on to sessions that it opens. */
  readonly inherited?: Inheritance
}

/** @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining */
export interface Inheritance {
  readonly tags: ReadonlyArray<Tag>
  readonly sourceIdentity?: string
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

/** The policies of a role or a user. */
export type EntityPolicies = Pick<Identity, 'policies' | 'boundary'>

/** Returns the policies and the permissions boundary of a role. */
export const rolePolicies = (account: Account, role: Role): EntityPolicies => {
  const [boundary] = role.boundaryArn === undefined ? [] : policyOf(account, role.boundaryArn)
  return { policies: policiesOfRole(account, role), ...omitUndefined({ boundary }) }
}

/** Returns policies by type, as `evaluate` takes them. */
export const layersOf = ({
  policies,
  boundary,
  session,
}: EntityPolicies & Pick<Identity, 'session'>): EvaluatedPolicies => ({
  identity: policies,
  ...omitUndefined({ boundary, session }),
})

type SessionHolder = Omit<Extract<KeyHolder, { type: 'role-session' }>, 'expiresAt'>

/** AssumeRole is the only call that opens sessions here, and it takes no MFA. */
const keysOf = (role: Role | undefined, holder: SessionHolder): Pick<Identity, 'keys'> => {
  const tags = mergeTags(role?.tags ?? [], holder.tags ?? [], caselessKey)
  const { issuedAt, sourceIdentity } = holder
  const keys = {
    'aws:MultiFactorAuthPresent': ['false'],
    'aws:TokenIssueTime': [renderInstant(issuedAt)],
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, [Value]])),
    ...(sourceIdentity === undefined ? {} : { 'aws:SourceIdentity': [sourceIdentity] }),
  }
  return { keys }
}

const inheritanceOf = ({
  tags = [],
  transitiveTagKeys = [],
  sourceIdentity,
}: SessionHolder): Required<Pick<Identity, 'inherited'>> => ({
  inherited: {
    tags: tags.filter(({ Key }) => transitiveTagKeys.includes(Key)),
    ...omitUndefined({ sourceIdentity }),
  },
})

const limitsOf = (
  account: Account,
  { sessionPolicy, sessionPolicyArns = [] }: SessionHolder,
): Pick<Identity, 'session'> => {
  if (sessionPolicy === undefined && sessionPolicyArns.length === 0) return {}
  return {
    session: [
      ...(sessionPolicy === undefined ? [] : [readingOf(sessionPolicy)]),
      ...sessionPolicyArns.flatMap((arn) => policyOf(account, arn)),
    ],
  }
}

const sessionIdentity = (account: Account, holder: SessionHolder): Identity => {
  const role = Table.get(account.roles, holder.roleName)
  // A session outlives its role, but not the role's permissions.
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
    ...limitsOf(account, holder),
    ...keysOf(current, holder),
    ...inheritanceOf(holder),
  }
}

/** Returns who acts in a session of a role that a service opens for itself. */
export const roleSession = (
  account: Account,
  role: Role,
  session: Pick<SessionHolder, 'sessionName' | 'issuedAt'>,
): Identity =>
  sessionIdentity(account, {
    type: 'role-session',
    roleName: role.name,
    roleId: role.roleId,
    roleArn: role.arn,
    ...session,
  })

/** Returns a user as a caller. */
export const userIdentity = (account: Account, user: User): Identity => ({
  account,
  caller: { type: 'user', arn: user.arn, accountId: account.accountId, uniqueId: user.userId },
  policies: Table.rows(user.inline).map(readingOf),
})

/** Returns the error of a service for an unknown access key. */
export const unknownKey = (service: string): E.Either<AwsError, never> =>
  service === 'ec2'
    ? refuse('AuthFailure', 'AWS was not able to validate the provided access credentials', 401)
    : refuse('InvalidClientTokenId', 'The security token included in the request is invalid.', 403)

const expiredKey = (service: string): E.Either<AwsError, never> =>
  service === 'ec2'
    ? refuse('RequestExpired', 'Request has expired.')
    : refuse('ExpiredToken', 'The security token included in the request is expired', 403)

/** The owner of a key; policies are read when `identity` is called. */
interface KeyOwner {
  readonly account: Account
  readonly identity: () => Identity
}

/** Returns the owner of an access key; Left when the key is unknown or its session has expired. */
export const keyOwner = (
  world: World,
  accessKeyId: string,
  service: string,
): E.Either<AwsError, KeyOwner> => {
  const key = PersistentMap.get(world.accessKeys, accessKeyId)
  const account = key && accountOf(world, key.accountId)
  if (key === undefined || account === undefined) return unknownKey(service)
  const { holder } = key
  if (holder.type === 'role-session') {
    return world.now >= holder.expiresAt
      ? expiredKey(service)
      : E.right({ account, identity: () => sessionIdentity(account, holder) })
  }
  const user = Table.get(account.users, holder.userName)
  return user === undefined
    ? unknownKey(service)
    : E.right({ account, identity: () => userIdentity(account, user) })
}

/** Returns the caller of an access key; Left when the key is unknown or its session has expired. */
export const authenticate = (
  world: World,
  accessKeyId: string,
  service: string,
): E.Either<AwsError, Identity> =>
  pipe(
    keyOwner(world, accessKeyId, service),
    E.map(({ identity }) => identity()),
  )
