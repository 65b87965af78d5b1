/**
 * `byoa rescale inspect`: inspects a connection in Rescale's account and through the customer's
 * role, and records what was found when the connection is in use.
 */
import { type CommandResult, inspectConnection, loadOnboarding } from '@byoa/application'
import { type KnownState, isInUse } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { printable } from '../../terminal/printable.ts'
import { type Diagnosis, codeOfDiagnosis } from '../doctor/Diagnosis.ts'
import { diagnosisJson } from '../doctor/diagnosisJson.ts'
import { diagnosisLines } from '../doctor/diagnosisLines.ts'
import type { RescaleSide } from './RescaleSide.ts'
import { type Examination, type ExamineOptions, examine, readExamination } from './examine.ts'
import { type Progress, showProgress, withDocuments } from './progress.ts'
import { withRescaleSide } from './withRescaleSide.ts'

interface InspectionResult {
  readonly diagnosis: Diagnosis
  readonly examination: Examination
  readonly progress: Progress
}

type Step<A> = TE.TaskEither<CommandError, A>
type Recorded = CommandResult & Partial<Pick<Progress, 'failures'>>

/** Records the inspection of a connection in use; what fails does not hide what was found. */
const record = ({ ports }: RescaleSide, state: KnownState): Step<Recorded> => {
  const standing = { onboardingId: state.onboardingId, state, events: [] }
  return isInUse(state)
    ? pipe(
        inspectConnection(ports, state),
        TE.orElse((error): Step<Recorded> => TE.right({ ...standing, failures: [error] })),
      )
    : TE.right(standing)
}

const inspectOne =
  (options: ExamineOptions, examination: Examination) =>
  (side: RescaleSide): Step<InspectionResult> =>
    pipe(
      loadOnboarding(side.ports.store, examination.onboardingId),
      TE.bindTo('loaded'),
      TE.bindW('diagnosis', ({ loaded }) => examine(side, loaded.state, examination)),
      TE.bindW('recorded', ({ loaded }) => record(side, loaded.state)),
      TE.bindW('progress', ({ recorded }) => withDocuments(side, options, recorded)),
      TE.map(({ diagnosis, progress }) => ({ diagnosis, examination, progress })),
    )

const show =
  (terminal: Terminal, options: ExamineOptions) =>
  ({ diagnosis, examination, progress }: InspectionResult): ExitCode => {
    showProgress(terminal, progress, { options, more: diagnosisJson(diagnosis) })
    if (!options.json) {
      terminal.out('')
      for (const line of diagnosisLines(diagnosis, 'rescale')) {
        terminal.out(printable(line[options.language]))
      }
    }
    return progress.failures.length > 0 ? 3 : codeOfDiagnosis(diagnosis, examination.rules)
  }

/** Inspects. Exit 0, 1 when a finding fails the inspection, 2 bad input, 3 failure. */
export const inspect = (terminal: Terminal, options: ExamineOptions): Promise<ExitCode> =>
  pipe(
    readExamination(options),
    TE.flatMap((examination) =>
      withRescaleSide(options, { account: 'always' })(inspectOne(options, examination)),
    ),
    reportResult(terminal, options, show(terminal, options)),
  )
