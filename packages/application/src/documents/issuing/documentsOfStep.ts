/** The documents that Rescale issues with one event of an onboarding. */
import { omitUndefined } from '@byoa/core/codec'
import { type OnboardingEvent, hasStack } from '@byoa/core/onboarding'

import { isTemplateChange } from '../ChangeDocument.ts'
import type { DocumentDigest } from '../DocumentDigest.ts'
import { type RescaleDocument, digestOfDocument } from '../ExchangedDocument.ts'
import { stackReportDocumentOf } from '../StackReportDocument.ts'
import type { DraftDocument, Sent, Step } from './Step.ts'
import { statusChanges, templateChanges, termsIn } from './changeDocuments.ts'
import { connections, notices, provenAfter, reviews, tasksIn } from './connectionDocuments.ts'
import { cleanExits, offboardingNotices, stepOf } from './endingDocuments.ts'
import { setups, verdicts } from './negotiationDocuments.ts'

/** The notice of an ending, and the clean exit of the last step, which may be the same one. */
const endings = (step: Step, sent: Sent): ReadonlyArray<DraftDocument> => {
  const leaving = offboardingNotices(step, sent)
  const [notice] = leaving
  const told =
    notice === undefined
      ? sent
      : { ...sent, notice: digestOfDocument(notice.document), removed: [] }
  return [...leaving, ...cleanExits(step, told)]
}

const changeAfter = (
  sent: Sent,
  issued: ReadonlyArray<DraftDocument>,
): DocumentDigest | undefined =>
  issued.reduce<DocumentDigest | undefined>((change, { document }) => {
    if (document.kind === 'setup') return undefined
    return isTemplateChange(document) ? digestOfDocument(document) : change
  }, sent.change)

/** Returns the documents of one step; a review follows a change that the same step issues. */
export const documentsOfStep = (step: Step, sent: Sent): ReadonlyArray<DraftDocument> => {
  const changes = templateChanges(step, sent)
  const changed = { ...sent, ...omitUndefined({ change: changeAfter(sent, changes) }) }
  return [
    ...[verdicts, setups, notices, statusChanges].flatMap((make) => make(step, sent)),
    ...changes,
    ...[connections, reviews, endings].flatMap((make) => make(step, changed)),
  ]
}

const reportOf = ({ event, after }: Step, { setup, report }: Sent): DocumentDigest | undefined =>
  event.type === 'StackReported' && hasStack(after) && setup !== undefined
    ? digestOfDocument(
        stackReportDocumentOf(
          { onboardingId: after.onboardingId, answers: setup },
          event.data.stack,
        ),
      )
    : report

const isEndingBegun = ({ type }: OnboardingEvent): boolean =>
  type === 'OffboardingBegun' || type === 'OnboardingCancelled'

/** Returns what later documents refer to, after one step has issued its documents. */
export const sentAfter = (
  sent: Sent,
  step: Step,
  issued: ReadonlyArray<DraftDocument & { readonly digest: DocumentDigest }>,
): Sent => {
  const { event } = step
  const digestOf = (kind: RescaleDocument['kind']): DocumentDigest | undefined =>
    issued.find(({ document }) => document.kind === kind)?.digest
  const [terms = sent.terms] = issued.flatMap(({ document }) => termsIn(document) ?? [])
  const removed = isEndingBegun(event) ? [] : sent.removed
  return {
    ...omitUndefined({
      setup: digestOf('setup') ?? sent.setup,
      report: reportOf(step, sent),
      notice: digestOf('offboarding-notice') ?? sent.notice,
      change: changeAfter(sent, issued),
      terms,
    }),
    tasks: tasksIn(step),
    proven: provenAfter(sent.proven, event),
    removed: [...removed, ...stepOf(event)],
  }
}
