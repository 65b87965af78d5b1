import { type KeyObject, createHmac, createPrivateKey, sign } from 'node:crypto'

import {
  type Fingerprint,
  type SignatureError,
  type SigningKey,
  fingerprintOf,
  generateSigningKey,
  publicKeyOf,
  signDocument,
  verifyDocument,
} from '@byoa/application/signing'
import { AccountId } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { signedText } from '../../src/documents/DocumentDigest.ts'
import {
  type RescaleDocument,
  encodeExchangedDocument,
} from '../../src/documents/ExchangedDocument.ts'
import type { Signature } from '../../src/documents/documentFields.ts'
import { peeringNotice, setupDocument } from '../documents/rescaleArbitraries.ts'

const sampleOf = <A>(documents: fc.Arbitrary<A>): readonly [A, A] => {
  const [one, other] = fc.sample(documents, { numRuns: 2, seed: 1 })
  return one === undefined || other === undefined ? expect.unreachable() : [one, other]
}

const [setup, otherSetup] = sampleOf(setupDocument)
const [notice] = sampleOf(peeringNotice)
const key = await generateSigningKey()
const attacker = await generateSigningKey()
const fingerprint = await fingerprintOf(key)()
const attackersFingerprint = await fingerprintOf(attacker)()

const signedBy = async <Document extends RescaleDocument>(
  signer: SigningKey,
  document: Document,
): Promise<Document> => {
  const made = await signDocument(signer, document)()
  return E.isRight(made) ? made.right : expect.unreachable('not signed')
}

const kidOf = (print: Fingerprint): string => print.replace('SHA256:', '')

/** The header that a signature of a setup has. */
const genuine = {
  alg: 'EdDSA',
  typ: 'byoa-setup',
  kid: kidOf(fingerprint),
  jwk: publicKeyOf(key),
} as const

const privateKeyOf = (signer: SigningKey): KeyObject =>
  createPrivateKey({ format: 'jwk', key: { ...signer } })

const ed25519 =
  (signer: SigningKey) =>
  (input: string): Buffer =>
    sign(null, Buffer.from(input), privateKeyOf(signer))

/** An HMAC with the public key as the secret. */
const hmac = (input: string): Buffer =>
  createHmac('sha256', Buffer.from(key.x, 'base64url')).update(input).digest()

/** Signs a setup with a header of the attacker's choice. */
const forged = (header: object, bytesOf: (input: string) => Buffer): RescaleDocument => {
  const first = Buffer.from(JSON.stringify(header)).toString('base64url')
  const payload = Buffer.from(signedText(encodeExchangedDocument(setup))).toString('base64url')
  const signature = bytesOf(`${first}.${payload}`).toString('base64url')
  return { ...setup, signature: `${first}..${signature}` as Signature }
}

const errorOf = async (document: RescaleDocument, demanded?: Fingerprint) => {
  const verified = await verifyDocument(document, demanded)()
  return E.isLeft(verified) ? verified.left : verified.right
}

const tagOf = async (document: RescaleDocument): Promise<SignatureError['_tag'] | 'accepted'> => {
  const found = await errorOf(document)
  return '_tag' in found ? found._tag : 'accepted'
}

