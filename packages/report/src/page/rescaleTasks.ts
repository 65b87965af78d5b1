/** How Rescale does its tasks: most of them are done by `advance`, the others a person decides. */
import type { IntentType, OnboardingId } from '@byoa/core/onboarding'

import type { ReportTask } from './OnboardingReport.ts'

/** Intent → the command of the person who decides. */
const decisions: { readonly [Type in IntentType]?: string } = {
  ReviewPeering: 'retry-peering',
  ReviewRotation: 'replace-rotation',
  ReviewFailure: 'retry-work',
  CloseUnconfirmed: 'close',
  DecideResumption: 'resume',
}

/** Adds commands to Rescale's tasks; that of several tasks stands at the first of them. */
export const withRescaleCommands = (
  tasks: ReadonlyArray<ReportTask>,
  onboardingId: OnboardingId,
): ReadonlyArray<ReportTask> => {
  const commands = tasks.map(({ intent: { party, type } }) =>
    party === 'rescale'
      ? `byoa rescale ${decisions[type] ?? 'advance'} ${onboardingId}`
      : undefined,
  )
  return tasks.map((task, index) => {
    const command = commands[index]
    return command === undefined || commands.indexOf(command) < index
      ? task
      : { ...task, instructions: { command, steps: { en: [], ja: [] } } }
  })
}
