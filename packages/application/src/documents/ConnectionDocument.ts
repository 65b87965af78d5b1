/** Rescale's confirmation that the connection works: what was proven, and when. */
import { closedRecord } from '@byoa/core/codec'
import { AccountId, PeeringId, Region, RoleArn, VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { Instant } from '@byoa/core/values'
import * as t from 'io-ts'

import { type SignedHeader, headerCodecs, signatureCodec } from './documentFields.ts'

// model

/** What must hold before a connection is in use. */
export type Proof = 'role' | 'trust' | 'vpc' | 'peering' | 'rescale-routes' | 'customer-routes'

export interface Proven {
  readonly proof: Proof
  readonly at: Instant
}

export interface ConnectionDocument extends SignedHeader<'connection'> {
  readonly at: Instant
  readonly accountId: AccountId
  readonly region: Region
  readonly vpcId: VpcId
  readonly vpcCidrs: ReadonlyArray<Ipv4Cidr>
  readonly roleArn: RoleArn
  readonly peeringId: PeeringId
  readonly rescaleAccountId: AccountId
  readonly rescaleVpcId: VpcId
  readonly rescaleVpcCidrs: ReadonlyArray<Ipv4Cidr>
  readonly proven: ReadonlyArray<Proven>
}

// codec

const proof: t.Type<Proof, string, unknown> = t.keyof(
  {
    role: null,
    trust: null,
    vpc: null,
    peering: null,
    'rescale-routes': null,
    'customer-routes': null,
  },
  'what was proven',
)

const cidrs = t.readonlyArray(Ipv4Cidr, 'list of CIDR blocks')

export const ConnectionDocument: t.Type<ConnectionDocument, unknown, unknown> = closedRecord(
  'connection of version 1',
  {
    ...headerCodecs('connection', 'connection documents'),
    at: Instant,
    accountId: AccountId,
    region: Region,
    vpcId: VpcId,
    vpcCidrs: cidrs,
    roleArn: RoleArn,
    peeringId: PeeringId,
    rescaleAccountId: AccountId,
    rescaleVpcId: VpcId,
    rescaleVpcCidrs: cidrs,
    proven: t.readonlyArray(
      closedRecord('proof and time', { proof, at: Instant }),
      'list of proofs',
    ),
  },
  signatureCodec,
)
