/**
 * The notice to the customer that Rescale requested the peering: which peering to accept, who must
 * have requested it, and which routes to add.
 */
import { type DecodeProblem, type Encoded, closedRecord, decode } from '@byoa/core/codec'
import { AccountId, PeeringId, Region, RouteTableId, VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { Instant } from '@byoa/core/values'
import type { PeeringPending } from '@byoa/core/onboarding'
import type { Either } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import type { DocumentDigest } from './DocumentDigest.ts'
import { type SignedHeader, headerCodecs, signatureCodec } from './documentFields.ts'

// model

export interface PeeringNotice extends SignedHeader<'peering-notice'> {
  readonly peeringId: PeeringId
  readonly region: Region
  /** Accept only a request from this account and VPC: anybody can send a request. */
  readonly requesterAccountId: AccountId
  readonly requesterVpcId: VpcId
  readonly accepterVpcId: VpcId
  readonly acceptBefore: Instant
  /** Each of these route tables needs a route to each destination over the peering. */
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  readonly destinations: ReadonlyArray<Ipv4Cidr>
}

// codec

export const PeeringNotice: t.Type<PeeringNotice, Encoded<PeeringNotice>, unknown> = closedRecord(
  'peering notice of version 1',
  {
    ...headerCodecs('peering-notice', 'peering notices'),
    peeringId: PeeringId,
    region: Region,
    requesterAccountId: AccountId,
    requesterVpcId: VpcId,
    accepterVpcId: VpcId,
    acceptBefore: Instant,
    routeTableIds: t.readonlyArray(RouteTableId, 'list of route table ids'),
    destinations: t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks'),
  },
  signatureCodec,
)

/** Reads a peering notice from parsed JSON. Left lists every wrong field. */
export const decodePeeringNotice = (
  json: unknown,
): Either<ReadonlyArray<DecodeProblem>, PeeringNotice> => decode(PeeringNotice, json)

// constructors

/** Makes the notice of a peering that waits for the customer; it answers the stack report. */
export const peeringNoticeOf = (state: PeeringPending, answers: DocumentDigest): PeeringNotice => ({
  version: 1,
  kind: 'peering-notice',
  onboardingId: state.onboardingId,
  answers,
  peeringId: state.peering.peeringId,
  region: state.request.region,
  requesterAccountId: state.rescaleVpc.accountId,
  requesterVpcId: state.rescaleVpc.vpcId,
  accepterVpcId: state.stack.vpcId,
  acceptBefore: state.peering.expiresAt,
  routeTableIds: state.stack.routeTableIds,
  destinations: state.rescaleVpc.cidrs,
})
