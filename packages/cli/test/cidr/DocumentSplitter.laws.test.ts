import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type Piece, documentSplitter } from '../../src/commands/cidr/DocumentSplitter.ts'
import { parsePiece, placesIn } from '../../src/commands/cidr/parsePiece.ts'

type Read = { readonly value: unknown } | 'refused'

const chunksOf = (text: string, cuts: ReadonlyArray<number>): ReadonlyArray<string> => {
  const places = cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b)
  return [0, ...places].map((from, index) => text.slice(from, places[index] ?? text.length))
}

const parse = (text: string): Read => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return 'refused'
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const split = (text: string, cuts: ReadonlyArray<number>) => {
  const splitter = documentSplitter('held')
  const pieces: Piece[] = []
  for (const chunk of chunksOf(text, cuts)) pieces.push(...splitter.write(chunk))
  const end = splitter.end()
  return { pieces: [...pieces, ...end.pieces], rest: end.rest }
}

/** Puts the parts together again, as one document: text behind it is refused. */
const read = (text: string, cuts: ReadonlyArray<number>): Read => {
  const { pieces, rest } = split(text, cuts)
  const whole = parse(rest.text)
  if (rest.isUnfinished || rest.lists > 1 || whole === 'refused') return 'refused'
  const elements: unknown[] = []
  for (const piece of pieces) {
    if (piece.form === 'lines' && piece.text.trim() === '') continue
    const values = parsePiece(piece)
    if (piece.form === 'lines' || values === undefined) return 'refused'
    elements.push(...values)
  }
  return rest.lists === 0 || !isRecord(whole.value)
    ? whole
    : { value: { ...whole.value, held: elements } }
}

/** Texts that look like JSON's own signs, so that a reader of signs errs if it can. */
const tricky = fc.oneof(
  fc.string({ unit: fc.constantFrom('"', '\\', ',', '[', ']', '{', '}', ':', '\n', 'h', 'é') }),
  fc.constantFrom('held', '"held":[', ''),
)

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    tricky,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(tricky, fc.constant('held')), tie('value'), { maxKeys: 3 }),
  ),
})).value

const held = fc.array(json, { maxLength: 8 })

const document = fc.oneof(
  fc
    .tuple(fc.dictionary(tricky, json, { maxKeys: 3 }), held, fc.dictionary(tricky, json))
    .map(([before, list, after]) => ({ ...before, held: list, ...after })),
  json,
)

const text = fc
  .tuple(document, fc.constantFrom(undefined, 1, '\t\n'))
  .map(([value, space]) => JSON.stringify(value, null, space))

const cuts = fc.array(fc.nat(), { maxLength: 6 })

const damaged = fc
  .tuple(
    text,
    fc.nat(),
    fc.nat(2),
    fc.constantFrom(...Array.from('",[]{}:\\ \n1'), '"held":[', ',,'),
  )
  .map(([whole, place, removed, inserted]) => {
    const at = place % (whole.length + 1)
    return whole.slice(0, at) + inserted + whole.slice(at + removed)
  })

describe('documentSplitter', () => {
  it('gives rest and pieces that are together what JSON.parse reads, however the text is cut', () => {
    fc.assert(
      fc.property(text, cuts, (whole, places) => {
        expect(read(whole, places)).toEqual(parse(whole))
      }),
      { numRuns: 500 },
    )
  })

  it('never reads what JSON.parse refuses, nor reads it as something else', () => {
    fc.assert(
      fc.property(damaged, cuts, (whole, places) => {
        const found = read(whole, places)
        if (found !== 'refused') expect(found).toEqual(parse(whole))
      }),
      { numRuns: 1000 },
    )
  })

  it('gives the same pieces one character at a time as at once, once they are put together', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const atOnce = split(whole, [])
        const oneByOne = split(
          whole,
          Array.from(whole, (_, index) => index),
        )
        expect(oneByOne.rest).toEqual(atOnce.rest)
        const elementsOf = (pieces: ReadonlyArray<Piece>) => pieces.flatMap(placesIn)
        expect(elementsOf(oneByOne.pieces)).toEqual(elementsOf(atOnce.pieces))
      }),
    )
  })

  it('knows the list by its key however that is spelled, and only in the outermost object', () => {
    expect(split('{"h\\u0065ld":[1,2]}', []).rest.lists).toBe(1)
    expect(split('{"a":{"held":[1,2]},"b":["held",[3]]}', []).rest.lists).toBe(0)
    expect(split('["held",[1]]', []).rest.lists).toBe(0)
  })

  it.each([
    ['a missing element', '{"held":[1,,2]}'],
    ['a comma at the end', '{"held":[1,2,]}'],
    ['a comma at the beginning', '{"held":[,1]}'],
    ['only a comma', '{"held":[,]}'],
    ['no end', '{"held":[1,2'],
    ['the wrong bracket at the end', '{"held":[1,2}}'],
    ['brackets that do not match', '{"held":[{"a":[1}],2]}'],
    ['two lists', '{"held":[1],"held":[2]}'],
    ['text behind the document', '{"held":[1]} x'],
  ])('refuses %s, wherever it is cut', (_what, whole) => {
    for (let cut = 0; cut <= whole.length; cut += 1) expect(read(whole, [cut])).toBe('refused')
  })

  it('says which line each element begins in', () => {
    const whole = '{\n"held": [\n  {"a": 1},\n\n  {"a":\n 2}, 3\n]\n}'
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const lines = split(whole, [cut]).pieces.flatMap(placesIn)
      expect(lines.map(({ line }) => line)).toEqual([3, 5, 6])
    }
  })
})
