import type { OnboardingStore } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { heldCidrs, holderOf } from './ClaimLedger.ts'
import { type StoreState, commitTo, emptyStore, listStreams, readStream } from './StoreState.ts'

/**
 * Makes a store that lives as long as the process and belongs to it alone. Each operation sees the
 * state at the moment it is run, and a commit is one step: no other can come between its look and
 * its change.
 *
 * @example
 * import { memoryStore } from '@byoa/store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryStore()
 *
 * await store.streams() // => E.right([])
 */
export const memoryStore = (): OnboardingStore => {
  // The one mutable cell of this package: everything it ever holds is an immutable value.
  let state: StoreState = emptyStore
  return {
    read: (stream) => TE.fromIO(() => readStream(state, stream)),
    commit: (commit) => () => {
      const next = commitTo(state, commit)
      if (E.isLeft(next)) return Promise.resolve(next)
      state = next.right
      return Promise.resolve(E.right(readStream(state, commit.stream).version))
    },
    holderOf: (claim) => TE.fromIO(() => holderOf(state.claims, claim)),
    heldCidrs: (rescaleVpcId) => TE.fromIO(() => heldCidrs(state.claims, rescaleVpcId)),
    streams: TE.fromIO(() => listStreams(state)),
  }
}
