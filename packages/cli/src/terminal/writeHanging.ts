import { stripVTControlCharacters } from 'node:util'

import type { Terminal } from './Terminal.ts'
import { printable } from './printable.ts'
import { columnsOf, wrapText } from './wrapText.ts'

/** With fewer columns than this beside the head, lines are not wrapped. */
const fewestColumns = 30

/**
 * Writes a text after a head, such as a time and a name. On a terminal the text is wrapped with a
 * hanging indent; elsewhere it stays on one line for programs.
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
