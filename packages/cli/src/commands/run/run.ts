/**
 * `byoa run`: both companies' sides in one process, on AWS or in memory, until the onboarding of a
 * request is Connected or over.
 */
import type { LoadedOnboarding, OnboardingStore } from '@byoa/application'
import type * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { withStore } from '../../store/withStore.ts'
import { type CommandError, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { ensureFree } from '../../terminal/files.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { identifyBoth } from './BothSides.ts'
import { type RunInput, readRunInput } from './RunInput.ts'
import type { RunOptions } from './RunOptions.ts'
import type { RunPlace } from './RunPlace.ts'
import { goingOn, resumeHint } from './awsReports.ts'
import { memoryPlace } from './memoryPlace.ts'
import { consider } from './plan/consider.ts'
import { type Run, playRun } from './playRun.ts'
import { ensureNotRecorded, findRecorded } from './recordedRun.ts'
import { type Profiles, isAwsRun, profilesOf, reviewOptions } from './reviewOptions.ts'
import { reportRun, stepTeller } from './runReports.ts'

type Step<A> = TE.TaskEither<CommandError, A>

interface Front {
  readonly terminal: Terminal
  readonly input: RunInput
  readonly options: RunOptions
}

/** Reports why a run stopped, and how to continue it if that may help. */
const reportCut = (
  { terminal, options }: Front,
  error: CommandError,
  { record }: RunPlace,
): ExitCode => {
  const code = reportError(terminal, error, options)
  if (code === 3 && record !== undefined && !options.json) {
    terminal.err(resumeHint[options.language](record))
  }
  return code
}

const ensureOutFree = ({ out, force }: RunOptions): Step<void> =>
  out === undefined ? TE.right(undefined) : ensureFree({ directory: out, force })

/** The onboarding that the run continues. Left when there is none, or one it must not repeat. */
const begunOf = (
  store: OnboardingStore,
  { input: { document }, options }: Front,
): Step<LoadedOnboarding | undefined> =>
  options.resume === true
    ? findRecorded(store, document, options)
    : pipe(
        ensureNotRecorded(store, document),
        TE.flatMap(() => ensureOutFree(options)),
        TE.map(() => undefined),
      )

type Opened = Pick<Run, 'place' | 'opened'>

/** Plays to the end, and reports the result. */
const playAndReport = (front: Front, run: Opened, begun: Run['begun']): T.Task<ExitCode> => {
  const { terminal, input, options } = front
  const { place } = run
  const listener = stepTeller(terminal, options, place.prologue)
  return pipe(
    playRun({ ...run, input, begun, listener, options }),
    TE.mapLeft(place.advised),
    TE.match(
      (error) => reportCut(front, error, place),
      (result) => reportRun(terminal, result, options),
    ),
  )
}

/** Begins, or continues an earlier run. */
const begin = (front: Front, place: RunPlace, store: OnboardingStore): Step<ExitCode> => {
  const { terminal, input, options } = front
  const opened = place.open(store)
  const identified = pipe(identifyBoth(opened.sides, input.document), TE.mapLeft(place.advised))
  return pipe(
    begunOf(store, front),
    TE.tap(() => identified),
    TE.tapIO((begun) => () => {
      if (begun !== undefined) terminal.err(goingOn(begun.state.status, options.language))
    }),
    TE.flatMapTask((begun) => playAndReport(front, { place, opened }, begun)),
  )
}

/** Plays in the store of the place, until the end or an interruption. */
const playIn = (front: Front, place: RunPlace): Step<ExitCode> => {
  let isBegun = front.options.resume === true
  const noting = (store: OnboardingStore): OnboardingStore => ({
    ...store,
    commit: (commit) => {
      isBegun = true
      return store.commit(commit)
    },
  })
  return withStore(
    front.input.address,
    place.interruption(() => isBegun),
  )((store) => begin(front, place, noting(store)))
}

const runInMemory = (front: Front): Step<ExitCode> =>
  playIn(front, memoryPlace(front.terminal, front.input, front.options))

/** Shows the plan first; without both profiles it is only a plan. */
const runOnAws = (front: Front): Step<ExitCode> => {
  const { terminal, input, options } = front
  const profiles = profilesOf(options)
  const playOnAws = (both: Profiles): Step<ExitCode> =>
    pipe(
      // Loads the SDK only when it is used.
      TE.fromTask(() => import('./awsPlace.ts')),
      TE.flatMap(({ awsPlace }) =>
        playIn(front, awsPlace(terminal, { input, profiles: both }, options)),
      ),
    )
  return pipe(
    consider(terminal, input, options),
    TE.flatMap((end) =>
      end !== undefined || profiles === undefined ? TE.right(end ?? 0) : playOnAws(profiles),
    ),
  )
}

/**
 * Runs a request file. Exit 0 Connected or over, 1 declined, stuck or recorded already, 2 bad
 * input, 3 failure, 130 interrupted.
 */
export const run = (terminal: Terminal, options: RunOptions): Promise<ExitCode> =>
  pipe(
    TE.fromEither(reviewOptions(options)),
    TE.flatMap(() => readRunInput(options)),
    TE.map((input): Front => ({ terminal, input, options })),
    TE.flatMap(isAwsRun(options) ? runOnAws : runInMemory),
    reportResult(terminal, options, (code) => code),
  )
