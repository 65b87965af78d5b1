import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { ExternalId, generate } from '../../../src/iam/identity/ExternalId.ts'
import { companyCode, externalId } from '../arbitraries.ts'

const entropy = fc.uint8Array({ minLength: 16, maxLength: 16 })

describe('a generated external ID', () => {
  test('says all 128 bits after the company code, one text for each', () => {
    fc.assert(
      fc.property(companyCode(), entropy, (code, bytes) => {
        const hexadecimal = Buffer.from(bytes).toString('hex')
        expect(generate(code, bytes)).toEqual(E.right(`byoa-${code}-${hexadecimal}`))
      }),
    )
  })

  test('fits what AWS takes and what records decode', () => {
    fc.assert(
      fc.property(companyCode(), entropy, (code, bytes) => {
        const id = E.getOrElse(() => '')(generate(code, bytes))
        // The pattern and the bounds of sts:AssumeRole's ExternalId, which has no wildcard and no
        // variable in it.
        expect(id).toMatch(/^[A-Za-z0-9_+=,.@:/-]{2,1224}$/)
        expect(ExternalId.decode(id)).toEqual(E.right(id))
      }),
    )
  })

  test('uses the first 16 bytes of longer entropy and refuses shorter', () => {
    fc.assert(
      fc.property(companyCode(), fc.uint8Array({ maxLength: 40 }), (code, bytes) => {
        expect(generate(code, bytes)).toEqual(
          bytes.length < 16
            ? E.left({ _tag: 'NotEnoughEntropy', bytes: bytes.length, requiredBytes: 16 })
            : generate(code, bytes.slice(0, 16)),
        )
      }),
    )
  })

  test('is changed by every change that a person may make', () => {
    fc.assert(
      fc.property(externalId(), (id) => {
        for (const text of [id.toUpperCase(), ` ${id}`, `${id}0`, id.slice(0, -1), id.slice(5)]) {
          expect(ExternalId.is(text)).toBe(false)
        }
      }),
    )
  })
})

test('no text that a customer chose is an external ID unless it has the whole form', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(ExternalId.is(text)).toBe(false)
    }),
  )
})
