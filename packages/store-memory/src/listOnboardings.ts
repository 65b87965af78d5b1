/** Lists the onboardings of a store, with their standing derived from their events. */
import {
  type ListOnboardingsInput,
  type OnboardingSummary,
  type RecordedEvent,
  standingOf,
} from '@byoa/application'
import { type OnboardingEvent, type OnboardingId, replay } from '@byoa/core/onboarding'

/** The events of all streams. */
export interface Records {
  readonly streams: ReadonlyMap<OnboardingId, ReadonlyArray<OnboardingEvent>>
  /** Every event; its position is its index and one. */
  readonly recorded: ReadonlyArray<RecordedEvent>
}

const summaryIn =
  ({ streams }: Records) =>
  ({ onboardingId, position, event }: RecordedEvent): OnboardingSummary => {
    const events = streams.get(onboardingId) ?? [event]
    const { at } = events.at(-1) ?? event
    return { onboardingId, position, version: events.length, ...standingOf(replay(events), at) }
  }

const isListed =
  ({ status, waitingFor, dueBefore }: ListOnboardingsInput) =>
  (summary: OnboardingSummary): boolean =>
    (status === undefined || summary.status === status) &&
    (waitingFor === undefined || summary.waitingFor.includes(waitingFor)) &&
    (dueBefore === undefined || (summary.dueAt !== undefined && summary.dueAt < dueBefore))

/** Lists a page of onboardings, in order of creation. */
export const listOnboardings = (
  records: Records,
  input: ListOnboardingsInput,
): ReadonlyArray<OnboardingSummary> =>
  records.recorded
    .slice(input.after)
    .filter(({ version }) => version === 1)
    .map(summaryIn(records))
    .filter(isListed(input))
    .slice(0, input.limit)
