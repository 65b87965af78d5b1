/**
 * Concurrent commits: exactly one of those that exclude each other succeeds, and none waits
 * forever.
 */
import type { Commit, CommitError, OnboardingStore } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { describe, expect, it } from 'vitest'

import { type Subject, commitOf, succeed } from './storeHarness.ts'
import { cidrClaim, eventsOf, rescaleVpcOf, roleClaim, streamOf } from './storeSamples.ts'

const racers = Array.from({ length: 20 }, (_, index) => index)

interface Outcome {
  readonly losers: ReadonlyArray<CommitError>
  readonly winners: ReadonlyArray<number>
}

const race = async (store: OnboardingStore, commits: ReadonlyArray<Commit>): Promise<Outcome> => {
  const results = await Promise.all(commits.map((commit) => store.commit(commit)()))
  return {
    losers: RA.lefts(results),
    winners: results.flatMap((result, index) => (E.isRight(result) ? [index] : [])),
  }
}

const exclusiveCases = (subject: Subject): void => {
  it('lets one of many commits at one version win', async () => {
    const store = await subject.makeStore()
    const commits = racers.map((index) => commitOf(0, { events: eventsOf(1, index) }))
    const { losers, winners } = await race(store, commits)
    expect(winners).toHaveLength(1)
    for (const loser of losers) expect(loser).toMatchObject({ _tag: 'VersionConflict' })
    expect((await succeed(store.read(streamOf(0)))).events).toEqual(eventsOf(1, winners[0]))
  })

  it('lets one of many streams take blocks that overlap', async () => {
    const store = await subject.makeStore()
    const cidrs = ['10.0.0.0/16', '10.0.0.0/20', '10.0.0.0/24', '10.0.0.0/28']
    const commits = racers.map((index) =>
      commitOf(index, {
        events: eventsOf(1),
        claim: [cidrClaim(cidrs[index % cidrs.length] ?? '')],
      }),
    )
    const { losers, winners } = await race(store, commits)
    expect(winners).toHaveLength(1)
    const heldBy = streamOf(winners[0] ?? -1)
    for (const loser of losers) expect(loser).toMatchObject({ _tag: 'ClaimTaken', heldBy })
    expect(await succeed(store.heldCidrs(rescaleVpcOf(0)))).toHaveLength(1)
    expect(await succeed(store.streams)).toEqual([heldBy])
  })

  it('lets one of many win that want the same two facts in opposite order', async () => {
    const store = await subject.makeStore()
    const both = [roleClaim(0), cidrClaim('10.0.0.0/16')]
    const commits = racers.map((index) =>
      commitOf(index, {
        events: eventsOf(1),
        claim: index % 2 === 0 ? both : both.toReversed(),
      }),
    )
    const { losers, winners } = await race(store, commits)
    expect(winners).toHaveLength(1)
    for (const loser of losers) expect(loser).toMatchObject({ _tag: 'ClaimTaken' })
  })
}

/** The cases about concurrent commits. */
export const raceCases = (subject: Subject): void => {
  describe('races', () => {
    exclusiveCases(subject)

    it('lets all of many win that do not meet', async () => {
      const store = await subject.makeStore()
      const commits = racers.map((index) =>
        commitOf(index, { events: eventsOf(1), claim: [cidrClaim(`10.${index}.0.0/16`)] }),
      )
      const { winners } = await race(store, commits)
      expect(winners).toEqual(racers)
      expect(await succeed(store.heldCidrs(rescaleVpcOf(0)))).toHaveLength(racers.length)
    })
  })
}
