/**
 * `byoa run` on AWS or on a compatible endpoint: both parties through the SDK, each with the
 * credentials of a profile, until the onboarding is Connected or over.
 */
import type { LoadedOnboarding, OnboardingStore } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import type * as E from 'fp-ts/lib/Either.js'
import type * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { withAdvice } from '../../access/withAdvice.ts'
import type { KeptRecord } from '../../play/keepDocuments.ts'
import {
  type StoreAddress,
  describeStore,
  inRunFolder,
  storeAddressOf,
} from '../../store/StoreAddress.ts'
import { withStore } from '../../store/withStore.ts'
import {
  type BadInput,
  type CommandError,
  type Interrupted,
  reportError,
} from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { eventsIn } from '../documents/readEvents.ts'
import { type AwsRunInput, readAwsInput } from './AwsRunInput.ts'
import { identifyBoth } from './BothSides.ts'
import type { RunOptions } from './RunOptions.ts'
import type { RunResult } from './RunResult.ts'
import { goingOn, resumeHint } from './awsReports.ts'
import { consider } from './plan/consider.ts'
import { type AwsRun, playOnAws, sidesOf } from './playOnAws.ts'
import { ensureNotRecorded, findRecorded } from './recordedRun.ts'
import { type Profiles, profilesOf } from './reviewAwsOptions.ts'
import { reportRun } from './runReports.ts'

/** Where the steps of a run are recorded; undefined when they are lost with the process. */
const recordOf = (address: StoreAddress, { out }: RunOptions): string | undefined => {
  if (address.kind !== 'memory') return describeStore(address)
  return out === undefined ? undefined : eventsIn(out)
}

const interruptionOf = (record: string | undefined, isBegun: boolean): Interrupted => {
  if (record === undefined) return { _tag: 'Interrupted', left: 'unrecorded' }
  return isBegun
    ? { _tag: 'Interrupted', left: 'recorded', events: record }
    : { _tag: 'Interrupted', left: 'nothing' }
}

/** Reports why a run stopped, and how to continue it if that may help. */
const reportCut = (
  terminal: Terminal,
  error: CommandError,
  { record, ...options }: RunOptions & { readonly record: string | undefined },
): ExitCode => {
  const code = reportError(terminal, error, options)
  if (code === 3 && record !== undefined && !options.json) {
    terminal.err(resumeHint[options.language](record))
  }
  return code
}

const isOfCustomer = (error: CommandError): boolean =>
  error._tag === 'Failure' && error.operation.startsWith('CustomerConsole.')

/** Says what to do about the credentials of the party whose call has failed. */
const advised =
  ({ rescale, customer }: Profiles, options: RunOptions) =>
  (error: CommandError): CommandError =>
    withAdvice(isOfCustomer(error) ? customer : rescale, options)(error)

/** The profiles, and where the steps of the run are recorded. */
interface Around {
  readonly profiles: Profiles
  readonly record: string | undefined
}

/** Runs until the end, and reports it. */
const playAndReport = (run: AwsRun, { profiles, record }: Around): T.Task<ExitCode> => {
  const { terminal, options } = run
  const played: TE.TaskEither<CommandError, RunResult> = playOnAws(run)
  return pipe(
    played,
    TE.mapLeft(advised(profiles, options)),
    TE.match(
      (error) => reportCut(terminal, error, { ...options, record }),
      (result) => reportRun(terminal, result, options),
    ),
  )
}

/** The onboarding that the run continues. Left when there is none, or one it must not repeat. */
const begunOf = (
  store: OnboardingStore,
  { document }: AwsRunInput,
  options: RunOptions,
): TE.TaskEither<CommandError, LoadedOnboarding | undefined> =>
  options.resume === true
    ? findRecorded(store, document, options)
    : pipe(
        ensureNotRecorded(store, document),
        TE.map(() => undefined),
      )

type Front = Pick<AwsRun, 'terminal' | 'input' | 'options'>

/** Begins, or continues an earlier run. */
const begin = (
  { terminal, input, options }: Front,
  record: KeptRecord,
  around: Around,
): TE.TaskEither<CommandError, ExitCode> => {
  const sides = sidesOf({ terminal, input, options }, around.profiles, record)
  const identified = pipe(
    identifyBoth(sides, input.document),
    TE.mapLeft(advised(around.profiles, options)),
  )
  return pipe(
    begunOf(record.store, input, options),
    TE.tap(() => identified),
    TE.tapIO((begun) => () => {
      if (begun !== undefined) terminal.err(goingOn(begun.state.status, options.language))
    }),
    TE.flatMapTask((begun) =>
      playAndReport({ terminal, input, sides, options, ...omitUndefined({ begun }) }, around),
    ),
  )
}

/** Plays in the store of the address, until the end or an interruption. */
const playIn = (
  address: StoreAddress,
  profiles: Profiles,
  front: Front,
): TE.TaskEither<CommandError, ExitCode> => {
  const { options } = front
  const record = recordOf(address, options)
  let isBegun = options.resume === true
  const noting = (store: OnboardingStore): OnboardingStore => ({
    ...store,
    commit: (commit) => {
      isBegun = true
      return store.commit(commit)
    },
  })
  const { untilInterrupted } = options
  const interruption = { untilInterrupted, interrupted: () => interruptionOf(record, isBegun) }
  return withStore(
    address,
    interruption,
  )((store) => begin(front, { store: noting(store), address }, { profiles, record }))
}

const addressOf = ({ store, endpointUrl }: RunOptions): E.Either<BadInput, StoreAddress> =>
  storeAddressOf(store, () => inRunFolder(endpointUrl))

/**
 * Runs a request file on AWS. Exit 0 Connected or over, 1 declined, stuck or recorded already, 2
 * bad input, 3 failure, 130 interrupted.
 */
export const runAws = (terminal: Terminal, options: RunOptions): Promise<ExitCode> => {
  const profiles = profilesOf(options)
  return pipe(
    TE.Do,
    TE.bind('address', () => TE.fromEither(addressOf(options))),
    TE.bind('input', () => readAwsInput(options)),
    TE.bind('end', ({ input }) => consider(terminal, input, options)),
    TE.flatMap(({ address, input, end }) =>
      // Without both profiles it is only a plan, which has been shown.
      end !== undefined || profiles === undefined
        ? TE.right(end ?? 0)
        : playIn(address, profiles, { terminal, input, options }),
    ),
    reportResult(terminal, options, (code) => code),
  )
}
