/** Documents as the parties may write them, with and without each optional field. */
import {
  customerNetwork,
  instant,
  ipv4Cidr,
  onboardingId,
  onboardingRequest,
  roleArn,
  stackReport,
  text,
} from '@byoa/testing'
import fc from 'fast-check'

import type {
  DocumentKind,
  ExchangedDocument,
  RescaleDocument,
} from '../../src/documents/ExchangedDocument.ts'
import type { InspectionDocument } from '../../src/documents/InspectionDocument.ts'
import type { RequestDocument } from '../../src/documents/RequestDocument.ts'
import {
  type StackReportDocument,
  stackReportDocumentOf,
} from '../../src/documents/StackReportDocument.ts'
import { documentDigest, few, header, record } from './fieldArbitraries.ts'
import {
  setupDocument,
  peeringNotice,
  verdictDocument,
  reviewDocument,
  connectionDocument,
  changeDocument,
  offboardingNotice,
  cleanExit,
} from './rescaleArbitraries.ts'

const answersVerdict: fc.Arbitrary<Pick<RequestDocument, 'onboardingId' | 'answers'>> = record(
  { onboardingId: onboardingId(), answers: documentDigest },
  ['onboardingId', 'answers'],
)

export const requestDocument: fc.Arbitrary<RequestDocument & { readonly kind: 'request' }> = fc
  .record({
    request: onboardingRequest(),
    proposedCidr: ipv4Cidr(),
    answers: answersVerdict,
    customerNetworks: fc.option(few(customerNetwork()), { nil: undefined }),
  })
  .map(({ request, proposedCidr, answers, customerNetworks }) => {
    const { customerNetworks: _, ...rest } = request
    return {
      version: 1,
      kind: 'request',
      ...rest,
      ...answers,
      proposedCidr,
      ...(customerNetworks === undefined ? {} : { customerNetworks }),
    }
  })

export const stackReportDocument: fc.Arbitrary<StackReportDocument> = fc
  .tuple(onboardingId(), documentDigest, stackReport())
  .map(([id, answers, report]) => stackReportDocumentOf({ onboardingId: id, answers }, report))

export const inspectionDocument: fc.Arbitrary<InspectionDocument> = record<InspectionDocument>(
  {
    ...header('inspection'),
    at: instant(),
    roleArn: roleArn(),
    trustPolicy: text(),
    results: few(
      record({
        id: text(),
        level: fc.constantFrom('error', 'warning', 'info'),
        outcome: fc.constantFrom('passed', 'found', 'unseen'),
      }),
    ),
    overrides: few(
      record(
        {
          id: text(),
          subject: text(),
          by: fc.string({ minLength: 1, maxLength: 200 }),
          why: fc.string({ minLength: 1, maxLength: 1000 }),
          until: instant(),
        },
        ['subject', 'until'],
      ),
    ),
  },
  ['roleArn', 'trustPolicy', 'overrides'],
)

/** Kind → its documents. */
export const documentsOfKind: {
  readonly [Kind in DocumentKind]: fc.Arbitrary<Extract<ExchangedDocument, { readonly kind: Kind }>>
} = {
  request: requestDocument,
  verdict: verdictDocument,
  setup: setupDocument,
  'stack-report': stackReportDocument,
  review: reviewDocument,
  'peering-notice': peeringNotice,
  connection: connectionDocument,
  inspection: inspectionDocument,
  change: changeDocument,
  'offboarding-notice': offboardingNotice,
  'clean-exit': cleanExit,
}

/** The kinds that Rescale signs. */
export const signedKinds = [
  'verdict',
  'setup',
  'review',
  'peering-notice',
  'connection',
  'change',
  'offboarding-notice',
  'clean-exit',
] as const satisfies ReadonlyArray<RescaleDocument['kind']>

/** Documents of any kind that Rescale signs, unsigned. */
export const rescaleDocument: fc.Arbitrary<RescaleDocument> = fc
  .oneof(...signedKinds.map((kind): fc.Arbitrary<RescaleDocument> => documentsOfKind[kind]))
  .map(({ signature: _signature, ...document }) => document as RescaleDocument)
