import { type Commit, type OnboardingStore, failure } from '@byoa/application'
import { storeConformance } from '@byoa/testing/store-conformance'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { type KeptOnboarding, memoryStore } from '../src/memoryStore.ts'
import { type Walk, eventsOf, walks } from './walks.ts'

storeConformance('memory store', () => Promise.resolve(memoryStore()))
storeConformance('memory store that keeps', () =>
  Promise.resolve(memoryStore({ keep: () => TE.right(undefined) })),
)

const diskFull = failure({
  operation: 'OnboardingStore.commit',
  code: 'CannotWrite',
  message: 'the disk is full',
  retryable: false,
})

const commitAll = async (store: OnboardingStore, commits: ReadonlyArray<Commit>) => {
  for (const commit of commits) {
    expect(await store.commit(commit)()).toEqual(E.right(commit.expectedVersion + 1))
  }
}

/** Everything that a store can be asked about a walk. */
const answersOf = async (store: OnboardingStore, { onboardingId, moments }: Walk) => {
  const claims = moments.flatMap(({ commit }) => [...commit.claim, ...commit.release])
  const vpcIds = claims.flatMap((claim) => (claim.kind === 'Cidr' ? [claim.rescaleVpcId] : []))
  return {
    stream: await store.read(onboardingId)(),
    streams: await store.streams(),
    holders: await Promise.all(claims.map((claim) => store.holderOf(claim)())),
    held: await Promise.all(vpcIds.map((vpcId) => store.heldCidrs(vpcId)())),
  }
}

const cutWalks = fc.tuple(walks, fc.nat()).map(([walk, at]) => {
  const cut = at % walk.moments.length
  const commits = walk.moments.map(({ commit }) => commit)
  return { walk, cut, before: commits.slice(0, cut), after: commits.slice(cut) }
})

describe('a store that keeps', () => {
  it('keeps each stream as a commit leaves it, and answers as before when begun with that', async () => {
    await fc.assert(
      fc.asyncProperty(cutWalks, async ({ walk, cut, before, after }) => {
        let kept: ReadonlyArray<KeptOnboarding> = []
        const store = memoryStore({
          keep: (onboarding) => {
            kept = [onboarding]
            return TE.right(undefined)
          },
        })
        await commitAll(store, before)
        const { onboardingId, moments } = walk
        const events = eventsOf(moments.slice(0, cut))
        expect(kept).toEqual(cut === 0 ? [] : [{ onboardingId, events }])
        const again = memoryStore({ begun: kept })
        expect(await answersOf(again, walk)).toEqual(await answersOf(store, walk))
        await commitAll(again, after)
      }),
    )
  })

  it('has not made a commit that it could not keep', async () => {
    await fc.assert(
      fc.asyncProperty(cutWalks, async ({ walk, before, after }) => {
        let isFull = false
        const store = memoryStore({
          keep: () => (isFull ? TE.left(diskFull) : TE.right(undefined)),
        })
        await commitAll(store, before)
        const answers = await answersOf(store, walk)
        isFull = true
        for (const commit of after.slice(0, 1)) {
          expect(await store.commit(commit)()).toEqual(E.left(diskFull))
        }
        expect(await answersOf(store, walk)).toEqual(answers)
        isFull = false
        await commitAll(store, after)
      }),
    )
  })

  it('keeps nothing of a commit that is refused', async () => {
    await fc.assert(
      fc.asyncProperty(cutWalks, async ({ before, after }) => {
        let count = 0
        const store = memoryStore({
          keep: () => {
            count += 1
            return TE.right(undefined)
          },
        })
        await commitAll(store, before)
        for (const commit of after.slice(0, 1)) {
          const late = { ...commit, expectedVersion: commit.expectedVersion + 1 }
          expect(await store.commit(late)()).toMatchObject({ _tag: 'Left' })
        }
        expect(count).toBe(before.length)
      }),
    )
  })

  it('makes the next commit, though keeping one threw', async () => {
    await fc.assert(
      fc.asyncProperty(cutWalks, async ({ walk, cut, before, after }) => {
        let isBroken = false
        const store = memoryStore({
          keep: () => () =>
            isBroken ? Promise.reject(new Error('a defect')) : Promise.resolve(E.right(undefined)),
        })
        await commitAll(store, before)
        isBroken = true
        for (const commit of after.slice(0, 1)) {
          await expect(store.commit(commit)()).rejects.toThrow('a defect')
        }
        isBroken = false
        expect(await store.read(walk.onboardingId)()).toMatchObject({ right: { version: cut } })
        await commitAll(store, after)
      }),
    )
  })

  it('makes commits one after the other, however long keeping takes', async () => {
    await fc.assert(
      fc.asyncProperty(walks, async ({ moments: [first] }) => {
        if (first === undefined) return
        let count = 0
        let finish = (): void => undefined
        const kept = new Promise<E.Either<never, void>>((resolve) => {
          finish = () => {
            resolve(E.right(undefined))
          }
        })
        let store = memoryStore()
        const started = new Promise<void>((resolve) => {
          store = memoryStore({
            keep: () => () => {
              count += 1
              resolve()
              return kept
            },
          })
        })
        const both = [store.commit(first.commit)(), store.commit(first.commit)()]
        await started
        expect(await store.read(first.commit.stream)()).toEqual(E.right({ version: 0, events: [] }))
        finish()
        const [won, lost] = await Promise.all(both)
        expect(won).toEqual(E.right(1))
        expect(lost).toMatchObject({ left: { _tag: 'VersionConflict', actualVersion: 1 } })
        expect(count).toBe(1)
      }),
    )
  })
})
