/**
 * `byoa run`: runs a request until Connected, on the in-memory AWS or on AWS, and writes every
 * document.
 */
import { randomInt } from 'node:crypto'

import type { OnboardingStore, RequestDocument } from '@byoa/application'
import type { RescaleConfig } from '@byoa/cloud'
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Parties } from '../../play/Parties.ts'
import { memoryParties } from '../../play/memoryParties.ts'
import { playToConnected } from '../../play/play.ts'
import { instantOf, simulatedStart } from '../../play/simulatedStart.ts'
import { type StoreAddress, inMemory, storeAddressOf } from '../../store/StoreAddress.ts'
import { rehearsalInterruption, withStore } from '../../store/withStore.ts'
import { type CannotWrite, type CommandError, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { ensureFree, writeFiles } from '../../terminal/files.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { readRequest } from '../documents/readExchanged.ts'
import { inServedRegion, readPlacedRescale } from '../documents/rescaleSide.ts'
import type { RunOptions } from './RunOptions.ts'
import { type RunResult, loadResult } from './RunResult.ts'
import { ensureNotRecorded } from './recordedRun.ts'
import { isAwsRun, reviewAwsOptions } from './reviewAwsOptions.ts'
import { isPlayed, reportRun, stepTeller } from './runReports.ts'

interface RunInput {
  readonly document: RequestDocument
  readonly rescale: RescaleConfig
  readonly address: StoreAddress
}

const ensureOutFree = ({ out, force }: RunOptions): TE.TaskEither<CannotWrite, void> =>
  out === undefined ? TE.right(undefined) : ensureFree({ directory: out, force })

const readInput = (options: RunOptions): TE.TaskEither<CommandError, RunInput> =>
  pipe(
    TE.Do,
    TE.bind('address', () => TE.fromEither(storeAddressOf(options.store, inMemory))),
    TE.bind('document', () => readRequest(options.request)),
    TE.bind('rescale', () => readPlacedRescale(options.rescale)),
    TE.tap(({ document, rescale }) => TE.fromEither(inServedRegion(document, rescale))),
    TE.tap(() => ensureOutFree(options)),
  )

type RecordedInput = RunInput & { readonly store: OnboardingStore }

const partiesOf = (input: RecordedInput, { now, seed }: RunOptions): Parties =>
  memoryParties({
    ...input,
    start: seed === undefined ? instantOf(now) : simulatedStart,
    ...omitUndefined({ seed }),
    ...(seed === undefined && input.address.kind !== 'memory'
      ? { cloudSeed: randomInt(2 ** 32) }
      : {}),
  })

const play = (
  terminal: Terminal,
  input: RecordedInput,
  options: RunOptions,
): TE.TaskEither<CommandError, RunResult> => {
  const parties = partiesOf(input, options)
  const onboardingId = parties.rescale.ids.onboardingId()
  const context = { parties, onboardingId, listener: stepTeller(terminal, options) }
  return pipe(
    ensureNotRecorded(input.store, input.document),
    TE.flatMap((): TE.TaskEither<CommandError, unknown> =>
      playToConnected(context, input.document),
    ),
    TE.flatMap(() => loadResult(parties.rescale, onboardingId, input.address)),
  )
}

const writeDocuments = (
  { state, files }: RunResult,
  { out: directory, force }: RunOptions,
): TE.TaskEither<CannotWrite, void> =>
  directory === undefined || !isPlayed(state)
    ? TE.right(undefined)
    : writeFiles({ directory, files, force })

const runInMemory = (terminal: Terminal, options: RunOptions): Promise<ExitCode> =>
  pipe(
    readInput(options),
    TE.flatMap((input) =>
      withStore(
        input.address,
        rehearsalInterruption(input.address, options),
      )((store) => play(terminal, { ...input, store }, options)),
    ),
    TE.tap((result) => writeDocuments(result, options)),
    reportResult(terminal, options, (result) => reportRun(terminal, result, options)),
  )

/** Runs a request file. Exit 0 Connected or over, 1 declined or stuck, 2 bad input, 3 failure. */
export const run = (terminal: Terminal, options: RunOptions): Promise<ExitCode> =>
  pipe(
    reviewAwsOptions(options),
    E.match(
      (error) => Promise.resolve(reportError(terminal, error, options)),
      async () => {
        if (!isAwsRun(options)) return runInMemory(terminal, options)
        // Loads the SDK only when it is used.
        const { runAws } = await import('./runAws.ts')
        return runAws(terminal, options)
      },
    ),
  )
