/** The documents that the parties exchanged, derived from the events of an onboarding, as files. */
import {
  type ExchangedDocument,
  type IssuedDocument,
  encodeExchangedDocument,
  issuedDocuments,
  stackReportDocumentOf,
} from '@byoa/application'
import { type OnboardingEvent, encodeEvent } from '@byoa/core/onboarding'

/** File name → text. */
export type Files = Readonly<Record<string, string>>

/** Returns the file of a document, named for its kind. */
export const documentFile = (document: ExchangedDocument): Files => ({
  [`${document.kind}.json`]: `${JSON.stringify(encodeExchangedDocument(document), null, 2)}\n`,
})

/** Returns the files of a document of Rescale's: the document, and the template that it names. */
export const issuedFiles = ({ document, template }: IssuedDocument): Files => ({
  ...documentFile(document),
  ...(template === undefined ? {} : { 'template.json': template.body }),
})

/** The last stack report, as the customer wrote it: it answers the setup before it. */
const reportFiles = (
  events: ReadonlyArray<OnboardingEvent>,
  issued: ReadonlyArray<IssuedDocument>,
): Files => {
  const index = events.findLastIndex(({ type }) => type === 'StackReported')
  const event = events[index]
  const setup = issued.findLast(
    ({ document, version }) => document.kind === 'setup' && version <= index,
  )
  return event?.type === 'StackReported' && setup !== undefined
    ? documentFile(
        stackReportDocumentOf(
          { onboardingId: setup.document.onboardingId, answers: setup.digest },
          event.data.stack,
        ),
      )
    : {}
}

/** An event as a line, with its place in the stream as the first field. */
const eventLine = (event: OnboardingEvent, index: number): string =>
  `{"version":${index + 1},${JSON.stringify(encodeEvent(event)).slice(1)}\n`

/** Collects the last document of each kind, and the stream as a file: one event per line. */
export const historyFiles = (events: ReadonlyArray<OnboardingEvent>): Files => {
  const issued = issuedDocuments(events)
  return {
    ...issued.map(issuedFiles).reduce((all, files) => ({ ...all, ...files }), {}),
    ...reportFiles(events, issued),
    'events.jsonl': events.map(eventLine).join(''),
  }
}
