/** Reads where an onboarding stands. */
import {
  type OnboardingEvent,
  type OnboardingId,
  type OnboardingState,
  replay,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { OnboardingStore } from '../ports/OnboardingStore.ts'
import type { UnknownOnboarding } from './Onboardings.ts'

export type KnownState = Exclude<OnboardingState, { readonly status: 'NotRequested' }>

export interface LoadedOnboarding {
  readonly onboardingId: OnboardingId
  readonly state: KnownState
  readonly events: ReadonlyArray<OnboardingEvent>
}

/** Loads an onboarding with its history. Left when there is none of this id. */
export const loadOnboarding =
  (
    store: OnboardingStore,
    onboardingId: OnboardingId,
  ): TaskEither<UnknownOnboarding | Failure, LoadedOnboarding> =>
  async () => {
    const stream = await store.read(onboardingId)()
    if (E.isLeft(stream)) return stream
    const { events } = stream.right
    const state = replay(events)
    return state.status === 'NotRequested'
      ? E.left({ _tag: 'UnknownOnboarding', onboardingId })
      : E.right({ onboardingId, state, events })
  }
