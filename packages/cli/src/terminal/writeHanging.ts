import { stripVTControlCharacters } from 'node:util'

import type { Terminal } from './Terminal.ts'
import { printable } from './printable.ts'
import { columnsOf, wrapText } from './wrapText.ts'

/** With less room than this beside the head, lines are left to the screen. */
const fewestColumns = 30

/**
 * Writes a text after a head, such as a time and a name. On a screen the text goes on under its own
 * beginning; anywhere else it stays one line, so that programs find it whole.
 */
export const writeHanging = (
  { out, columns }: Pick<Terminal, 'out' | 'columns'>,
  head: string,
  text: string,
): void => {
  const indent = columnsOf(stripVTControlCharacters(head))
  const shown = printable(text)
  if (columns === undefined || columns - indent < fewestColumns) {
    out(head + shown)
    return
  }
  for (const [index, line] of wrapText(shown, columns - indent).entries()) {
    out((index === 0 ? head : ' '.repeat(indent)) + line)
  }
}
