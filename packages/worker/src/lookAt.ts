/** One look at one onboarding: does what Rescale can do, and plans the next look. */
import {
  type AdvanceFailure,
  type Advanced,
  type Failure,
  type UnknownOnboarding,
  advance,
} from '@byoa/application'
import { addSeconds } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { PlannedLook } from './Agenda.ts'
import type { WorkerContext } from './Worker.ts'
import { backOffSeconds, classOfFailure } from './backOff.ts'
import { nextLook } from './nextLook.ts'

type Result = TE.TaskEither<Failure | UnknownOnboarding, void>

/** The longest of the waits that its failures call for. */
const backOffOf = (failures: ReadonlyArray<AdvanceFailure>, attempt: number): number =>
  Math.max(
    ...failures.map(({ error }) =>
      backOffSeconds(classOfFailure(error), { attempt, random: Math.random() }),
    ),
  )

const nextPlan = (
  { ports: { clock }, policy }: WorkerContext,
  { onboardingId, attempt }: PlannedLook,
  { state, version, failures }: Advanced,
): O.Option<PlannedLook> => {
  const now = clock.now()
  const hasFailed = failures.length > 0
  return pipe(
    nextLook(state, now, policy),
    O.map(({ at }) => ({
      onboardingId,
      version,
      at: hasFailed ? addSeconds(now, backOffOf(failures, attempt + 1)) : at,
      attempt: hasFailed ? attempt + 1 : 0,
    })),
  )
}

const planPoll = (
  { ports: { clock }, policy, agenda }: WorkerContext,
  { state }: Advanced,
): TE.TaskEither<never, void> =>
  state.status === 'PeeringPending'
    ? TE.fromTask(
        agenda.planPoll(state.request.region, addSeconds(clock.now(), policy.pollSeconds)),
      )
    : TE.right(undefined)

/** An event that came during the look may have been overlooked, and its wake-up replaced. */
const lookForNews = (
  { ports: { store, clock }, agenda }: WorkerContext,
  next: PlannedLook,
): TE.TaskEither<Failure, void> =>
  pipe(
    store.read(next.onboardingId),
    TE.flatMapTask(({ version }) =>
      version > next.version
        ? agenda.plan({ ...next, version, at: clock.now() })
        : () => Promise.resolve(),
    ),
  )

const report = (
  { logger, metrics }: WorkerContext,
  { onboardingId }: PlannedLook,
  { state, version, steps, failures }: Advanced,
): void => {
  const events = steps.flatMap((step) => step.events.map(({ type }) => type))
  if (events.length > 0) {
    logger.info({ onboardingId, status: state.status, version, events }, 'advanced')
  }
  for (const { intent, error } of failures) {
    const failureClass = classOfFailure(error)
    const detail =
      error._tag === 'Failure'
        ? { operation: error.operation, code: error.code, message: error.message }
        : { code: error._tag }
    logger.warn({ onboardingId, intent, failureClass, ...detail }, 'work failed')
    metrics.failures.inc({ class: failureClass })
  }
}

const planNext = (context: WorkerContext, next: PlannedLook): TE.TaskEither<Failure, void> =>
  pipe(
    TE.fromTask(context.agenda.plan(next)),
    TE.flatMap(() => lookForNews(context, next)),
  )

/** Looks at an onboarding. Left when it cannot be read: then nothing is planned. */
export const lookAt = (context: WorkerContext, look: PlannedLook): Result =>
  pipe(
    advance(context.ports, look.onboardingId),
    TE.tapIO((advanced) => () => report(context, look, advanced)),
    TE.tap((advanced) => planPoll(context, advanced)),
    TE.map((advanced) => nextPlan(context, look, advanced)),
    TE.flatMap(
      O.match(
        (): Result => TE.right(undefined),
        (next): Result => planNext(context, next),
      ),
    ),
  )
