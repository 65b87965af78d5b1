/** Rescale's refusal of a proposed block: every conflict, and blocks that could be agreed. */
import { closedRecord } from '@byoa/core/codec'
import { CidrFinding, Ipv4Cidr } from '@byoa/core/network'
import type { DeclinedProposal, OnboardingId } from '@byoa/core/onboarding'
import * as t from 'io-ts'

import type { DocumentDigest } from './DocumentDigest.ts'
import { type SignedHeader, headerCodecs, signatureCodec } from './documentFields.ts'

// model

export interface VerdictDocument extends SignedHeader<'verdict'> {
  readonly decision: 'declined'
  readonly proposedCidr: Ipv4Cidr
  readonly findings: ReadonlyArray<CidrFinding>
  /** The nearest free blocks; another request with one of them answers this verdict. */
  readonly alternatives: ReadonlyArray<Ipv4Cidr>
}

// codec

export const VerdictDocument: t.Type<VerdictDocument, unknown, unknown> = closedRecord(
  'verdict of version 1',
  {
    ...headerCodecs('verdict', 'verdicts'),
    decision: t.literal('declined', '"declined"'),
    proposedCidr: Ipv4Cidr,
    findings: t.readonlyArray(CidrFinding, 'list of CIDR findings'),
    alternatives: t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks'),
  },
  signatureCodec,
)

// constructors

/** Makes the verdict of a declined proposal; it answers the request. */
export const verdictDocumentOf = (
  {
    onboardingId,
    answers,
  }: { readonly onboardingId: OnboardingId; readonly answers: DocumentDigest },
  { cidr, findings, alternatives }: DeclinedProposal,
): VerdictDocument => ({
  version: 1,
  kind: 'verdict',
  onboardingId,
  answers,
  decision: 'declined',
  proposedCidr: cidr,
  findings,
  alternatives,
})
