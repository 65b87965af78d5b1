/** How the customer does its tasks, from the documents that it holds. */
import { type CustomerTask, awsCliScript, consoleSteps } from '@byoa/application/instructions'
import { omitUndefined } from '@byoa/core/codec'
import type { Intent, IntentType } from '@byoa/core/onboarding'

import type { HeldDocuments } from '../picture/HeldDocuments.ts'
import { withShortExternalIds } from '../picture/shortExternalId.ts'
import type { ReportTask, TaskInstructions } from './OnboardingReport.ts'

// queries

/** A page has no instructions for a repair: it follows an inspection with evidence. */
type Task = Exclude<CustomerTask, { readonly kind: 'repair' }>
type Kind = Task['kind']

/** Intent → the kind of task that it is part of. */
const kinds: { readonly [Type in IntentType]?: Kind } = {
  RunStack: 'deploy',
  AcceptPeering: 'connect',
  AddCustomerRoutes: 'connect',
  TrustNextExternalId: 'apply',
  DistrustCurrentExternalId: 'apply',
  RemoveCustomerRoutes: 'leave',
  DeleteStack: 'leave',
  ConfirmAccountClean: 'leave',
}

const kindOf = ({ party, type }: Intent, { review }: HeldDocuments): Kind | undefined => {
  if (party !== 'customer') return undefined
  return review?.tasks.some((task) => task.type === type) === true ? 'correct' : kinds[type]
}

/** The task; nothing when the document that asks for it is not there. */
const taskOfKind = (kind: Kind, held: HeldDocuments): Task | undefined => {
  const { setup, change, notice, review, leaving } = held
  const agreed = { setup, ...omitUndefined({ change }) }
  switch (kind) {
    case 'deploy':
    case 'inspect':
      return { kind, ...agreed }
    case 'connect':
      return notice === undefined ? undefined : { kind, ...agreed, notice }
    case 'apply':
      return change === undefined ? undefined : { kind, setup, change }
    case 'correct':
      return review === undefined
        ? undefined
        : { kind, ...agreed, review, ...omitUndefined({ notice }) }
    case 'leave':
      return { kind, ...agreed, ...omitUndefined({ notice: leaving }) }
  }
}

const commandOf = ({ kind, change }: Task): string => {
  const agreed = `--setup setup.json${change === undefined ? '' : ' --change change.json'}`
  switch (kind) {
    case 'deploy':
      return 'deploy setup.json'
    case 'connect':
      return `connect peering-notice.json ${agreed}`
    case 'apply':
      return 'apply change.json --setup setup.json'
    case 'correct':
      return `correct review.json ${agreed}`
    case 'leave':
      return `leave offboarding-notice.json ${agreed}`
    case 'inspect':
      return `inspect ${agreed}`
  }
}

const instructionsOf = (task: Task): TaskInstructions => {
  const script = awsCliScript(task)
  const isShareable = withShortExternalIds(script) === script
  return {
    command: `byoa customer ${commandOf(task)}`,
    steps: { en: consoleSteps(task, 'en'), ja: consoleSteps(task, 'ja') },
    ...(isShareable ? { script } : {}),
  }
}

// operations

/** Adds instructions to the customer's tasks; those of several tasks stand at the first of them. */
export const withInstructions = (
  intents: ReadonlyArray<Intent>,
  held: HeldDocuments | undefined,
): ReadonlyArray<ReportTask> => {
  if (held === undefined) return intents.map((intent) => ({ intent }))
  const ofIntents = intents.map((intent) => kindOf(intent, held))
  return intents.map((intent, index) => {
    const kind = ofIntents[index]
    if (kind === undefined || ofIntents.indexOf(kind) < index) return { intent }
    const task = taskOfKind(kind, held)
    return task === undefined ? { intent } : { intent, instructions: instructionsOf(task) }
  })
}
