/**
 * AssumeRole, with evaluation of the trust policy. A missing role, an untrusted caller and a wrong
 * external ID have the same error, as on AWS.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
import { omitUndefined } from '@byoa/core/codec'
import { evaluateAssumeRole } from '@byoa/core/iam/policy'
import { type Instant, addSeconds } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as PersistentMap from '../../world/PersistentMap.ts'
import { type World, accountOf } from '../../world/World.ts'
import { freshIamId } from '../../world/freshId.ts'
import type { AccessKey, KeyHolder, Role, TrustVersion } from '../../world/identities.ts'
import { dateOf } from '../dateOf.ts'
import type { Action, Answer, Context, Outcome } from '../Action.ts'
import { type AwsError, refuse, validationError } from '../AwsError.ts'
import { layersOf } from '../Identity.ts'
import { requestKeys } from '../requestKeys.ts'
import { putRole, roleWithArn } from '../iam/found.ts'
import { managedPolicyIn } from '../iam/managedPolicyIn.ts'
import { savedPolicy } from '../iam/policies.ts'
import { readingOf } from '../iam/readingOf.ts'
import type { AssumeRoleRequest } from './StsInputs.ts'
import { type Passed, passedTo } from './sessionTags.ts'

export interface AssumeRoleOutput {
  readonly Credentials: {
    readonly AccessKeyId: string
    readonly SecretAccessKey: string
    readonly SessionToken: string
    readonly Expiration: Date
  }
  readonly AssumedRoleUser: { readonly Arn: string; readonly AssumedRoleId: string }
  readonly SourceIdentity?: string
}

// parameters

/** An invalid ARN has an error of its own; a missing role has not. */
const soundArn = ({ RoleArn }: AssumeRoleRequest): E.Either<AwsError, undefined> =>
  /^arn:[^:]+:iam::\d{12}:role\/./.test(RoleArn)
    ? E.right(undefined)
    : validationError(`${RoleArn} is invalid`)

// trust

const accountOfArn = (arn: string): string => arn.split(':', 5)[4] ?? ''

const denied = (
  context: Context,
  roleArn: string,
  permission = 'sts:AssumeRole',
): E.Either<AwsError, never> =>
  refuse(
    'AccessDenied',
    `User: ${context.identity.caller.arn} is not authorized to perform: ${permission} on resource: ${roleArn}`,
    403,
  )

/** Returns the role of an ARN when it is in the caller's partition. */
const roleOf = ({ world, partition }: Context, roleArn: string): Role | undefined => {
  const [, arnPartition, , , accountId = ''] = roleArn.split(':', 5)
  if (arnPartition !== partition) return undefined
  const account = accountOf(world, accountId)
  return account && roleWithArn(account, roleArn)
}

/** Returns the trust policy in effect; changes take effect after a delay. */
export const effectiveTrust = (role: Role, now: Instant): TrustVersion | undefined =>
  role.trust.find(({ effectiveAt }) => effectiveAt <= now)

/** The input, and the tags and source identity of the session. */
interface Asked {
  readonly input: AssumeRoleRequest
  readonly passed: Passed
}

const trustedRole = (context: Context, { input, passed }: Asked): E.Either<AwsError, Role> => {
  const { RoleArn, ExternalId, RoleSessionName } = input
  const { caller, keys } = context.identity
  const role = roleOf(context, RoleArn)
  const trust = role && effectiveTrust(role, context.world.now)
  if (role === undefined || trust === undefined) return denied(context, RoleArn)
  const { decision, action } = evaluateAssumeRole(
    { ...layersOf(context.identity), resource: readingOf(trust) },
    {
      principal: caller,
      roleArn: RoleArn,
      ...omitUndefined({ externalId: ExternalId }),
      ...passed,
      context: { ...requestKeys(context), 'sts:RoleSessionName': [RoleSessionName], ...keys },
    },
  )
  return decision === 'allowed' ? E.right(role) : denied(context, RoleArn, action)
}

// sessions

const chainedSessionSeconds = 3600

const sessionSeconds = (
  context: Context,
  role: Role,
  asked: number | undefined,
): E.Either<AwsError, number> => {
  const isChained = context.identity.caller.type === 'role-session'
  const seconds = asked ?? 3600
  if (isChained && seconds > chainedSessionSeconds) {
    return validationError(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    )
  }
  return seconds <= role.maxSessionSeconds
    ? E.right(seconds)
    : validationError(
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      )
}

