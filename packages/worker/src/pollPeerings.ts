/** Polls the pending peerings of a Region: one call for a thousand of them. */
import {
  type Failure,
  type ObservationFailure,
  type OnboardingStore,
  observePeerings,
} from '@byoa/application'
import type { Region } from '@byoa/core/iam/identity'
import { type OnboardingId, addSeconds } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { classOfFailure } from './backOff.ts'
import { everyPage } from './everyPage.ts'
import type { WorkerContext } from './Worker.ts'

const pendingIn = (
  store: OnboardingStore,
  region: Region,
): TE.TaskEither<Failure, ReadonlyArray<OnboardingId>> =>
  pipe(
    everyPage(store, { status: 'PeeringPending' }),
    TE.map((pending) =>
      pending
        .filter(({ customer }) => customer?.region === region)
        .map(({ onboardingId }) => onboardingId),
    ),
  )

const report = (
  { logger, metrics }: WorkerContext,
  failures: ReadonlyArray<ObservationFailure>,
): void => {
  for (const { onboardingId, error } of failures) {
    const failureClass = classOfFailure(error)
    const code = error._tag === 'Failure' ? error.code : error._tag
    logger.warn({ onboardingId, failureClass, code }, 'peering not observed')
    metrics.failures.inc({ class: failureClass })
  }
}

/**
 * Polls, and plans the next poll as long as anything is pending. The events that it records are
 * followed like all others. Left when the onboardings cannot be listed.
 */
export const pollPeerings = (
  context: WorkerContext,
  region: Region,
): TE.TaskEither<Failure, void> => {
  const { ports, policy, agenda } = context
  const observe = (ids: ReadonlyArray<OnboardingId>): TE.TaskEither<never, void> =>
    pipe(
      observePeerings(ports, ids),
      TE.map(({ failures }) => report(context, failures)),
      TE.flatMapTask(() =>
        agenda.planPoll(region, addSeconds(ports.clock.now(), policy.pollSeconds)),
      ),
    )
  return pipe(
    pendingIn(ports.store, region),
    TE.flatMap((ids) => (ids.length === 0 ? TE.right(undefined) : observe(ids))),
  )
}
