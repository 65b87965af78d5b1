/** The ways to describe peerings. */
import type { PeeringId } from '@byoa/core/iam/identity'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Filter, VpcPeeringConnection } from '../aws/Ec2.ts'
import { everyPage } from '../aws/everyPage.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { unreadable } from '../failures/OperationError.ts'
import { peeringSnapshot } from './peeringSnapshot.ts'

/**
 * The largest page.
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
const pageSize = 1000

/** Lists the peerings that match filters; with a filter, a missing peering is not an error. */
export const listPeerings = (
  aws: Aws,
  filters: Readonly<Record<string, ReadonlyArray<string>>>,
): CloudTask<ReadonlyArray<VpcPeeringConnection>> => {
  const Filters = Object.entries(filters).map(([Name, Values]): Filter => ({ Name, Values }))
  return everyPage(
    aws.ec2.describeVpcPeeringConnections,
    { Filters, MaxResults: pageSize },
    (page) => page.VpcPeeringConnections,
  )
}

/** Returns the snapshot of a peering. Left when it is described without what every peering has. */
export const readPeering = (
  connection: VpcPeeringConnection,
): E.Either<CloudError, PeeringSnapshot> => pipe(peeringSnapshot(connection), E.mapLeft(unreadable))

/** Returns the snapshots of peerings. Left when one of them cannot be read. */
export const peeringSnapshots = (
  connections: ReadonlyArray<VpcPeeringConnection>,
): E.Either<CloudError, ReadonlyArray<PeeringSnapshot>> =>
  pipe(connections, E.traverseArray(readPeering))

/** Returns one peering, or nothing when it is not visible. */
export const findPeering = (
  aws: Aws,
  peeringId: PeeringId,
): CloudTask<VpcPeeringConnection | undefined> =>
  pipe(
    listPeerings(aws, { 'vpc-peering-connection-id': [peeringId] }),
    TE.map((listed) => listed.find((one) => one.VpcPeeringConnectionId === peeringId)),
  )

/** Returns the snapshot of one peering, or nothing when it is not visible. */
export const findPeeringSnapshot = (
  aws: Aws,
  peeringId: PeeringId,
): CloudTask<PeeringSnapshot | undefined> =>
  pipe(
    findPeering(aws, peeringId),
    TE.flatMapEither((found) => (found === undefined ? E.right(undefined) : readPeering(found))),
  )
