/**
 * `byoa rescale advance`: does what is Rescale's in one onboarding or in all of them, and writes the
 * documents that are due; once, or until it is interrupted.
 */
import { randomInt } from 'node:crypto'

import { systemWait } from '@byoa/cloud-aws'
import type { OnboardingId } from '@byoa/core/onboarding'
import type { Language } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type CommandError, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { type BadInput, badInput } from '../../terminal/badInput.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { commandLine } from '../../terminal/sourceNames.ts'
import type { RescaleOptions } from './RescaleOptions.ts'
import type { RescaleSide } from './RescaleSide.ts'
import { advanceOne } from './advanceOne.ts'
import { everyOnboarding } from './everyOnboarding.ts'
import { onceEach } from './onceEach.ts'
import { onboardingArgument } from './onboardingArgument.ts'
import { type Progress, showProgress } from './progress.ts'
import { withRescaleSide } from './withRescaleSide.ts'

export interface AdvanceOptions extends RescaleOptions {
  /** Absent: all. */
  readonly onboarding?: string | undefined
  readonly all: boolean
  /** Whether it is repeated until it is interrupted. */
  readonly watch: boolean
  readonly everySeconds: number
}

type Step<A> = TE.TaskEither<CommandError, A>

// which onboardings

const oneOrAll = badInput(commandLine, [
  {
    path: 'onboarding',
    expected: 'the ID of an onboarding, or --all',
    actual: 'nothing',
    japanese: '接続の ID または --all を指定してください。',
  },
])

const notBoth = (id: string): BadInput =>
  badInput(commandLine, [
    {
      path: 'onboarding',
      expected: 'nothing, with --all',
      actual: JSON.stringify(id),
      japanese: '--all を指定する場合、接続の ID は指定できません。',
    },
  ])

const namedIn = ({
  onboarding,
  all,
}: AdvanceOptions): E.Either<BadInput, OnboardingId | undefined> => {
  if (onboarding === undefined) return all ? E.right(undefined) : E.left(oneOrAll)
  return all ? E.left(notBoth(onboarding)) : onboardingArgument(onboarding)
}

// one round

const isNews = ({ events, written, failures }: Progress): boolean =>
  events.length > 0 || written.length > 0 || failures.length > 0

const failedWords: Readonly<Record<Language, (id: string) => string>> = {
  en: (id) => `${id} could not be advanced:`,
  ja: (id) => `接続 ${id} を進められませんでした:`,
}

/** Advances one of several; what fails is reported and does not stop the others. */
const advanceAmong =
  (terminal: Terminal, side: RescaleSide, options: AdvanceOptions) =>
  (onboardingId: OnboardingId): T.Task<ExitCode> =>
    pipe(
      advanceOne(side, options, onboardingId),
      TE.match(
        (error): ExitCode => {
          if (!options.json) terminal.err(failedWords[options.language](onboardingId))
          reportError(terminal, error, options)
          return 3
        },
        (progress) => {
          if (isNews(progress)) showProgress(terminal, progress, { options })
          return progress.failures.length > 0 ? 3 : 0
        },
      ),
    )

interface Advanced {
  readonly onboardings: number
  readonly failed: number
}

const summaryWords: Readonly<Record<Language, (counts: Advanced) => string>> = {
  en: ({ onboardings, failed }) => `Onboardings: ${onboardings}. Failed: ${failed}.`,
  ja: ({ onboardings, failed }) => `接続: ${onboardings} 件、失敗: ${failed} 件`,
}

/** Each Region is described once in a round, however many onboardings it has. */
const inOneRound = (side: RescaleSide): RescaleSide => {
  const { directory } = side.ports
  const candidates = onceEach(String, directory.candidates)
  return { ...side, ports: { ...side.ports, directory: { ...directory, candidates } } }
}

const advanceAll = (
  terminal: Terminal,
  side: RescaleSide,
  options: AdvanceOptions,
): Step<ExitCode> =>
  pipe(
    everyOnboarding(side.ports.store, options.outbox),
    TE.flatMapTask((ids) =>
      T.traverseSeqArray(advanceAmong(terminal, inOneRound(side), options))(ids),
    ),
    TE.map((codes) => {
      const counts = {
        onboardings: codes.length,
        failed: codes.filter((code) => code !== 0).length,
      }
      if (!options.watch) {
        terminal.out(options.json ? JSON.stringify(counts) : summaryWords[options.language](counts))
      }
      return counts.failed > 0 ? 3 : 0
    }),
  )

const advanceNamed = (
  terminal: Terminal,
  side: RescaleSide,
  { options, onboardingId }: { options: AdvanceOptions; onboardingId: OnboardingId },
): Step<ExitCode> =>
  pipe(
    advanceOne(side, options, onboardingId),
    TE.map((progress) => {
      if (!options.watch || isNews(progress)) showProgress(terminal, progress, { options })
      return progress.failures.length > 0 ? 3 : 0
    }),
  )

// watching

/** The pause before the next round: within a fifth of the interval, so that watchers spread out. */
const pauseOf = ({ everySeconds }: AdvanceOptions): number => {
  const milliseconds = Math.max(everySeconds, 1) * 1000
  return randomInt(Math.ceil(milliseconds * 0.8), Math.floor(milliseconds * 1.2) + 1)
}

/** Repeats rounds; a failure is reported, and the next round tries again. Ends by interruption. */
const watching =
  (terminal: Terminal, options: AdvanceOptions, round: Step<ExitCode>): Step<ExitCode> =>
  async () => {
    const { sleep = systemWait.sleep } = options
    for (;;) {
      const done = await round()
      if (E.isLeft(done)) reportError(terminal, done.left, options)
      await sleep(pauseOf(options))
    }
  }

/**
 * Advances onboardings. Exit 0 when all is done that is Rescale's, 3 when something failed; a watch
 * that is interrupted ends with 130.
 */
export const advanceCommand = (terminal: Terminal, options: AdvanceOptions): Promise<ExitCode> =>
  pipe(
    TE.fromEither(namedIn(options)),
    TE.flatMap((onboardingId) =>
      withRescaleSide(options, { account: 'always' })((side) => {
        const round =
          onboardingId === undefined
            ? advanceAll(terminal, side, options)
            : advanceNamed(terminal, side, { options, onboardingId })
        return options.watch ? watching(terminal, options, round) : round
      }),
    ),
    reportResult(terminal, options, (code) => code),
  )
