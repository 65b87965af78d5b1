import {
  Fingerprint,
  SigningKey,
  decodeSigningKey,
  fingerprintOf,
  generateSigningKey,
  publicKeyOf,
} from '@byoa/application/signing'
import { decode } from '@byoa/core/codec'
import { valid } from '@byoa/testing'
import * as E from 'fp-ts/lib/Either.js'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'

// https://www.rfc-editor.org/rfc/rfc8037#appendix-A.1
const json = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
}

describe('a signing key', () => {
  test('has the fingerprint of the standard', async () => {
    // https://www.rfc-editor.org/rfc/rfc8037#appendix-A.3
    const expected = valid('SHA256:kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k', Fingerprint)
    expect(await fingerprintOf(valid(json as unknown, SigningKey))()).toBe(expected)
  })

  test('has a fingerprint of a form that is told where it is wrong', () => {
    const decoded = decode(Fingerprint, 'SHA256:short')
    expect(E.isLeft(decoded) && decoded.left).toMatchObject([
      { path: '', expected: 'fingerprint of a key: SHA256: and 43 characters' },
    ])
  })

  test('is another one each time, with the public key that belongs to the private key', async () => {
    const [one, other] = [await generateSigningKey(), await generateSigningKey()]
    expect(one.d).not.toBe(other.d)
    expect(decodeSigningKey(one)).toEqual(E.right(one))
    const derived = createPublicKey(createPrivateKey({ format: 'jwk', key: { ...one } }))
    expect(derived.export({ format: 'jwk' })).toEqual(publicKeyOf(one))
  })

  test.each([
    ['', 'signing key', 'text'],
    ['d', '32 bytes in base64url', { ...json, d: undefined }],
    ['x', '32 bytes in base64url', { ...json, x: 'short' }],
    // The last two bits of 43 characters belong to no byte.
    ['x', '32 bytes in base64url', { ...json, x: `${json.x.slice(0, -1)}p` }],
    ['crv', '"Ed25519"', { ...json, crv: 'Ed448' }],
    ['kty', '"OKP"', { ...json, kty: 'EC' }],
    ['alg', 'no such field', { ...json, alg: 'EdDSA' }],
  ])('is refused at the field %s, where %s is expected', (path, expected, key) => {
    const decoded = decodeSigningKey(JSON.parse(JSON.stringify(key)))
    expect(E.isLeft(decoded) && decoded.left).toMatchObject([{ path, expected }])
  })
})
