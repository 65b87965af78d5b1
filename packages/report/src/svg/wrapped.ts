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
export const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + widthOfCharacter(character), 0)

/** Lines may break after these; elsewhere only when nothing else fits. */
const breakAfter = /(?<=[\s/:,、。）-])/

const fillLine = (line: string, piece: string, width: number): ReadonlyArray<string> => {
  if (widthOf((line + piece).trimEnd()) <= width) return [line + piece]
  if (widthOf(piece.trimEnd()) <= width) return [line, piece]
  const lines = [line]
  for (const character of piece) {
    const last = lines.at(-1) ?? ''
    if (widthOf(last + character) <= width) lines[lines.length - 1] = last + character
    else lines.push(character)
  }
  return lines
}

/** Returns the lines of a text; a text without characters has none. */
export const wrapped = (text: string, width: number): ReadonlyArray<string> => {
  let lines: ReadonlyArray<string> = ['']
  for (const piece of text.replaceAll(/\s+/g, ' ').split(breakAfter)) {
    lines = [...lines.slice(0, -1), ...fillLine(lines.at(-1) ?? '', piece, width)]
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}
