/** The next step after a command: who is waited for, the exact command, the deadline. */
import { type Instant, type Language, type Party, renderInstant } from '@byoa/core/values'
import { omitUndefined } from '@byoa/core/codec'

import { printable } from '../../terminal/printable.ts'
import type { CustomerOptions } from './CustomerOptions.ts'

// model

/** A sentence in both languages. */
export type Texts = Readonly<Record<Language, string>>

export interface NextStep {
  readonly waitingFor: Party
  readonly what: Texts
  /** The words after `byoa customer`. */
  readonly command?: ReadonlyArray<string>
  readonly deadline?: Instant
}

// queries

/** Quotes a word for a POSIX shell where that is needed. */
const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

type Flags = Pick<CustomerOptions, 'profile' | 'endpointUrl' | 'language'>

/** Renders a command with the options that later commands need, too. */
const commandText = (
  words: ReadonlyArray<string>,
  { profile, endpointUrl, language }: Flags,
): string =>
  [
    'byoa',
    'customer',
    ...words,
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...(endpointUrl === undefined ? [] : ['--endpoint-url', endpointUrl]),
    ...(language === 'en' ? [] : ['--language', language]),
  ]
    .map(shellWord)
    .join(' ')

const titles: Readonly<Record<Party, Texts>> = {
  customer: { en: 'Next, you: ', ja: '次の操作(お客様): ' },
  rescale: { en: 'Waiting for Rescale: ', ja: 'Rescale の操作待ち: ' },
}

const byWhen: Readonly<Record<Language, (at: string) => string>> = {
  en: (at) => `  by ${at}`,
  ja: (at) => `  期限: ${at}`,
}

/** Renders a step as lines. */
export const nextLines = (
  { waitingFor, what, command, deadline }: NextStep,
  options: Flags,
): ReadonlyArray<string> => [
  titles[waitingFor][options.language] + what[options.language],
  ...(command === undefined ? [] : [printable(`  ${commandText(command, options)}`)]),
  ...(deadline === undefined ? [] : [byWhen[options.language](renderInstant(deadline))]),
]

/** Returns a step for programs. */
export const nextJson = (
  { waitingFor, what, command, deadline }: NextStep,
  options: Flags,
): unknown => ({
  waitingFor,
  description: what.en,
  ...omitUndefined({
    command: command === undefined ? undefined : commandText(command, options),
    deadline: deadline === undefined ? undefined : renderInstant(deadline),
  }),
})
