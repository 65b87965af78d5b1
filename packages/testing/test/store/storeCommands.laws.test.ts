import type { Commit, HeldCidr, OnboardingStore } from '@byoa/application'
import type { OnboardingId } from '@byoa/core/onboarding'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import {
  type StoreModel,
  boundsOf,
  commitToModel,
  eventsIn,
  isSame,
} from '../../src/store/StoreModel.ts'
import { storeCommands } from '../../src/store/storeCommands.ts'

type ModelledStore = Omit<OnboardingStore, 'list' | 'readAll'>

/** A store that is the model itself. */
const plainStore = (): ModelledStore => {
  const model: StoreModel = { streams: [], claims: [] }
  return {
    read: (stream) =>
      TE.fromIO(() => {
        const events = eventsIn(model, stream)
        return { version: events.length, events }
      }),
    commit: (commit) => () => {
      const answer = commitToModel(model, commit)
      if ('version' in answer) return Promise.resolve(E.right(answer.version))
      const refusal = 'refusal' in answer ? answer.refusal : answer.refusals[0]
      return Promise.resolve(E.left(refusal ?? expect.unreachable()))
    },
    holderOf: (claim) =>
      TE.fromIO(() =>
        O.fromNullable(model.claims.find((held) => isSame(held.claim, claim))?.heldBy),
      ),
    heldCidrs: (rescaleVpcId) =>
      TE.fromIO(() =>
        model.claims
          .flatMap(({ claim, heldBy }) =>
            claim.kind === 'Cidr' && claim.rescaleVpcId === rescaleVpcId
              ? [{ cidr: claim.cidr, onboardingId: heldBy }]
              : [],
          )
          .toSorted((a, b) => {
            const [[a0, a1], [b0, b1]] = [boundsOf(a.cidr), boundsOf(b.cidr)]
            return a0 - b0 || b1 - a1
          }),
      ),
    streams: TE.fromIO(() => model.streams.map(({ id }) => id)),
  }
}

type Flaw = (store: ModelledStore) => Partial<ModelledStore>

const onCommit =
  (change: (commit: Commit) => Commit): Flaw =>
  (store) => ({ commit: (commit) => store.commit(change(commit)) })

/** Mistakes that a store could make, each on top of one that makes none. */
const flaws: Readonly<Record<string, Flaw>> = {
  'ignores the version': (store) => ({
    commit: (commit) => async () => {
      const { version } = E.getOrElseW(() => ({ version: 0 }))(await store.read(commit.stream)())
      return store.commit({ ...commit, expectedVersion: version })()
    },
  }),
  'releases in a step of its own': (store) => ({
    commit: (commit) => async () => {
      await store.commit({ ...commit, events: [], claim: [] })()
      return store.commit({ ...commit, release: [] })()
    },
  }),
  'takes claims one by one': (store) => ({
    commit: (commit) => async () => {
      for (const claim of commit.claim.slice(0, -1)) {
        const taken = await store.commit({ ...commit, events: [], release: [], claim: [claim] })()
        if (E.isLeft(taken)) return taken
      }
      return store.commit(commit)()
    },
  }),
  'releases after it takes': (store) => ({
    commit: (commit) => async () => {
      const result = await store.commit({ ...commit, release: [] })()
      if (E.isLeft(result)) return result
      const after = { ...commit, expectedVersion: result.right, events: [], claim: [] }
      return store.commit(after)()
    },
  }),
  'never releases': onCommit((commit) => ({ ...commit, release: [] })),
  'takes the first claim only': onCommit((commit) => ({
    ...commit,
    claim: commit.claim.slice(0, 1),
  })),
  'loses the second event': onCommit((commit) => ({
    ...commit,
    events: commit.events.slice(0, 1),
  })),
  'turns the events round': onCommit((commit) => ({
    ...commit,
    events: commit.events.toReversed(),
  })),
  'lists blocks as text': (store) => ({
    heldCidrs: (vpc) =>
      TE.map((held: ReadonlyArray<HeldCidr>) =>
        held.toSorted((a, b) => a.cidr.localeCompare(b.cidr)),
      )(store.heldCidrs(vpc)),
  }),
  'lists streams by name': (store) => ({
    streams: TE.map((ids: ReadonlyArray<OnboardingId>) => ids.toSorted())(store.streams),
  }),
}

const runsWell = async (makeStore: () => ModelledStore, seed: number): Promise<boolean> => {
  const commandLists = fc.commands(storeCommands, { maxCommands: 40, size: 'max' })
  const details = await fc.check(
    fc.asyncProperty(commandLists, (commands) =>
      fc.asyncModelRun(() => ({ model: { streams: [], claims: [] }, real: makeStore() }), commands),
    ),
    // One counterexample is enough here; looking for the smallest would only take time.
    { numRuns: 200, endOnFailure: true, seed },
  )
  return !details.failed
}

describe('the model of a store', () => {
  it('agrees with a store that is the model itself', async () => {
    expect(await runsWell(plainStore, 1)).toBe(true)
  })

  it.each(Object.keys(flaws))('sees that a store %s', async (name) => {
    const flawed = (): ModelledStore => {
      const store = plainStore()
      return { ...store, ...flaws[name]?.(store) }
    }
    expect(await runsWell(flawed, 1)).toBe(false)
  })
})
