/** The documents that the parties exchanged, derived from the events of an onboarding, as files. */
import {
  type ExchangedDocument,
  type IssuedDocument,
  documentFileName,
  encodeExchangedDocument,
  issuedDocuments,
  reportedStacks,
} from '@byoa/application'
import { type OnboardingEvent, encodeEvent, replay } from '@byoa/core/onboarding'
import { renderPage, reportOf } from '@byoa/report'

/** File name → text. */
export type Files = Readonly<Record<string, string>>

/** Returns the file of a document. */
export const documentFile = (document: ExchangedDocument): Files => ({
  [documentFileName(document)]: `${JSON.stringify(encodeExchangedDocument(document), null, 2)}\n`,
})

/** Returns the files of a document of Rescale's: the document, and the template that it names. */
export const issuedFiles = ({ document, template }: IssuedDocument): Files => ({
  ...documentFile(document),
  ...(template !== undefined && 'template' in document
    ? { [document.template.file]: template.body }
    : {}),
})

/** An event as a line, with its place in the stream as the first field. */
const eventLine = (event: OnboardingEvent, index: number): string =>
  `{"version":${index + 1},${JSON.stringify(encodeEvent(event)).slice(1)}\n`

/** The page of an onboarding for Rescale's staff, as of its last event. */
const pageFile = (events: ReadonlyArray<OnboardingEvent>): Files => {
  const state = replay(events)
  if (state.status === 'NotRequested') return {}
  const loaded = { onboardingId: state.onboardingId, state, events }
  const page = reportOf(loaded, { party: 'rescale', now: events.at(-1)?.at ?? state.since })
  return { 'report.html': renderPage(page) }
}

/**
 * Collects the last document of each kind, the stream as a file with one event per line, and the
 * page. `issued` are Rescale's documents, which may be signed.
 */
export const historyFiles = (
  events: ReadonlyArray<OnboardingEvent>,
  issued: ReadonlyArray<IssuedDocument> = issuedDocuments(events),
): Files => {
  const dated = [
    ...issued.map((one) => ({ version: one.version, files: issuedFiles(one) })),
    ...reportedStacks(events, issued).map(({ document, version }) => ({
      version,
      files: documentFile(document),
    })),
  ]
  return {
    ...dated
      .toSorted((one, other) => one.version - other.version)
      .reduce((all: Files, { files }) => ({ ...all, ...files }), {}),
    'events.jsonl': events.map(eventLine).join(''),
    ...pageFile(events),
  }
}
