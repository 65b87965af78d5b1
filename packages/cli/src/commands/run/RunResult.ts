import { type RescalePorts, loadOnboarding } from '@byoa/application'
import type { KnownState, OnboardingId } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Files } from '../../play/collectDocuments.ts'
import { signedHistory } from '../../signing/signedFiles.ts'
import type { StoreAddress } from '../../store/StoreAddress.ts'
import type { CommandError } from '../../terminal/CommandError.ts'

/** The state of a run, with every document so far. */
export interface RunResult {
  readonly state: KnownState
  readonly files: Files
  /** When it was read. */
  readonly now: Instant
}

/** Reads the state of a run from the store; the documents are signed with the key of the holder. */
export const loadResult = (
  { store, clock }: Pick<RescalePorts, 'store' | 'clock'>,
  onboardingId: OnboardingId,
  keyHolder: StoreAddress,
): TE.TaskEither<CommandError, RunResult> =>
  pipe(
    loadOnboarding(store, onboardingId),
    TE.bindTo('loaded'),
    TE.bindW('files', ({ loaded }) => signedHistory(keyHolder, loaded.events)),
    TE.map(({ loaded: { state }, files }) => ({ state, files, now: clock.now() })),
  )
