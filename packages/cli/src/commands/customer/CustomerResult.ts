/** The result of a command: what it says, the documents for Rescale, the next step. */
import { dirname, join } from 'node:path'

import { type CustomerDocument, encodeExchangedDocument } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { printable } from '../../terminal/printable.ts'
import { writeDocument } from '../../terminal/replaceFile.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import type { CustomerOptions } from './CustomerOptions.ts'
import { type NextStep, type Texts, nextJson, nextLines } from './NextStep.ts'

// model

export interface CustomerResult {
  readonly code: ExitCode
  readonly lines: ReadonlyArray<Texts>
  /** The result for programs. */
  readonly facts: Readonly<Record<string, unknown>>
  /** What Rescale should get. */
  readonly answers: ReadonlyArray<CustomerDocument>
  /** The kind of answer that the named file is for; absent: any, or else the result. */
  readonly fileIsFor?: CustomerDocument['kind']
  /** A text that is the output instead, e.g. a script. */
  readonly text?: string
  readonly next?: NextStep
}

// queries

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const resultJson = (
  { facts, next }: CustomerResult,
  options: CustomerOptions,
): Readonly<Record<string, unknown>> => ({
  ...facts,
  ...omitUndefined({ next: next === undefined ? undefined : nextJson(next, options) }),
})

interface TextFile {
  readonly path: string
  readonly text: string
}

/**
 * The first answer of its kind is the named file, others lie beside it. The result is the named
 * file of a command that has no answers: it never replaces one.
 */
const filesOf = (
  result: CustomerResult,
  options: CustomerOptions & { readonly out: string },
): ReadonlyArray<TextFile> => {
  const { out } = options
  const { text, answers, fileIsFor } = result
  if (text !== undefined) return [{ path: out, text }]
  if (answers.length === 0 && fileIsFor === undefined) {
    return [{ path: out, text: json(resultJson(result, options)) }]
  }
  const named = answers.find(({ kind }) => kind === (fileIsFor ?? kind))
  return answers.map((answer) => ({
    path: answer === named ? out : join(dirname(out), `${answer.kind}.json`),
    text: json(encodeExchangedDocument(answer)),
  }))
}

const written: Texts = { en: 'Written: ', ja: '書き込みました: ' }

// operations

/** Without `--out` the answers are the output, and everything else is a message. */
const show = (terminal: Terminal, result: CustomerResult, options: CustomerOptions): ExitCode => {
  const { out, language } = options
  const { answers, lines, next, code, text } = result
  if (options.json) {
    const documents = answers.map(encodeExchangedDocument)
    const shown = resultJson(result, options)
    terminal.out(JSON.stringify(out === undefined ? { ...shown, documents } : { ...shown, out }))
    return code
  }
  const isOutput = answers.length > 0 || text !== undefined
  const tell = out === undefined && isOutput ? terminal.err : terminal.out
  for (const line of lines) tell(printable(line[language]))
  if (out === undefined) {
    if (text !== undefined) terminal.out(text.trimEnd())
    for (const answer of answers) terminal.out(json(encodeExchangedDocument(answer)).trimEnd())
  } else {
    for (const { path } of filesOf(result, { ...options, out })) tell(written[language] + path)
  }
  if (next !== undefined) for (const line of nextLines(next, options)) tell(line)
  return code
}

const write = (
  result: CustomerResult,
  options: CustomerOptions,
): TE.TaskEither<CommandError, void> => {
  const { out } = options
  if (out === undefined) return TE.right(undefined)
  return pipe(
    filesOf(result, { ...options, out }),
    // The command has checked before its work that a file may be replaced.
    TE.traverseSeqArray((file) => writeDocument({ ...file, force: true })),
    TE.asUnit,
  )
}

/** Writes the documents of a result, shows it, and returns the exit code. */
export const reportCustomer =
  (terminal: Terminal, options: CustomerOptions) =>
  (work: TE.TaskEither<CommandError, CustomerResult>): Promise<ExitCode> =>
    pipe(
      work,
      TE.tap((result) => write(result, options)),
      reportResult(terminal, options, (result) => show(terminal, result, options)),
    )