/** Returns the session policies: inline, and managed ones of the role's account. */
const sessionLimits = (
  { world }: Context,
  role: Role,
  { Policy, PolicyArns = [] }: AssumeRoleRequest,
): E.Either<AwsError, Pick<SessionHolder, 'sessionPolicy' | 'sessionPolicyArns'>> => {
  const account = accountOf(world, accountOfArn(role.arn))
  const arns = PolicyArns.map(({ arn }) => arn)
  const missing = arns.find(
    (arn) => account === undefined || managedPolicyIn(account, arn) === undefined,
  )
  if (missing !== undefined) {
    return validationError(`Policy ${missing} does not exist or is not attachable.`)
  }
  const managed = arns.length === 0 ? {} : { sessionPolicyArns: arns }
  if (Policy === undefined) return E.right(managed)
  return pipe(
    savedPolicy(Policy),
    E.map((sessionPolicy) => ({ ...managed, sessionPolicy })),
  )
}

type SessionHolder = Extract<KeyHolder, { type: 'role-session' }>

type NewSession = Omit<SessionHolder, 'type' | 'roleName' | 'roleId' | 'roleArn'>

const openSession = (
  world: World,
  role: Role,
  session: NewSession,
): readonly [World, AccessKey] => {
  const [withKey, accessKeyId] = freshIamId(world, 'ASIA')
  const [withSecret, secretAccessKey] = freshIamId(withKey, 'secret')
  const { name: roleName, roleId, arn: roleArn } = role
  const key: AccessKey = {
    accessKeyId,
    secretAccessKey,
    accountId: accountOfArn(roleArn),
    holder: { type: 'role-session', roleName, roleId, roleArn, ...session },
  }
  const accessKeys = PersistentMap.set(withSecret.accessKeys, accessKeyId, key)
  return [{ ...withSecret, accessKeys }, key]
}

/** Opens a session and returns its credentials. */
const openedSession = (
  before: World,
  role: Role,
  session: NewSession,
): Answer<AssumeRoleOutput> => {
  const { sessionName, expiresAt, sourceIdentity } = session
  const [world, key] = openSession(before, role, session)
  const [, partition = ''] = role.arn.split(':', 2)
  return {
    world,
    output: {
      Credentials: {
        AccessKeyId: key.accessKeyId,
        SecretAccessKey: key.secretAccessKey,
        SessionToken: `session-of-${key.accessKeyId}`,
        Expiration: dateOf(expiresAt),
      },
      AssumedRoleUser: {
        Arn: `arn:${partition}:sts::${key.accountId}:assumed-role/${role.name}/${sessionName}`,
        AssumedRoleId: `${role.roleId}:${sessionName}`,
      },
      ...omitUndefined({ SourceIdentity: sourceIdentity }),
    },
  }
}

/** Records the last use of the role. */
const withUse = ({ world, region }: Context, role: Role): World => {
  const lastUsed = { at: world.now, region }
  return putRole(world, { accountId: accountOfArn(role.arn) }, { ...role, lastUsed })
}

/** Returns tags and source identity without empty lists. */
const keptOf = ({ tags, transitiveTagKeys, ...source }: Passed): Partial<Passed> => ({
  ...(tags.length === 0 ? {} : { tags }),
  ...(transitiveTagKeys.length === 0 ? {} : { transitiveTagKeys }),
  ...source,
})

const assume = (context: Context, input: AssumeRoleRequest): Outcome<AssumeRoleOutput> =>
  pipe(
    soundArn(input),
    E.flatMap(() => passedTo(context, input)),
    E.bindTo('passed'),
    E.bind('role', ({ passed }) => trustedRole(context, { input, passed })),
    E.bind('seconds', ({ role }) => sessionSeconds(context, role, input.DurationSeconds)),
    E.bind('limits', ({ role }) => sessionLimits(context, role, input)),
    E.map(({ passed, role, seconds, limits }) =>
      openedSession(withUse(context, role), role, {
        sessionName: input.RoleSessionName,
        issuedAt: context.world.now,
        expiresAt: addSeconds(context.world.now, seconds),
        ...limits,
        ...keptOf(passed),
      }),
    ),
  )

export const assumeRole: Action<AssumeRoleRequest, AssumeRoleOutput> = {
  permission: 'sts:AssumeRole',
  // Both sides are evaluated together in `run`, with one error for either.
  needs: () => [],
  run: assume,
}
