import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

import { closedRecord } from '../../src/codec/closedRecord.ts'
import { decode } from '../../src/codec/decodeProblems.ts'
import { Instant } from '../../src/values/Instant.ts'

const lease = closedRecord('lease', { cidr: t.string, until: Instant }, { note: t.string })
const document = { cidr: '10.0.0.0/16', until: '2026-03-01T09:00:00.000Z' }

describe('a closed record', () => {
  it('decodes its fields and encodes them back', () => {
    const decoded = lease.decode(document)
    expect(decoded).toEqual(E.right({ ...document, until: 1_772_355_600_000 }))
    expect(E.isRight(decoded) ? lease.encode(decoded.right) : {}).toEqual(document)
  })

  it('leaves out an optional field that is undefined, and refuses one that is null', () => {
    expect(lease.decode({ ...document, note: undefined })).toEqual(lease.decode(document))
    expect(decode(lease, { ...document, note: null })).toEqual(
      E.left([{ path: 'note', expected: 'string', actual: 'null' }]),
    )
  })

  it('refuses a misspelt optional field instead of losing it', () => {
    expect(decode(lease, { ...document, notes: 'x' })).toEqual(
      E.left([{ path: 'notes', expected: 'no such field', actual: '"x"' }]),
    )
  })

  it('takes no field from the prototype of a document', () => {
    const inherited: unknown = Object.create(document)
    expect(decode(lease, inherited)).toMatchObject(E.left([{ path: 'cidr' }, { path: 'until' }]))
    expect(lease.is(inherited)).toBe(false)
  })

  it('refuses a field named __proto__ that came in from JSON', () => {
    const hostile: unknown = JSON.parse('{"cidr":"a","until":1,"__proto__":{"note":"x"}}')
    expect(decode(lease, hostile)).toMatchObject(
      E.left([{ path: 'until' }, { path: '__proto__', expected: 'no such field' }]),
    )
  })
})
