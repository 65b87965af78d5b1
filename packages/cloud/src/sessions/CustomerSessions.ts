/**
 * Sessions in customers' accounts: one AssumeRole with the external ID for each role, kept in
 * memory until shortly before it ends. The credentials stay in the transport.
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
  /** Shows in the customer's CloudTrail. */
  readonly sessionName: string
}

export interface OpenSession {
  readonly aws: Aws
  /**
   * Whether it was opened by an earlier operation: what holds for the role may have changed since.
   */
  readonly isKept: boolean
  /** Stops keeping the session; one that was opened in its place stays. */
  readonly forget: IO<void>
}

export interface CustomerSessions {
  /**
   * Returns the session that is kept for a role, or opens one when none is good for long enough.
   */
  readonly open: (access: CustomerAccess) => TaskEither<AwsError, OpenSession>
}

/** What a role that was assumed with another role's session can have at most. */
const sessionSeconds = 3600
/** A session that ends sooner is not begun with: long enough for every call of an operation. */
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

/** A session, or the attempt to open it, with the time when that began. */
interface Opening {
  readonly session: Promise<E.Either<AwsError, AwsSession>>
  readonly begunAt: number
}

/**
 * Keeps sessions for as long as the value lives. Callers that ask at the same moment share one
 * session, and a session that could not be opened is not kept.
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
      // Whoever comes first replaces it; the others find the new one.
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
