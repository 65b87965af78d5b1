/** The documents of an onboarding, derived from its events, and the events. */
import {
  type OnboardingEvent,
  type OnboardingEventType,
  type SetupIssued,
  evolve,
  hasStack,
  initialState,
} from '@byoa/core/onboarding'

import { type Files, documentsOf, eventsFile, reissuedDocuments } from './collectDocuments.ts'

/** The events that change the external IDs that the role should trust. */
const rotationEvents: ReadonlyArray<OnboardingEventType> = [
  'ExternalIdRotationBegun',
  'ExternalIdRotationProbed',
  'ExternalIdRotationCompleted',
  'ExternalIdRotationAbandoned',
]

/**
 * Collects the documents of each state in the history, and the stream; a later document replaces an
 * earlier one.
 */
export const historyFiles = (events: ReadonlyArray<OnboardingEvent>): Files => {
  let state = initialState
  let files: Files = {}
  let issued: SetupIssued | undefined
  for (const event of events) {
    state = evolve(state, event)
    if (state.status !== 'NotRequested') files = { ...files, ...documentsOf(state) }
    if (state.status === 'SetupIssued') issued = state
    if (issued !== undefined && hasStack(state) && rotationEvents.includes(event.type)) {
      files = { ...files, ...reissuedDocuments(issued, state) }
    }
  }
  return { ...files, ...eventsFile(events) }
}
