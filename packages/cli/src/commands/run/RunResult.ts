import { type OnboardingError, type RescalePorts, loadOnboarding } from '@byoa/application'
import type { KnownState, OnboardingId } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Files, historyFiles } from '../../play/collectDocuments.ts'

/** The state of a run, with every document so far. */
export interface RunResult {
  readonly state: KnownState
  readonly files: Files
  /** When it was read. */
  readonly now: Instant
}

/** Reads the state of a run from the store. */
export const loadResult = (
  { store, clock }: Pick<RescalePorts, 'store' | 'clock'>,
  onboardingId: OnboardingId,
): TE.TaskEither<OnboardingError, RunResult> =>
  pipe(
    loadOnboarding(store, onboardingId),
    TE.map(({ state, events }) => ({ state, files: historyFiles(events), now: clock.now() })),
  )
