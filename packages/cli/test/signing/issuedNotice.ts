/** A document of Rescale's, as it is issued. */
import { type IssuedDocument, decodePeeringNotice, digestOfDocument } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { expect } from 'vitest'

/** Makes the notice of an onboarding. */
export const issuedNotice = (onboardingId = 'onb-0123456789abcdef'): IssuedDocument => {
  const decoded = decodePeeringNotice({
    version: 1,
    kind: 'peering-notice',
    onboardingId,
    answers: `sha256:${'0'.repeat(64)}`,
    peeringId: 'pcx-0123456789abcdef0',
    region: 'us-east-1',
    requesterAccountId: '999988887777',
    requesterVpcId: 'vpc-0123456789abcdef0',
    accepterVpcId: 'vpc-0fedcba9876543210',
    acceptBefore: '2026-01-12T09:00:00.000Z',
    routeTableIds: ['rtb-0123456789abcdef0'],
    destinations: ['10.0.0.0/16'],
  })
  const document = E.isRight(decoded) ? decoded.right : expect.unreachable()
  return { document, digest: digestOfDocument(document), version: 1 }
}
