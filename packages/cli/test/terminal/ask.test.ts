import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'

import { describe, expect, test } from 'vitest'

import { type Answer, askAt } from '../../src/terminal/ask.ts'

const answered = async (
  typed: string,
  screen: { readonly isTTY?: true } = {},
): Promise<readonly [Answer, string]> => {
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), screen)]
  const answer = askAt(input, output)('Begin? ')
  input.end(typed)
  const said = await answer
  output.end()
  return [said, await text(output)]
}

describe('a question at a terminal', () => {
  test.each(['y\n', 'Y\n', 'yes\n', ' YES \n'])('%j is a yes', async (typed) => {
    expect(await answered(typed)).toEqual(['yes', 'Begin? '])
  })

  test.each(['\n', 'n\n', 'no\n', 'yesterday\n', 'j\n'])('%j is a no', async (typed) => {
    expect(await answered(typed)).toEqual(['no', 'Begin? '])
  })

  test('an end of the input is a no, and ends the line', async () => {
    expect(await answered('')).toEqual(['no', 'Begin? \n'])
  })

  test('Ctrl-C is no answer, but an interruption', async () => {
    expect((await answered('ye\u0003', { isTTY: true }))[0]).toBe('interrupted')
  })
})
