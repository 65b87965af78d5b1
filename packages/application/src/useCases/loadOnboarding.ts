/** Reads the current state of an onboarding. */
import {
  type KnownState,
  type OnboardingCommand,
  type OnboardingEvent,
  type OnboardingId,
  type OnboardingState,
} from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../ports/Failure.ts'
import type { OnboardingStore } from '../ports/OnboardingStore.ts'
import type { OnboardingError, UnknownOnboarding } from './Onboardings.ts'
import { stateAfter } from './stateAfter.ts'

export interface LoadedOnboarding {
  readonly onboardingId: OnboardingId
  readonly state: KnownState
  readonly events: ReadonlyArray<OnboardingEvent>
}

const known = (
  onboardingId: OnboardingId,
  state: OnboardingState,
): TE.TaskEither<UnknownOnboarding, KnownState> =>
  state.status === 'NotRequested'
    ? TE.left({ _tag: 'UnknownOnboarding', onboardingId })
    : TE.right(state)

/**
 * Loads an onboarding with its history. Left when there is no onboarding with this ID.
 *
 * @example
 * import { loadOnboarding } from '@byoa/application'
 * import { parseOnboardingId } from '@byoa/core/onboarding'
 * import { memoryStore } from '@byoa/store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import * as TE from 'fp-ts/lib/TaskEither.js'
 *
 * const load = pipe(
 *   TE.fromEither(parseOnboardingId('onb-0123456789abcdef')),
 *   TE.flatMap((onboardingId) => loadOnboarding(memoryStore(), onboardingId)),
 * )
 *
 * await load()
 * // => E.left({ _tag: 'UnknownOnboarding', onboardingId: 'onb-0123456789abcdef' })
 */
export const loadOnboarding = (
  store: OnboardingStore,
  onboardingId: OnboardingId,
): TE.TaskEither<UnknownOnboarding | Failure, LoadedOnboarding> =>
  pipe(
    store.read(onboardingId),
    TE.bindW('state', ({ events }) => known(onboardingId, stateAfter(events))),
    TE.map(({ state, events }) => ({ onboardingId, state, events })),
  )

/** Prepares a command for an existing onboarding; Left for any other. */
export const ofKnown =
  (
    onboardingId: OnboardingId,
    prepare: (state: KnownState) => TE.TaskEither<OnboardingError, OnboardingCommand>,
  ) =>
  (state: OnboardingState): TE.TaskEither<OnboardingError, OnboardingCommand> =>
    pipe(known(onboardingId, state), TE.flatMap(prepare))
