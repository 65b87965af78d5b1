/** The messages of a run on AWS during waits, before it begins, and when it is interrupted. */
import { type StackProgress, type Waiting, describeWaiting } from '@byoa/cloud'
import type { RoleDifference } from '@byoa/core/inspection'
import type { Language } from '@byoa/core/values'

import type { Terminal } from '../../terminal/Terminal.ts'
import { printable } from '../../terminal/printable.ts'
import { wordsIn } from '../../terminal/words.ts'

type Words = Readonly<Record<Language, (text: string) => string>>

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

/** Reports the differences of the role from the setup, before it is restored. */
export const differenceTeller =
  ({ err, colours }: Terminal, language: Language): ((difference: RoleDifference) => void) =>
  (difference) => {
    err(colours.dim(printable(`… ${wordsIn[language].describeRoleDifference(difference)}`)))
  }

/** Names the endpoint on which both parties act. */
export const awsPrologue: Words = {
  en: (place) => `Both parties act on ${place}. Changes are real. Times are UTC.`,
  ja: (place) => `お客様と Rescale の操作を、${place}で実際に行います。時刻は UTC です。`,
}

/** Says how to continue an interrupted run. */
export const resumeHint: Words = {
  en: (record) =>
    `The steps so far are recorded in ${record}; the same command with --resume continues from there.`,
  ja: (record) =>
    `ここまでの操作は ${record} に記録されています。同じコマンドに --resume を付けると続きから再開します。`,
}

/** The prompt before a run on AWS itself. */
export const question: Words = {
  en: (account) =>
    `This runs on AWS itself and creates all of this in account ${account}. Begin? [y/N] `,
  ja: (account) =>
    `これは実際の AWS です。上記のものがアカウント ${account} に作成されます。開始しますか? [y/N] `,
}

const goingOnWords: Words = {
  en: (status) => `Continuing an earlier run, in status ${status}.`,
  ja: (status) => `中断された続きから再開します(${status})。`,
}

/** Says that a run continues an earlier one. */
export const goingOn = (status: string, language: Language): string =>
  goingOnWords[language](status)
