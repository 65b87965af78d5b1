/**
 * Commits events and claims with one call of `byoa.commit_events`.
 *
 * A commit that met another one (a deadlock, a serialisation failure, a constraint that another
 * transaction filled first) was undone, and is run again: it then finds what the other one
 * committed, and is accepted or refused with its version or claim named. So is a commit whose
 * connection was lost; its ID tells whether it had already been made.
 */
import {
  type Commit,
  type CommitError,
  OnboardingStanding,
  failure,
  standingOf,
} from '@byoa/application'
import {
  type Claim,
  OnboardingId,
  type OnboardingState,
  claimKey,
  encodeEvent,
  evolve,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

import type { SqlClient, SqlError } from '../sql/SqlClient.ts'
import { failureOf } from '../sql/sqlError.ts'
import { blockKey } from './blockKey.ts'

const operation = 'OnboardingStore.commit'

/** How often a commit is run before its conflict or lost connection is reported. */
const attempts = 6

// what is sent

const keysOf = (claims: ReadonlyArray<Claim>): ReadonlyArray<string> => claims.map(claimKey)

const isBlock = (claim: Claim): claim is Extract<Claim, { readonly kind: 'Cidr' }> =>
  claim.kind === 'Cidr'

/**
 * Claims as `byoa.take_claims` takes them: the keys of facts, and the VPCs, CIDRs and keys of
 * blocks. The order is the same for every writer, so that writers do not wait for one another in a
 * circle.
 */
export const claimValues = (claims: ReadonlyArray<Claim>): ReadonlyArray<ReadonlyArray<string>> => {
  const blocks = claims.filter(isBlock).toSorted((a, b) => (claimKey(a) < claimKey(b) ? -1 : 1))
  return [
    keysOf(claims.filter((claim) => !isBlock(claim))).toSorted(),
    blocks.map(({ rescaleVpcId }) => rescaleVpcId),
    blocks.map(({ cidr }) => cidr),
    blocks.map(({ rescaleVpcId, cidr }) => blockKey(rescaleVpcId, cidr)),
  ]
}

/** A commit and the state before and after it. */
export interface StatedCommit extends Commit {
  readonly commitId: string
  readonly before: OnboardingState
}

/** The state after the events of a commit. */
export const stateAfter = ({ before, events }: StatedCommit): OnboardingState =>
  events.reduce(evolve, before)

const standingJson = (commit: StatedCommit): string | null => {
  const last = commit.events.at(-1)
  if (last === undefined) return null
  return JSON.stringify(OnboardingStanding.encode(standingOf(stateAfter(commit), last.at)))
}

const Outcome = t.type({ outcome: t.number })

const send = (client: SqlClient, commit: StatedCommit): TE.TaskEither<SqlError, number> =>
  pipe(
    client.query({
      text:
        'SELECT byoa.commit_events($1, $2, $3, $4::text[]::json[], $5, $6, ' +
        '$7, $8, $9::text[]::cidr[], $10::text[]::cidr[]) AS outcome',
      values: [
        commit.stream,
        commit.expectedVersion,
        commit.commitId,
        commit.events.map((event) => JSON.stringify(encodeEvent(event))),
        standingJson(commit),
        keysOf(commit.release),
        ...claimValues(commit.claim),
      ],
      row: Outcome,
    }),
    TE.map(([row]) => row?.outcome ?? commit.expectedVersion),
  )

// what comes back

const isUndone = ({ code, isConnectionLost }: SqlError): boolean =>
  isConnectionLost || ['40001', '40P01', '23505', '23P01'].includes(code)

const refusalOf = (commit: Commit, error: SqlError): CommitError => {
  const claim = commit.claim.find((one) => claimKey(one) === error.message)
  const { detail } = error
  return error.code === 'BY001' && claim !== undefined && OnboardingId.is(detail)
    ? { _tag: 'ClaimTaken', claim, heldBy: detail }
    : isUndone(error) && !error.isConnectionLost
      ? failure({
          operation,
          code: 'Contended',
          message: `the commit met others ${attempts} times (${error.code}): try again later`,
          retryable: true,
        })
      : failureOf(operation)(error)
}

/** A negative outcome is the actual version, less one. */
const versionOf = ({ expectedVersion }: Commit, outcome: number): E.Either<CommitError, number> =>
  outcome < 0
    ? E.left({ _tag: 'VersionConflict', expectedVersion, actualVersion: -1 - outcome })
    : E.right(outcome)

/** Longer each time, and different for each writer. */
const pauseMilliseconds = (attempt: number): number => Math.random() * 10 * 2 ** attempt

const sendUntilDecided = (
  client: SqlClient,
  commit: StatedCommit,
  attempt = 1,
): TE.TaskEither<SqlError, number> => {
  const again = (error: SqlError): TE.TaskEither<SqlError, number> =>
    isUndone(error) && attempt < attempts
      ? T.delay(pauseMilliseconds(attempt))(sendUntilDecided(client, commit, attempt + 1))
      : TE.left(error)
  return pipe(send(client, commit), TE.orElse(again))
}

/** Commits. Left when it is refused, or when the database cannot be reached. */
export const commitTo = (
  client: SqlClient,
  commit: StatedCommit,
): TE.TaskEither<CommitError, number> =>
  pipe(
    sendUntilDecided(client, commit),
    TE.mapLeft((error) => refusalOf(commit, error)),
    TE.flatMapEither((outcome) => versionOf(commit, outcome)),
  )
