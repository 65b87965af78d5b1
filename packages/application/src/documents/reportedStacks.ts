/** The stack reports of an onboarding as documents, derived from its events. */
import type { OnboardingEvent } from '@byoa/core/onboarding'

import type { DocumentDigest } from './DocumentDigest.ts'
import { digestOfDocument } from './ExchangedDocument.ts'
import type { IssuedDocument } from './issuedDocuments.ts'
import { type StackReportDocument, stackReportDocumentOf } from './StackReportDocument.ts'

/** A stack report, with the number of its event: 1, 2, … */
export interface ReportedStackDocument {
  readonly document: StackReportDocument
  readonly digest: DocumentDigest
  readonly version: number
}

/** Derives the stack reports, as the customer wrote them: each answers the setup before it. */
export const reportedStacks = (
  events: ReadonlyArray<OnboardingEvent>,
  issued: ReadonlyArray<IssuedDocument>,
): ReadonlyArray<ReportedStackDocument> =>
  events.flatMap((event, index) => {
    const setup = issued.findLast(
      ({ document, version }) => document.kind === 'setup' && version <= index,
    )
    if (event.type !== 'StackReported' || setup === undefined) return []
    const header = { onboardingId: setup.document.onboardingId, answers: setup.digest }
    const document = stackReportDocumentOf(header, event.data.stack)
    return [{ document, digest: digestOfDocument(document), version: index + 1 }]
  })
