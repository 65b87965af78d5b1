/** Before a run on AWS calls anything: what it would do, and whether that is wanted. */
import type { KnownState } from '@byoa/core/onboarding'
import type { OnboardingError } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Rehearsal, rehearse } from '../../play/rehearsal/rehearse.ts'
import { instantOf } from '../../play/simulatedStart.ts'
import { type BadInput, type CommandError, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import type { Answer } from '../../terminal/ask.ts'
import type { RunOptions } from './RunOptions.ts'
import type { AwsRunInput } from './AwsRunInput.ts'
import { type AwsPlan, planOf, sayPlan, showPlan } from './AwsPlan.ts'
import { question } from './awsReports.ts'
import { reportEnd } from './runReports.ts'

const cannotBegin: BadInput = {
  _tag: 'BadInput',
  source: 'The command line',
  problems: [
    {
      path: '--yes',
      expected: '--yes, because without --endpoint-url this is AWS itself',
      actual: 'none',
    },
  ],
}

const refusalOf = (answer: Exclude<Answer, 'yes'> | undefined): CommandError => {
  switch (answer) {
    case undefined:
      return cannotBegin
    case 'no':
      return { _tag: 'NotWanted' }
    case 'interrupted':
      return { _tag: 'Interrupted', left: 'nothing' }
  }
}

const planFor = (
  input: AwsRunInput,
  options: RunOptions,
): TE.TaskEither<OnboardingError, { readonly plan: AwsPlan; readonly state: KnownState }> =>
  TE.map((rehearsal: Rehearsal) => ({
    plan: planOf(input, rehearsal),
    state: rehearsal.state,
  }))(rehearse({ ...input, start: instantOf(options.now) }))

/**
 * Shows what would happen, and asks when somebody is there to answer; nothing when it may begin.
 */
export const consider = async (
  terminal: Terminal,
  input: AwsRunInput,
  options: RunOptions,
): Promise<ExitCode | undefined> => {
  const { plan: isPlan = false, endpointUrl, yes = false, json, language } = options
  const isAgreed = endpointUrl !== undefined || yes
  if (isAgreed && !isPlan) return undefined
  const considered = await planFor(input, options)()
  if (E.isLeft(considered)) return reportError(terminal, considered.left, options)
  const { plan, state } = considered.right
  if (state.status !== 'Connected') {
    return reportEnd(terminal, { state, now: instantOf(options.now) }, options)
  }
  if (isPlan) {
    showPlan(terminal, plan, options)
    return 0
  }
  if (json) return reportError(terminal, cannotBegin, options)
  sayPlan(terminal.err, plan, options)
  terminal.err('')
  const answer = await options.ask?.(question[language](input.document.accountId))
  return answer === 'yes' ? undefined : reportError(terminal, refusalOf(answer), options)
}
