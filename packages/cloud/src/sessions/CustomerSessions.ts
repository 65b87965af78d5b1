/**
 * Sessions in customers' accounts: one AssumeRole with the external ID for each role, cached in
 * memory until shortly before it expires. The transport keeps the credentials.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html#iam-term-role-chaining
 */
import type { CustomerAccess } from '@byoa/application'
import type { Region } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Aws, AwsSession } from '../aws/Aws.ts'
import type { AwsError } from '../aws/AwsError.ts'
import type { AssumeRoleRequest } from '../aws/Sts.ts'
import { isSameCode } from '../failures/AwsErrorKind.ts'
import type { Wait } from '../waiting/Wait.ts'
import { keepLatest } from './keepLatest.ts'

// model

export interface CustomerSessionOptions {
  /** AWS with Rescale's own credentials. */
  readonly awsFor: (region: Region) => Aws
  readonly wait: Pick<Wait, 'now'>
  /** The session name in the customer's CloudTrail. */
  readonly sessionName: string
}

export interface OpenSession {
  readonly aws: Aws
  /** Whether it was opened by an earlier operation: the role may have changed since. */
  readonly isKept: boolean
  /** Removes the session from the cache; a session opened in its place is kept. */
  readonly forget: IO<void>
}

export interface CustomerSessions {
  /** Returns the cached session of a role, or opens one when none is valid for long enough. */
  readonly open: (access: CustomerAccess) => TaskEither<AwsError, OpenSession>
}

/** The maximum duration of a session opened by role chaining. */
const sessionSeconds = 3600
/** The minimum remaining duration of a cached session: enough for every call of an operation. */
const marginSeconds = 300

// operations

/** A session that was opened before the trust policy was read is kept for as long as it is good. */
const keyOf = ({ roleArn, externalId, region }: CustomerAccess): string =>
  JSON.stringify([roleArn, externalId, region])

/**
 * A trust policy that was changed since it was read may refuse the source identity and nothing
 * else, which the answer does not say.
 */
const begin = (
  { awsFor, sessionName }: CustomerSessionOptions,
  { roleArn, externalId, region, sourceIdentity }: CustomerAccess,
): TaskEither<AwsError, AwsSession> => {
  const { assumeRole } = awsFor(region)
  const plain: AssumeRoleRequest = {
    RoleArn: roleArn,
    ExternalId: externalId,
    RoleSessionName: sessionName,
    DurationSeconds: sessionSeconds,
  }
  return sourceIdentity === undefined
    ? assumeRole(plain)
    : pipe(
        assumeRole({ ...plain, SourceIdentity: sourceIdentity }),
        TE.orElse((error) =>
          isSameCode(error.code, 'AccessDenied') ? assumeRole(plain) : TE.left(error),
        ),
      )
}

/** A session, or the attempt to open it, with its start time. */
interface Opening {
  readonly session: Promise<E.Either<AwsError, AwsSession>>
  readonly begunAt: number
}

/**
 * Caches sessions for the lifetime of the value. Concurrent callers share a session, and a failed
 * attempt is not cached.
 */
export const customerSessions = (options: CustomerSessionOptions): CustomerSessions => {
  const sessions = new Map<string, Opening>()

  const isGood = ({ expiresAt }: AwsSession, { begunAt }: Opening): boolean =>
    (expiresAt ?? begunAt + sessionSeconds * 1000) - marginSeconds * 1000 > options.wait.now()

  const openWith =
    (access: CustomerAccess, key: string, kept: Opening | undefined) =>
    async (): Promise<E.Either<AwsError, OpenSession>> => {
      const opening = kept ?? { session: begin(options, access)(), begunAt: options.wait.now() }
      const forget: IO<void> = () => {
        if (sessions.get(key) === opening) sessions.delete(key)
      }
      if (kept === undefined) keepLatest(sessions, key, opening)
      const opened = await opening.session
      if (E.isLeft(opened)) {
        forget()
        return opened
      }
      if (kept === undefined || isGood(opened.right, opening)) {
        return E.right({ aws: opened.right.aws, isKept: kept !== undefined, forget })
      }
      // The first caller replaces it; the others find the new session.
      forget()
      return open(access)()
    }

  const open =
    (access: CustomerAccess): TaskEither<AwsError, OpenSession> =>
    () => {
      const key = keyOf(access)
      return openWith(access, key, sessions.get(key))()
    }

  return { open }
}
