/** Events and versions. */
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { oneEventOfEachType, onboardingEvent } from '../onboarding/onboardingEvent.ts'
import { type Subject, commitOf, refused, succeed } from './storeHarness.ts'
import { eventsOf, roleClaim, streamOf } from './storeSamples.ts'

const readingCases = (subject: Subject): void => {
  it('reads a stream that does not exist as empty, at version 0', async () => {
    const store = await subject.makeStore()
    expect(await succeed(store.read(streamOf(0)))).toEqual({ version: 0, events: [] })
    expect(await succeed(store.streams)).toEqual([])
  })

  it('reads back every commit of a stream, in order, and no other stream', async () => {
    await subject.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 6 }), async (counts) => {
        const store = await subject.makeStore()
        await succeed(store.commit(commitOf(1, { events: eventsOf(2, 1000) })))
        let version = 0
        for (const count of counts) {
          const events = eventsOf(count, version)
          const commit = commitOf(0, { expectedVersion: version, events })
          expect(await succeed(store.commit(commit))).toBe(version + count)
          version += count
        }
        expect(await succeed(store.read(streamOf(0)))).toEqual({
          version,
          events: eventsOf(version),
        })
      }),
    )
  })
}

const keepingCases = (subject: Subject): void => {
  it('keeps every type of event as it was given', async () => {
    await subject.assert(
      fc.asyncProperty(oneEventOfEachType(), fc.array(onboardingEvent()), async (all, more) => {
        const store = await subject.makeStore()
        const events = [...all, ...more]
        await succeed(store.commit(commitOf(0, { events })))
        expect((await succeed(store.read(streamOf(0)))).events).toEqual(events)
      }),
    )
  })

  it('lists streams in the order they were begun, whatever came later', async () => {
    const order = fc.uniqueArray(fc.nat(99), { maxLength: 8 })
    await subject.assert(
      fc.asyncProperty(order, async (streams) => {
        const store = await subject.makeStore()
        for (const stream of streams) {
          await succeed(store.commit(commitOf(stream, { events: eventsOf(1) })))
        }
        for (const stream of streams.toReversed()) {
          const commit = commitOf(stream, { expectedVersion: 1, events: eventsOf(1) })
          await succeed(store.commit(commit))
        }
        expect(await succeed(store.streams)).toEqual(streams.map(streamOf))
      }),
    )
  })
}

const versionCases = (subject: Subject): void => {
  it.each([
    { actualVersion: 0, expectedVersion: 1 },
    { actualVersion: 2, expectedVersion: 0 },
    { actualVersion: 2, expectedVersion: 1 },
    { actualVersion: 2, expectedVersion: 3 },
  ])(
    'refuses a commit at $expectedVersion when the stream is at $actualVersion',
    async ({ actualVersion, expectedVersion }) => {
      const store = await subject.makeStore()
      const events = eventsOf(actualVersion)
      await succeed(store.commit(commitOf(0, { events })))
      const late = commitOf(0, { expectedVersion, events: eventsOf(1) })
      expect(await refused(store.commit(late))).toEqual({
        _tag: 'VersionConflict',
        expectedVersion,
        actualVersion,
      })
      expect((await succeed(store.read(streamOf(0)))).events).toEqual(events)
    },
  )

  it('looks at the version before it looks at claims', async () => {
    const store = await subject.makeStore()
    await succeed(store.commit(commitOf(1, { events: eventsOf(1), claim: [roleClaim(0)] })))
    const late = commitOf(0, { expectedVersion: 1, claim: [roleClaim(0)] })
    expect(await refused(store.commit(late))).toMatchObject({ _tag: 'VersionConflict' })
  })

  it('takes a commit without events as a change of claims alone', async () => {
    const store = await subject.makeStore()
    expect(await succeed(store.commit(commitOf(0, { claim: [roleClaim(0)] })))).toBe(0)
    expect(await succeed(store.holderOf(roleClaim(0)))).toEqual(O.some(streamOf(0)))
    expect(await succeed(store.read(streamOf(0)))).toEqual({ version: 0, events: [] })
    expect(await succeed(store.streams)).toEqual([])
  })
}

const timeCases = (subject: Subject): void => {
  it('does nothing until a task is run, and does it again when it is run again', async () => {
    const store = await subject.makeStore()
    const read = store.read(streamOf(0))
    const commit = store.commit(commitOf(0, { events: eventsOf(1) }))
    expect((await succeed(read)).version).toBe(0)
    await succeed(commit)
    expect((await succeed(read)).version).toBe(1)
    expect(await refused(commit)).toMatchObject({ _tag: 'VersionConflict' })
  })

  it('never changes what was read', async () => {
    const store = await subject.makeStore()
    await succeed(store.commit(commitOf(0, { events: eventsOf(1) })))
    const before = await succeed(store.read(streamOf(0)))
    await succeed(store.commit(commitOf(0, { expectedVersion: 1, events: eventsOf(1, 1) })))
    expect(before).toEqual({ version: 1, events: eventsOf(1) })
  })
}

/** The cases about streams. */
export const streamCases = (subject: Subject): void => {
  describe('streams', () => {
    readingCases(subject)
    keepingCases(subject)
    versionCases(subject)
    timeCases(subject)
  })
}
