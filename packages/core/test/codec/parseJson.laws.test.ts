import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it, test } from 'vitest'

import { parseJson } from '../../src/codec/parseJson.ts'

/** JSON as it is written: an object is a list of fields, so that it can have a key twice. */
type Written =
  | { readonly leaf: string }
  | { readonly list: Written[] }
  | { readonly object: Field[] }

interface Field {
  readonly key: string
  /** The key as it stands in the text, quoted and perhaps escaped. */
  readonly spelling: string
  /** White space before its colon. */
  readonly gap: string
  readonly value: Written
}

// None begins with a backslash: after such a key, Node.js 24 reads an escaped key as a backslash.
const key = fc.constantFrom('a', 'b', 'held', 'é', ':', '{"', 'a\\', '__proto__', '')

const spelled = key.chain((text) =>
  fc.boolean().map((escaped) => ({
    key: text,
    spelling: escaped
      ? `"${text.replaceAll(/[^]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`
      : JSON.stringify(text),
  })),
)

const space = fc.constantFrom('', ' ', '\n', '\r\n  ', '\t')

const { written } = fc.letrec<{ written: Written }>((tie) => ({
  written: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.jsonValue({ maxDepth: 0 }).map((value) => ({ leaf: JSON.stringify(value) })),
    fc.constantFrom(...['"\\\\"', '"{\\":"', '" :"'].map((leaf) => ({ leaf }))),
    fc.array(tie('written'), { maxLength: 4 }).map((list) => ({ list })),
    fc
      .array(fc.tuple(spelled, space, tie('written')), { maxLength: 5 })
      .map((fields) => ({ object: fields.map(([name, gap, value]) => ({ ...name, gap, value })) })),
  ),
}))

interface Layout {
  text: string
  readonly duplicates: { path: string; key: string; before: string }[]
}

const join = (path: string, step: string): string =>
  step === '' ? path : path === '' ? step : `${path}.${step}`

/** Writes the text, and notes each key that its object has had before. */
const layOut = (value: Written, gap: string, path: string, layout: Layout): void => {
  layout.text += gap
  if ('leaf' in value) layout.text += value.leaf
  else if ('list' in value) {
    layout.text += '['
    for (const [index, item] of value.list.entries()) {
      if (index > 0) layout.text += `${gap},`
      layOut(item, gap, `${path}[${index}]`, layout)
    }
    layout.text += `${gap}]`
  } else {
    layout.text += '{'
    for (const [index, field] of value.object.entries()) {
      layout.text += index > 0 ? `,${gap}` : gap
      const isRepeated = value.object.slice(0, index).some((other) => other.key === field.key)
      const inner = join(path, field.key)
      if (isRepeated) layout.duplicates.push({ path: inner, key: field.key, before: layout.text })
      layout.text += `${field.spelling}${field.gap}:`
      layOut(field.value, gap, inner, layout)
    }
    layout.text += `${gap}}`
  }
  layout.text += gap
}

describe('parseJson', () => {
  it('names each key that an object has again, with its path, line and column', () => {
    fc.assert(
      fc.property(written, space, (value, gap) => {
        const layout: Layout = { text: '', duplicates: [] }
        layOut(value, gap, '', layout)
        const keys = layout.duplicates.slice(0, 20).map(({ path, key: name, before }) => {
          const lines = before.split('\n')
          return {
            path,
            key: name,
            position: { line: lines.length, column: (lines.at(-1) ?? '').length + 1 },
          }
        })
        expect(parseJson(layout.text)).toEqual(
          keys.length === 0
            ? E.right(JSON.parse(layout.text))
            : E.left({ _tag: 'DuplicateKeys', keys }),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('skips one byte order mark, and no more', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(`\uFEFF${text}`)).toEqual(E.right(JSON.parse(text)))
        expect(parseJson(`\uFEFF\uFEFF${text}`)).toEqual(
          E.left({ _tag: 'NotJson', position: { line: 1, column: 1 }, found: '\uFEFF' }),
        )
      }),
    )
  })

  test.each([
    ['', { line: 1, column: 1 }, undefined],
    ['{"a":\r\n [1, 2', { line: 2, column: 7 }, undefined],
    ['{"a": 1,}', { line: 1, column: 9 }, '}'],
    ['[\n"a\n"]', { line: 2, column: 3 }, '\n'],
    ['{"a": 😀}', { line: 1, column: 7 }, '😀'],
  ])('says where %j stops being JSON', (text, position, found) => {
    expect(parseJson(text)).toEqual(
      E.left({ _tag: 'NotJson', position, ...(found === undefined ? {} : { found }) }),
    )
  })

  test.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('parses %s that nest 200,000 deep', (_what, open, close) => {
    const text = `${open.repeat(200_000)}1${close.repeat(200_000)}`
    expect(E.isRight(parseJson(text))).toBe(true)
    const duplicate = parseJson(`{"b":${text},"b":1}`)
    expect(duplicate).toMatchObject({ left: { _tag: 'DuplicateKeys', keys: [{ path: 'b' }] } })
  })

  it('lists 20 keys of a text of nothing else', () => {
    const parsed = parseJson(`{${'"a":1,'.repeat(100_000)}"a":1}`)
    expect(
      E.isLeft(parsed) && parsed.left._tag === 'DuplicateKeys' && parsed.left.keys,
    ).toHaveLength(20)
  })
})
