import type * as t from 'io-ts'

import { isPlain } from './plainText.ts'
import { refined } from './refined.ts'

/** Builds the codec of a non-empty text of at most the given number of characters. */
export const shortText = (longestCharacters: number): t.Type<string, string, unknown> =>
  refined(
    `text of 1 to ${longestCharacters} characters`,
    (value): value is string =>
      typeof value === 'string' &&
      value.length > 0 &&
      value.length <= longestCharacters &&
      isPlain(value),
    { type: 'string', minLength: 1, maxLength: longestCharacters },
  )
