/**
 * `byoa run` on AWS or on a compatible endpoint: both parties through the SDK, each with the
 * credentials of a profile, until the onboarding is Connected or over.
 */
import { existsSync } from 'node:fs'

import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type CommandError, type Interrupted, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { eventsIn } from '../documents/readEvents.ts'
import { type AwsRunInput, readAwsInput } from './AwsRunInput.ts'
import { identifyParties, awsByParty, withAdvice } from './AwsByParty.ts'
import type { RunOptions } from './RunOptions.ts'
import type { RunResult } from './RunResult.ts'
import { goingOn, resumeHint } from './awsReports.ts'
import { consider } from './consider.ts'
import { type AwsRun, playOnAws } from './playOnAws.ts'
import { type Profiles, profilesOf } from './reviewAwsOptions.ts'
import { reportRun } from './runReports.ts'

const interruptionOf = ({ out }: RunOptions): Interrupted => {
  if (out === undefined) return { _tag: 'Interrupted', left: 'unrecorded' }
  const events = eventsIn(out)
  return existsSync(events)
    ? { _tag: 'Interrupted', left: 'recorded', events }
    : { _tag: 'Interrupted', left: 'nothing' }
}

/** Resolves only when the run is interrupted. */
const interruption =
  (options: RunOptions): TE.TaskEither<CommandError, never> =>
  () =>
    new Promise((resolve) => {
      void options.untilInterrupted?.().then(() => resolve(E.left(interruptionOf(options))))
    })

/** Reports why a run stopped, and how to continue it if that may help. */
const reportCut = (terminal: Terminal, error: CommandError, options: RunOptions): ExitCode => {
  const code = reportError(terminal, error, options)
  if (code === 3 && options.out !== undefined && !options.json) {
    terminal.err(resumeHint[options.language](options.out))
  }
  return code
}

const advised =
  (profiles: Profiles, options: RunOptions) =>
  (error: CommandError): CommandError =>
    error._tag === 'Failure' ? withAdvice(error, profiles, options) : error

/** Runs until the end or an interruption, whichever comes first, and reports it. */
const playAndReport = (run: AwsRun, profiles: Profiles): T.Task<ExitCode> => {
  const { terminal, options } = run
  const played: TE.TaskEither<CommandError, RunResult> = playOnAws(run)
  return pipe(
    T.getRaceMonoid<E.Either<CommandError, RunResult>>().concat(played, interruption(options)),
    TE.mapLeft(advised(profiles, options)),
    TE.match(
      (error) => reportCut(terminal, error, options),
      (result) => reportRun(terminal, result, options),
    ),
  )
}

/** Begins, or continues an earlier run. */
const begin = (
  terminal: Terminal,
  { input, profiles }: { readonly input: AwsRunInput; readonly profiles: Profiles },
  options: RunOptions,
): TE.TaskEither<CommandError, ExitCode> => {
  const aws = awsByParty(profiles, options.endpointUrl)
  return pipe(
    identifyParties(aws, input),
    TE.mapLeft(advised(profiles, options)),
    TE.tapIO(() => () => {
      if (input.begun === undefined) return
      terminal.err(goingOn(input.begun.state.status, options.language))
    }),
    TE.flatMapTask(() => playAndReport({ terminal, input, aws, options }, profiles)),
  )
}

/**
 * Runs a request file on AWS. Exit 0 Connected or over, 1 declined or stuck, 2 bad input, 3
 * failure, 130 interrupted.
 */
export const runAws = (terminal: Terminal, options: RunOptions): Promise<ExitCode> => {
  const profiles = profilesOf(options)
  return pipe(
    TE.Do,
    TE.bind('input', () => readAwsInput(options)),
    TE.bind('end', ({ input }) => consider(terminal, input, options)),
    TE.flatMap(({ input, end }) =>
      // Without both profiles it is only a plan, which has been shown.
      end !== undefined || profiles === undefined
        ? TE.right(end ?? 0)
        : begin(terminal, { input, profiles }, options),
    ),
    reportResult(terminal, options, (code) => code),
  )
}
