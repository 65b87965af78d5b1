/**
 * Wraps a sentence for a terminal. English breaks at spaces; Japanese breaks between any two
 * characters, but no line begins with closing or ends with opening punctuation. An ARN or ID is
 * never broken, so that it can be copied: it exceeds the margin instead.
 */

/** Characters two columns wide: kana, kanji, hangul and full-width forms. */
const wide = '\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\uff01-\\uff60'
const opening = '「『(\\[\uff08'
const closing = '、。,.」』)\\]\uff09:;!?ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ'

const wideCharacters = new RegExp(`[${wide}]`, 'gu')

/**
 * Space, then an unbreakable unit: brackets, one wide character or a run of narrow ones,
 * punctuation.
 */
const pieces = new RegExp(`(\\s*)([${opening}]*(?:[${wide}]|[^\\s${wide}]+)[${closing}]*)`, 'gu')

/** Returns the number of columns of a text. */
export const columnsOf = (text: string): number =>
  text.length + (text.match(wideCharacters)?.length ?? 0)

/** Wraps a text at the given number of columns; a longer word has its own line. */
export const wrapText = (text: string, columns: number): ReadonlyArray<string> => {
  const lines: string[] = []
  let line = ''
  for (const [whole, , piece = ''] of text.matchAll(pieces)) {
    if (line === '' || columnsOf(line + whole) <= columns) line += line === '' ? piece : whole
    else {
      lines.push(line)
      line = piece
    }
  }
  return [...lines, line]
}
