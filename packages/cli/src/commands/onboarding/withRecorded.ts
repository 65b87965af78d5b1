/** Finds the onboarding of a decision in a store, or in the directory of a run. */
import {
  type CommandResult,
  type LoadedOnboarding,
  type OnboardingStore,
  loadOnboarding,
} from '@byoa/application'
import { OnboardingId } from '@byoa/core/onboarding'
import { memoryStore } from '@byoa/store-memory'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type KeptRecord, keepDocuments } from '../../play/keepDocuments.ts'
import {
  type StoreAddress,
  durableAddressOf,
  inDataFolder,
  inMemory,
  storeAddressOf,
} from '../../store/StoreAddress.ts'
import { recordIn } from '../../store/recordIn.ts'
import { isCreated, withExistingStore, withStore } from '../../store/withStore.ts'
import type { BadInput, CommandError } from '../../terminal/CommandError.ts'
import { badInput } from '../../terminal/badInput.ts'
import type { Interruption } from '../../terminal/interruptible.ts'
import { commandLine } from '../../terminal/sourceNames.ts'
import { eventsIn, readEvents } from '../documents/readEvents.ts'

export interface RecordedOptions extends Pick<Interruption, 'untilInterrupted'> {
  /** The ID of an onboarding in the store; absent: the one whose events are in `out`. */
  readonly onboarding?: string | undefined
  readonly store?: string
  /** The directory of the run. */
  readonly out?: string
}

/** An onboarding, and the store that has it. */
interface Recorded {
  readonly store: OnboardingStore
  readonly onboardingId: OnboardingId
}

type Work = (recorded: Recorded) => TE.TaskEither<CommandError, CommandResult>

const badId = (text: string | undefined): BadInput =>
  badInput(commandLine, [
    {
      path: 'onboarding',
      expected: `${OnboardingId.name}, or --out with the directory of its run`,
      actual: text === undefined ? 'nothing' : JSON.stringify(text),
      japanese: '接続の ID、または実行のディレクトリを --out で指定してください。',
    },
  ])

const idOf = (text: string | undefined): E.Either<BadInput, OnboardingId> =>
  OnboardingId.is(text) ? E.right(text) : E.left(badId(text))

const keptIn = (record: KeptRecord, directory: string | undefined): OnboardingStore =>
  directory === undefined ? record.store : keepDocuments(record, directory)

const withId = (
  options: RecordedOptions,
  work: Work,
): TE.TaskEither<CommandError, CommandResult> => {
  const workIn = (record: KeptRecord, id: OnboardingId) =>
    pipe(
      loadOnboarding(record.store, id),
      TE.flatMap(() => work({ store: keptIn(record, options.out), onboardingId: id })),
    )
  return pipe(
    TE.Do,
    TE.bind('onboardingId', () => TE.fromEither(idOf(options.onboarding))),
    TE.bind('address', () => TE.fromEither(durableAddressOf(options.store))),
    TE.flatMap(({ address, onboardingId }) =>
      withExistingStore(address, options)((store) => workIn({ store, address }, onboardingId)),
    ),
  )
}

/** Without `--store`, the store in the data folder is asked, if there is one. */
const addressOf = ({ store }: RecordedOptions): E.Either<BadInput, StoreAddress> =>
  storeAddressOf(store, () => {
    const address = inDataFolder()
    return isCreated(address) ? address : inMemory()
  })

/** The store if it has an onboarding, and otherwise one with the events of its file. */
const recordWith = (
  opened: KeptRecord,
  begun: LoadedOnboarding,
): TE.TaskEither<CommandError, KeptRecord> =>
  pipe(
    opened.store.read(begun.onboardingId),
    TE.map(({ version }) => (version > 0 ? opened : { store: memoryStore(), address: inMemory() })),
    TE.tap(({ store }): TE.TaskEither<CommandError, unknown> => recordIn(store, begun)),
  )

/** Works with the store if it has the onboarding of the directory, and otherwise with its file. */
const withDirectory = (
  directory: string,
  options: RecordedOptions,
  work: Work,
): TE.TaskEither<CommandError, CommandResult> => {
  const workIn = (opened: KeptRecord, begun: LoadedOnboarding) =>
    pipe(
      recordWith(opened, begun),
      TE.map((chosen) => ({ store: keptIn(chosen, directory), onboardingId: begun.onboardingId })),
      TE.flatMap(work),
    )
  return pipe(
    TE.Do,
    TE.bind('address', () => TE.fromEither(addressOf(options))),
    TE.bind('begun', () => readEvents(eventsIn(directory))),
    TE.flatMap(({ address, begun }) =>
      withStore(address, options)((store) => workIn({ store, address }, begun)),
    ),
  )
}

/** Works with the onboarding that the options name. */
export const withRecorded = (
  options: RecordedOptions,
  work: Work,
): TE.TaskEither<CommandError, CommandResult> =>
  options.onboarding !== undefined || options.out === undefined
    ? withId(options, work)
    : withDirectory(options.out, options, work)
