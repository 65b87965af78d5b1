/**
 * The held blocks of an inventory, gathered piece by piece, and everything that is wrong with any
 * of them.
 */
import { type DecodeProblem, decode } from '@byoa/core/codec'
import { HeldCidr, type Ipv4Block, parseIpv4Block, toBlock } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'

import type { Piece } from './DocumentSplitter.ts'
import { parsePiece, placesIn } from './parsePiece.ts'
import { parseText } from './parseText.ts'

// model

export interface HeldBlocks {
  readonly blocks: Ipv4Block[]
  readonly problems: DecodeProblem[]
}

// operations

const longestOwnerCharacters = 200
/**
 * Room for an owner with every character escaped; what is longer may nest too deeply to be said.
 */
const longestEntryCharacters = 4_000

/**
 * The block of an entry that has all it should, without a codec in the way of a million of them.
 */
const blockOf = (entry: unknown): Ipv4Block | undefined => {
  if (typeof entry !== 'object' || entry === null) return undefined
  if (!('cidr' in entry) || !('owner' in entry)) return undefined
  const { cidr, owner } = entry
  if (typeof cidr !== 'string' || typeof owner !== 'string') return undefined
  if (owner.length === 0 || owner.length > longestOwnerCharacters) return undefined
  if (Object.keys(entry).length > 2) return undefined
  const block = parseIpv4Block(cidr)
  return E.isRight(block) ? block.right : undefined
}

/** Says in which line, and at which element where there is a list, a field stands. */
const placeOf = (
  place: { readonly line: number; readonly index?: number },
  field: string,
): string => {
  const line = `line ${place.line}`
  if (place.index === undefined) return field === '' ? line : `${line}, ${field}`
  return `${line}, held[${place.index}]${field === '' ? '' : `.${field}`}`
}

/** Takes an entry one by one, when something in its piece is wrong. */
const takeSlowly = (held: HeldBlocks, piece: Piece): void => {
  for (const [offset, { line, text }] of placesIn(piece).entries()) {
    const place = piece.form === 'lines' ? { line } : { line, index: piece.firstIndex + offset }
    if (text.length > longestEntryCharacters) {
      const actual = `${text.length} characters`
      held.problems.push({ path: placeOf(place, ''), expected: 'a short JSON object', actual })
      continue
    }
    const json = parseText(text)
    if (E.isLeft(json)) {
      const actual = text === '' ? 'nothing' : json.left
      held.problems.push({ path: placeOf(place, ''), expected: 'a JSON object', actual })
      continue
    }
    const entry = decode(HeldCidr, json.right)
    if (E.isRight(entry)) held.blocks.push(toBlock(entry.right.cidr))
    else {
      for (const problem of entry.left) {
        held.problems.push({ ...problem, path: placeOf(place, problem.path) })
      }
    }
  }
}

/**
 * Adds the blocks of a piece; when one of its entries is wrong, every problem is noted with its
 * place.
 */
export const takePiece = (held: HeldBlocks, piece: Piece): void => {
  const entries = parsePiece(piece)
  const before = held.blocks.length
  if (entries !== undefined) {
    for (const entry of entries) {
      const block = blockOf(entry)
      if (block === undefined) break
      held.blocks.push(block)
    }
    if (held.blocks.length === before + entries.length) return
  }
  held.blocks.length = before
  takeSlowly(held, piece)
}
