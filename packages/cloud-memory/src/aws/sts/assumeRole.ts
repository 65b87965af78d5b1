/**
 * AssumeRole, with the trust policy evaluated for real. Whatever is wrong (no such role, wrong
 * caller, wrong or missing external ID), the answer is the same, so that nobody learns from it what
 * is there.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
import { type ReadPolicy, evaluateAssumeRole } from '@byoa/core/iam/policy'
import { type Instant, addSeconds } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as PersistentMap from '../../world/PersistentMap.ts'
import * as Table from '../../world/Table.ts'
import { type World, accountOf, putAccount } from '../../world/World.ts'
import { freshIamId } from '../../world/freshId.ts'
import type { AccessKey, Policy, Role, TrustVersion } from '../../world/identities.ts'
import { dateOf } from '../dateOf.ts'
import type { Action, Answer, Context, Outcome } from '../Action.ts'
import { type AwsError, refuse, validationError } from '../AwsError.ts'
import { savedPolicy } from '../iam/policies.ts'
import { readingOf } from '../iam/readingOf.ts'
import type { AssumeRoleRequest } from './StsInputs.ts'

export interface AssumeRoleOutput {
  readonly Credentials: {
    readonly AccessKeyId: string
    readonly SecretAccessKey: string
    readonly SessionToken: string
    readonly Expiration: Date
  }
  readonly AssumedRoleUser: { readonly Arn: string; readonly AssumedRoleId: string }
}

// parameters

/** An ARN that is none is told; one of a role that is not there is not. */
const soundArn = ({ RoleArn }: AssumeRoleRequest): E.Either<AwsError, undefined> =>
  /^arn:[^:]+:iam::\d{12}:role\/./.test(RoleArn)
    ? E.right(undefined)
    : validationError(`${RoleArn} is invalid`)

// trust

const denied = (context: Context, roleArn: string): E.Either<AwsError, never> =>
  refuse(
    'AccessDenied',
    `User: ${context.identity.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    403,
  )

/** Returns the role of an ARN when it is in the caller's partition. */
const roleOf = ({ world, partition }: Context, roleArn: string): Role | undefined => {
  const [, arnPartition, , , accountId = ''] = roleArn.split(':', 5)
  if (arnPartition !== partition) return undefined
  const account = accountOf(world, accountId)
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  const role = account && Table.get(account.roles, name)
  return role?.arn === roleArn ? role : undefined
}

/** Returns the trust policy the token service knows by now; an edit takes a while to reach it. */
export const effectiveTrust = (role: Role, now: Instant): TrustVersion | undefined =>
  role.trust.find(({ effectiveAt }) => effectiveAt <= now)

const isTrusted = (context: Context, trust: ReadPolicy, input: AssumeRoleRequest): boolean => {
  const { caller, policies, boundary, session } = context.identity
  const evaluation = evaluateAssumeRole(
    {
      identity: policies,
      resource: trust,
      ...(boundary === undefined ? {} : { boundary }),
      ...(session === undefined ? {} : { session }),
    },
    {
      principal: caller,
      roleArn: input.RoleArn,
      ...(input.ExternalId === undefined ? {} : { externalId: input.ExternalId }),
      context: {
        'aws:RequestedRegion': [context.region],
        'sts:RoleSessionName': [input.RoleSessionName],
      },
    },
  )
  return evaluation.decision === 'allowed'
}

const trustedRole = (context: Context, input: AssumeRoleRequest): E.Either<AwsError, Role> => {
  const role = roleOf(context, input.RoleArn)
  const trust = role && effectiveTrust(role, context.world.now)
  return role !== undefined && trust !== undefined && isTrusted(context, readingOf(trust), input)
    ? E.right(role)
    : denied(context, input.RoleArn)
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
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    )
  }
  return seconds <= role.maxSessionSeconds
    ? E.right(seconds)
    : validationError(
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      )
}

const sessionPolicyOf = (text: string | undefined): E.Either<AwsError, Policy | undefined> =>
  text === undefined ? E.right(undefined) : savedPolicy(text)

interface NewSession {
  readonly role: Role
  readonly sessionName: string
  readonly expiresAt: Instant
  readonly sessionPolicy: Policy | undefined
}

const openSession = (world: World, session: NewSession): readonly [World, AccessKey] => {
  const { role, sessionName, expiresAt, sessionPolicy } = session
  const [withKey, accessKeyId] = freshIamId(world, 'ASIA')
  const [withSecret, secretAccessKey] = freshIamId(withKey, 'secret')
  const key: AccessKey = {
    accessKeyId,
    secretAccessKey,
    accountId: role.arn.split(':', 5)[4] ?? '',
    holder: {
      type: 'role-session',
      roleName: role.name,
      roleId: role.roleId,
      roleArn: role.arn,
      sessionName,
      expiresAt,
      ...(sessionPolicy === undefined ? {} : { sessionPolicy }),
    },
  }
  const accessKeys = PersistentMap.set(withSecret.accessKeys, accessKeyId, key)
  return [{ ...withSecret, accessKeys }, key]
}

/** Opens a session and shows its credentials. */
const openedSession = (before: World, session: NewSession): Answer<AssumeRoleOutput> => {
  const { role, sessionName, expiresAt } = session
  const [world, key] = openSession(before, session)
  const [, partition = '', , , accountId = ''] = role.arn.split(':', 5)
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
        Arn: `arn:${partition}:sts::${accountId}:assumed-role/${role.name}/${sessionName}`,
        AssumedRoleId: `${role.roleId}:${sessionName}`,
      },
    },
  }
}

/** The role was used here and now; IAM tells the last use of a role. */
const withUse = ({ world, region }: Context, role: Role): World => {
  const account = accountOf(world, role.arn.split(':', 5)[4] ?? '')
  if (account === undefined) return world
  const used: Role = { ...role, lastUsed: { at: world.now, region } }
  return putAccount(world, { ...account, roles: Table.put(account.roles, role.name, used) })
}

const assume = (context: Context, input: AssumeRoleRequest): Outcome<AssumeRoleOutput> =>
  pipe(
    soundArn(input),
    E.flatMap(() => trustedRole(context, input)),
    E.bindTo('role'),
    E.bind('seconds', ({ role }) => sessionSeconds(context, role, input.DurationSeconds)),
    E.bind('sessionPolicy', () => sessionPolicyOf(input.Policy)),
    E.map(({ role, seconds, sessionPolicy }) =>
      openedSession(withUse(context, role), {
        role,
        sessionName: input.RoleSessionName,
        expiresAt: addSeconds(context.world.now, seconds),
        sessionPolicy,
      }),
    ),
  )

export const assumeRole: Action<AssumeRoleRequest, AssumeRoleOutput> = {
  permission: 'sts:AssumeRole',
  // Both sides are weighed together in `run`, and a refusal must not tell which one said no.
  needs: () => [],
  run: assume,
}
