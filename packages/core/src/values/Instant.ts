/**
 * Instants and durations. The core has no clock: every instant is a parameter. In memory an instant
 * is a number; in documents it is ISO 8601 text in UTC.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Ord as Ordering } from 'fp-ts/lib/Ord.js'
import * as N from 'fp-ts/lib/number.js'
import * as t from 'io-ts'

import { isoText, millisecondsIn } from './isoText.ts'

// model

export interface InstantBrand {
  readonly Instant: unique symbol
}

/** Milliseconds since 1970-01-01T00:00:00Z, a whole number. */
export type Instant = t.Branded<number, InstantBrand>

/** The last instant of ISO text with four-digit years: 9999-12-31T23:59:59.999Z. */
const lastInstant = 253_402_300_799_999

const isInstant = (value: unknown): value is Instant =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= lastInstant

const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

const read = (text: string): Instant | undefined => {
  if (!pattern.test(text)) return undefined
  const milliseconds = millisecondsIn(text)
  // The parser may roll a date such as 02-30 over; such a date does not render to the same text.
  return isInstant(milliseconds) && render(milliseconds) === text ? milliseconds : undefined
}

// codec

/**
 * Decodes `"2026-01-02T03:04:05.000Z"`; local times, missing milliseconds and impossible dates do
 * not pass.
 */
export const Instant: t.Type<Instant, string, unknown> = Object.assign(
  new t.Type(
    'UTC time such as 2026-01-02T03:04:05.000Z',
    isInstant,
    (value, context) => {
      const instant = typeof value === 'string' ? read(value) : undefined
      return instant === undefined ? t.failure(value, context) : t.success(instant)
    },
    (instant) => render(instant),
  ),
  // Read by `jsonSchemaOf`.
  { jsonSchema: { type: 'string', pattern: pattern.source } },
)

// constructors

/**
 * Converts a clock's milliseconds; Left when they are not an integer in the years 1970 to 9999.
 *
 * @example
 * import { fromMilliseconds } from '@byoa/core/values'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * fromMilliseconds(0) // => E.right(0)
 * fromMilliseconds(-1) // => E.left('NotAnInstant')
 */
export const fromMilliseconds = (milliseconds: number): E.Either<'NotAnInstant', Instant> =>
  isInstant(milliseconds) ? E.right(milliseconds) : E.left('NotAnInstant')

// instances

export const Ord: Ordering<Instant> = N.Ord

// operations

/** Renders ISO 8601 text in UTC with milliseconds. */
export const render = (instant: Instant): string => isoText(instant)

/**
 * Returns the instant the given seconds later, or earlier when negative; clamped to the years 1970
 * to 9999.
 *
 * @example
 * import { addSeconds, fromMilliseconds, renderInstant } from '@byoa/core/values'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(
 *   fromMilliseconds(0),
 *   E.map((at) => renderInstant(addSeconds(at, 3600))),
 * ) // => E.right('1970-01-01T01:00:00.000Z')
 */
export const addSeconds = (instant: Instant, seconds: number): Instant =>
  Math.min(Math.max(instant + Math.round(seconds * 1000), 0), lastInstant) as Instant

/**
 * Returns the seconds from one instant to another.
 *
 * @example
 * import { addSeconds, fromMilliseconds, secondsUntil } from '@byoa/core/values'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(
 *   fromMilliseconds(0),
 *   E.map((from) => secondsUntil({ from, to: addSeconds(from, 3600) })),
 * ) // => E.right(3600)
 */
export const secondsUntil = (span: { readonly from: Instant; readonly to: Instant }): number =>
  (span.to - span.from) / 1000
