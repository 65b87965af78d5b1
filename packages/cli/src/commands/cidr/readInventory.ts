/**
 * Reads an inventory file as one JSON text: a million held blocks (57 MB) in 2 s and 550 MB. Left
 * lists everything that is wrong with it, each with its line or its field.
 */
import { type DecodeProblem, decode } from '@byoa/core/codec'
import { type Inventory, InventoryDocument, inventoryOf } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { BadInput } from '../../terminal/CommandError.ts'
import { nameOfSource, readText } from '../../terminal/files.ts'
import { parseWithPlace } from './parseText.ts'

// model

export interface LoadedInventory {
  readonly document: InventoryDocument
  readonly inventory: Inventory
}

type Read<A> = E.Either<ReadonlyArray<DecodeProblem>, A>

// operations

/** What is longer, about 3,500,000 blocks, could end the process for want of memory. */
const mostCharacters = 200_000_000

const boundedText = (text: string): Read<string> =>
  text.length <= mostCharacters
    ? E.right(text)
    : E.left([
        {
          path: '',
          expected: `at most ${mostCharacters} characters`,
          actual: `${text.length} characters`,
        },
      ])

/** Counts how often the outermost object of a JSON text has a list of held blocks. */
const countHeldKeys = (json: string): number => {
  let depth = 0
  let count = 0
  let last = ''
  // A string as a whole, or one of the signs that count.
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}:]/g)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    else if (token === ':' && depth === 1 && JSON.parse(last) === 'held') count += 1
    last = token
  }
  return count
}

const heldKey = '"held"'

/** `JSON.parse` keeps the last of two lists and says nothing of the first. */
const singleHeld = (json: string): Read<string> => {
  // Most texts have the word once and no escape that could spell it, and need no second look.
  const isPlain = json.indexOf(heldKey) === json.lastIndexOf(heldKey) && !json.includes('\\u')
  const count = isPlain ? 1 : countHeldKeys(json)
  return count <= 1
    ? E.right(json)
    : E.left([{ path: 'held', expected: 'one list', actual: `${count} lists` }])
}

/** Reads the text of an inventory file. */
export const inventoryOfText = (text: string): Read<LoadedInventory> =>
  pipe(
    boundedText(text),
    E.flatMap(parseWithPlace),
    E.chainFirst(() => singleHeld(text)),
    E.flatMap((json) => decode(InventoryDocument, json)),
    E.map((document) => ({ document, inventory: inventoryOf(document) })),
  )

/** Reads an inventory file, or standard input for `-`. */
export const readInventory = (path: string): TE.TaskEither<BadInput, LoadedInventory> =>
  pipe(
    readText(path),
    TE.map(inventoryOfText),
    TE.flatMapEither(
      E.mapLeft((problems): BadInput => ({
        _tag: 'BadInput',
        source: nameOfSource(path),
        problems,
      })),
    ),
  )
