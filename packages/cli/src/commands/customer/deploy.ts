/** `byoa customer deploy`: runs the stack of a setup, and writes the stack report. */
import {
  type CustomerAnswer,
  type StackReportDocument,
  runStack,
  stackReportDocumentOf,
} from '@byoa/application'
import { isSameStack } from '@byoa/core/onboarding'
import { renderInstant } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { changeAccount } from './changeAccount.ts'
import type { AgreementOptions, ChangeOptions } from './CustomerOptions.ts'
import { type CustomerResult, reportCustomer } from './CustomerResult.ts'
import { ensureInTime } from './ensureInTime.ts'
import { ensuringOut } from './ensureOut.ts'
import { ensurePermissions } from './ensurePermissions.ts'
import type { Texts } from './NextStep.ts'
import { afterReport } from './nextSteps.ts'
import { type Agreed, readAgreedTemplate } from './readAgreed.ts'
import { stackLines } from './stackLines.ts'

export type DeployOptions = ChangeOptions & AgreementOptions

const intention = ({ setup }: Agreed): ReadonlyArray<Texts> => [
  {
    en: `Runs the stack ${setup.stackName} with the VPC ${setup.agreedCidr}, and the role that Rescale (${setup.rescaleAccountId}) assumes; report by ${renderInstant(setup.reportBy)}.`,
    ja: `VPC ${setup.agreedCidr} と、Rescale(${setup.rescaleAccountId})が引き受けるロールを含むスタック ${setup.stackName} を実行します。報告の期限: ${renderInstant(setup.reportBy)}`,
  },
]

/**
 * The stack report of an answer of the customer, if it is one. What Rescale has recorded of the
 * same stack stays: later documents of Rescale's answer that report.
 */
export const reportOfAnswer = (
  { setup, digest: answers, report: earlier }: Agreed,
  answer: CustomerAnswer,
): ReadonlyArray<StackReportDocument> => {
  if (answer.type !== 'StackReported') return []
  const { onboardingId } = setup
  const report = stackReportDocumentOf({ onboardingId, answers }, answer.stack)
  return [earlier !== undefined && isSameStack(report, earlier) ? earlier : report]
}

/** The result of a stack that is reported to Rescale. */
export const reportedResult = (
  reports: ReadonlyArray<StackReportDocument>,
  options: Pick<DeployOptions, 'out' | 'setup' | 'change'>,
): CustomerResult => ({
  code: 0,
  lines: reports.flatMap(stackLines),
  facts: { stacks: reports },
  answers: reports,
  next: afterReport(options),
})

const deployAgreed =
  (terminal: Terminal, options: DeployOptions) =>
  (agreed: Agreed): TE.TaskEither<CommandError, CustomerResult> => {
    const { agreement } = agreed
    return changeAccount(
      terminal,
      {
        signer: agreed.signer,
        task: { kind: 'deploy', setup: agreed.setup },
        intention: intention(agreed),
        examine: ensurePermissions(agreement),
        work: ({ console }) =>
          pipe(
            runStack({ console }, agreement),
            TE.map((answer) => reportedResult(reportOfAnswer(agreed, answer), options)),
          ),
      },
      options,
    )
  }

/** Deploys a setup. Exit 0, 1 refused or too late, 2 bad input, 3 failure, 130 interrupted. */
export const deploy = (terminal: Terminal, options: DeployOptions): Promise<ExitCode> =>
  pipe(
    readAgreedTemplate(options),
    TE.tap(({ setup }) => TE.fromEither(ensureInTime('setup', setup.reportBy, options.now()))),
    ensuringOut(options, 'stack-report'),
    TE.flatMap(deployAgreed(terminal, options)),
    reportCustomer(terminal, options),
  )
