import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { type UpcastChain, decodeEvent, encodeEvent, upcast } from '../../src/onboarding/upcast.ts'
import { happened } from './support/histories.ts'

/** How an event might have looked three versions ago, and what became of it. */
const chain: UpcastChain = {
  1: ({ block, ...rest }) => ({ ...rest, cidr: block }),
  2: ({ cidr, ...rest }) => ({ ...rest, data: { cidr } }),
  3: (event) => ({ ...event, by: event['by'] ?? 'customer' }),
}

const current = 4

describe('upcasting', () => {
  it('takes the oldest shape through every step, in order', () => {
    expect(upcast({ type: 'X', schemaVersion: 1, block: '10.0.0.0/16' }, chain, current)).toEqual(
      E.right({ type: 'X', schemaVersion: 4, data: { cidr: '10.0.0.0/16' }, by: 'customer' }),
    )
  })

  it('begins at the version it finds', () => {
    expect(upcast({ schemaVersion: 3, by: 'rescale', data: 1 }, chain, current)).toEqual(
      E.right({ schemaVersion: 4, by: 'rescale', data: 1 }),
    )
  })

  it('leaves the current shape alone', () => {
    const event = { schemaVersion: 4, anything: true }
    expect(upcast(event, chain, current)).toEqual(E.right(event))
  })

  it('runs each step from the version on once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 8 }), (last, back) => {
        const version = Math.max(last - back, 1)
        const marking: UpcastChain = Object.fromEntries(
          Array.from({ length: last - 1 }, (_, index) => [
            index + 1,
            (event: Readonly<Record<string, unknown>>) => ({
              ...event,
              trail: [...(event['trail'] as ReadonlyArray<number>), index + 1],
            }),
          ]),
        )
        const expected = Array.from({ length: last - version }, (_, index) => version + index)
        expect(upcast({ schemaVersion: version, trail: [] }, marking, last)).toEqual(
          E.right({ schemaVersion: last, trail: expected }),
        )
      }),
    )
  })

  it('raises the version itself, whatever a step says of it', () => {
    const stubborn: UpcastChain = { 1: (event) => ({ ...event, schemaVersion: 1 }) }
    expect(upcast({ schemaVersion: 1 }, stubborn, 2)).toEqual(E.right({ schemaVersion: 2 }))
  })

  it.each([[5], [0], [-1], [1.5], ['4'], [null], [{}]])(
    'refuses version %j, and says which it knows',
    (found) => {
      expect(upcast({ schemaVersion: found }, chain, current)).toEqual(
        E.left({ _tag: 'UnknownSchemaVersion', found, known: [1, 2, 3, 4] }),
      )
    },
  )

  it('refuses an event without a version', () => {
    expect(upcast({ type: 'CidrLeased' }, chain, current)).toEqual(
      E.left({ _tag: 'UnknownSchemaVersion', known: [1, 2, 3, 4] }),
    )
  })

  it('knows no version before a gap in the chain', () => {
    const gap: UpcastChain = { 1: (event) => event, 3: (event) => event }
    expect(upcast({ schemaVersion: 1 }, gap, current)).toEqual(
      E.left({ _tag: 'UnknownSchemaVersion', found: 1, known: [3, 4] }),
    )
  })
})

describe('decoding an event', () => {
  const event = happened('DriftCleared', {})

  it('looks at the version before anything else', () => {
    expect(decodeEvent({ schemaVersion: 3, nonsense: true })).toEqual(
      E.left({ _tag: 'UnknownSchemaVersion', found: 3, known: [1, 2] }),
    )
    expect(decodeEvent({ schemaVersion: 2, nonsense: true })).toMatchObject(
      E.left({ _tag: 'MalformedEvent', problems: [{ path: 'type' }] }),
    )
  })

  it.each([[null], [7], ['text'], [[]]])('refuses %j, which is no event at all', (json) => {
    expect(decodeEvent(json)).toMatchObject(E.left({ _tag: 'MalformedEvent' }))
  })

  it('takes what encoding made', () => {
    expect(encodeEvent(event)).toEqual({
      type: 'DriftCleared',
      schemaVersion: 2,
      at: '2026-03-01T10:00:00.000Z',
      by: 'rescale',
      data: {},
    })
    expect(decodeEvent(encodeEvent(event))).toEqual(E.right(event))
  })
})

describe('an event of version 1', () => {
  const resumed = {
    type: 'Resumed',
    schemaVersion: 1,
    at: '2026-03-01T10:00:00.000Z',
    by: 'customer',
    data: {},
  }

  it('lifts every suspension, as a resumption did then', () => {
    expect(decodeEvent(resumed)).toEqual(
      E.right(happened('Resumed', { lifted: ['rescale', 'customer'] }, { by: 'customer' })),
    )
  })

  it('is of the same shape in version 2, but for that', () => {
    const cancelled = { ...resumed, type: 'OnboardingCancelled', data: { reason: 'changed plans' } }
    expect(decodeEvent(cancelled)).toEqual(
      E.right(happened('OnboardingCancelled', { reason: 'changed plans' }, { by: 'customer' })),
    )
  })

  it('does not say whose suspension it lifts in version 2', () => {
    expect(decodeEvent({ ...resumed, schemaVersion: 2 })).toMatchObject(
      E.left({ _tag: 'MalformedEvent', problems: [{ path: 'data.lifted' }] }),
    )
  })
})
