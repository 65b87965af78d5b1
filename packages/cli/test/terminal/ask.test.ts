import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'

import { describe, expect, test } from 'vitest'

import { type Answer, type TypedLine, askAt, askSecretAt } from '../../src/terminal/ask.ts'

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

describe('a question whose answer is not shown', () => {
  const typedAs = async (typed: string): Promise<readonly [TypedLine, string]> => {
    const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY: true })]
    const line = askSecretAt(input, output)('Code: ')
    input.end(typed)
    const said = await line
    output.end()
    return [said, await text(output)]
  }

  test('answers with the line, and shows only the question', async () => {
    expect(await typedAs(' 123456 \n')).toEqual([{ text: '123456' }, 'Code: \n'])
  })

  test('tells the end of the input and Ctrl-C from an empty line', async () => {
    expect(await typedAs('')).toEqual(['ended', 'Code: \n'])
    expect(await typedAs('12\u0003')).toEqual(['interrupted', 'Code: \n'])
    expect(await typedAs('\n')).toEqual([{ text: '' }, 'Code: \n'])
  })
})
