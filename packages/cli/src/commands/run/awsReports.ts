/** What a run on AWS says while it waits, before it begins, and when it is cut short. */
import { type StackProgress, type Waiting, describeWaiting } from '@byoa/cloud'
import type { RoleDifference } from '@byoa/core/inspection'
import type { Language } from '@byoa/core/values'

import type { Terminal } from '../../terminal/Terminal.ts'
import { printable } from '../../terminal/printable.ts'
import { wordsIn } from '../../terminal/words.ts'

type Words = Readonly<Record<Language, (text: string) => string>>

/** Nobody reads a line for every look. */
const everySeconds = 15

/** Tells who is being waited for: at first, and then now and then. */
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

/** Tells what happens to each resource of a stack. */
export const progressTeller =
  ({ err, colours }: Terminal): ((progress: StackProgress) => void) =>
  ({ logicalId, resourceType, status, reason }) => {
    const why = reason === undefined ? '' : `: ${reason}`
    err(colours.dim(printable(`… ${logicalId} (${resourceType}) ${status}${why}`)))
  }

/** Tells what of the role is not as the setup has it, before it is restored. */
export const differenceTeller =
  ({ err, colours }: Terminal, language: Language): ((difference: RoleDifference) => void) =>
  (difference) => {
    err(colours.dim(printable(`… ${wordsIn[language].describeRoleDifference(difference)}`)))
  }

/** Says where both parties really act. */
export const awsPrologue: Words = {
  en: (place) => `Both parties act on ${place}. Changes are real. Times are UTC.`,
  ja: (place) => `お客様と Rescale の操作を、${place}で実際に行います。時刻は UTC です。`,
}

/** Says how to go on with a run that was cut short. */
export const resumeHint: Words = {
  en: (directory) =>
    `What was done so far is in ${directory}/events.jsonl; the same command with --resume goes on from there.`,
  ja: (directory) =>
    `ここまでの操作は ${directory}/events.jsonl に記録されています。同じコマンドに --resume を付けると続きから再開します。`,
}

/** Asks whether to begin, when it is AWS itself. */
export const question: Words = {
  en: (account) =>
    `This is AWS itself, and account ${account} will have all of this. Begin? [y/N] `,
  ja: (account) =>
    `これは実際の AWS です。上記のものがアカウント ${account} に作成されます。開始しますか? [y/N] `,
}

const goingOnWords: Words = {
  en: (status) => `Going on with what was begun before; it was at ${status}.`,
  ja: (status) => `中断された続きから再開します(${status})。`,
}

/** Says that a run goes on with an earlier one. */
export const goingOn = (status: string, language: Language): string =>
  goingOnWords[language](status)
