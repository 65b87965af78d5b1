/** What a page of the documents prints: its blocks, and whether a command says the same. */
import { expect } from 'vitest'

/** Returns the blocks of a language in a page. */
export const blocksIn =
  (page: string) =>
  (language: string): ReadonlyArray<string> =>
    [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)\\n\`\`\`$`, 'gms'))].map(
      ([, block = '']) => block,
    )

/** Whether lines are as written, where `…` is any number of them. */
export const expectSaid = (lines: ReadonlyArray<string>, block: ReadonlyArray<string>): void => {
  let next = 0
  for (const [index, line] of block.entries()) {
    if (line === '…') continue
    const place = block[index - 1] === '…' ? lines.indexOf(line, next) : next
    expect(lines[place], `line ${index + 1} of the block`).toBe(line)
    next = place + 1
  }
  if (block.at(-1) !== '…') expect(lines.slice(next)).toEqual([])
}
