/**
 * A store of one onboarding that keeps every commit somewhere else before it counts: a process that
 * is stopped at any point leaves behind what it had done, and begins again from there.
 */
import type { Failure, OnboardingStore } from '@byoa/application'
import type { OnboardingEvent } from '@byoa/core/onboarding'
import { type KeptOnboarding, memoryStore } from '@byoa/store-memory'
import * as TE from 'fp-ts/lib/TaskEither.js'

/** Keeps a stream as a commit leaves it. */
export type Keep = (events: ReadonlyArray<OnboardingEvent>) => TE.TaskEither<Failure, void>

/** Keeps nothing beyond the process. */
export const keepNowhere: Keep = () => TE.right(undefined)

/** Makes a store; nobody else writes to what it keeps. */
export const keptStore = (keep: Keep, begun?: KeptOnboarding): OnboardingStore =>
  memoryStore({
    keep: ({ events }) => keep(events),
    begun: begun === undefined ? [] : [begun],
  })
