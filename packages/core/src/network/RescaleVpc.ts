/**
 * The VPCs of Rescale's infrastructure that customers peer with, their load, and the choice for the
 * next onboarding.
 *
 * Laws
 * 1. The order of the candidates never changes the choice.
 * 2. A VPC at any of its limits is never chosen; when one has room, one is chosen.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
import * as O from 'fp-ts/lib/Option.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

import type { Encoded } from '../codec/Encoded.ts'
import { closedRecord } from '../codec/closedRecord.ts'
import { Region } from '../iam/identity/Partition.ts'
import { AccountId, PrefixListId, RouteTableId, VpcId } from '../iam/identity/identifiers.ts'
import { Ipv4Cidr } from './Ipv4Cidr.ts'
import { wholeNumber } from '../codec/wholeNumber.ts'

// model

/**
 * A VPC of Rescale's infrastructure in one Region, with every block associated to it and the tables
 * that need routes; without tables until it was read from AWS.
 */
export interface RescaleVpc {
  readonly vpcId: VpcId
  readonly accountId: AccountId
  readonly region: Region
  readonly cidrs: ReadonlyNonEmptyArray<Ipv4Cidr>
  readonly routeTableIds: ReadonlyArray<RouteTableId>
  /** The prefix list of S3 in the Region, which is the same in every account of it. */
  readonly s3PrefixListId?: PrefixListId
}

/** The current limits of a Rescale VPC, as in Service Quotas. */
export interface RescaleVpcQuotas {
  /** Active peerings of the VPC: 50 unless raised, 125 at most. */
  readonly activePeerings: number
  /** Peering requests not yet accepted, of the whole account: 25 unless raised. */
  readonly pendingRequests: number
  /** Routes in one route table, local ones included: 500 unless raised. */
  readonly routesPerTable: number
}

/** The load of a Rescale VPC. */
export interface RescaleVpcLoad {
  readonly activePeerings: number
  readonly pendingRequests: number
  readonly routesInFullestTable: number
  readonly quotas: RescaleVpcQuotas
}

export interface RescaleVpcCandidate {
  readonly vpc: RescaleVpc
  readonly load: RescaleVpcLoad
}

/** A limit that a Rescale VPC can reach. */
export type RescaleVpcLimit = 'active-peerings' | 'pending-requests' | 'routes-per-table'

/** A limit that is reached, so that no further onboarding fits. */
export interface ReachedLimit {
  readonly limit: RescaleVpcLimit
  readonly used: number
  readonly quota: number
}

// codecs

const cidrList: t.Type<ReadonlyArray<Ipv4Cidr>, unknown, unknown> = t.readonlyArray(
  Ipv4Cidr,
  'list of CIDR blocks',
)

const isNonEmpty = (list: ReadonlyArray<Ipv4Cidr>): list is ReadonlyNonEmptyArray<Ipv4Cidr> =>
  list.length > 0

const nonEmptyCidrList: t.Type<ReadonlyNonEmptyArray<Ipv4Cidr>, unknown, unknown> = new t.Type(
  'list of at least one CIDR block',
  (value): value is ReadonlyNonEmptyArray<Ipv4Cidr> => cidrList.is(value) && isNonEmpty(value),
  (value, context) => {
    const list = cidrList.validate(value, context)
    if (list._tag === 'Left') return list
    return isNonEmpty(list.right) ? t.success(list.right) : t.failure(value, context)
  },
  cidrList.encode,
)

/** Decodes a Rescale VPC; at least one CIDR block, every field known. */
export const RescaleVpc: t.Type<RescaleVpc, unknown, unknown> = closedRecord(
  'Rescale VPC',
  {
    vpcId: VpcId,
    accountId: AccountId,
    region: Region,
    cidrs: nonEmptyCidrList,
    routeTableIds: t.readonlyArray(RouteTableId, 'list of route table ids'),
  },
  { s3PrefixListId: PrefixListId },
)

const count = wholeNumber({ from: 0, to: 1_000_000 })

/** Decodes the load of a Rescale VPC with the quotas it counts against. */
export const RescaleVpcLoad: t.Type<
  RescaleVpcLoad,
  Encoded<RescaleVpcLoad>,
  unknown
> = closedRecord('load of a Rescale VPC', {
  activePeerings: count,
  pendingRequests: count,
  routesInFullestTable: count,
  quotas: closedRecord('quotas of a Rescale VPC', {
    activePeerings: wholeNumber({ from: 50, to: 125 }),
    pendingRequests: count,
    routesPerTable: count,
  }),
})

// queries

/**
 * Returns every limit that leaves no room for another peering, request or route.
 *
 * @example
 * import { reachedLimits } from '@byoa/core/network'
 *
 * reachedLimits({
 *   activePeerings: 50,
 *   pendingRequests: 3,
 *   routesInFullestTable: 60,
 *   quotas: { activePeerings: 50, pendingRequests: 25, routesPerTable: 500 },
 * }) // => [{ limit: 'active-peerings', used: 50, quota: 50 }]
 */
export const reachedLimits = (load: RescaleVpcLoad): ReadonlyArray<ReachedLimit> => {
  const limits: ReadonlyArray<ReachedLimit> = [
    { limit: 'active-peerings', used: load.activePeerings, quota: load.quotas.activePeerings },
    { limit: 'pending-requests', used: load.pendingRequests, quota: load.quotas.pendingRequests },
    {
      limit: 'routes-per-table',
      used: load.routesInFullestTable,
      quota: load.quotas.routesPerTable,
    },
  ]
  return limits.filter(({ used, quota }) => used >= quota)
}

/** How near the VPC is to its first permanent limit; pending requests are temporary. */
const fullness = ({ load }: RescaleVpcCandidate): number =>
  Math.max(
    load.activePeerings / load.quotas.activePeerings,
    load.routesInFullestTable / load.quotas.routesPerTable,
  )

const byLoadThenId = (a: RescaleVpcCandidate, b: RescaleVpcCandidate): number =>
  fullness(a) - fullness(b) || Number(a.vpc.vpcId > b.vpc.vpcId) - Number(a.vpc.vpcId < b.vpc.vpcId)

/**
 * Returns whether a VPC was read from AWS, where each has a route table; otherwise it is only
 * configured.
 */
export const isSeenVpc = ({ routeTableIds }: RescaleVpc): boolean => routeTableIds.length > 0

/**
 * Returns the least loaded Rescale VPC of the Region that has room; the lower VPC id when two are
 * equally loaded.
 */
export const chooseRescaleVpc = (
  candidates: ReadonlyArray<RescaleVpcCandidate>,
  region: Region,
): O.Option<RescaleVpc> => {
  const withRoom = candidates.filter(
    ({ vpc, load }) => vpc.region === region && reachedLimits(load).length === 0,
  )
  return pipe(
    O.fromNullable(withRoom.toSorted(byLoadThenId)[0]),
    O.map(({ vpc }) => vpc),
  )
}
