/**
 * Sessions in customers' accounts: one AssumeRole with the external ID for each role, kept in
 * memory until shortly before it ends. The credentials leave this module only inside the client
 * that signs with them.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html#iam-term-role-chaining
 */
import type { EC2Client } from '@aws-sdk/client-ec2'
import type { IAMClient } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, type Credentials, type STSClient } from '@aws-sdk/client-sts'
import type { CustomerAccess } from '@byoa/application'
import type { Region } from '@byoa/core/iam/identity'
import type { AwsCredentialIdentity } from '@smithy/types'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Answered, type AwsFailure, answered } from '../failures/answered.ts'
import { unreadable } from '../failures/ownFailure.ts'
import type { Wait } from '../waiting/Wait.ts'

// model

export interface CustomerClients {
  /** A client with Rescale's own credentials, of the Region's own STS endpoint. */
  readonly sts: (region: Region) => STSClient
  /** A client of the Region that signs with the given credentials. */
  readonly ec2: (region: Region, credentials: AwsCredentialIdentity) => EC2Client
  /** A client of the Region's partition that signs with the given credentials. */
  readonly iam: (region: Region, credentials: AwsCredentialIdentity) => IAMClient
}

export interface CustomerSessionOptions {
  readonly clients: CustomerClients
  readonly wait: Wait
  /** Shows in the customer's CloudTrail. */
  readonly sessionName: string
}

/** Clients inside a customer's account. */
export interface SessionClients {
  readonly ec2: EC2Client
  /** Creates a client each time: IAM is rarely called, and a client takes 20 kB. */
  readonly iam: IO<IAMClient>
}

/** Clients that are good until `endsAt` (milliseconds since 1970). */
interface Session extends SessionClients {
  readonly endsAt: number
}

export interface OpenSession extends SessionClients {
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
  readonly open: (access: CustomerAccess, operation: string) => Answered<OpenSession>
}

/** What a role that was assumed with another role's session can have at most. */
const sessionSeconds = 3600
/** A session that ends sooner is not begun with: long enough for every call of an operation. */
const marginSeconds = 300
/** Roles whose sessions are kept; beyond it the oldest goes. */
const sessionsAtMost = 1000

// operations

const keyOf = ({ roleArn, externalId, region }: CustomerAccess): string =>
  JSON.stringify([roleArn, externalId, region])

const identityOf = (credentials: Credentials | undefined): AwsCredentialIdentity | undefined => {
  const { AccessKeyId, SecretAccessKey, SessionToken } = credentials ?? {}
  return AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined
    ? undefined
    : { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}

const begin = (
  { clients, wait, sessionName }: CustomerSessionOptions,
  { roleArn, externalId, region }: CustomerAccess,
  operation: string,
): Answered<Session> =>
  pipe(
    answered(operation, 'sts:AssumeRole', () =>
      clients.sts(region).send(
        new AssumeRoleCommand({
          RoleArn: roleArn,
          ExternalId: externalId,
          RoleSessionName: sessionName,
          DurationSeconds: sessionSeconds,
        }),
      ),
    ),
    TE.flatMap(({ Credentials }) => {
      const identity = identityOf(Credentials)
      return identity === undefined
        ? TE.left(unreadable(operation, `credentials of ${roleArn}`))
        : TE.right({
            ec2: clients.ec2(region, identity),
            iam: () => clients.iam(region, identity),
            endsAt: Credentials?.Expiration?.getTime() ?? wait.now() + sessionSeconds * 1000,
          })
    }),
  )

type Opening = Promise<E.Either<AwsFailure, Session>>

/** Sessions by the key of their access, the oldest first; beyond the most, that goes. */
const keep = (sessions: Map<string, Opening>, key: string, opening: Opening): void => {
  sessions.delete(key)
  sessions.set(key, opening)
  const [oldest] = sessions.keys()
  if (sessions.size > sessionsAtMost && oldest !== undefined) sessions.delete(oldest)
}

const openSession = (
  opened: E.Either<AwsFailure, Session>,
  isKept: boolean,
  forget: IO<void>,
): E.Either<AwsFailure, OpenSession> =>
  pipe(
    opened,
    E.map(({ ec2, iam }) => ({ ec2, iam, isKept, forget })),
  )

/**
 * Keeps sessions. One that is being opened is shared by all who want it; one that could not be
 * opened is not kept.
 */
export const customerSessions = (options: CustomerSessionOptions): CustomerSessions => {
  const sessions = new Map<string, Opening>()

  const forgetting =
    (key: string, opening: Opening): IO<void> =>
    () => {
      if (sessions.get(key) === opening) sessions.delete(key)
    }

  const isGood = ({ endsAt }: Session): boolean =>
    endsAt - marginSeconds * 1000 > options.wait.now()

  const open =
    (access: CustomerAccess, operation: string): Answered<OpenSession> =>
    async () => {
      const key = keyOf(access)
      const kept = sessions.get(key)
      if (kept === undefined) {
        const opening = begin(options, access, operation)()
        const forget = forgetting(key, opening)
        keep(sessions, key, opening)
        const opened = await opening
        if (E.isLeft(opened)) forget()
        return openSession(opened, false, forget)
      }
      const opened = await kept
      const forget = forgetting(key, kept)
      if (E.isLeft(opened) || isGood(opened.right)) return openSession(opened, true, forget)
      // Whoever comes first replaces it; the others find the new one.
      forget()
      return open(access, operation)()
    }

  return { open }
}
