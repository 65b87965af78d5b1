import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type CommandError, describeCommandError } from '../../terminal/CommandError.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { badArguments } from '../readArguments.ts'
import type { CustomerOptions } from './CustomerOptions.ts'
import { type FieldName, type FieldTexts, fields } from './requestFields.ts'

type AskOptions = Pick<CustomerOptions, 'askText' | 'json' | 'language'>

/** A field to ask for, and the answer when only Enter is pressed. */
interface Asked {
  readonly name: FieldName
  readonly usual: string | undefined
}

const promptOf = ({ name, usual }: Asked, { language }: AskOptions): string =>
  `${fields[name].question[language]}${usual === undefined ? '' : ` [${usual}]`}: `

/** Asks for one field until the answer is valid. Left when the person stops. */
const askField =
  (terminal: Terminal, asked: Asked, options: AskOptions) =>
  async (): Promise<E.Either<CommandError, string>> => {
    for (;;) {
      const typed = await options.askText?.(promptOf(asked, options))
      if (typed === undefined || typeof typed === 'string') {
        return E.left({ _tag: 'Interrupted', left: 'nothing' })
      }
      const text = typed.text === '' ? (asked.usual ?? '') : typed.text
      const read = fields[asked.name].read(text)
      if (E.isRight(read)) return E.right(text)
      const [, ...lines] = describeCommandError(badArguments(read.left), options.language)
      for (const line of lines) terminal.err(line)
    }
  }

/**
 * Returns a function that asks for a field if it is missing and there is a terminal; otherwise the
 * field stays missing, or is as usual.
 */
export const asker =
  (terminal: Terminal, options: AskOptions) =>
  (name: FieldName, usual: string | undefined = fields[name].usual) =>
  (known: FieldTexts): TE.TaskEither<CommandError, FieldTexts> => {
    if (known[name] !== undefined) return TE.right(known)
    if (options.askText === undefined || options.json) {
      return TE.right(usual === undefined ? known : { ...known, [name]: usual })
    }
    return TE.map((text: string): FieldTexts => ({ ...known, [name]: text }))(
      askField(terminal, { name, usual }, options),
    )
  }
