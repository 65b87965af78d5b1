import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

import { closedRecord } from '../../src/codec/closedRecord.ts'
import { decode } from '../../src/codec/decodeProblems.ts'
import { wholeNumber } from '../../src/codec/wholeNumber.ts'

const network = closedRecord('network', { cidr: t.string, name: t.string })
const request = closedRecord(
  'request',
  { zones: wholeNumber({ from: 1, to: 6 }), networks: t.readonlyArray(network, 'networks') },
  { note: t.string },
)

const problemsOf = (value: unknown) => {
  const result = decode(request, value)
  return E.isLeft(result) ? result.left : []
}

describe('the problems of a document', () => {
  it('are every wrong field, in the order they are looked for, with where it stands', () => {
    const document = {
      note: 7,
      extra: true,
      zones: 0,
      networks: [{ cidr: 'a', name: 'b' }, 'text', { cidr: 1, nmae: 'c' }],
    }
    expect(problemsOf(document)).toEqual([
      { path: 'zones', expected: 'whole number from 1 to 6', actual: '0' },
      { path: 'networks[1]', expected: 'network', actual: '"text"' },
      { path: 'networks[2].cidr', expected: 'string', actual: '1' },
      { path: 'networks[2].name', expected: 'string', actual: 'nothing' },
      { path: 'networks[2].nmae', expected: 'no such field', actual: '"c"' },
      { path: 'note', expected: 'string', actual: '7' },
      { path: 'extra', expected: 'no such field', actual: 'true' },
    ])
  })

  it('are of the whole when the whole is of the wrong kind', () => {
    expect(problemsOf([])).toEqual([{ path: '', expected: 'request', actual: '[]' }])
    expect(problemsOf(undefined)).toEqual([{ path: '', expected: 'request', actual: 'nothing' }])
  })

  it('show what stood there, shortened when it is long', () => {
    const [problem] = problemsOf({ zones: 'z'.repeat(200), networks: [] })
    expect(problem?.actual).toBe(`"${'z'.repeat(79)}…`)
  })

  it.each([
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [1.5, '1.5'],
    [{ a: 1 }, '{"a":1}'],
    [null, 'null'],
  ])('show a value as it is: %j', (zones, actual) => {
    expect(problemsOf({ zones, networks: [] })).toMatchObject([{ path: 'zones', actual }])
  })

  it('show the upper part of what nests without end', () => {
    let nested: unknown = 'the bottom'
    for (let depth = 0; depth < 100_000; depth += 1) nested = [nested]
    const problems = decode(t.string, nested)
    expect(problems).toMatchObject({ left: [{ path: '', actual: '[[[["…"]]]]' }] })
  })

  it('are none when nothing is wrong', () => {
    const document = { zones: 2, networks: [] }
    expect(decode(request, document)).toEqual(E.right(document))
  })
})
