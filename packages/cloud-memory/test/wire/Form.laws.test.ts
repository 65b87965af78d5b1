import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseForm } from '../../src/wire/Form.ts'

test('a form of pairs reads as URLSearchParams reads it', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/)
  fc.assert(
    fc.property(fc.dictionary(name, fc.string({ unit: 'binary' })), (pairs) => {
      const form = parseForm(new URLSearchParams(pairs).toString())
      const read = E.isRight(form)
        ? Object.fromEntries([...form.right.members].map(([key, { text }]) => [key, text]))
        : form.left
      expect(read).toEqual({ ...pairs })
    }),
  )
})

const textIn = (body: string): unknown => {
  const form = parseForm(body)
  return E.isRight(form) ? form.right.members.get('a')?.text : form.left
}

const parameters = (count: number): string =>
  ['a=1', ...Array.from({ length: count - 1 }, (_, index) => `b${index}=1`)].join('&')

/** @source https://url.spec.whatwg.org/#urlencoded-parsing */
test.each([
  ['a', ''],
  ['a=', ''],
  ['a=b=c', 'b=c'],
  ['&a=1&', '1'],
  ['a=b+c%2Bd', 'b c+d'],
  ['%61=1', '1'],
  ['a=%', 'not-encoded'],
  ['%=a', 'not-encoded'],
  ['a=1&a=1', 'given-twice'],
  ['a=&a=', 'given-twice'],
])('%s is read as %s', (body, read) => {
  expect(textIn(body)).toBe(read)
})

test('a form has up to 10,000 parameters, and a name up to 12 parts', () => {
  expect(textIn(parameters(10_000))).toBe('1')
  expect(textIn(parameters(10_001))).toBe('too-many-parameters')
  expect(textIn(`a=1&${'b.'.repeat(11)}b=1`)).toBe('1')
  expect(textIn(`a=1&${'b.'.repeat(12)}b=1`)).toBe('nested-too-deeply')
})
