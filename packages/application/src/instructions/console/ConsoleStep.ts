/** A step in the AWS Management Console. */
import type { Language } from '@byoa/core/values'

import type { CustomerOperation } from '../CustomerStep.ts'
import type { Words } from '../Words.ts'

// model

/** A value to paste, or to compare with what the console shows. */
export interface ConsoleValue {
  readonly name: string
  readonly value: string
}

/** A step in one language. */
export interface ConsoleStep {
  /** 1, 2, … */
  readonly number: number
  readonly operation: CustomerOperation
  readonly title: string
  /** The page of the console; absent where AWS documents no console host. */
  readonly url?: string
  /** What to do, and what must be seen before the next step. */
  readonly lines: ReadonlyArray<string>
  readonly values?: ReadonlyArray<ConsoleValue>
  /** The calls that the console makes for it, as IAM writes them. */
  readonly calls: ReadonlyArray<string>
}

/** A page of the console, in every language. */
export interface ConsolePage {
  readonly title: Words
  readonly url?: string
  readonly lines: ReadonlyArray<Words>
  readonly values?: ReadonlyArray<{ readonly name: Words; readonly value: string }>
}

// queries

/** Returns the text of a page in a language. */
export const inLanguage = (
  { title, lines, values, ...page }: ConsolePage,
  language: Language,
): Pick<ConsoleStep, 'title' | 'url' | 'lines' | 'values'> => ({
  title: title[language],
  ...page,
  lines: lines.map((line) => line[language]),
  ...(values === undefined
    ? {}
    : { values: values.map(({ name, value }) => ({ name: name[language], value })) }),
})
