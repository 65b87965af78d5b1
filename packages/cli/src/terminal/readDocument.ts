/**
 * Reads the JSON documents of a command: requests, setups, inventories, scenarios, events. Left
 * lists every problem with its line or its field.
 */
import { type ParseJsonError, type TextPosition, parseJson } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { flow, pipe } from 'fp-ts/lib/function.js'

import { type BadInput, type InputProblem, badInput } from './badInput.ts'
import { nameOfSource, readText } from './files.ts'

// model

/** The content of a document, or all of its problems. */
export type Decoded<A> = E.Either<ReadonlyArray<InputProblem>, A>

/** Decodes parsed JSON. */
export type Decode<A> = (json: unknown) => Decoded<A>

// queries

/** Longer text could exhaust memory; this is about 3,500,000 held blocks. */
const mostCharacters = 200_000_000

const boundedText = (text: string): Decoded<string> =>
  text.length <= mostCharacters
    ? E.right(text)
    : E.left([
        {
          path: '',
          expected: `at most ${mostCharacters} characters`,
          actual: `${text.length} characters`,
          japanese: `${mostCharacters} 文字以内にしてください(現在 ${text.length} 文字)。`,
        },
      ])

const describePosition = ({ line, column }: TextPosition, firstLine: number): string =>
  `line ${line + firstLine - 1}, column ${column}`

/**
 * A problem repeats at most one character of the text, because a setup contains the external ID.
 */
const problemsOf = (error: ParseJsonError, firstLine: number): ReadonlyArray<InputProblem> => {
  switch (error._tag) {
    case 'NotJson': {
      const path = describePosition(error.position, firstLine)
      const actual = error.found === undefined ? 'nothing' : JSON.stringify(error.found)
      return [{ path, expected: 'JSON', actual }]
    }
    case 'DuplicateKeys':
      return error.keys.map(({ path, key, position }) => ({
        path: `${describePosition(position, firstLine)}, ${path}`,
        expected: 'each key once',
        actual: `2 × ${JSON.stringify(key)}`,
      }))
  }
}

/** Parses and decodes the text of a document, which begins at the given line of its source. */
export const decodeText = <A>(text: string, decode: Decode<A>, firstLine = 1): Decoded<A> =>
  pipe(
    boundedText(text),
    E.flatMap(
      flow(
        parseJson,
        E.mapLeft((error) => problemsOf(error, firstLine)),
      ),
    ),
    E.flatMap(decode),
  )

// operations

/** Reads the text of a file, or of standard input for `-`. */
export const readSource = <A>(
  path: string,
  read: (text: string) => Decoded<A>,
): TE.TaskEither<BadInput, A> =>
  pipe(
    readText(path),
    TE.map(read),
    TE.flatMapEither(E.mapLeft((problems) => badInput(nameOfSource(path), problems))),
  )

/** Reads a document from a file, or from standard input for `-`. */
export const readDocument = <A>(path: string, decode: Decode<A>): TE.TaskEither<BadInput, A> =>
  readSource(path, (text) => decodeText(text, decode))

/** Reads an optional file; undefined when it is not named. */
export const readOptional = <E, A>(
  path: string | undefined,
  read: (path: string) => TE.TaskEither<E, A>,
): TE.TaskEither<E, A | undefined> => (path === undefined ? TE.right(undefined) : read(path))
