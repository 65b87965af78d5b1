/** A command that was interrupted: what is left, and how to go on. */
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

/** By what is left; `events` is where the steps are recorded. */
const interruptedWords: Readonly<Record<Interrupted['left'], (events: string) => ErrorLines>> = {
  nothing: () => ({
    en: ['Interrupted; nothing was done.', 'To start again, run the same command.'],
    ja: [
      '中断されました。何も実行していません。',
      '実行するには、同じコマンドをもう一度実行してください。',
    ],
  }),
  'in-account': () => ({
    en: [
      'Interrupted. What was changed in the account so far remains.',
      'To continue, run the same command again.',
    ],
    ja: [
      '中断されました。アカウントで行われた変更はそのまま残っています。',
      '続きから再開するには、同じコマンドをもう一度実行してください。',
    ],
  }),
  recorded: (events) => ({
    en: [
      `Interrupted. The steps so far are recorded in ${events}.`,
      'To continue, run the same command with --resume.',
    ],
    ja: [
      `中断されました。ここまでの操作は ${events} に記録されています。`,
      '続きから再開するには、同じコマンドに --resume を付けて実行してください。',
    ],
  }),
  'recorded-always': (events) => ({
    en: [
      `Interrupted. The steps so far are recorded in ${events}.`,
      'To continue, run the same command again.',
    ],
    ja: [
      `中断されました。ここまでの操作は ${events} に記録されています。`,
      '続きから再開するには、同じコマンドをもう一度実行してください。',
    ],
  }),
  'recorded-only': (events) => ({
    en: [
      `Interrupted. The steps so far are recorded in ${events}.`,
      'The in-memory AWS is gone, so the run cannot be resumed.',
    ],
    ja: [
      `中断されました。ここまでの操作は ${events} に記録されています。`,
      'メモリ上の AWS は残らないため、続きから再開することはできません。',
    ],
  }),
  unrecorded: () => ({
    en: [
      'Interrupted. The steps so far are not recorded, so the run cannot be resumed.',
      'Check both accounts for resources that are left. With another --store, or with --out, a run records its steps.',
    ],
    ja: [
      '中断されました。ここまでの操作は記録されていないため、続きから再開することはできません。',
      '作成済みのリソースは両方のアカウントで確認してください。別の --store または --out を指定すると操作が記録されます。',
    ],
  }),
}

/** Says what is left, and how to go on. */
export const interruptedLines = ({ left, events = '' }: Interrupted): ErrorLines =>
  interruptedWords[left](events)
