import {
  Fingerprint,
  SigningKey,
  decodeSigningKey,
  fingerprintOf,
  generateSigningKey,
  publicKeyOf,
} from '@byoa/application/signing'
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

  test('is another one each time, with the public key that belongs to the private key', async () => {
    const [one, other] = [await generateSigningKey(), await generateSigningKey()]
    expect(one.d).not.toBe(other.d)
    expect(decodeSigningKey(one)).toEqual(E.right(one))
    const derived = createPublicKey(createPrivateKey({ format: 'jwk', key: { ...one } }))
    expect(derived.export({ format: 'jwk' })).toEqual(publicKeyOf(one))
  })

  test.each([
    ['d', { ...json, d: undefined }],
    ['x', { ...json, x: 'short' }],
    // The last two bits of 43 characters belong to no byte.
    ['x', { ...json, x: `${json.x.slice(0, -1)}p` }],
    ['crv', { ...json, crv: 'Ed448' }],
    ['kty', { ...json, kty: 'EC' }],
    ['alg', { ...json, alg: 'EdDSA' }],
  ])('is refused with a wrong %s', (field, key) => {
    const decoded = decodeSigningKey(JSON.parse(JSON.stringify(key)))
    expect(E.isLeft(decoded) && decoded.left.map(({ path }) => path)).toEqual([field])
  })
})