describe('a signature that another implementation made', () => {
  test('is accepted with the genuine header', async () => {
    expect(await errorOf(forged(genuine, ed25519(key)))).toEqual({ fingerprint })
  })

  test.each<[string, object, (input: string) => Buffer]>([
    ['no algorithm', { ...genuine, alg: 'none' }, () => Buffer.alloc(0)],
    ['no algorithm, and a signature', { ...genuine, alg: 'none' }, ed25519(key)],
    ['HS256 with the public key as the secret', { ...genuine, alg: 'HS256' }, hmac],
    ['HS512 in the header', { ...genuine, alg: 'HS512' }, ed25519(key)],
    ['another name of the algorithm', { ...genuine, alg: 'Ed25519' }, ed25519(key)],
    [
      'the key of the attacker under the name of Rescale’s',
      { ...genuine, jwk: publicKeyOf(attacker) },
      ed25519(attacker),
    ],
    [
      'the name of the attacker’s key',
      { ...genuine, kid: kidOf(attackersFingerprint) },
      ed25519(key),
    ],
    ['another curve', { ...genuine, jwk: { ...publicKeyOf(key), crv: 'Ed448' } }, ed25519(key)],
    ['a private key in the header', { ...genuine, jwk: key }, ed25519(key)],
    ['the type of another kind', { ...genuine, typ: 'byoa-change' }, ed25519(key)],
    ['no type', { ...genuine, typ: undefined }, ed25519(key)],
    ['content that is not encoded', { ...genuine, b64: false, crit: ['b64'] }, ed25519(key)],
    ['a field more', { ...genuine, jku: 'https://example.com/keys' }, ed25519(key)],
    ['a list as header', [genuine], ed25519(key)],
  ])('is refused with %s', async (_, header, bytesOf) => {
    expect(await tagOf(forged(header, bytesOf))).toBe('ForeignSignature')
  })

  test.each<[string, string, object]>([
    ['alg', '"EdDSA"', { ...genuine, alg: 'none' }],
    ['typ', '"byoa-setup"', { ...genuine, typ: 'byoa-change' }],
    ['kid', kidOf(fingerprint), { ...genuine, kid: 'another' }],
    ['jwk', 'public key', { ...genuine, jwk: 'key' }],
    ['jwk.crv', '"Ed25519"', { ...genuine, jwk: { ...genuine.jwk, crv: 'Ed448' } }],
    ['jwk.kty', '"OKP"', { ...genuine, jwk: { ...genuine.jwk, kty: 'EC' } }],
    ['jwk.x', '32 bytes in base64url', { ...genuine, jwk: { ...genuine.jwk, x: 'short' } }],
  ])('is refused at the field %s, where %s is expected', async (path, expected, header) => {
    const actual = expect.any(String) as string
    expect(await errorOf(forged(header, ed25519(key)))).toEqual({
      _tag: 'ForeignSignature',
      problems: [{ path, expected, actual }],
    })
  })

  test.each<[string, object, (input: string) => Buffer]>([
    ['the key of Rescale, signed by the attacker', genuine, ed25519(attacker)],
    ['an HMAC under the genuine header', genuine, hmac],
    ['no bytes', genuine, () => Buffer.alloc(0)],
  ])('is refused with %s: it does not verify', async (_, header, bytesOf) => {
    expect(await tagOf(forged(header, bytesOf))).toBe('Altered')
  })

  test('is refused when the header is no JSON', async () => {
    const signature = `e30x..${'A'.repeat(86)}` as Signature
    expect(await verifyDocument({ ...setup, signature })()).toEqual(
      E.left({
        _tag: 'ForeignSignature',
        problems: [{ path: '', expected: 'JSON in base64url', actual: 'other text' }],
      }),
    )
  })
})

describe('a signature of something else', () => {
  test.each<[string, (made: RescaleDocument) => RescaleDocument]>([
    ['another setup', ({ signature = '' as Signature }) => ({ ...otherSetup, signature })],
    ['another onboarding', (made) => ({ ...made, onboardingId: otherSetup.onboardingId })],
    ['an answer to another document', (made) => ({ ...made, answers: otherSetup.answers })],
  ])('is refused: %s', async (_, forge) => {
    expect(await tagOf(forge(await signedBy(key, setup)))).toBe('Altered')
  })

  test('is refused: another kind', async () => {
    const { signature = '' as Signature } = await signedBy(key, setup)
    expect(await tagOf({ ...notice, signature })).toBe('ForeignSignature')
  })

  test('is refused: another account of Rescale', async () => {
    const made = await signedBy(key, setup)
    const accounts = ['111122223333', '444455556666'].filter(AccountId.is)
    const rescaleAccountId =
      accounts.find((id) => id !== setup.rescaleAccountId) ?? expect.unreachable()
    expect(await tagOf({ ...made, rescaleAccountId })).toBe('Altered')
  })
})

describe('a document', () => {
  test('is refused without a signature', async () => {
    const { signature: _signature, ...unsigned } = setup
    expect(await errorOf(unsigned, fingerprint)).toEqual({ _tag: 'Unsigned' })
  })

  test('is refused when it is signed by another key than the demanded one', async () => {
    const made = await signedBy(attacker, setup)
    expect(await errorOf(made)).toEqual({ fingerprint: attackersFingerprint })
    expect(await errorOf(made, fingerprint)).toEqual({
      _tag: 'WrongSigner',
      expected: fingerprint,
      found: attackersFingerprint,
    })
    expect(await errorOf(await signedBy(key, made), fingerprint)).toEqual({ fingerprint })
  })

  test('is not signed with a key whose halves do not belong together', async () => {
    const garbled = { ...key, x: attacker.x }
    expect(await signDocument(garbled, setup)()).toEqual(E.left({ _tag: 'UnusableKey' }))
  })
})
