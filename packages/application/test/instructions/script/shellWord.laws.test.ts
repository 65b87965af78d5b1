import { spawnSync } from 'node:child_process'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { assignment, shellWord } from '../../../src/instructions/script/shellWord.ts'

const dangerous = `' " \\ $ \` $(id) \${x} ! * ~ ; & | # - '\\'' $'\\n' EOF <<< >x a é 社`
  .split(' ')
  .concat([' ', '\n', '\t', '\r'])

/** Texts that a shell could take for something else; NUL cannot be in a word. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
  fc.array(fc.constantFrom(...dangerous)).map((parts) => parts.join('')),
)

/** What bash makes of a script, as the words that it prints. */
const bash = (script: string): ReadonlyArray<string> => {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout.split('\0').slice(0, -1)
}

test('the shell reads a quoted text as that text', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 20 }), (texts) => {
      expect(bash(`printf '%s\\0' ${texts.map(shellWord).join(' ')}`)).toEqual(texts)
    }),
    { numRuns: 50 },
  )
})

test('a variable has the value, an array the values, that were assigned', () => {
  fc.assert(
    fc.property(hostile, fc.array(hostile, { minLength: 1, maxLength: 5 }), (text, texts) => {
      const script = `set -eu; ${assignment('one', text)}; ${assignment('all', texts)}`
      expect(bash(`${script}; printf '%s\\0' "$one" "\${all[@]}"`)).toEqual([text, ...texts])
    }),
    { numRuns: 50 },
  )
})
