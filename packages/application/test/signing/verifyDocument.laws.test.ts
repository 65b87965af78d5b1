/**
 * Laws of signatures: 1. what was signed is accepted, by another implementation too; 2. a signed
 * document in which anything has changed is refused; 3. a signature of something else is refused.
 */
import { createPublicKey, verify } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'

import {
  fingerprintOf,
  generateSigningKey,
  publicKeyOf,
  signDocument,
  verifyDocument,
} from '@byoa/application/signing'
import { parseJson } from '@byoa/core/codec'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { canonicalJson } from '../../src/documents/DocumentDigest.ts'
import {
  type RescaleDocument,
  decodeExchangedDocument,
  encodeExchangedDocument,
} from '../../src/documents/ExchangedDocument.ts'
import type { SignedHeader } from '../../src/documents/documentFields.ts'
import { rescaleDocument } from '../documents/documentArbitraries.ts'
import { changeAt, pathsIn, shapeChange, textChange } from '../documents/jsonPaths.ts'

const key = await generateSigningKey()
const fingerprint = await fingerprintOf(key)()

const signed = async (document: RescaleDocument): Promise<RescaleDocument> => {
  const made = await signDocument(key, document)()
  return E.isRight(made) ? made.right : expect.unreachable('not signed')
}

const fileOf = (document: RescaleDocument): string =>
  JSON.stringify(encodeExchangedDocument(document), null, 2)

/** Returns the signer of a file, as a reader of files finds it; Left when it is refused. */
const readSigner = async (text: string): Promise<E.Either<unknown, unknown>> => {
  const json = parseJson(text)
  const decoded = E.isRight(json) ? decodeExchangedDocument(json.right) : json
  return E.isRight(decoded) ? verifyDocument(decoded.right as RescaleDocument)() : decoded
}

/** Whether a file is refused, or says the same as the document that was signed. */
const isRefusedOrSame = async (text: string, document: RescaleDocument): Promise<boolean> =>
  E.isLeft(await readSigner(text)) ||
  isDeepStrictEqual(JSON.parse(text), JSON.parse(fileOf(document)))

describe('a signed document', () => {
  test('is accepted, and its signer is known', async () => {
    await fc.assert(
      fc.asyncProperty(rescaleDocument, async (document) => {
        const made = await signed(document)
        expect(made).toEqual({ ...document, signature: made.signature })
        expect(await readSigner(fileOf(made))).toEqual(E.right({ fingerprint }))
      }),
    )
  })

  test('is accepted by another implementation', async () => {
    const publicKey = createPublicKey({ format: 'jwk', key: { ...publicKeyOf(key) } })
    await fc.assert(
      fc.asyncProperty(rescaleDocument, async (document) => {
        const { signature = '' } = await signed(document)
        const [header = '', , bytes = ''] = signature.split('.')
        const content = canonicalJson(encodeExchangedDocument(document))
        const input = `${header}.${Buffer.from(content).toString('base64url')}`
        expect(verify(null, Buffer.from(input), publicKey, Buffer.from(bytes, 'base64url'))).toBe(
          true,
        )
      }),
    )
  })

  test('is refused after a change at any place', async () => {
    const change = fc.oneof(shapeChange, textChange)
    await fc.assert(
      fc.asyncProperty(rescaleDocument, fc.nat(), change, async (document, at, make) => {
        const made = await signed(document)
        const json = encodeExchangedDocument(made)
        const paths = pathsIn(json)
        const text = JSON.stringify(changeAt(json, paths[at % paths.length] ?? [], make))
        expect(await isRefusedOrSame(text, made)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('is refused after a change of any bit of its file', async () => {
    await fc.assert(
      fc.asyncProperty(rescaleDocument, fc.nat(), async (document, at) => {
        const made = await signed(document)
        const bytes = Buffer.from(fileOf(made))
        const bit = at % (8 * bytes.length)
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(await isRefusedOrSame(bytes.toString(), made)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('is refused after a change of any character of its signature', async () => {
    await fc.assert(
      fc.asyncProperty(
        rescaleDocument,
        fc.nat(),
        fc.constantFrom(...'AQgwBz09-_.'.split('')),
        async (document, at, other) => {
          const made = await signed(document)
          const { signature = '' } = made
          const from = at % signature.length
          fc.pre(signature[from] !== other)
          const text = `${signature.slice(0, from)}${other}${signature.slice(from + 1)}`
          expect(
            E.isLeft(
              await readSigner(
                JSON.stringify({ ...encodeExchangedDocument(made), signature: text }),
              ),
            ),
          ).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('is refused with the signature of any other document', async () => {
    await fc.assert(
      fc.asyncProperty(rescaleDocument, rescaleDocument, async (document, other) => {
        fc.pre(!isDeepStrictEqual(fileOf(document), fileOf(other)))
        const { signature } = (await signed(other)) as SignedHeader<string>
        const forged = { ...document, ...(signature === undefined ? {} : { signature }) }
        expect(E.isLeft(await verifyDocument(forged)())).toBe(true)
      }),
    )
  })
})
