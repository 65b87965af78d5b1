/**
 * Breaks text into lines of a width. The width of a text is an upper bound for usual sans-serif
 * fonts, since a picture without scripts cannot measure.
 *
 * Laws
 * 1. The lines together are the text, spaces at their ends aside.
 * 2. No line is wider than allowed, unless it is a single character.
 */

/** The size of all texts. */
export const fontSize = 13

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x11_00
const broad = new Set('mwMWQOCDGHNU@%&')
const narrow = new Set(" iIl.,:;|!'`/()[]")

const widthOfCharacter = (character: string): number => {
  if (isWide(character)) return fontSize * 1.05
  if (narrow.has(character)) return fontSize * 0.42
  return fontSize * (broad.has(character) ? 1 : 0.68)
}

/** Returns an upper bound of the width of a text. */
export const widthOf = (text: string): number => {
  let sum = 0
  for (const character of text) sum += widthOfCharacter(character)
  return sum
}

/** Where lines may break: the last only in what has no better place, so IDs stay whole. */
const breaks: ReadonlyArray<RegExp> = [/(?<=\s)/, /(?<=[/,、。）-]|:(?!\d\d ))/, /(?:)/u]

/** A piece that is wider than a line breaks at the next kind of place. */
const piecesThatFit = (
  text: string,
  width: number,
  [breakAt, ...further] = breaks,
): ReadonlyArray<string> =>
  breakAt === undefined || widthOf(text.trimEnd()) <= width
    ? [text]
    : text.split(breakAt).flatMap((piece) => piecesThatFit(piece, width, further))

/** Returns the lines of a text; a text without characters has none. */
export const wrapped = (text: string, width: number): ReadonlyArray<string> => {
  const pieces = piecesThatFit(text.replaceAll(/\s+/g, ' '), width)
  // One pass that carries the width of the last line: a page has hundreds of lines.
  const lines = ['']
  let filled = 0
  for (const piece of pieces) {
    if (filled + widthOf(piece.trimEnd()) > width) {
      lines.push('')
      filled = 0
    }
    lines[lines.length - 1] += piece
    filled += widthOf(piece)
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}
