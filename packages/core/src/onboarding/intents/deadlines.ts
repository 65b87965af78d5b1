/** Deadlines and reminders of intents. */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { type Instant, secondsUntil } from '../../values/Instant.ts'
import type { Intent, Reminder } from '../Intent.ts'

export type Intents = ReadonlyArray<Intent>

const hourSeconds = 60 * 60

const reminderAt = (now: Instant, deadline: Instant): Reminder | undefined => {
  const left = secondsUntil({ from: now, to: deadline })
  if (left <= 0) return 'overdue'
  if (left <= 12 * hourSeconds) return 'twelve-hours-left'
  return left <= 48 * hourSeconds ? 'two-days-left' : undefined
}

/** Returns an intent with a deadline, and the current reminder. */
export const dueBy = (due: Intent, now: Instant, deadline: Instant): Intent => {
  const reminder = reminderAt(now, deadline)
  return { ...due, deadline, ...omitUndefined({ reminder }) }
}

/** Adds a deadline to every intent without one. */
export const allDueBy = (intents: Intents, now: Instant, deadline: Instant): Intents =>
  intents.map((due) => (due.deadline === undefined ? dueBy(due, now, deadline) : due))
