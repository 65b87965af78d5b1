/**
 * Commits events and claims with one call of `byoa.commit_events`, and those that are asked for
 * while others are being made with one statement that calls it for each (`batched.ts`). Such a
 * statement is one transaction: a claim that is refused undoes it, and its commits are sent alone.
 * So does a deadlock, which two processes reach only if they want claims of one another's batches
 * in opposite order.
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
import { contramap } from 'fp-ts/lib/Ord.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as S from 'fp-ts/lib/string.js'
import * as t from 'io-ts'

import type { SqlClient, SqlError, SqlValue, Statement } from '../sql/SqlClient.ts'
import { failureOf } from '../sql/sqlError.ts'
import { batched } from './batched.ts'
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

/** The arguments of `byoa.commit_events`, in its order. */
interface CommitArguments extends Readonly<Record<string, SqlValue>> {
  readonly stream: OnboardingId
}

const argumentsOf = (commit: StatedCommit): CommitArguments => {
  const [facts = [], vpcs = [], blocks = [], keys = []] = claimValues(commit.claim)
  return {
    stream: commit.stream,
    expected: commit.expectedVersion,
    commitId: commit.commitId,
    events: commit.events.map((event) => JSON.stringify(encodeEvent(event))),
    standing: standingJson(commit),
    release: keysOf(commit.release),
    facts,
    vpcs,
    blocks,
    keys,
  }
}

const Outcome = t.type({ outcome: t.number })

type CommitStatement = Statement<t.TypeOf<typeof Outcome>>

const oneStatement = (commit: CommitArguments): CommitStatement => ({
  text:
    'SELECT byoa.commit_events($1, $2, $3, $4::text[]::json[], $5, $6, ' +
    '$7, $8, $9::text[]::cidr[], $10::text[]::cidr[]) AS outcome',
  values: Object.values(commit),
  row: Outcome,
})

const manyStatement = (commits: ReadonlyArray<CommitArguments>): CommitStatement => ({
  text:
    'SELECT byoa.commit_events(stream, expected, "commitId", events::json[], standing::jsonb, ' +
    'release, facts, vpcs, blocks, keys) AS outcome FROM json_to_recordset($1) AS commits (' +
    'stream text, expected integer, "commitId" text, events text[], standing text, ' +
    'release text[], facts text[], vpcs text[], blocks cidr[], keys cidr[])',
  values: [JSON.stringify(commits)],
  row: Outcome,
})

/** One commit has a statement of its own: reading it from JSON takes a fifth longer on PGlite. */
const statementOf = (commits: ReadonlyArray<CommitArguments>): CommitStatement => {
  const [first, second] = commits
  return first !== undefined && second === undefined ? oneStatement(first) : manyStatement(commits)
}

/** Sends commits in one statement, and returns the outcome of each. */
const sendTo =
  (client: SqlClient) =>
  (commits: ReadonlyArray<CommitArguments>): TE.TaskEither<SqlError, ReadonlyArray<number>> =>
    pipe(client.query(statementOf(commits)), TE.map(RA.map(({ outcome }) => outcome)))

/** The same for all processes, so that their batches do not wait for one another in a circle. */
const byStream = contramap(({ stream }: CommitArguments): string => stream)(S.Ord)

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

type Send = (one: CommitArguments) => TE.TaskEither<SqlError, number>

const sendUntilDecided = (
  send: Send,
  one: CommitArguments,
  attempt = 1,
): TE.TaskEither<SqlError, number> => {
  const again = (error: SqlError): TE.TaskEither<SqlError, number> =>
    isUndone(error) && attempt < attempts
      ? T.delay(pauseMilliseconds(attempt))(sendUntilDecided(send, one, attempt + 1))
      : TE.left(error)
  return pipe(send(one), TE.orElse(again))
}

/** Returns a function that commits. Left when it is refused, or the database cannot be reached. */
export const committer = (
  client: SqlClient,
): ((commit: StatedCommit) => TE.TaskEither<CommitError, number>) => {
  const send = batched({ run: sendTo(client), order: byStream })
  return (commit) =>
    pipe(
      sendUntilDecided(send, argumentsOf(commit)),
      TE.mapLeft((error) => refusalOf(commit, error)),
      TE.flatMapEither((outcome) => versionOf(commit, outcome)),
    )
}
