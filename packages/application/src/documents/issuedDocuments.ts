/**
 * The documents that Rescale has issued to the customer, derived from the events of the onboarding:
 * nothing else is kept, and the same events give the same documents. What the customer sends
 * answers one of them.
 */
import {
  type OnboardingEvent,
  type OnboardingState,
  evolve,
  initialState,
} from '@byoa/core/onboarding'

import type { DocumentDigest } from './DocumentDigest.ts'
import { type RescaleDocument, digestOfDocument } from './ExchangedDocument.ts'
import { type DraftDocument, type Sent, nothingSent } from './issuing/Step.ts'
import { documentsOfStep, sentAfter } from './issuing/documentsOfStep.ts'

/** A document of Rescale's, with the digest by which answers name it. */
export interface IssuedDocument extends DraftDocument {
  readonly digest: DocumentDigest
  /** The number of the event with which it was issued: 1, 2, … */
  readonly version: number
}

/** Derives every document that was issued, in order; Rescale's own, not the customer's. */
export const issuedDocuments = (
  events: ReadonlyArray<OnboardingEvent>,
): ReadonlyArray<IssuedDocument> => {
  const issued: IssuedDocument[] = []
  let state: OnboardingState = initialState
  let sent: Sent = nothingSent
  for (const [index, event] of events.entries()) {
    const after = evolve(state, event)
    if (after.status !== 'NotRequested') {
      const step = { before: state, event, after }
      const drafts = documentsOfStep(step, sent).map((draft) => ({
        ...draft,
        digest: digestOfDocument(draft.document),
        version: index + 1,
      }))
      issued.push(...drafts)
      sent = sentAfter(sent, step, drafts)
    }
    state = after
  }
  return issued
}

/** Returns the last document of a kind, if one was issued. */
export const lastOfKind = <Kind extends RescaleDocument['kind']>(
  issued: ReadonlyArray<IssuedDocument>,
  kind: Kind,
):
  | (IssuedDocument & { readonly document: Extract<RescaleDocument, { readonly kind: Kind }> })
  | undefined =>
  issued.findLast(
    (
      one,
    ): one is IssuedDocument & {
      readonly document: Extract<RescaleDocument, { readonly kind: Kind }>
    } => one.document.kind === kind,
  )
