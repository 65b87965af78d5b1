/**
 * Breaks a sentence into lines for a screen. English breaks at spaces; Japanese has none and breaks
 * between any two characters, but no line begins with closing or ends with opening punctuation. An
 * ARN or id is never cut, so that it can be copied whole: it stands out of the margin instead.
 */

/** Characters two columns wide: kana, kanji, hangul and full-width forms. */
const wide = '\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\uff01-\\uff60'
const opening = '「『(\\[\uff08'
const closing = '、。,.」』)\\]\uff09:;!?ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ'

const wideCharacters = new RegExp(`[${wide}]`, 'gu')

/**
 * Space, and then what holds together: brackets, one wide character or a run of narrow ones,
 * punctuation.
 */
const pieces = new RegExp(`(\\s*)([${opening}]*(?:[${wide}]|[^\\s${wide}]+)[${closing}]*)`, 'gu')

/** Returns how many columns a text takes on a screen. */
export const columnsOf = (text: string): number =>
  text.length + (text.match(wideCharacters)?.length ?? 0)

/**
 * Breaks a text into lines of at most so many columns; a word that is longer has a line of its own.
 */
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
