/**
 * Reads an inventory file as a stream: a million held blocks in about a second, at most one part of
 * the file in memory at a time. Everything that is wrong is listed with its place: the line, the
 * element of the list, the field.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

import { type DecodeProblem, decode } from '@byoa/core/codec'
import { type Inventory, InventoryDocument, inventoryOfBlocks } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { BadInput } from '../../terminal/CommandError.ts'
import { type Piece, type Rest, documentSplitter } from './DocumentSplitter.ts'
import { type HeldBlocks, takePiece } from './heldBlocks.ts'
import type { Progress } from './loadingProgress.ts'
import { jsonLength, parseText } from './parseText.ts'

// model

export interface LoadedInventory {
  /** All but the held blocks. */
  readonly document: InventoryDocument
  readonly inventory: Inventory
}

// operations

/**
 * Where the rest stops being JSON, as a line of the file: the rest lacks what stood in the list.
 */
const lineOfFailure = ({ text, lists, listAt, listLines }: Rest): string => {
  const position = jsonLength(text)
  const breaks = text.slice(0, position).split('\n').length - 1
  return `line ${1 + breaks + (lists > 0 && position > listAt ? listLines : 0)}`
}

const withList = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && !Array.isArray(json) && !('held' in json)
    ? { ...json, held: [] }
    : json

type Read<A> = E.Either<ReadonlyArray<DecodeProblem>, A>

const documentOf = (rest: Rest, hasLines: boolean): Read<InventoryDocument> => {
  if (rest.isUnfinished) {
    return E.left([{ path: 'held', expected: '] at its end', actual: 'the end of the file' }])
  }
  if (rest.lists > 1) {
    return E.left([{ path: 'held', expected: 'one list', actual: `${rest.lists} lists` }])
  }
  const json = parseText(rest.text)
  if (E.isLeft(json)) {
    return E.left([{ path: lineOfFailure(rest), expected: 'JSON', actual: json.left }])
  }
  const document = E.tryCatch(
    () => decode(InventoryDocument, hasLines ? withList(json.right) : json.right),
    // What nests too deeply cannot even be shown as the wrong value.
    () => [{ path: '', expected: 'an inventory', actual: 'lists within lists without end' }],
  )
  return E.isLeft(document) ? document : document.right
}

/**
 * Puts an inventory together from its text in chunks. Left lists everything that is wrong with it.
 */
export const inventoryReader = (): {
  readonly write: (chunk: string) => void
  readonly blockCount: () => number
  readonly end: () => Read<LoadedInventory>
} => {
  const splitter = documentSplitter('held')
  const held: HeldBlocks = { blocks: [], problems: [] }
  let hasLines = false
  const take = (pieces: ReadonlyArray<Piece>): void => {
    for (const piece of pieces) {
      hasLines ||= piece.form === 'lines' && piece.text.trim() !== ''
      takePiece(held, piece)
    }
  }
  return {
    write: (chunk) => take(splitter.write(chunk)),
    blockCount: () => held.blocks.length,
    end: () => {
      const { pieces, rest } = splitter.end()
      take(pieces)
      const document = documentOf(rest, hasLines)
      const problems = [...(E.isLeft(document) ? document.left : []), ...held.problems]
      return E.isLeft(document) || problems.length > 0
        ? E.left(problems)
        : E.right({
            document: document.right,
            inventory: inventoryOfBlocks({ ...document.right, held: held.blocks }),
          })
    },
  }
}

const chunkBytes = 1 << 20

const sizeBytesOf = async (path: string): Promise<number> => {
  if (path === '-') return 0
  const stats = await stat(path).catch(() => undefined)
  return stats?.size ?? 0
}

/**
 * Standard input as Node opens it: by its number, a pipe whose writer is slow would be an error.
 */
const chunksOf = (path: string): AsyncIterable<unknown> =>
  path === '-'
    ? process.stdin.setEncoding('utf8')
    : createReadStream(path, { encoding: 'utf8', highWaterMark: chunkBytes })

const reasonOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause)
  return 'code' in cause && cause.code === 'ENOENT' ? 'no such file' : cause.message
}

/**
 * Reads an inventory file, or standard input for `-`. Left lists every problem, each with its
 * place.
 */
export const readInventory =
  (path: string, progress: Progress): TaskEither<BadInput, LoadedInventory> =>
  async () => {
    const reader = inventoryReader()
    const totalBytes = await sizeBytesOf(path)
    let readBytes = 0
    try {
      for await (const chunk of chunksOf(path)) {
        const text = String(chunk)
        reader.write(text)
        readBytes += Buffer.byteLength(text)
        progress.show({ readBytes, totalBytes, blocks: reader.blockCount() })
      }
    } catch (cause) {
      const problem = { path: '', expected: 'a file that can be read', actual: reasonOf(cause) }
      return E.left({ _tag: 'BadInput', source: path, problems: [problem] })
    } finally {
      progress.clear()
    }
    const read = reader.end()
    return E.isLeft(read) ? E.left({ _tag: 'BadInput', source: path, problems: read.left }) : read
  }
