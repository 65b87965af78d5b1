/**
 * Counts the failures of Rescale's own work. Work that keeps failing is parked, with its reason,
 * and a person is asked, who has it retried.
 */
import { type AnyCommandRule, commandRule, emit, noEvents } from '../Decision.ts'
import { secondsUntil } from '../../values/Instant.ts'
import { type KnownState, type WorkFailure, openStatuses } from '../OnboardingState.ts'
import { failureSpacingSeconds } from '../waits.ts'

const lastFailure = ({ failures }: KnownState, intent: string): WorkFailure | undefined =>
  failures.find((failure) => failure.intent === intent)

export const recordWorkFailure: AnyCommandRule<'RecordWorkFailure'> = commandRule({
  by: ['rescale'],
  permitted: openStatuses,
  decide: (state, command) => {
    const last = lastFailure(state, command.data.intent)
    const isNew =
      last === undefined ||
      secondsUntil({ from: last.lastAt, to: command.at }) >= failureSpacingSeconds
    return isNew ? emit(command, 'WorkFailed', command.data) : noEvents
  },
})

export const recordWorkDone: AnyCommandRule<'RecordWorkDone'> = commandRule({
  by: ['rescale'],
  permitted: openStatuses,
  decide: (state, command) =>
    lastFailure(state, command.data.intent) === undefined
      ? noEvents
      : emit(command, 'WorkRecovered', command.data),
})

export const retryWork: AnyCommandRule<'RetryWork'> = commandRule({
  by: ['rescale'],
  permitted: openStatuses,
  decide: ({ failures }, command) =>
    failures.length > 0 ? emit(command, 'WorkRetryRequested', {}) : noEvents,
})
