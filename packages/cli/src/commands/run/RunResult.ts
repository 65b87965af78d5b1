import { type OnboardingError, type RescalePorts, loadOnboarding } from '@byoa/application'
import type { KnownState, OnboardingId } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Files } from '../../play/collectDocuments.ts'
import { historyFiles } from '../../play/collectHistory.ts'

/** Where a run has come, with every document there is by then. */
export interface RunResult {
  readonly state: KnownState
  readonly files: Files
  /** When it had come there. */
  readonly now: Instant
}

/** Reads from the store where a run has come. */
export const loadResult = (
  { store, clock }: Pick<RescalePorts, 'store' | 'clock'>,
  onboardingId: OnboardingId,
): TE.TaskEither<OnboardingError, RunResult> =>
  pipe(
    loadOnboarding(store, onboardingId),
    TE.map(({ state, events }) => ({ state, files: historyFiles(events), now: clock.now() })),
  )
