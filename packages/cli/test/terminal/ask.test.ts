import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'

import { describe, expect, test } from 'vitest'

import { askAt } from '../../src/terminal/ask.ts'

const answered = async (typed: string): Promise<readonly [boolean, string]> => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const answer = askAt(input, output)('Begin? ')
  input.end(typed)
  const isYes = await answer
  output.end()
  return [isYes, await text(output)]
}

describe('a question at a terminal', () => {
  test.each(['y\n', 'Y\n', 'yes\n', ' YES \n'])('%j is a yes', async (typed) => {
    expect(await answered(typed)).toEqual([true, 'Begin? '])
  })

  test.each(['\n', 'n\n', 'no\n', 'yesterday\n', 'j\n', ''])('%j is a no', async (typed) => {
    expect(await answered(typed)).toEqual([false, 'Begin? '])
  })
})
