/** Before a run on AWS makes calls: shows its plan, and asks for confirmation. */
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Rehearsal, rehearse } from './rehearse.ts'
import { instantOf } from '../../../play/simulatedStart.ts'
import type { CommandError } from '../../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../../terminal/Terminal.ts'
import { badInput } from '../../../terminal/badInput.ts'
import { consentTo } from '../../../terminal/consent.ts'
import { commandLine } from '../../../terminal/sourceNames.ts'
import type { RunOptions } from '../RunOptions.ts'
import type { RunInput } from '../RunInput.ts'
import { planOf, writePlan, showPlan } from './AwsPlan.ts'
import { question } from '../awsReports.ts'
import { reportEnd } from '../runReports.ts'

const cannotBegin = badInput(commandLine, [
  {
    path: '--yes',
    expected: '--yes, because without --endpoint-url this is AWS itself',
    actual: 'nothing',
    japanese: '--endpoint-url がない場合は実際の AWS に作成するため、指定が必要です。',
  },
])

/** Shows the rehearsal; returns the exit code if there is no run. */
const considerRehearsal = (
  terminal: Terminal,
  { input, rehearsal }: { readonly input: RunInput; readonly rehearsal: Rehearsal },
  options: RunOptions,
): TE.TaskEither<CommandError, ExitCode | undefined> => {
  const { state } = rehearsal
  if (state.status !== 'Connected') {
    return TE.right(reportEnd(terminal, { state, now: instantOf(options.now) }, options))
  }
  const plan = planOf(input, rehearsal)
  if (options.plan === true) {
    showPlan(terminal, plan, options)
    return TE.right(0)
  }
  if (options.json) return TE.left(cannotBegin)
  writePlan(terminal.err, plan, options)
  terminal.err('')
  return pipe(
    consentTo({
      ask: options.ask,
      question: question[options.language](input.document.accountId),
      unasked: cannotBegin,
    }),
    TE.map(() => undefined),
  )
}

/** Shows the plan, and asks for confirmation at a terminal; undefined when the run may begin. */
export const consider = (
  terminal: Terminal,
  input: RunInput,
  options: RunOptions,
): TE.TaskEither<CommandError, ExitCode | undefined> => {
  const { plan = false, endpointUrl, yes = false } = options
  const isAgreed = endpointUrl !== undefined || yes
  if (isAgreed && !plan) return TE.right(undefined)
  return pipe(
    rehearse(terminal, { ...input, start: instantOf(options.now) }),
    TE.flatMap((rehearsal) => considerRehearsal(terminal, { input, rehearsal }, options)),
  )
}
