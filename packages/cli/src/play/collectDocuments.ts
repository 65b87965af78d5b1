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

/** Files of one event. */
interface Dated {
  readonly version: number
  readonly files: Files
}

/** Returns the file of a document, named for its kind. */
export const documentFile = (document: ExchangedDocument): Files => ({
  [`${document.kind}.json`]: `${JSON.stringify(encodeExchangedDocument(document), null, 2)}\n`,
})

/** Returns the files of a document of Rescale's: the document, and the template that it names. */
export const issuedFiles = ({ document, template }: IssuedDocument): Files => ({
  ...documentFile(document),
  ...(template !== undefined && 'template' in document
    ? { [document.template.file]: template.body }
    : {}),
})

/** The stack reports, as the customer wrote them: each answers the setup before it. */
const reportedFiles = (
  events: ReadonlyArray<OnboardingEvent>,
  issued: ReadonlyArray<IssuedDocument>,
): ReadonlyArray<Dated> =>
  events.flatMap((event, index): ReadonlyArray<Dated> => {
    const setup = issued.findLast(
      ({ document, version }) => document.kind === 'setup' && version <= index,
    )
    if (event.type !== 'StackReported' || setup === undefined) return []
    const header = { onboardingId: setup.document.onboardingId, answers: setup.digest }
    return [
      {
        version: index + 1,
        files: documentFile(stackReportDocumentOf(header, event.data.stack)),
      },
    ]
  })

/** An event as a line, with its place in the stream as the first field. */
const eventLine = (event: OnboardingEvent, index: number): string =>
  `{"version":${index + 1},${JSON.stringify(encodeEvent(event)).slice(1)}\n`

/** Collects the last document of each kind, and the stream as a file: one event per line. */
export const historyFiles = (events: ReadonlyArray<OnboardingEvent>): Files => {
  const issued = issuedDocuments(events)
  const dated = [
    ...issued.map((one) => ({ version: one.version, files: issuedFiles(one) })),
    ...reportedFiles(events, issued),
  ]
  return {
    ...dated
      .toSorted((one, other) => one.version - other.version)
      .reduce((all: Files, { files }) => ({ ...all, ...files }), {}),
    'events.jsonl': events.map(eventLine).join(''),
  }
}
