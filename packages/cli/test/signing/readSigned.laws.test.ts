import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'

import type { DurableAddress } from '../../src/store/StoreAddress.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { fingerprintIn, moveHome, noticeOf, pinsIn, readNotice } from './pinnedHome.ts'

const { path, write } = await workingDirectory()

const onboardingIds = ['onb-0123456789abcdef', 'onb-1123456789abcdef', 'onb-2123456789abcdef']

const signers = await Promise.all(
  ['one', 'two', 'three'].map(async (name) => {
    const address: DurableAddress = { kind: 'pglite', directory: path(name) }
    const notices = await Promise.all(
      onboardingIds.map(async (id) => write(`${name}-${id}.json`, await noticeOf(address, id))),
    )
    return { fingerprint: await fingerprintIn(address), notices }
  }),
)

const notice = fc.record({
  onboarding: fc.nat(onboardingIds.length - 1),
  signer: fc.constantFrom(...signers),
})
type Notice = typeof notice extends fc.Arbitrary<infer A> ? A : never

const read = ({ onboarding, signer }: Notice, demanded?: string) =>
  readNotice(signer.notices[onboarding] ?? '', demanded)

let homes = 0
const newHome = (): string => {
  const home = path(`home-${(homes += 1)}`)
  moveHome(home)
  return home
}

afterAll(() => {
  vi.unstubAllEnvs()
})

test('without --signer a user accepts exactly the documents with the first key', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(notice, { minLength: 1, maxLength: 6 }), async (notices) => {
      newHome()
      for (const one of notices) {
        expect(E.isRight(await read(one))).toBe(one.signer === notices[0]?.signer)
      }
    }),
    { numRuns: 30 },
  )
})

test('commands that run at once accept one key, of whichever onboardings', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(notice, { minLength: 2, maxLength: 6 }), async (notices) => {
      const home = newHome()
      const results = await Promise.all(notices.map((one) => read(one)))
      const accepted = results.filter(E.isRight).map((one) => one.right.fingerprint)
      expect(new Set(accepted).size).toBe(1)
      expect(new Set(await pinsIn(home))).toEqual(new Set(accepted))
    }),
    { numRuns: 30 },
  )
})

const demandedNotice = fc
  .tuple(notice, fc.constantFrom(...signers), fc.constantFrom('none', 'its own', 'any'))
  .map(([one, any, demand]) => ({
    one,
    demanded: demand === 'none' ? undefined : demand === 'any' ? any : one.signer,
  }))

test('a document is accepted with the demanded key, else with that of its onboarding, else with a pinned one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(demandedNotice, { maxLength: 10 }), async (notices) => {
      const home = newHome()
      const pinned = new Map<number, (typeof signers)[number]>()
      for (const { one, demanded } of notices) {
        const own = pinned.get(one.onboarding)
        const trusted = demanded ? [demanded] : own ? [own] : [...pinned.values()]
        const isAccepted = trusted.length === 0 || trusted.includes(one.signer)
        expect(E.isRight(await read(one, demanded?.fingerprint))).toBe(isAccepted)
        if (isAccepted) pinned.set(one.onboarding, one.signer)
      }
      const fingerprints = [...pinned.values()].map(({ fingerprint }) => fingerprint)
      expect((await pinsIn(home)).toSorted()).toEqual(fingerprints.toSorted())
    }),
    { numRuns: 100 },
  )
})
