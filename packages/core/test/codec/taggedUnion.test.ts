import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

import { closedRecord } from '../../src/codec/closedRecord.ts'
import { decode } from '../../src/codec/decodeProblems.ts'
import { taggedUnion } from '../../src/codec/taggedUnion.ts'
import { Instant } from '../../src/values/Instant.ts'

const shape = taggedUnion('shape', 'kind', {
  circle: closedRecord('circle', { kind: t.literal('circle'), radius: t.number }),
  moment: closedRecord('moment', { kind: t.literal('moment'), at: Instant }),
})

const at = '2026-03-01T09:00:00.000Z'

describe('a tagged union', () => {
  it('decodes each member by its tag, and encodes it back', () => {
    expect(shape.decode({ kind: 'circle', radius: 1 })).toEqual(
      E.right({ kind: 'circle', radius: 1 }),
    )
    const moment = shape.decode({ kind: 'moment', at })
    expect(moment).toEqual(E.right({ kind: 'moment', at: 1_772_355_600_000 }))
    expect(E.isRight(moment) ? shape.encode(moment.right) : undefined).toEqual({
      kind: 'moment',
      at,
    })
  })

  it('tells a wrong field once, and only of the member that the tag names', () => {
    expect(decode(shape, { kind: 'circle', at })).toEqual(
      E.left([
        { path: 'radius', expected: 'number', actual: 'nothing' },
        { path: 'at', expected: 'no such field', actual: `"${at}"` },
      ]),
    )
  })

  it.each([
    ['square', '"square"'],
    ['constructor', '"constructor"'],
    [1, '1'],
    [null, 'null'],
  ])('names its tags when the tag is %j', (kind, actual) => {
    expect(decode(shape, { kind, radius: 1 })).toEqual(
      E.left([{ path: 'kind', expected: 'kind of shape: one of circle, moment', actual }]),
    )
  })

  it('says that a tag is missing', () => {
    expect(decode(shape, {})).toMatchObject(E.left([{ path: 'kind', actual: 'nothing' }]))
  })

  it.each([[null], ['circle'], [[]], [7]])('is not %j', (value) => {
    expect(shape.is(value)).toBe(false)
    expect(decode(shape, value)).toEqual(
      E.left([{ path: '', expected: 'shape', actual: JSON.stringify(value) }]),
    )
  })

  it('knows its own values', () => {
    expect(shape.is({ kind: 'circle', radius: 1 })).toBe(true)
    expect(shape.is({ kind: 'circle', radius: '1' })).toBe(false)
    expect(shape.is({ kind: 'moment', radius: 1 })).toBe(false)
  })
})
