/**
 * Text that every store can hold: PostgreSQL has no NUL in text, and UTF-8 cannot encode half a
 * surrogate pair.
 *
 * @source https://www.postgresql.org/docs/current/datatype-json.html
 * @source https://www.rfc-editor.org/rfc/rfc7493#section-2.1
 */
import type * as t from 'io-ts'

import { refined } from './refined.ts'

/** Returns whether every store can hold a text. */
export const isPlain = (text: string): boolean => /^[^\0\p{Surrogate}]*$/u.test(text)

/** Decodes text of any length. */
export const PlainText: t.Type<string, string, unknown> = refined(
  'text without NUL and half surrogate pairs',
  (value): value is string => typeof value === 'string' && isPlain(value),
  { type: 'string' },
)
