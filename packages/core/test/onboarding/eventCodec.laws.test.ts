import { oneEventOfEachType, onboardingEvent } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { decode } from '../../src/codec/decodeProblems.ts'
import { OnboardingEvent } from '../../src/onboarding/eventCodec.ts'
import { decodeEvent, encodeEvent } from '../../src/onboarding/upcast.ts'
import { walkArbitrary } from './support/Walk.ts'

type Json =
  | null
  | boolean
  | number
  | string
  | ReadonlyArray<Json>
  | { readonly [key: string]: Json }

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

/** Every place of a document with the path that a decode problem would give it. */
const placesIn = (json: Json, path = ''): ReadonlyArray<string> => {
  if (typeof json !== 'object' || json === null) return [path]
  const inside = Array.isArray(json)
    ? json.flatMap((item: Json, index) => placesIn(item, `${path}[${index}]`))
    : Object.entries(json).flatMap(([key, value]) =>
        placesIn(value, path === '' ? key : `${path}.${key}`),
      )
  return path === '' ? inside : [path, ...inside]
}

const keysOf = (path: string): ReadonlyArray<string> =>
  path.replaceAll(/\[(\d+)\]/g, '.$1').split('.')

/** The document with one place replaced; `undefined` leaves an object's field out. */
const replaced = (json: Json, keys: ReadonlyArray<string>, by: Json | undefined): Json => {
  const [key, ...rest] = keys
  if (key === undefined || typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) {
    return json.map((item: Json, index) =>
      String(index) === key ? (rest.length === 0 ? (by ?? null) : replaced(item, rest, by)) : item,
    )
  }
  const entries = Object.entries(json).flatMap(([name, value]): Array<[string, Json]> => {
    if (name !== key) return [[name, value]]
    if (rest.length > 0) return [[name, replaced(value, rest, by)]]
    return by === undefined ? [] : [[name, by]]
  })
  return Object.fromEntries(entries)
}

const valueAt = (json: Json, keys: ReadonlyArray<string>): Json | undefined => {
  const [key, ...rest] = keys
  if (key === undefined) return json
  if (typeof json !== 'object' || json === null) return undefined
  const inside = new Map<string, Json>(Object.entries(json)).get(key)
  return inside === undefined ? undefined : valueAt(inside, rest)
}

/** An event of any kind: from a story, or made up. */
const anyEvent = fc.oneof(
  onboardingEvent(),
  walkArbitrary().chain((steps) => {
    const events = steps.at(-1)?.history ?? []
    return events.length === 0 ? onboardingEvent() : fc.constantFrom(...events)
  }),
)

const eventWithPlace = anyEvent.chain((event) => {
  const json = asJson(encodeEvent(event))
  return fc.record({ json: fc.constant(json), path: fc.constantFrom(...placesIn(json)) })
})

const problemPaths = (json: Json): ReadonlyArray<string> => {
  const decoded = decodeEvent(json)
  if (E.isRight(decoded) || decoded.left._tag !== 'MalformedEvent') return []
  return decoded.left.problems.map(({ path }) => path)
}

describe('an event', () => {
  it('comes back from JSON text as it went', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(decodeEvent(asJson(encodeEvent(event)))).toEqual(E.right(event))
      }),
    )
  })

  it('is written in one way: what was read is written as it stood', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const json = asJson(encodeEvent(event))
        expect(E.map(encodeEvent)(decodeEvent(json))).toEqual(E.right(json))
      }),
    )
  })

  it('is known by its codec, and its JSON is not taken for it', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(OnboardingEvent.is(event)).toBe(true)
        expect(OnboardingEvent.is(asJson(encodeEvent(event)))).toBe(false)
      }),
    )
  })

  it('writes instants as text that people read', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(asJson(encodeEvent(event))).toMatchObject({
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
        })
      }),
    )
  })
})

/** Names that io-ts makes up have brackets; people read phrases. */
const phrase = /^[^<>{}]+$/

describe('a damaged event', () => {
  it('says in a phrase what was expected, at every place of every event', () => {
    fc.assert(
      fc.property(oneEventOfEachType(), (events) => {
        for (const json of events.map((event) => asJson(encodeEvent(event)))) {
          const damaged = placesIn(json).map((path) => replaced(json, keysOf(path), null))
          for (const document of [null, ...damaged]) {
            const decoded = decode(OnboardingEvent, document)
            const problems = E.isLeft(decoded) ? decoded.left : []
            for (const { expected } of problems) expect(expected).toMatch(phrase)
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is refused where a value is of the wrong kind, and nowhere else', () => {
    fc.assert(
      fc.property(eventWithPlace, ({ json, path }) => {
        const paths = problemPaths(replaced(json, keysOf(path), { wrong: ['kind'] }))
        if (path === 'schemaVersion') return
        expect(paths.length).toBeGreaterThan(0)
        // What stands below a wrong place is wrong with it; a finding with a wrong id may be
        // refused as a whole.
        const isNear = (found: string): boolean =>
          `${found}.`.startsWith(path) || (path.endsWith('.id') && `${found}.id` === path)
        for (const found of paths) expect(isNear(found), found).toBe(true)
      }),
    )
  })

  it('is refused for a field it should not have, wherever that stands', () => {
    fc.assert(
      fc.property(eventWithPlace, ({ json, path }) => {
        const keys = keysOf(path)
        const object = valueAt(json, keys)
        if (typeof object !== 'object' || object === null || Array.isArray(object)) {
          expect(problemPaths({ ...(json as object), surprise: 1 })).toEqual(['surprise'])
          return
        }
        const extended = replaced(json, keys, { ...(object as object), surprise: 1 })
        expect(problemPaths(extended)).toEqual([`${path}.surprise`])
      }),
    )
  })
})
