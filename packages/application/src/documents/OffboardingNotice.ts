/** Rescale's notice that a connection is ended: what the customer has to remove, and by when. */
import { closedRecord } from '@byoa/core/codec'
import { PeeringId, RoleArn, RouteTableId, VpcId } from '@byoa/core/iam/identity'
import { Instant, Party } from '@byoa/core/values'
import { StackName } from '@byoa/core/onboarding'
import * as t from 'io-ts'

import { type SignedHeader, headerCodecs, signatureCodec } from './documentFields.ts'

// model

export interface OffboardingNotice extends SignedHeader<'offboarding-notice'> {
  readonly at: Instant
  /** Who ended the connection. */
  readonly by: Party
  readonly reason: string
  readonly stackName: StackName
  readonly peeringIds: ReadonlyArray<PeeringId>
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  /** Absent when no stack was reported. */
  readonly vpcId?: VpcId
  readonly roleArn?: RoleArn
  /** When the customer must have confirmed that its account is clean. */
  readonly confirmBy: Instant
}

// codec

export const OffboardingNotice: t.Type<OffboardingNotice, unknown, unknown> = closedRecord(
  'offboarding notice of version 1',
  {
    ...headerCodecs('offboarding-notice', 'offboarding notices'),
    at: Instant,
    by: Party,
    reason: t.string,
    stackName: StackName,
    peeringIds: t.readonlyArray(PeeringId, 'list of peering ids'),
    routeTableIds: t.readonlyArray(RouteTableId, 'list of route table ids'),
    confirmBy: Instant,
  },
  { vpcId: VpcId, roleArn: RoleArn, ...signatureCodec },
)
