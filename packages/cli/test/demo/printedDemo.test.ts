/** The pages that print a part of the demonstration print what it says. */
import { readFile } from 'node:fs/promises'

import { expect, test } from 'vitest'

import { byoa } from '../byoa.ts'
import { blocksIn, expectSaid } from '../printedBlocks.ts'

test.each([
  ['README.md', []],
  ['docs/ja/overview.md', ['--short', '--language', 'ja']],
])('%s', async (page, words) => {
  const text = await readFile(new URL(`../../../../${page}`, import.meta.url), 'utf8')
  const block = blocksIn(text)('text').find((one) => one.includes('2026-01-05'))
  const { out } = await byoa(['demo', ...words])
  const printed = block?.split('\n') ?? expect.unreachable('nothing is printed')
  expectSaid(out, [...(printed[0] === out[0] ? [] : ['…']), ...printed, '…'])
})
