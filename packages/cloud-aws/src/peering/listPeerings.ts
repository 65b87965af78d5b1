/** Every way of asking EC2 for peerings. */
import {
  type Filter,
  type VpcPeeringConnection,
  paginateDescribeVpcPeeringConnections,
} from '@aws-sdk/client-ec2'
import type { Failure } from '@byoa/application'
import type { PeeringId } from '@byoa/core/iam/identity'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { unreadable } from '../failures/ownFailure.ts'
import { itemsOf } from '../failures/itemsOf.ts'
import { peeringSnapshot } from './peeringSnapshot.ts'

/**
 * The largest page.
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
const pageSize = 1000

/**
 * Lists the peerings that filters let through; asking by filter, one that is gone is missing and no
 * error.
 */
export const listPeerings = (
  { ec2, operation }: Ec2Call,
  filters: Readonly<Record<string, ReadonlyArray<string>>>,
): Answered<ReadonlyArray<VpcPeeringConnection>> => {
  const Filters = Object.entries(filters).map(([Name, values]): Filter => ({
    Name,
    Values: [...values],
  }))
  return answered(operation, 'ec2:DescribeVpcPeeringConnections', () =>
    itemsOf(
      paginateDescribeVpcPeeringConnections(
        { client: ec2, pageSize, stopOnSameToken: true },
        { Filters },
      ),
      (page) => page.VpcPeeringConnections,
    ),
  )
}

/** Returns the snapshots of peerings. Left when one is described without what every peering has. */
export const peeringSnapshots = (
  operation: string,
  connections: ReadonlyArray<VpcPeeringConnection>,
): E.Either<Failure, ReadonlyArray<PeeringSnapshot>> =>
  pipe(
    connections,
    E.traverseArray(peeringSnapshot),
    E.mapLeft((what) => unreadable(operation, what)),
  )

/** Returns one peering, or nothing when it is not visible. */
export const findPeering = (
  call: Ec2Call,
  peeringId: PeeringId,
): Answered<VpcPeeringConnection | undefined> =>
  pipe(
    listPeerings(call, { 'vpc-peering-connection-id': [peeringId] }),
    TE.map((listed) => listed.find((one) => one.VpcPeeringConnectionId === peeringId)),
  )

/** Returns the snapshot of one peering, or nothing when it is not visible. */
export const findPeeringSnapshot = (
  call: Ec2Call,
  peeringId: PeeringId,
): Answered<PeeringSnapshot | undefined> =>
  pipe(
    findPeering(call, peeringId),
    TE.flatMapEither((found) =>
      peeringSnapshots(call.operation, found === undefined ? [] : [found]),
    ),
    TE.map(([snapshot]) => snapshot),
  )
