/** Collects the exchanged documents during an onboarding, each when it is created. */
import {
  currentTemplate,
  peeringNoticeOf,
  PeeringNotice,
  SetupDocument,
  setupDocumentOf,
  StackReportDocument,
  stackReportDocumentOf,
  templateOf,
  templateTrusting,
} from '@byoa/application'
import {
  type KnownState,
  type OnboardingEvent,
  type SetupIssued,
  type StateWithStack,
  encodeEvent,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

/** File name → text. */
export type Files = Readonly<Record<string, string>>

const jsonText = (json: unknown): string => `${JSON.stringify(json, null, 2)}\n`

const setupFile = (state: SetupIssued): Files => ({
  'setup.json': jsonText(SetupDocument.encode(setupDocumentOf(state))),
})

/** The documents of a state. */
export const documentsOf = (state: KnownState): Files => {
  if (state.status === 'SetupIssued') {
    const template = templateOf(state, state.setup)
    return {
      ...setupFile(state),
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

/**
 * The setup and the template during a rotation of the external ID: the setup has the next ID and
 * the digest of the template that trusts only that; the template is the one to run now.
 */
export const reissuedDocuments = (issued: SetupIssued, state: StateWithStack): Files => {
  const { rescaleVpc, rotation, setup } = state
  const externalId = rotation?.nextExternalId ?? setup.externalId
  return pipe(
    E.Do,
    E.bind('agreed', () => templateTrusting(state, setup, [externalId])),
    E.bind('current', () => currentTemplate(state)),
    E.map(({ agreed, current }) => ({
      ...setupFile({
        ...issued,
        rescaleVpc,
        setup: { ...setup, externalId, templateDigest: agreed.digest },
      }),
      'template.json': current.body,
    })),
    E.getOrElse((): Files => ({})),
  )
}

/** An event as a line, with its place in the stream as the first field. */
const eventLine = (event: OnboardingEvent, index: number): string =>
  `{"version":${index + 1},${JSON.stringify(encodeEvent(event)).slice(1)}\n`

/** The stream as a file: one event per line. */
export const eventsFile = (events: ReadonlyArray<OnboardingEvent>): Files => ({
  'events.jsonl': events.map(eventLine).join(''),
})
