/** The order of the events of all streams, and commits that are repeated. */
import type { OnboardingStore, RecordedEvent } from '@byoa/application'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type Subject, commitOf, refused, succeed } from './storeHarness.ts'
import { eventsOf, roleClaim, streamOf } from './storeSamples.ts'

/** Reads on after what was read, page by page, until nothing is left. */
const readOn = async (
  store: OnboardingStore,
  limit: number,
  known: ReadonlyArray<RecordedEvent> = [],
): Promise<ReadonlyArray<RecordedEvent>> => {
  const read = [...known]
  for (;;) {
    const page = await succeed(store.readAll({ after: read.at(-1)?.position ?? 0, limit }))
    expect(page.length).toBeLessThanOrEqual(limit)
    if (page.length === 0) return read
    read.push(...page)
  }
}

const expectIncreasing = (read: ReadonlyArray<RecordedEvent>): void => {
  const positions = read.map(({ position }) => position)
  expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => a - b))
}

const orderCase = (subject: Subject): void => {
  it('are read in the order of their commits, in pages of any size', async () => {
    const commits = fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { maxLength: 10 })
    await subject.assert(
      fc.asyncProperty(commits, fc.integer({ min: 1, max: 5 }), async (parts, limit) => {
        const store = await subject.makeStore()
        const expected: Array<Omit<RecordedEvent, 'position'>> = []
        for (const [stream, count] of parts) {
          const onboardingId = streamOf(stream)
          const expectedVersion = expected.filter(
            (known) => known.onboardingId === onboardingId,
          ).length
          const events = eventsOf(count, expectedVersion)
          await succeed(store.commit(commitOf(stream, { expectedVersion, events })))
          const versioned = events.map((event, index) => ({
            onboardingId,
            version: expectedVersion + index + 1,
            event,
          }))
          expected.push(...versioned)
        }
        const read = await readOn(store, limit)
        expectIncreasing(read)
        const positions = read.map(({ position }) => ({ position }))
        expect(read).toEqual(expected.map((one, index) => ({ ...one, ...positions[index] })))
        expect(read).toHaveLength(expected.length)
      }),
    )
  })
}

const streams = Array.from({ length: 40 }, (_, index) => index)

const commitTwice = async (store: OnboardingStore, stream: number): Promise<void> => {
  await succeed(store.commit(commitOf(stream, { events: eventsOf(2) })))
  const events = eventsOf(1, 2)
  await succeed(store.commit(commitOf(stream, { expectedVersion: 2, events })))
}

const concurrencyCase = (subject: Subject): void => {
  it('are all read by a reader that goes on while others commit', async () => {
    const store = await subject.makeStore()
    const writers = { left: streams.length }
    const writing = streams.map(async (stream) => {
      await commitTwice(store, stream)
      writers.left -= 1
    })
    let read: ReadonlyArray<RecordedEvent> = []
    while (writers.left > 0) read = await readOn(store, 3, read)
    await Promise.all(writing)
    read = await readOn(store, 3, read)
    expectIncreasing(read)
    for (const stream of streams) {
      const own = read.filter(({ onboardingId }) => onboardingId === streamOf(stream))
      expect(own.map(({ version }) => version)).toEqual([1, 2, 3])
    }
  })
}

/** The cases about the record of all streams. */
export const recordCases = (subject: Subject): void => {
  describe('the events of all streams', () => {
    orderCase(subject)
    concurrencyCase(subject)
  })

  describe('a commit that is repeated by its ID', () => {
    it('is answered as at first, whatever came after, and has no further effect', async () => {
      const store = await subject.makeStore()
      const commit = commitOf(0, {
        events: eventsOf(2),
        claim: [roleClaim(0)],
        commitId: 'commit-1',
      })
      expect(await succeed(store.commit(commit))).toBe(2)
      expect(await succeed(store.commit(commit))).toBe(2)
      const later = commitOf(0, { expectedVersion: 2, events: eventsOf(1, 2) })
      await succeed(store.commit(later))
      expect(await succeed(store.commit(commit))).toBe(2)
      expect((await succeed(store.read(streamOf(0)))).events).toEqual(eventsOf(3))
      const another = { ...commit, commitId: 'commit-2' }
      expect(await refused(store.commit(another))).toMatchObject({ _tag: 'VersionConflict' })
    })
  })
}
