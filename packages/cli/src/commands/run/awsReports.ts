/** The messages of a run on AWS before it begins, and when it is interrupted. */
import type { Language } from '@byoa/core/values'

type Words = Readonly<Record<Language, (text: string) => string>>

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
