/**
 * `byoa rescale receive`: records the documents that customers send, and writes the answers that are
 * due. Every file is decoded before anything is recorded.
 */
import {
  type CommandResult,
  type CustomerDocument,
  loadOnboarding,
  receiveDocument,
} from '@byoa/application'
import { type OnboardingState, isTerminal } from '@byoa/core/onboarding'
import type { Region } from '@byoa/core/iam/identity'
import type { Language } from '@byoa/core/values'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type CommandError, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { printable } from '../../terminal/printable.ts'
import { levelled, wordsIn } from '../../terminal/words.ts'
import { writeHanging } from '../../terminal/writeHanging.ts'
import { inServedRegion } from '../documents/rescaleSide.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import type { RescaleSide } from './RescaleSide.ts'
import { advanceOne } from './advanceOne.ts'
import { describeReceived } from './describeReceived.ts'
import { type Progress, showProgress, withDocuments } from './progress.ts'
import { type ReceivedFile, readAllReceived } from './readReceived.ts'
import { worstOf } from './worstOf.ts'
import { withRescaleSide } from './withRescaleSide.ts'

type Step<A> = TE.TaskEither<CommandError, A>

// recording

/** The Region of a document; Left when it is not served, or the onboarding is unknown. */
const regionOf = ({ ports, config }: RescaleSide, document: CustomerDocument): Step<Region> =>
  document.kind === 'request'
    ? pipe(
        TE.fromEither(inServedRegion(document, config)),
        TE.map(() => document.region),
      )
    : pipe(
        loadOnboarding(ports.store, document.onboardingId),
        TE.map(({ state }) => state.request.region),
      )

const isBeingEnded = (state: OnboardingState): boolean => 'teardown' in state && !isTerminal(state)

/** Goes on with the end of an onboarding, for which nobody else may ask. */
const endIfBegun = (
  side: RescaleSide,
  options: RescaleOptions,
  received: CommandResult,
): Step<Progress> =>
  side.hasAccount && isBeingEnded(received.state)
    ? pipe(
        advanceOne(side, options, received.onboardingId),
        TE.map((ended) => ({ ...ended, events: [...received.events, ...ended.events] })),
      )
    : withDocuments(side, options, received)

/** Records one document. */
export const receiveFile = (
  side: RescaleSide,
  options: RescaleOptions,
  { document }: ReceivedFile,
): Step<Progress> =>
  pipe(
    regionOf(side, document),
    TE.flatMap(side.identify),
    TE.flatMap(() => receiveDocument(side.ports, document)),
    TE.flatMap((received) => endIfBegun(side, options, received)),
  )

// reporting

const nothingNew: Readonly<Record<Language, string>> = {
  en: 'Nothing was recorded: it was received before.',
  ja: '受信済みの文書のため、何も記録していません。',
}

const showFindings = (terminal: Terminal, state: OnboardingState, language: Language): void => {
  for (const finding of 'declined' in state ? (state.declined?.findings ?? []) : []) {
    const sentence = wordsIn[language].describeCidrFinding(finding)
    writeHanging(terminal, '  ', levelled(finding.level, sentence, language))
  }
}

/** Whether the document is a request whose block Rescale has declined. */
const isDeclined = ({ state }: Progress, document: CustomerDocument): boolean =>
  document.kind === 'request' &&
  state.status === 'Requested' &&
  state.declined?.cidr === document.proposedCidr

const meaningOf = ({ file, document }: ReceivedFile, language: Language): string =>
  printable(`${file}: ${describeReceived(document, language)}`)

/** Shows what a document means, what was recorded, and what is due next. */
export const showReceived = (
  terminal: Terminal,
  received: ReceivedFile,
  { progress, options }: { readonly progress: Progress; readonly options: RescaleOptions },
): ExitCode => {
  const { json, language } = options
  const { file, document } = received
  const declined = isDeclined(progress, document)
  if (!json) {
    writeHanging(terminal, '', meaningOf(received, language))
    if (progress.events.length === 0) terminal.out(nothingNew[language])
    if (declined) showFindings(terminal, progress.state, language)
  }
  showProgress(terminal, progress, { options, more: { file, kind: document.kind, declined } })
  if (progress.failures.length > 0) return 3
  return declined ? 1 : 0
}

/** Receives one of several documents, and reports the result. */
const receiveAmong =
  (terminal: Terminal, side: RescaleSide, options: RescaleOptions) =>
  (received: ReceivedFile): T.Task<ExitCode> =>
    pipe(
      receiveFile(side, options, received),
      TE.match(
        (error) => {
          if (!options.json) terminal.err(meaningOf(received, options.language))
          return reportError(terminal, error, options)
        },
        (progress) => showReceived(terminal, received, { progress, options }),
      ),
    )

/** Receives every document, also when another is refused; returns the worst exit code. */
const receiveAll = (
  terminal: Terminal,
  options: RescaleOptions,
  files: ReadonlyArray<ReceivedFile>,
): T.Task<ExitCode> =>
  pipe(
    withRescaleSide(options, { account: 'if-named', createsStore: true })((side) =>
      TE.fromTask(T.traverseSeqArray(receiveAmong(terminal, side, options))(files)),
    ),
    TE.match((error) => reportError(terminal, error, options), worstOf),
  )

/**
 * Receives documents. Exit 0 when every one is recorded, 1 when one is declined or refused, 2 when
 * a file cannot be used, 3 when the store or AWS failed.
 */
export const receive = (
  terminal: Terminal,
  files: ReadonlyArray<string>,
  options: RescaleOptions,
): Promise<ExitCode> =>
  pipe(
    readAllReceived(files),
    TE.matchE(
      (unusable) =>
        T.fromIO(() => worstOf(unusable.map((error) => reportError(terminal, error, options)))),
      (received) => receiveAll(terminal, options, received),
    ),
  )()
