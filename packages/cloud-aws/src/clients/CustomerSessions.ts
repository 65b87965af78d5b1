/**
 * Sessions in customers' accounts: one AssumeRole with the external ID for each role, kept in
 * memory until shortly before it ends. The credentials leave this module only inside the client
 * that signs with them.
 *
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html#iam-term-role-chaining
 */
import type { EC2Client } from '@aws-sdk/client-ec2'
import { AssumeRoleCommand, type Credentials, type STSClient } from '@aws-sdk/client-sts'
import type { CustomerAccess } from '@byoa/application'
import type { Region } from '@byoa/core/iam'
import type { AwsCredentialIdentity } from '@smithy/types'
import * as E from 'fp-ts/lib/Either.js'

import { type Answered, answered } from '../failures/answered.ts'
import { unreadable } from '../failures/ownFailure.ts'
import type { Wait } from '../waiting/Wait.ts'

// model

export interface CustomerClients {
  /** A client with Rescale's own credentials, of the Region's own STS endpoint. */
  readonly sts: (region: Region) => STSClient
  /** A client of the Region that signs with the given credentials. */
  readonly ec2: (region: Region, credentials: AwsCredentialIdentity) => EC2Client
}

export interface CustomerSessionOptions {
  readonly clients: CustomerClients
  readonly wait: Wait
  /** Shows in the customer's CloudTrail. */
  readonly sessionName: string
}

/** A client inside a customer's account, good until `endsAt` (milliseconds since 1970). */
interface Session {
  readonly ec2: EC2Client
  readonly endsAt: number
}

export interface CustomerSessions {
  /**
   * Returns a client inside the customer's account; opens a session when none is good for long
   * enough.
   */
  readonly open: (access: CustomerAccess, operation: string) => Answered<EC2Client>
  /** Drops the session of a role, so that the next use opens another. */
  readonly forget: (access: CustomerAccess) => void
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

const begin = async (
  { clients, wait, sessionName }: CustomerSessionOptions,
  { roleArn, externalId, region }: CustomerAccess,
  operation: string,
): Answered<Session> => {
  const assumed = await answered(operation, () =>
    clients.sts(region).send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        ExternalId: externalId,
        RoleSessionName: sessionName,
        DurationSeconds: sessionSeconds,
      }),
    ),
  )
  if (E.isLeft(assumed)) return assumed
  const identity = identityOf(assumed.right.Credentials)
  if (identity === undefined) return unreadable(operation, `credentials of ${roleArn}`)
  const endsAt = assumed.right.Credentials?.Expiration?.getTime()
  return E.right({
    ec2: clients.ec2(region, identity),
    endsAt: endsAt ?? wait.now() + sessionSeconds * 1000,
  })
}

/**
 * Keeps sessions. One that is being opened is shared by all who want it; one that could not be
 * opened is not kept.
 */
export const customerSessions = (options: CustomerSessionOptions): CustomerSessions => {
  const sessions = new Map<string, Answered<Session>>()

  const keep = (key: string, opening: Answered<Session>): void => {
    sessions.delete(key)
    sessions.set(key, opening)
    const [oldest] = sessions.keys()
    if (sessions.size > sessionsAtMost && oldest !== undefined) sessions.delete(oldest)
  }

  const isGood = ({ endsAt }: Session): boolean =>
    endsAt - marginSeconds * 1000 > options.wait.now()

  const openNew = async (access: CustomerAccess, operation: string): Answered<Session> => {
    const key = keyOf(access)
    const opening = begin(options, access, operation)
    keep(key, opening)
    const opened = await opening
    if (E.isLeft(opened) && sessions.get(key) === opening) sessions.delete(key)
    return opened
  }

  const open = async (access: CustomerAccess, operation: string): Answered<Session> => {
    const key = keyOf(access)
    const kept = sessions.get(key)
    if (kept === undefined) return openNew(access, operation)
    const session = await kept
    if (E.isLeft(session) || isGood(session.right)) return session
    // Whoever comes first replaces it; the others find the new one.
    if (sessions.get(key) === kept) sessions.delete(key)
    return open(access, operation)
  }

  return {
    open: async (access, operation) => {
      const session = await open(access, operation)
      return E.isLeft(session) ? session : E.right(session.right.ec2)
    },
    forget: (access) => {
      sessions.delete(keyOf(access))
    },
  }
}
