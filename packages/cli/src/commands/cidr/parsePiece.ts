/**
 * Reads the elements of a piece: all at once when nothing is wrong, else one by one with their
 * places.
 */
import * as E from 'fp-ts/lib/Either.js'

import type { Piece } from './DocumentSplitter.ts'
import { parseText } from './parseText.ts'

// model

/** The text of one element, and the line it begins in. */
export interface PlacedElement {
  readonly line: number
  readonly text: string
}

// operations

const linesOf = ({ text, line }: Piece): ReadonlyArray<PlacedElement> =>
  text
    .split('\n')
    .map((lineText, index) => ({ line: line + index, text: lineText }))
    .filter((element) => element.text.trim() !== '')

/** Places of the commas that part elements, and of the end of the text. */
const cutsIn = (text: string): ReadonlyArray<number> => {
  const cuts: number[] = []
  let depth = 0
  // A string as a whole, or one of the characters that count.
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]/gs)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    else if (token === ',' && depth === 0) cuts.push(index)
  }
  return [...cuts, text.length]
}

const elementsOf = ({ text, line }: Piece): ReadonlyArray<PlacedElement> => {
  let from = 0
  let lineOfCut = line
  return cutsIn(text).map((cut) => {
    const between = text.slice(from, cut)
    const leading = between.slice(0, between.length - between.trimStart().length)
    const element = { line: lineOfCut + leading.split('\n').length - 1, text: between.trim() }
    lineOfCut += between.split('\n').length - 1
    from = cut + 1
    return element
  })
}

/**
 * Returns the elements of a piece with their lines; slow, for pieces in which something is wrong.
 */
export const placesIn = (piece: Piece): ReadonlyArray<PlacedElement> =>
  piece.form === 'lines' ? linesOf(piece) : elementsOf(piece)

const isList = (value: unknown): value is ReadonlyArray<unknown> => Array.isArray(value)

/** Parses all elements of a piece at once; undefined when one of them is no JSON value. */
export const parsePiece = (piece: Piece): ReadonlyArray<unknown> | undefined => {
  if (piece.form === 'lines') {
    const lines = linesOf(piece).map(({ text }) => parseText(text))
    const values = lines.flatMap((line) => (E.isRight(line) ? [line.right] : []))
    return values.length === lines.length ? values : undefined
  }
  const parsed = parseText(`[${piece.text}]`)
  // No elements at all: what should stand before or after a comma is missing.
  return E.isRight(parsed) && isList(parsed.right) && parsed.right.length > 0
    ? parsed.right
    : undefined
}
