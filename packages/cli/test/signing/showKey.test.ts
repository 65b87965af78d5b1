import { fingerprintOf, publicKeyOf } from '@byoa/application/signing'
import * as E from 'fp-ts/lib/Either.js'
import picocolors from 'picocolors'
import { expect, test } from 'vitest'

import { showKey } from '../../src/signing/showKey.ts'
import { signingKeyOf } from '../../src/signing/signingKeyOf.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path } = await workingDirectory()

test('the key of a store is shown without its private half', async () => {
  const out: string[] = []
  const terminal = {
    out: (line: string) => void out.push(line),
    err: () => undefined,
    colours: picocolors.createColors(false),
  }
  const options = { store: `pglite:${path('records')}`, language: 'en' } as const
  expect(await showKey(terminal, { ...options, json: false })).toBe(0)
  expect(await showKey(terminal, { ...options, json: true })).toBe(0)
  const made = await signingKeyOf({ kind: 'pglite', directory: path('records') })()
  const key = E.isRight(made) ? made.right : expect.unreachable()
  const fingerprint = await fingerprintOf(key)()
  expect(out[0]).toBe(fingerprint)
  expect(JSON.parse(out[1] ?? '')).toEqual(publicKeyOf(key))
  expect(JSON.parse(out[3] ?? '')).toEqual({ publicKey: publicKeyOf(key), fingerprint })
  expect(out.join()).not.toContain(key.d)
})
