import { writeFile } from 'node:fs/promises'

import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { describeSigner } from '../../src/signing/describeSigner.ts'
import { readSigned } from '../../src/signing/readSigned.ts'
import type { DurableAddress } from '../../src/store/StoreAddress.ts'
import {
  type CommandError,
  describeCommandError,
  exitCodeOf,
} from '../../src/terminal/CommandError.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { issuedNotice } from './issuedNotice.ts'
import {
  fingerprintIn,
  moveHome,
  noticeOf,
  pinFilesIn,
  pinsIn,
  readNotice as read,
  right,
} from './pinnedHome.ts'

const { path, write } = await workingDirectory()

const storeOf = (name: string): DurableAddress => ({ kind: 'pglite', directory: path(name) })
const rescale = storeOf('rescale')
const attacker = storeOf('attacker')

const left = <A>(result: E.Either<CommandError, A>): CommandError =>
  E.isLeft(result) ? result.left : expect.unreachable('nothing is refused')

let run = 0
const home = (): string => path(`home-${run}`)
const pins = () => pinsIn(home())

beforeEach(() => {
  run += 1
  moveHome(home())
})

afterAll(() => {
  vi.unstubAllEnvs()
})

const fingerprint = await fingerprintIn(rescale)
const attackers = await fingerprintIn(attacker)
const genuine = await write('notice.json', await noticeOf(rescale))
const forged = await write('forged.json', await noticeOf(attacker))

const other = 'onb-fedcba9876543210'
const genuineOther = await write('other.json', await noticeOf(rescale, other))
const forgedOther = await write('forged-other.json', await noticeOf(attacker, other))

const refused = {
  _tag: 'SignatureRefused',
  source: forged,
  expected: fingerprint,
  found: attackers,
}

describe('the signer of a document', () => {
  test('is pinned at first use, and known from then on', async () => {
    const { document } = issuedNotice()
    const first = right(await read(genuine))
    expect(first).toMatchObject({ document, fingerprint, isNew: true })
    expect(await pins()).toEqual([fingerprint])
    expect(right(await read(genuine))).toEqual({ ...first, isNew: false })
    expect(describeSigner(first, 'en')[0]).toContain(fingerprint)
    expect(describeSigner(first, 'ja')).toHaveLength(2)
  })

  test('is known when another onboarding had it', async () => {
    right(await read(genuine))
    expect(right(await read(genuineOther))).toMatchObject({ isNew: false })
    expect(await pins()).toEqual([fingerprint, fingerprint])
  })

  test('is refused when no onboarding had it, unless it is demanded', async () => {
    right(await read(genuine))
    const error = left(await read(forgedOther))
    expect(error).toEqual({ ...refused, source: forgedOther, reason: 'signer-unknown' })
    expect(exitCodeOf(error)).toBe(2)
    for (const language of ['en', 'ja'] as const) {
      const lines = describeCommandError(error, language)
      expect(lines[1]).toContain(fingerprint)
      expect(lines[2]).toContain(attackers)
      expect(lines[4]).toContain(`--signer ${attackers}`)
    }
    expect(await pins()).toEqual([fingerprint])
    expect(right(await read(forgedOther, attackers))).toMatchObject({ isNew: false })
    expect((await pins()).toSorted()).toEqual([fingerprint, attackers].toSorted())
  })

  test('cannot change', async () => {
    right(await read(genuine))
    const error = left(await read(forged))
    expect(error).toEqual({ ...refused, reason: 'signer-changed' })
    expect(exitCodeOf(error)).toBe(2)
    expect(describeCommandError(error, 'en')).toContain(
      `Only if Rescale has published it, pass --signer ${attackers}: the new key then replaces the old one.`,
    )
    expect(await pins()).toEqual([fingerprint])
  })

  test('is the demanded one, and replaces the pinned one', async () => {
    right(await read(forged))
    expect(right(await read(genuine, fingerprint))).toMatchObject({ fingerprint, isNew: false })
    expect(await pins()).toEqual([fingerprint])
    expect(left(await read(forged))).toMatchObject({ reason: 'signer-changed' })
  })

  test('is refused when another one is demanded, and nothing is pinned', async () => {
    const error = left(await read(forged, fingerprint))
    expect(error).toEqual({ ...refused, reason: 'signer-not-demanded' })
    expect(await pins()).toEqual([])
  })

  test('is pinned once by commands that run at once', async () => {
    const results = await Promise.all([read(genuine), read(forged), read(genuine), read(forged)])
    const accepted = results.filter(E.isRight).map(({ right: { fingerprint: one } }) => one)
    expect(accepted).toHaveLength(2)
    expect(await pins()).toEqual([accepted[0]])
    expect(new Set(accepted).size).toBe(1)
  })

  test('is not guessed from a pin that cannot be read', async () => {
    right(await read(genuine))
    const [file = ''] = await pinFilesIn(home())
    await writeFile(file, 'SHA256:short')
    expect(left(await read(genuine))).toMatchObject({ _tag: 'BadInput' })
    expect(right(await read(genuine, fingerprint))).toMatchObject({ fingerprint })
  })
})

describe('a document', () => {
  test.each<[string, (text: string) => string, object]>([
    ['unsigned', (text) => text.replace(/,\s*"signature": "[^"]*"/, ''), { reason: 'unsigned' }],
    ['altered', (text) => text.replace('999988887777', '999988887776'), { reason: 'altered' }],
    [
      'with the signature of another',
      (text) => text.replace('onb-0123456789abcdef', 'onb-0123456789abcdee'),
      { reason: 'altered' },
    ],
  ])('is refused: %s', async (name, change, expected) => {
    const text = change(await noticeOf(rescale))
    const file = await write(`${name}.json`, text)
    const error = left(await read(file, fingerprint))
    expect(error).toMatchObject({ _tag: 'SignatureRefused', source: file, ...expected })
    expect(exitCodeOf(error)).toBe(2)
    for (const language of ['en', 'ja'] as const) {
      expect(describeCommandError(error, language)).toHaveLength(2)
    }
    expect(await pins()).toEqual([])
  })

  test('is refused when it is of another kind', async () => {
    expect(left(await readSigned(genuine, 'setup')())).toMatchObject({ _tag: 'BadInput' })
  })

  test('is not read with a malformed --signer', async () => {
    expect(left(await read(genuine, 'SHA256:abc'))).toMatchObject({
      _tag: 'BadInput',
      source: '--signer',
    })
  })
})
