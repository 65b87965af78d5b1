/**
 * `byoa rescale repair`: inspects a connection, carries out Rescale's repairs of what was found by
 * recording it and advancing the onboarding, and inspects it again.
 */
import { loadOnboarding } from '@byoa/application'
import { type Repair, planRepairs } from '@byoa/core/inspection'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import type { Answer } from '../../terminal/ask.ts'
import { badInput } from '../../terminal/badInput.ts'
import { consentTo } from '../../terminal/consent.ts'
import { printable } from '../../terminal/printable.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { commandLine } from '../../terminal/sourceNames.ts'
import type { Texts } from '../customer/NextStep.ts'
import { type Diagnosis, codeOfDiagnosis } from '../doctor/Diagnosis.ts'
import { diagnosisJson } from '../doctor/diagnosisJson.ts'
import { diagnosisLines } from '../doctor/diagnosisLines.ts'
import { mendedBy, mendedLines, planLines } from '../doctor/repairLines.ts'
import type { RescaleSide } from './RescaleSide.ts'
import { advanceOne } from './advanceOne.ts'
import { type Examination, type ExamineOptions, examine, readExamination } from './examine.ts'
import { type Progress, showProgress, standingResult, withDocuments } from './progress.ts'
import { withRescaleSide } from './withRescaleSide.ts'

export interface RepairOptions extends ExamineOptions {
  /** Only show the plan. */
  readonly plan?: boolean
  readonly yes?: boolean
  readonly ask?: (question: string) => Promise<Answer>
}

interface Repaired {
  readonly examination: Examination
  readonly repairs: ReadonlyArray<Repair>
  /** Rescale's, which were carried out. */
  readonly own: ReadonlyArray<Repair>
  /** After the repairs, or as it is. */
  readonly diagnosis: Diagnosis
  readonly progress: Progress
}

type Step<A> = TE.TaskEither<CommandError, A>

// consent

const question: Texts = {
  en: 'Change Rescale’s account? [y/N] ',
  ja: 'Rescale の AWS アカウントを変更しますか? [y/N] ',
}

const notAgreed = badInput(commandLine, [
  {
    path: '--yes',
    expected: "--yes, or an answer at a terminal, because this changes Rescale's account",
    actual: 'neither',
    japanese:
      'Rescale の AWS アカウントを変更するため、--yes を指定するか、ターミナルで確認に答える必要があります。',
  },
])

const consent = (
  terminal: Terminal,
  lines: ReadonlyArray<Texts>,
  { yes = false, json, ask, language }: RepairOptions,
): Step<void> => {
  if (yes) return TE.right(undefined)
  if (json || ask === undefined) return TE.left(notAgreed)
  for (const line of lines) terminal.err(printable(line[language]))
  return consentTo({ ask, question: question[language], unasked: notAgreed })
}

// the work

const examined = (side: RescaleSide, examination: Examination): Step<Diagnosis> =>
  pipe(
    loadOnboarding(side.ports.store, examination.onboardingId),
    TE.flatMap(({ state }) => examine(side, state, examination)),
  )

const isOwn = ({ kind, owner }: Repair): boolean => owner === 'rescale' && kind !== 'by-hand'

type Done = Pick<Repaired, 'diagnosis' | 'own' | 'progress'>

/** Nothing is carried out. */
const asItIs =
  (side: RescaleSide, options: RepairOptions) =>
  (diagnosis: Diagnosis, { onboardingId }: Examination): Step<Done> =>
    pipe(
      standingResult(side, onboardingId),
      TE.flatMap((result) => withDocuments(side, options, result)),
      TE.map((progress) => ({ diagnosis, own: [], progress })),
    )

/** With consent, records what is seen and advances the onboarding, which does the repairs. */
const carryOut =
  (terminal: Terminal, side: RescaleSide, options: RepairOptions) =>
  (repairs: ReadonlyArray<Repair>, examination: Examination): Step<Done> =>
    pipe(
      consent(terminal, planLines(repairs), options),
      TE.flatMap(() => advanceOne(side, options, examination.onboardingId)),
      TE.bindTo('progress'),
      TE.bind('diagnosis', () => examined(side, examination)),
      TE.map((done) => ({ ...done, own: repairs.filter(isOwn) })),
    )

const repairOne =
  (terminal: Terminal, options: RepairOptions, examination: Examination) =>
  (side: RescaleSide): Step<Repaired> =>
    pipe(
      examined(side, examination),
      TE.bindTo('before'),
      TE.let('repairs', ({ before }) => planRepairs(before.results)),
      TE.bind('done', ({ before, repairs }): Step<Done> =>
        options.plan === true || !repairs.some(isOwn)
          ? asItIs(side, options)(before, examination)
          : carryOut(terminal, side, options)(repairs, examination),
      ),
      TE.map(({ repairs, done }) => ({ examination, repairs, ...done })),
    )

const show =
  (terminal: Terminal, options: RepairOptions) =>
  ({ examination, repairs, own, diagnosis, progress }: Repaired): ExitCode => {
    const result = mendedBy(own, diagnosis.results)
    showProgress(terminal, progress, {
      options,
      more: { repairs, ...result, ...diagnosisJson(diagnosis) },
    })
    if (!options.json) {
      const lines = [
        ...planLines(repairs),
        ...mendedLines(result),
        ...diagnosisLines(diagnosis, 'rescale'),
      ]
      terminal.out('')
      for (const line of lines) terminal.out(printable(line[options.language]))
    }
    if (options.plan === true) return 0
    return progress.failures.length > 0 ? 3 : codeOfDiagnosis(diagnosis, examination.rules)
  }

/** Repairs. Exit 0, 1 refused or findings remain, 2 bad input, 3 failure, 130 interrupted. */
export const repair = (terminal: Terminal, options: RepairOptions): Promise<ExitCode> =>
  pipe(
    readExamination(options),
    TE.flatMap((examination) =>
      withRescaleSide(options, { account: 'always' })(repairOne(terminal, options, examination)),
    ),
    reportResult(terminal, options, show(terminal, options)),
  )
