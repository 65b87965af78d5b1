import { omitUndefined } from '@byoa/core/codec'

import { type CustomerTask, agreementOfTask } from './CustomerTask.ts'
import type { Correction } from './correctionSteps.ts'

/** A task that corrects what was found in the account. */
export type CorrectiveTask = Extract<CustomerTask, { readonly kind: 'correct' | 'repair' }>

/** Returns what a task corrects. */
export const correctionOf = (task: CorrectiveTask): Correction => ({
  agreement: agreementOfTask(task),
  ...(task.kind === 'correct'
    ? { tasks: task.review.tasks, foundAt: task.review.at }
    : { tasks: task.repairs, foundAt: task.at }),
  ...omitUndefined({ peering: task.notice }),
})
