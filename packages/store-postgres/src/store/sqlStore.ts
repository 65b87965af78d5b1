/** The store port on a database with the current schema. */
import type {
  Commit,
  CommitError,
  Failure,
  HeldCidr,
  OnboardingStore,
  Stream,
} from '@byoa/application'
import { Ipv4Cidr } from '@byoa/core/network'
import { type Claim, OnboardingId, claimKey, initialState, replay } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { randomUUID } from 'node:crypto'

import type { SqlClient, Statement } from '../sql/SqlClient.ts'
import { failureOf } from '../sql/sqlError.ts'
import { committer, stateAfter, type StatedCommit } from './commit.ts'
import { listOnboardings } from './listOnboardings.ts'
import { type StateCache, stateCache } from './stateCache.ts'
import { readAll, readStream } from './streams.ts'

const StreamRow = t.type({ stream: OnboardingId })
const HeldRow = t.type({ cidr: Ipv4Cidr, onboardingId: OnboardingId })

const holderStatement = (claim: Claim): Statement<t.TypeOf<typeof StreamRow>> =>
  claim.kind === 'Cidr'
    ? {
        text: 'SELECT stream FROM byoa.blocks WHERE vpc_id = $1 AND block = $2::cidr',
        values: [claim.rescaleVpcId, claim.cidr],
        row: StreamRow,
      }
    : {
        text: 'SELECT stream FROM byoa.claims WHERE claim = $1',
        values: [claimKey(claim)],
        row: StreamRow,
      }

const heldStatement = (vpcId: string): Statement<HeldCidr> => ({
  text:
    'SELECT block::text AS cidr, stream AS "onboardingId" ' +
    'FROM byoa.blocks WHERE vpc_id = $1 ORDER BY block',
  values: [vpcId],
  row: HeldRow,
})

const streamsStatement: Statement<t.TypeOf<typeof StreamRow>> = {
  text: 'SELECT stream FROM byoa.onboardings ORDER BY position',
  row: StreamRow,
}

/** The store's client, what sends its commits, and the states that it knows. */
interface Known {
  readonly client: SqlClient
  readonly send: ReturnType<typeof committer>
  readonly states: StateCache
}

/**
 * Adds the state before the commit. A stream that was not read yet is read; at another version than
 * expected its state does not matter, because the commit will be refused.
 */
const stated = (known: Known, commit: Commit): TE.TaskEither<Failure, StatedCommit> => {
  const { stream, expectedVersion, commitId = randomUUID() } = commit
  const before = known.states.get(stream, expectedVersion)
  return before === undefined && commit.events.length > 0
    ? pipe(
        readStream(known.client, stream),
        TE.map(({ events }) => replay(events.slice(0, expectedVersion))),
        TE.map((state) => ({ ...commit, commitId, before: state })),
      )
    : TE.right({ ...commit, commitId, before: before ?? initialState })
}

/** Reads a stream, and remembers its state for the next commit. */
const readKnown =
  ({ client, states }: Known) =>
  (id: OnboardingId): TE.TaskEither<Failure, Stream> =>
    pipe(
      readStream(client, id),
      TE.tapIO(
        ({ version, events }) =>
          () =>
            states.put(id, { version, state: replay(events) }),
      ),
    )

const commitKnown =
  (known: Known) =>
  (commit: Commit): TE.TaskEither<CommitError, number> =>
    pipe(
      TE.Do,
      TE.flatMap(() => stated(known, commit)),
      TE.bindTo('ready'),
      TE.bindW('version', ({ ready }) => known.send(ready)),
      TE.map(({ ready, version }) => {
        if (ready.events.length > 0) {
          known.states.put(commit.stream, { version, state: stateAfter(ready) })
        }
        return version
      }),
    )

/** The store on a client; the schema has to be the current one (`migrate`). */
export const sqlStore = (client: SqlClient): OnboardingStore => {
  const known: Known = { client, send: committer(client), states: stateCache() }
  return {
    read: readKnown(known),
    commit: commitKnown(known),
    holderOf: (claim) =>
      pipe(
        client.query(holderStatement(claim)),
        TE.bimap(failureOf('OnboardingStore.holderOf'), ([row]) => O.fromNullable(row?.stream)),
      ),
    heldCidrs: (rescaleVpcId) =>
      pipe(
        client.query(heldStatement(rescaleVpcId)),
        TE.mapLeft(failureOf('OnboardingStore.heldCidrs')),
      ),
    streams: pipe(
      client.query(streamsStatement),
      TE.bimap(
        failureOf('OnboardingStore.streams'),
        RA.map(({ stream }) => stream),
      ),
    ),
    list: (input) => listOnboardings(client, input),
    readAll: (input) => readAll(client, input),
  }
}
