import { shortText } from '@byoa/core/codec'
import { Leftover } from '@byoa/core/onboarding'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { expect, test } from 'vitest'

import { emptyDatabase } from '../stores.ts'

const database = await emptyDatabase()

const TextRow = t.type({ text: t.string })

const isStored = async (text: string): Promise<boolean> => {
  const stored = await database.query({
    text: `SELECT $1::jsonb ->> 'text' AS text`,
    values: [JSON.stringify({ text })],
    row: TextRow,
  })()
  return E.isRight(stored) && stored.right[0]?.text === text
}

/** Also with NUL, and with halves of surrogate pairs that may or may not meet. */
const anyText = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\uD83D', '\uDE00', '図')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''))
  .filter(({ length }) => length > 0 && length <= 100)

test('documents have exactly the texts that PostgreSQL can hold', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const isHeld = await isStored(text)
      expect(shortText(100).is(text)).toBe(isHeld)
      expect(Leftover.is({ resourceType: text, resourceId: text })).toBe(isHeld)
    }),
  )
})
