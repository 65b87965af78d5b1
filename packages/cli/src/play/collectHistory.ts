/**
 * The documents of an onboarding as its events alone tell them: what was handed over on the way,
 * and the events.
 */
import { type OnboardingEvent, evolve, initialState } from '@byoa/core/onboarding'

import { type Files, documentsOf, eventsFile } from './collectDocuments.ts'

/**
 * Collects the document of each state that was passed, and the stream; a later document replaces an
 * earlier one.
 */
export const historyFiles = (events: ReadonlyArray<OnboardingEvent>): Files => {
  let state = initialState
  let files: Files = {}
  for (const event of events) {
    state = evolve(state, event)
    if (state.status !== 'NotRequested') files = { ...files, ...documentsOf(state) }
  }
  return { ...files, ...eventsFile(events) }
}
