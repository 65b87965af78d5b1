/**
 * Collects the documents that the parties exchange while an onboarding is played, each when it
 * comes into being.
 */
import {
  type KnownState,
  peeringNoticeOf,
  PeeringNotice,
  SetupDocument,
  setupDocumentOf,
  StackReportDocument,
  stackReportDocumentOf,
  templateOf,
} from '@byoa/application'
import { type OnboardingEvent, encodeEvent } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

/** File name → text. */
export type Files = Readonly<Record<string, string>>

const jsonText = (json: unknown): string => `${JSON.stringify(json, null, 2)}\n`

/** The documents that a state gives rise to. */
export const documentsOf = (state: KnownState): Files => {
  if (state.status === 'SetupIssued') {
    const template = templateOf(state, state.setup)
    return {
      'setup.json': jsonText(SetupDocument.encode(setupDocumentOf(state))),
      ...(E.isRight(template) ? { 'template.json': template.right.body } : {}),
    }
  }
  if (state.status === 'StackReported') {
    const report = stackReportDocumentOf(state.onboardingId, state.stack)
    return { 'stack-report.json': jsonText(StackReportDocument.encode(report)) }
  }
  return state.status === 'PeeringPending'
    ? { 'peering-notice.json': jsonText(PeeringNotice.encode(peeringNoticeOf(state))) }
    : {}
}

/** The stream as a file: one event a line. */
export const eventsFile = (events: ReadonlyArray<OnboardingEvent>): Files => ({
  'events.jsonl': events.map((event) => `${JSON.stringify(encodeEvent(event))}\n`).join(''),
})
