/**
 * `byoa rescale advance`: does what is Rescale's in one onboarding or in all of them, and writes the
 * documents that are due; once, or until it is interrupted.
 */
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
import type { RescaleSide } from './RescaleSide.ts'
import { advanceOne } from './advanceOne.ts'
import { everyOnboarding } from './everyOnboarding.ts'
import { onceEach } from './onceEach.ts'
import { onboardingArgument } from './onboardingArgument.ts'
import { planAdvance, showPlans } from './planAdvance.ts'
import { type Progress, showProgress } from './progress.ts'
import { type WatchOptions, watching } from './watching.ts'
import { withRescaleSide } from './withRescaleSide.ts'

export interface AdvanceOptions extends WatchOptions {
  /** Absent: all. */
  readonly onboarding?: string | undefined
  readonly all: boolean
  /** Only show what would be done. */
  readonly plan?: boolean
  /** Whether it is repeated until it is interrupted. */
  readonly watch: boolean
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

interface Chosen {
  readonly options: AdvanceOptions
  readonly onboardingId: OnboardingId | undefined
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

// the command

const planned = (
  terminal: Terminal,
  { ports: { store, clock } }: RescaleSide,
  { options, onboardingId }: Chosen,
): Step<ExitCode> =>
  pipe(
    onboardingId === undefined ? everyOnboarding(store, options.outbox) : TE.right([onboardingId]),
    TE.flatMap(TE.traverseSeqArray(planAdvance(store, clock.now()))),
    TE.map((plans): ExitCode => {
      showPlans(terminal, plans, options)
      return 0
    }),
  )

const advanced = (terminal: Terminal, side: RescaleSide, chosen: Chosen): Step<ExitCode> => {
  const { options, onboardingId } = chosen
  const round =
    onboardingId === undefined
      ? advanceAll(terminal, side, options)
      : advanceNamed(terminal, side, { options, onboardingId })
  return options.watch ? watching(terminal, options, round) : round
}

/**
 * Advances onboardings. Exit 0 when all is done that is Rescale's, 3 when something failed; a watch
 * that is interrupted ends with 130.
 */
export const advanceCommand = (terminal: Terminal, options: AdvanceOptions): Promise<ExitCode> =>
  pipe(
    TE.fromEither(namedIn(options)),
    TE.flatMap((onboardingId) =>
      options.plan === true
        ? withRescaleSide(options, { account: 'if-named' })((side) =>
            planned(terminal, side, { options, onboardingId }),
          )
        : withRescaleSide(options, { account: 'always' })((side) =>
            advanced(terminal, side, { options, onboardingId }),
          ),
    ),
    reportResult(terminal, options, (code) => code),
  )
