/** `byoa rescale report`: the pages of onboardings, for Rescale's staff and for the customer. */
import { join } from 'node:path'

import {
  type LoadedOnboarding,
  type OnboardingStore,
  type OnboardingSummary,
  loadOnboarding,
} from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import type { Instant, Language } from '@byoa/core/values'
import { renderList, renderPage, reportOf } from '@byoa/report'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Files } from '../../play/collectDocuments.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import { durableAddressOf } from '../../store/StoreAddress.ts'
import { withExistingStore } from '../../store/withStore.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { ensureFree, writeFiles } from '../../terminal/files.ts'
import type { Interruption } from '../../terminal/interruptible.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { summariesAfter } from './everyOnboarding.ts'
import { onboardingArgument } from './onboardingArgument.ts'

export interface ReportOptions extends Pick<Interruption, 'untilInterrupted'> {
  /** Absent: all of the store. */
  readonly onboarding?: string | undefined
  readonly store?: string
  /** The directory of the pages. */
  readonly out: string
  /** Whether files in a directory that is not empty may be replaced. */
  readonly force: boolean
  /** Milliseconds since 1970. */
  readonly now: number
  readonly json: boolean
  readonly language: Language
}

type Step<A> = TE.TaskEither<CommandError, A>

const pageOf = (onboardingId: OnboardingId): string => `${onboardingId}.html`

const pagesOf = (loaded: LoadedOnboarding, now: Instant): Files => ({
  [pageOf(loaded.onboardingId)]: renderPage(reportOf(loaded, { party: 'rescale', now })),
  [`${loaded.onboardingId}.customer.html`]: renderPage(
    reportOf(loaded, { party: 'customer', now }),
  ),
})

const writeTo = (directory: string, files: Files): Step<ReadonlyArray<string>> =>
  pipe(
    writeFiles({ directory, files, force: true }),
    TE.map(() => Object.keys(files)),
  )

const writeOne =
  (store: OnboardingStore, { out, now }: ReportOptions) =>
  ({ onboardingId }: Pick<LoadedOnboarding, 'onboardingId'>): Step<ReadonlyArray<string>> =>
    pipe(
      loadOnboarding(store, onboardingId),
      TE.flatMap((loaded) => writeTo(out, pagesOf(loaded, instantOf(now)))),
    )

const listOf = (summaries: ReadonlyArray<OnboardingSummary>, now: Instant): Files => ({
  'index.html': renderList({ summaries, now, hrefOf: pageOf }),
})

/** One after the other, so that the memory does not grow with their number; the list last. */
const writeAll = (store: OnboardingStore, options: ReportOptions): Step<ReadonlyArray<string>> =>
  pipe(
    summariesAfter(store, []),
    TE.bindTo('summaries'),
    TE.bind('pages', ({ summaries }) => TE.traverseSeqArray(writeOne(store, options))(summaries)),
    TE.bind('list', ({ summaries }) =>
      writeTo(options.out, listOf(summaries, instantOf(options.now))),
    ),
    TE.map(({ pages, list }) => [...list, ...pages.flat()]),
  )

const writtenWords: Readonly<Record<Language, (count: number, directory: string) => string>> = {
  en: (count, directory) => `Written to ${directory}: ${count} ${count === 1 ? 'file' : 'files'}.`,
  ja: (count, directory) => `${directory} に ${count} 個のファイルを書き込みました。`,
}

const show = (
  { out }: Terminal,
  files: ReadonlyArray<string>,
  { out: directory, json, language }: ReportOptions,
): ExitCode => {
  if (json) out(JSON.stringify({ out: directory, files }))
  else {
    out(writtenWords[language](files.length, directory))
    for (const file of files.slice(0, 2)) out(join(directory, file))
  }
  return 0
}

/**
 * Writes the pages. Exit 1 when the store has no onboarding with the ID, 2 without a store or when
 * the directory is not empty.
 */
export const report = (terminal: Terminal, options: ReportOptions): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('address', () => TE.fromEither(durableAddressOf(options.store))),
    TE.bind('id', () =>
      options.onboarding === undefined
        ? TE.right(undefined)
        : TE.fromEither(onboardingArgument(options.onboarding)),
    ),
    TE.tap(() => ensureFree({ directory: options.out, force: options.force })),
    TE.flatMap(({ address, id }) =>
      withExistingStore(
        address,
        options,
      )((store) =>
        id === undefined
          ? writeAll(store, options)
          : writeOne(store, options)({ onboardingId: id }),
      ),
    ),
    reportResult(terminal, options, (files) => show(terminal, files, options)),
  )
