/** Opens the store of a command, and closes it at the end of the command, also on Ctrl-C. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import type { Failure, OnboardingStore } from '@byoa/application'
import { memoryStore } from '@byoa/store-memory'
import type { SqlStore } from '@byoa/store-postgres'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../terminal/CommandError.ts'
import { type Interruption, interruptible } from '../terminal/interruptible.ts'
import {
  type DurableAddress,
  type SqlAddress,
  type StoreAddress,
  describeStore,
} from './StoreAddress.ts'
import { withDirectoryStore } from './directoryStore.ts'
import { eventsIn } from './readEvents.ts'
import { missingStore, unusableOf } from './unusableOf.ts'

/** The drivers are loaded only when they are used. */
const opening = async (address: SqlAddress): Promise<TE.TaskEither<Failure, SqlStore>> => {
  if (address.kind === 'pglite') {
    const { openPgliteStore } = await import('@byoa/store-postgres/pglite')
    return openPgliteStore(address.directory)
  }
  const { openPostgresStore } = await import('@byoa/store-postgres/postgres')
  return openPostgresStore({ url: address.url })
}

/** Opens a database, which is created when it does not exist. Left says what to do. */
export const openSql = (address: SqlAddress): TE.TaskEither<CommandError, SqlStore> =>
  pipe(
    TE.fromTask(() => opening(address)),
    TE.flatten,
    TE.mapLeft((error) => unusableOf(address, error)),
  )

/** Whether a store was created; a server answers for itself. */
const isCreated = (address: DurableAddress): boolean =>
  address.kind === 'postgres' ||
  existsSync(
    address.kind === 'pglite' ? join(address.directory, 'data') : eventsIn(address.directory),
  )

/** Closes a database. */
export const closeSql = ({ close }: SqlStore): TE.TaskEither<never, void> =>
  // What was committed is committed, whatever closing says.
  TE.fromTask(() => close().catch(() => undefined))

type Working<Store> = <A>(
  work: (store: Store) => TE.TaskEither<CommandError, A>,
) => TE.TaskEither<CommandError, A>

/** Works with a store that exists. Left when it does not. */
const ifCreated =
  <Store>(address: DurableAddress, working: Working<Store>): Working<Store> =>
  (work) =>
    isCreated(address) ? working(work) : TE.left(missingStore(address))

/** Works with a database, which is created when it does not exist. */
export const withSqlStore =
  (address: SqlAddress, interruption: Interruption): Working<SqlStore> =>
  (work) =>
    TE.bracket(
      openSql(address),
      (store) => pipe(work(store), interruptible(interruption)),
      closeSql,
    )

/** Works with a database. Left when it does not exist. */
export const withExistingSqlStore = (
  address: SqlAddress,
  interruption: Interruption,
): Working<SqlStore> => ifCreated(address, withSqlStore(address, interruption))

/** Works with a store of any kind, which is created when it does not exist. */
export const withStore = (
  address: StoreAddress,
  interruption: Interruption,
): Working<OnboardingStore> => {
  if (address.kind === 'pglite' || address.kind === 'postgres') {
    return withSqlStore(address, interruption)
  }
  const withOpened: Working<OnboardingStore> =
    address.kind === 'memory'
      ? (work) =>
          pipe(
            TE.fromIO(() => memoryStore()),
            TE.flatMap(work),
          )
      : withDirectoryStore(address)
  return (work) => withOpened((store) => pipe(work(store), interruptible(interruption)))
}

/** Works with a store that outlives the process. Left when it does not exist. */
export const withExistingStore = (
  address: DurableAddress,
  interruption: Interruption,
): Working<OnboardingStore> => ifCreated(address, withStore(address, interruption))

/** The interruption of a run on the in-memory AWS; one that keeps nothing ends with the process. */
export const rehearsalInterruption = (
  address: StoreAddress,
  { untilInterrupted }: Interruption,
): Interruption => ({
  untilInterrupted: address.kind === 'memory' ? undefined : untilInterrupted,
  interrupted: () => ({
    _tag: 'Interrupted',
    left: 'recorded-only',
    events: describeStore(address),
  }),
})
