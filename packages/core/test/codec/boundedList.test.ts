import { type DecodeProblem, boundedList, decode, jsonSchemaOf } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'

const expected = 'list of one or two texts'
const Few = boundedList(expected, t.string, { from: 1, to: 2 })

describe('a list with bounds', () => {
  test.each([[['a']], [['a', 'b']]])('has %j', (value) => {
    expect(decode(Few, value)).toEqual(E.right(value))
    expect(Few.is(value)).toBe(true)
    expect(Few.encode(value)).toEqual(value)
  })

  test.each<[unknown, DecodeProblem]>([
    [[], { path: '', expected, actual: '[]' }],
    [['a', 'b', 'c'], { path: '', expected, actual: '["a","b","c"]' }],
    ['a', { path: '', expected, actual: '"a"' }],
    [['a', 1], { path: '[1]', expected: 'string', actual: '1' }],
  ])('has not %j', (value, problem) => {
    expect(decode(Few, value)).toEqual(E.left([problem]))
    expect(Few.is(value)).toBe(false)
  })

  test('has a schema with its bounds', () => {
    expect(jsonSchemaOf(Few)).toMatchObject({
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
      maxItems: 2,
    })
  })
})
