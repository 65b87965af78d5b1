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
