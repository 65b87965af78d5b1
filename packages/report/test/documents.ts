/** The documents of arbitrary onboardings: what Rescale issued, and what the customer wrote. */
import {
  type DocumentKind,
  type ExchangedDocument,
  type SetupDocument,
  digestOfDocument,
  issuedDocuments,
  reportedStacks,
  requestDocumentOf,
} from '@byoa/application'
import { checkIds } from '@byoa/core/inspection'
import { teardownSteps } from '@byoa/core/onboarding'
import { instant, leftover, onboardingHistory } from '@byoa/testing'
import fc from 'fast-check'

type OfKind<Kind extends DocumentKind> = Extract<ExchangedDocument, { readonly kind: Kind }>

/** A request, and the verdict that declines it. */
export interface DeclinedRequest {
  readonly request: OfKind<'request'>
  readonly verdict: OfKind<'verdict'>
}

/** The documents of one onboarding. */
export interface Exchange {
  readonly setup?: SetupDocument
  /** Those that follow the setup. */
  readonly following: ReadonlyArray<
    Exclude<ExchangedDocument, { readonly kind: 'request' | 'verdict' | 'setup' }>
  >
  readonly declined: ReadonlyArray<DeclinedRequest>
}

/** What the customer writes itself after its stack report. */
const ownDocuments = fc.record({
  at: instant(),
  results: fc.array(
    fc.record({
      id: fc.constantFrom(...checkIds),
      level: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
      outcome: fc.constantFrom('found' as const, 'passed' as const, 'unseen' as const),
    }),
    { maxLength: 5 },
  ),
  removed: fc.subarray([...teardownSteps]),
  remains: fc.array(leftover(), { maxLength: 3 }),
})

/** Exchanges; those without a setup have only requests and verdicts. */
export const exchange = (): fc.Arbitrary<Exchange> =>
  fc.tuple(onboardingHistory(), ownDocuments).map(([events, own]) => {
    const issued = issuedDocuments(events)
    const documents: ReadonlyArray<ExchangedDocument> = [
      ...issued.map(({ document }) => document),
      ...reportedStacks(events, issued).map(({ document }) => document),
    ]
    const [request] = events.flatMap((event) =>
      event.type === 'OnboardingRequested' ? [event.data.request] : [],
    )
    const declined = documents.flatMap((verdict) =>
      verdict.kind === 'verdict' && request !== undefined
        ? [{ verdict, request: requestDocumentOf(request, verdict.proposedCidr) }]
        : [],
    )
    const setup = documents.findLast((one) => one.kind === 'setup')
    if (setup === undefined) return { following: [], declined }
    const { onboardingId } = setup
    const header = {
      version: 1,
      onboardingId,
      answers: digestOfDocument(setup),
      at: own.at,
    } as const
    const { results, removed, remains } = own
    const party = 'customer' as const
    return {
      setup,
      declined,
      following: [
        ...documents.filter(
          (one) => one.kind !== 'request' && one.kind !== 'verdict' && one.kind !== 'setup',
        ),
        { ...header, kind: 'inspection', results },
        { ...header, kind: 'clean-exit', party, removed, unconfirmed: [], remains },
      ],
    }
  })
