import { spawnSync } from 'node:child_process'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { documents } from '../../../src/instructions/script/preamble.ts'

const bash = (call: string, values: ReadonlyArray<string>): ReadonlyArray<unknown> => {
  const script = `${documents}\nfor value in "$@"; do ${call} "$value"; printf '\\0'; done`
  const { stdout } = spawnSync('bash', ['-euc', script, 'bash', ...values], { encoding: 'utf8' })
  return stdout
    .split('\0')
    .slice(0, -1)
    .map((json): unknown => JSON.parse(json))
}

/** Text as AWS may return it: printable, with line breaks and tabs. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('"', '\\', '&', '\n', '\t', '$', '`', "'", '\\n', '社'),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
  ),
})

test('a text that a script writes is read from the document as that text', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (texts) => {
      expect(bash('json', texts)).toEqual(texts)
    }),
    { numRuns: 50 },
  )
})

test('a list with commas is written as its items', () => {
  const item = fc.stringMatching(/^[a-z0-9-]{1,8}$/)
  fc.assert(
    fc.property(fc.array(fc.array(item, { maxLength: 4 }), { minLength: 1 }), (lists) => {
      expect(bash('json_list', lists.map(String))).toEqual(lists)
    }),
    { numRuns: 20 },
  )
})
