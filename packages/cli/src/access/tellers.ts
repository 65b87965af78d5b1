/** What is said on the error stream while AWS is waited for. */
import { type StackProgress, type Waiting, describeWaiting } from '@byoa/cloud'
import type { Language } from '@byoa/core/values'

import type { Terminal } from '../terminal/Terminal.ts'
import { printable } from '../terminal/printable.ts'

/** Limits the messages of one wait. */
const everySeconds = 15

/** Reports what is being waited for, first at once and then from time to time. */
export const waitingTeller = (
  { err, colours }: Terminal,
  language: Language,
): ((waiting: Waiting) => void) => {
  const told = new Map<string, number>()
  return (waiting) => {
    const key = `${waiting.for} ${waiting.subject}`
    const before = told.get(key)
    const isNew = before === undefined || waiting.elapsedSeconds < before
    if (!isNew && waiting.elapsedSeconds - before < everySeconds) return
    told.set(key, waiting.elapsedSeconds)
    err(colours.dim(`… ${printable(describeWaiting(waiting, language))}`))
  }
}

/** Reports the events of each resource of a stack. */
export const progressTeller =
  ({ err, colours }: Terminal): ((progress: StackProgress) => void) =>
  ({ logicalId, resourceType, status, reason }) => {
    const why = reason === undefined ? '' : `: ${reason}`
    err(colours.dim(printable(`… ${logicalId} (${resourceType}) ${status}${why}`)))
  }
