/**
 * Sessions in customers' accounts. AWS lets a session of a role go on when the role is closed to
 * others, until the session ends; it refuses everything to one whose role is deleted, even when a
 * role of the same name is made again.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
import type { CustomerAccess } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as PersistentMap from '../world/PersistentMap.ts'
import { type Exchange, type Line, type Send, senderOn } from './Exchange.ts'
import { type Result, isRefusal } from './portFailure.ts'

/** One operation of Rescale in a customer's account. */
export interface Visit<A> {
  /** Who assumes the role. */
  readonly line: Line
  readonly access: CustomerAccess
  readonly run: (send: Send) => Result<A>
}

const nameOf = ({ roleArn, externalId }: CustomerAccess): string => `${roleArn} ${externalId}`

/** A session is opened anew when less than this is left of it, as the SDK does. */
const leastSecondsLeft = 300

/** Returns the key of the session that was opened before, when enough is left of it. */
const keptKey = (exchange: Exchange, access: CustomerAccess): string | undefined => {
  const kept = exchange.sessions.get(nameOf(access))
  const key = kept === undefined ? undefined : PersistentMap.get(exchange.world.accessKeys, kept)
  const holder = key?.holder
  const isGood =
    holder?.type === 'role-session' &&
    holder.expiresAt - exchange.world.now > leastSecondsLeft * 1000
  return isGood ? kept : undefined
}

const openSession = (
  exchange: Exchange,
  { line, access }: Pick<Visit<unknown>, 'line' | 'access'>,
): Result<string> =>
  pipe(
    senderOn(
      exchange,
      line,
    )({
      action: 'AssumeRole',
      input: {
        RoleArn: access.roleArn,
        RoleSessionName: 'rescale-connect',
        ExternalId: access.externalId,
      },
    }),
    E.map(({ Credentials }) => {
      const { AccessKeyId } = Credentials
      exchange.sessions = new Map(exchange.sessions).set(nameOf(access), AccessKeyId)
      return AccessKeyId
    }),
  )

/**
 * Runs an operation in the customer's account. What a kept session is refused is tried in a new
 * one: its role may have been deleted, or made again, since it was opened.
 */
export const inSession = <A>(exchange: Exchange, visit: Visit<A>): Result<A> => {
  const { line, access, run } = visit
  const runWith = (accessKeyId: string): Result<A> =>
    run(senderOn(exchange, { ...line, accessKeyId, region: access.region }))
  const inNewSession = (): Result<A> => pipe(openSession(exchange, visit), E.flatMap(runWith))
  const kept = keptKey(exchange, access)
  return kept === undefined
    ? inNewSession()
    : pipe(
        runWith(kept),
        E.orElse((error) => (isRefusal(error) ? inNewSession() : E.left(error))),
      )
}
