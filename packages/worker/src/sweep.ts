/**
 * Plans a look at every open onboarding that has none, and the polls of pending peerings, whatever
 * the reason that they are missing.
 */
import type { Failure, OnboardingStore, OnboardingSummary } from '@byoa/application'
import type { Instant } from '@byoa/core/values'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { WorkerContext } from './Worker.ts'
import { everyPage } from './everyPage.ts'

/** An onboarding that is not over waits for somebody; those that are over need not be read. */
const openOnes = (
  store: OnboardingStore,
): TE.TaskEither<Failure, ReadonlyArray<OnboardingSummary>> =>
  pipe(
    ['rescale', 'customer'] as const,
    TE.traverseSeqArray((waitingFor) => everyPage(store, { waitingFor })),
    TE.map((lists) => new Map(lists.flat().map((one) => [one.onboardingId, one]))),
    TE.map((open) => [...open.values()]),
  )

const planLooks = (
  { agenda, logger }: WorkerContext,
  open: ReadonlyArray<OnboardingSummary>,
  at: Instant,
): T.Task<unknown> =>
  pipe(
    agenda.planned(open.map(({ onboardingId }) => onboardingId)),
    T.map((planned) => open.filter(({ onboardingId }) => !planned.has(onboardingId))),
    T.tapIO((missing) => () => {
      if (missing.length > 0) logger.info({ count: missing.length }, 'onboardings without a look')
    }),
    T.flatMap(
      T.traverseSeqArray(({ onboardingId }) =>
        agenda.plan({ onboardingId, version: 0, at, attempt: 0 }),
      ),
    ),
  )

const planPolls = (
  { agenda }: WorkerContext,
  open: ReadonlyArray<OnboardingSummary>,
  at: Instant,
): T.Task<unknown> => {
  const pending = open.filter(({ status }) => status === 'PeeringPending')
  const regions = new Set(pending.flatMap(({ customer }) => customer?.region ?? []))
  return pipe(
    [...regions],
    T.traverseSeqArray((region) => agenda.planPoll(region, at)),
  )
}

/** Plans what is missing. */
export const sweep = (context: WorkerContext, now: Instant): TE.TaskEither<Failure, void> =>
  pipe(
    openOnes(context.ports.store),
    TE.tapTask((open) => planLooks(context, open, now)),
    TE.tapTask((open) => planPolls(context, open, now)),
    TE.asUnit,
  )
