import { failure } from '@byoa/application'
import {
  type OnboardingEvent,
  type OnboardingState,
  claimChangesOf,
  decodeEvent,
  evolve,
  initialState,
} from '@byoa/core/onboarding'
import { storeConformance } from '@byoa/testing/store-conformance'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { keptStore } from '../../src/play/keptStore.ts'
import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'

storeConformance('a store that is kept elsewhere', () =>
  Promise.resolve(keptStore(() => TE.right(undefined))),
)

const { path } = await workingDirectory()

/** The events of an onboarding from its request to Connected. */
const eventsOfRun = async (): Promise<ReadonlyArray<OnboardingEvent>> => {
  const words = ['run', '--request', exampleFile('request.json'), '--seed', '1']
  await byoa([...words, '--out', path('run')])
  const text = (await filesIn(path('run')))['events.jsonl'] ?? ''
  return jsonLines(text.trimEnd().split('\n')).map((json) =>
    E.getOrElseW(() => expect.unreachable())(decodeEvent(json)),
  )
}

const events = await eventsOfRun()
const [first] = events
const onboardingId =
  first?.type === 'OnboardingRequested' ? first.data.onboardingId : expect.unreachable()
const before = events.map((_, index): OnboardingState =>
  events.slice(0, index).reduce((state, event) => evolve(state, event), initialState),
)

/** Commits one event after the other, and returns what was kept last. */
const commitAll = async (store: ReturnType<typeof keptStore>, from: number, to: number) => {
  for (let version = from; version < to; version += 1) {
    const event = events[version] ?? expect.unreachable()
    const state = before[version] ?? initialState
    const commit = { stream: onboardingId, expectedVersion: version, events: [event] }
    const done = await store.commit({ ...commit, ...claimChangesOf(state, event) })()
    expect(done).toEqual(E.right(version + 1))
  }
}

const claimsMade = events.flatMap((event, index) => {
  const { claim, release } = claimChangesOf(before[index] ?? initialState, event)
  return [...claim, ...release]
})

const rescaleVpcIds = claimsMade.flatMap((claim) =>
  claim.kind === 'Cidr' ? [claim.rescaleVpcId] : [],
)

/** Everything that a store can be asked. */
const answersOf = async (store: ReturnType<typeof keptStore>) => ({
  stream: await store.read(onboardingId)(),
  streams: await store.streams(),
  holders: await Promise.all(claimsMade.map((claim) => store.holderOf(claim)())),
  held: await Promise.all(rescaleVpcIds.map((vpcId) => store.heldCidrs(vpcId)())),
})

describe('an onboarding that is kept', () => {
  test('claims something, so that there is something to lose', () => {
    expect(new Set(claimsMade.map(({ kind }) => kind)).size).toBeGreaterThan(2)
  })

  test('begun with again, answers as before, wherever it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(events.length), async (cut) => {
        let kept: ReadonlyArray<OnboardingEvent> = []
        const store = keptStore((all) => {
          kept = all
          return TE.right(undefined)
        })
        await commitAll(store, 0, cut)
        expect(kept).toEqual(events.slice(0, cut))
        const again = keptStore(() => TE.right(undefined), { onboardingId, events: kept })
        if (cut > 0) expect(await answersOf(again)).toEqual(await answersOf(store))
        await commitAll(again, cut, events.length)
      }),
    )
  })

  test('has not happened when it could not be kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(events.length - 1), async (cut) => {
        const full = failure({
          operation: 'OnboardingStore.commit',
          code: 'CannotWrite',
          message: 'the disk is full',
          retryable: false,
        })
        let isFull = false
        const store = keptStore(() => (isFull ? TE.left(full) : TE.right(undefined)))
        await commitAll(store, 0, cut)
        const answers = await answersOf(store)
        isFull = true
        const event = events[cut] ?? expect.unreachable()
        const changes = claimChangesOf(before[cut] ?? initialState, event)
        const commit = { stream: onboardingId, expectedVersion: cut, events: [event], ...changes }
        expect(await store.commit(commit)()).toEqual(E.left(full))
        expect(await answersOf(store)).toEqual(answers)
        isFull = false
        await commitAll(store, cut, events.length)
      }),
    )
  })
})
