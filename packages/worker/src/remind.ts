/** Reminders of deadlines: each threshold once, when the time of rounds passes it. */
import { type Failure, loadOnboarding } from '@byoa/application'
import {
  type Instant,
  type Intent,
  type KnownState,
  type OnboardingId,
  type Reminder,
  addSeconds,
  react,
} from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { DueReminder, WorkerContext } from './Worker.ts'
import { everyPage } from './everyPage.ts'
import { needsPerson } from './nextLook.ts'

const hourSeconds = 60 * 60

/** The seconds before a deadline at which each reminder is due. */
const leadSeconds: Readonly<Record<Reminder, number>> = {
  'two-days-left': 48 * hourSeconds,
  'twelve-hours-left': 12 * hourSeconds,
  overdue: 0,
}

/** The time between two rounds: after `since`, up to and with `now`. */
export interface RoundTime {
  readonly since: number
  readonly now: Instant
}

const thresholdIn = (
  { since, now }: RoundTime,
  { deadline, reminder }: Intent,
): Reminder | undefined =>
  deadline !== undefined &&
  reminder !== undefined &&
  addSeconds(deadline, -leadSeconds[reminder]) > since &&
  addSeconds(deadline, -leadSeconds[reminder]) <= now
    ? reminder
    : undefined

/** Lists the reminders that became due; of several thresholds of one intent, the last. */
export const dueReminders = (state: KnownState, time: RoundTime): ReadonlyArray<DueReminder> =>
  react(state, time.now)
    .filter(needsPerson)
    .flatMap((intent) => {
      const threshold = thresholdIn(time, intent)
      return threshold === undefined ? [] : [{ state, intent, threshold }]
    })

const tell =
  ({ logger, metrics, onReminder }: WorkerContext) =>
  async (reminder: DueReminder): Promise<void> => {
    const { state, intent, threshold } = reminder
    const { onboardingId, status } = state
    const { party, type, deadline } = intent
    logger.info({ onboardingId, status, party, intent: type, threshold, deadline }, 'reminder')
    metrics.reminders.inc({ threshold, party })
    await onReminder?.(reminder).catch((cause: unknown) => {
      logger.error({ onboardingId, intent: type, threshold, cause: String(cause) }, 'not reminded')
    })
  }

const remindOf =
  (context: WorkerContext, time: RoundTime) =>
  (onboardingId: OnboardingId): TE.TaskEither<Failure, void> =>
    pipe(
      loadOnboarding(context.ports.store, onboardingId),
      TE.map(({ state }) => dueReminders(state, time)),
      TE.orElse((error) => (error._tag === 'Failure' ? TE.left(error) : TE.right([]))),
      TE.flatMapTask((due) => async () => {
        for (const reminder of due) await tell(context)(reminder)
      }),
    )

/**
 * Reminds of every threshold that was passed between two rounds. The first round reminds of
 * nothing: it does not know what was reminded of before.
 */
export const remindSince = (
  context: WorkerContext,
  time: RoundTime,
): TE.TaskEither<Failure, void> =>
  time.since === 0
    ? TE.right(undefined)
    : pipe(
        everyPage(context.ports.store, {
          dueBefore: addSeconds(time.now, leadSeconds['two-days-left'] + 1),
        }),
        TE.flatMap((due) =>
          TE.traverseSeqArray(remindOf(context, time))(due.map((one) => one.onboardingId)),
        ),
        TE.asUnit,
      )
