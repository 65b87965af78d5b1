import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

import { closedRecord } from '../../src/codec/closedRecord.ts'
import { decode } from '../../src/codec/decodeProblems.ts'

/** What a document does with one field. */
interface Field {
  readonly key: string
  readonly kind: 'required' | 'optional' | 'unknown'
  readonly use: 'right' | 'wrong' | 'absent'
}

// Names that every object has from its prototype must be as good as any other.
const key = fc.oneof(
  fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'valueOf', 'name', 'cidr'),
  fc.string({ minLength: 1, maxLength: 4 }).filter((text) => text !== '__proto__'),
)

const field: fc.Arbitrary<Field> = fc.record({
  key,
  kind: fc.constantFrom('required', 'optional', 'unknown'),
  use: fc.constantFrom('right', 'wrong', 'absent'),
})

const fields = fc.uniqueArray(field, { maxLength: 8, selector: (one) => one.key })

const tableOf = (all: ReadonlyArray<Field>, kind: Field['kind']) =>
  Object.fromEntries(all.filter((one) => one.kind === kind).map((one) => [one.key, t.number]))

const codecOf = (all: ReadonlyArray<Field>) =>
  closedRecord('record', tableOf(all, 'required'), tableOf(all, 'optional'))

const documentOf = (all: ReadonlyArray<Field>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    all
      .filter(({ use }) => use !== 'absent')
      .map((one) => [one.key, one.use === 'right' ? 1 : 'text']),
  )

/** Whether a field is a problem, and what it must say; by the meaning of the words alone. */
const problemOf = ({ kind, use }: Field): string | undefined => {
  if (kind === 'unknown') return use === 'absent' ? undefined : 'no such field'
  if (use === 'wrong') return 'number'
  return kind === 'required' && use === 'absent' ? 'number' : undefined
}

describe('a closed record', () => {
  it('lists exactly the fields that are wrong, missing or unknown', () => {
    fc.assert(
      fc.property(fields, (all) => {
        const expected = all.flatMap((one) => problemOf(one) ?? []).toSorted()
        const result = decode(codecOf(all), documentOf(all))
        const found = E.isLeft(result) ? result.left.map((problem) => problem.expected) : []
        expect(found.toSorted()).toEqual(expected)
      }),
    )
  })

  it('takes a document as it is when nothing is wrong with it', () => {
    fc.assert(
      fc.property(fields, (all) => {
        const right = all.filter((one) => problemOf(one) === undefined)
        const document = documentOf(right)
        const codec = codecOf(right)
        expect(codec.decode(document)).toEqual(E.right(document))
        expect(codec.is(document)).toBe(true)
        expect(E.map(codec.encode)(codec.decode(document))).toEqual(E.right(document))
      }),
    )
  })

  it('knows its own values by the same measure as it decodes', () => {
    fc.assert(
      fc.property(fields, (all) => {
        const codec = codecOf(all)
        const document = documentOf(all)
        expect(codec.is(document)).toBe(E.isRight(codec.decode(document)))
      }),
    )
  })

  it('is no array, text, number or null', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(fc.nat()), fc.string(), fc.double(), fc.constant(null)),
        (value) => {
          const codec = closedRecord('record', {})
          expect(codec.is(value)).toBe(false)
          expect(E.isLeft(codec.decode(value))).toBe(true)
        },
      ),
    )
  })
})
