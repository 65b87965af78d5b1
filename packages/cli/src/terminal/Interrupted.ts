/** A command that was interrupted: what is left, and how to go on. */
import type { Language } from '@byoa/core/values'

import type { ErrorLines } from './ErrorLines.ts'

// model

/** The command was interrupted by Ctrl-C. */
export interface Interrupted {
  readonly _tag: 'Interrupted'
  /**
   * Whether nothing was begun, or the same command continues from the account as it is, or the work
   * so far is unrecorded, or recorded, and then whether and how it can continue.
   */
  readonly left:
    | 'nothing'
    | 'in-account'
    | 'recorded'
    | 'recorded-always'
    | 'recorded-only'
    | 'unrecorded'
  /** The file with the events, or the store, if the work is recorded. */
  readonly events?: string
}

// texts

type Words = Readonly<Record<Language, string>>

const linesOf = (what: Words, next: Words): ErrorLines => ({
  en: [what.en, next.en],
  ja: [what.ja, next.ja],
})

const recordedIn = (events: string): Words => ({
  en: `Interrupted. The steps so far are recorded in ${events}.`,
  ja: `中断されました。ここまでの操作は ${events} に記録されています。`,
})

const sameAgain: Words = {
  en: 'To continue, run the same command again.',
  ja: '続きから再開するには、同じコマンドをもう一度実行してください。',
}

/** By what is left; `events` is where the steps are recorded. */
const interruptedWords: Readonly<Record<Interrupted['left'], (events: string) => ErrorLines>> = {
  nothing: () =>
    linesOf(
      { en: 'Interrupted; nothing was done.', ja: '中断されました。何も実行していません。' },
      {
        en: 'To start again, run the same command.',
        ja: '実行するには、同じコマンドをもう一度実行してください。',
      },
    ),
  'in-account': () =>
    linesOf(
      {
        en: 'Interrupted. What was changed in the account so far remains.',
        ja: '中断されました。アカウントで行われた変更はそのまま残っています。',
      },
      sameAgain,
    ),
  recorded: (events) =>
    linesOf(recordedIn(events), {
      en: 'To continue, run the same command with --resume.',
      ja: '続きから再開するには、同じコマンドに --resume を付けて実行してください。',
    }),
  'recorded-always': (events) => linesOf(recordedIn(events), sameAgain),
  'recorded-only': (events) =>
    linesOf(recordedIn(events), {
      en: 'The in-memory AWS is gone, so the run cannot be resumed.',
      ja: 'メモリ上の AWS は残らないため、続きから再開することはできません。',
    }),
  unrecorded: () =>
    linesOf(
      {
        en: 'Interrupted. The steps so far are not recorded, so the run cannot be resumed.',
        ja: '中断されました。ここまでの操作は記録されていないため、続きから再開することはできません。',
      },
      {
        en: 'Check both accounts for resources that are left. With another --store, or with --out, a run records its steps.',
        ja: '作成済みのリソースは両方のアカウントで確認してください。別の --store または --out を指定すると操作が記録されます。',
      },
    ),
}

/** Says what is left, and how to go on. */
export const interruptedLines = ({ left, events = '' }: Interrupted): ErrorLines =>
  interruptedWords[left](events)
