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
import { type DurableAddress, type StoreAddress, describeStore } from './StoreAddress.ts'
import { missingStore, unusableOf } from './unusableOf.ts'

/** The drivers are loaded only when they are used. */
const opening = async (address: DurableAddress): Promise<TE.TaskEither<Failure, SqlStore>> => {
  if (address.kind === 'pglite') {
    const { openPgliteStore } = await import('@byoa/store-postgres/pglite')
    return openPgliteStore(address.directory)
  }
  const { openPostgresStore } = await import('@byoa/store-postgres/postgres')
  return openPostgresStore({ url: address.url })
}

/** Opens a store, which is created when it does not exist. Left says what to do. */
export const openDurable = (address: DurableAddress): TE.TaskEither<CommandError, SqlStore> =>
  pipe(
    TE.fromTask(() => opening(address)),
    TE.flatten,
    TE.mapLeft((error) => unusableOf(address, error)),
  )

/** Whether a store was created; a server answers for itself. */
export const isCreated = (address: DurableAddress): boolean =>
  address.kind === 'postgres' || existsSync(join(address.directory, 'data'))

/** Closes a store. */
export const closeStore = ({ close }: SqlStore): TE.TaskEither<never, void> =>
  // What was committed is committed, whatever closing says.
  TE.fromTask(() => close().catch(() => undefined))

/** Works with a durable store, which is created when it does not exist. */
export const withDurableStore =
  (address: DurableAddress, interruption: Interruption) =>
  <A>(work: (store: SqlStore) => TE.TaskEither<CommandError, A>): TE.TaskEither<CommandError, A> =>
    TE.bracket(
      openDurable(address),
      (store) => pipe(work(store), interruptible(interruption)),
      closeStore,
    )

/** Works with a durable store. Left when it does not exist. */
export const withExistingStore =
  (address: DurableAddress, interruption: Interruption) =>
  <A>(work: (store: SqlStore) => TE.TaskEither<CommandError, A>): TE.TaskEither<CommandError, A> =>
    isCreated(address)
      ? withDurableStore(address, interruption)(work)
      : TE.left(missingStore(address))

/** Works with a store of any kind. */
export const withStore =
  (address: StoreAddress, interruption: Interruption) =>
  <A>(
    work: (store: OnboardingStore) => TE.TaskEither<CommandError, A>,
  ): TE.TaskEither<CommandError, A> =>
    address.kind === 'memory'
      ? pipe(
          TE.fromIO(() => memoryStore()),
          TE.flatMap(work),
          interruptible(interruption),
        )
      : withDurableStore(address, interruption)(work)

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
