import type { RouteTableId, VpcId } from '@byoa/core/iam/identity'
import type { RouteTableSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { RouteTable } from '../aws/Ec2.ts'
import { everyPage } from '../aws/everyPage.ts'
import { inFilterChunks } from '../aws/inFilterChunks.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { unreadable } from '../failures/OperationError.ts'
import { routeTableSnapshot } from './routeTableSnapshot.ts'

/**
 * Tables have smaller pages than other things.
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html
 */
const pageSize = 100

/** Lists the tables that have one of at most 200 values, as EC2 describes them. */
export const listRouteTables = (
  aws: Aws,
  Name: 'route-table-id' | 'vpc-id',
  Values: ReadonlyArray<string>,
): CloudTask<ReadonlyArray<RouteTable>> =>
  everyPage(
    aws.ec2.describeRouteTables,
    { Filters: [{ Name, Values }], MaxResults: pageSize },
    (page) => page.RouteTables,
  )

const tableSnapshots = (
  tables: ReadonlyArray<RouteTable>,
): E.Either<CloudError, ReadonlyArray<RouteTableSnapshot>> =>
  pipe(tables, E.traverseArray(routeTableSnapshot), E.mapLeft(unreadable))

/** Describes route tables in the requested order; missing tables are left out. */
export const describeRouteTables = (
  aws: Aws,
  routeTableIds: ReadonlyArray<RouteTableId>,
): CloudTask<ReadonlyArray<RouteTableSnapshot>> => {
  const wanted = [...new Set(routeTableIds)]
  return pipe(
    inFilterChunks(wanted, (ids) => listRouteTables(aws, 'route-table-id', ids)),
    TE.flatMapEither(tableSnapshots),
    TE.map((listed) => new Map(listed.map((table) => [table.routeTableId, table]))),
    TE.map((tables) => wanted.flatMap((id) => tables.get(id) ?? [])),
  )
}

/** Describes every route table of a VPC, including the main table. */
export const routeTablesOfVpc = (
  aws: Aws,
  vpcId: VpcId,
): CloudTask<ReadonlyArray<RouteTableSnapshot>> =>
  pipe(
    listRouteTables(aws, 'vpc-id', [vpcId]),
    TE.flatMapEither(tableSnapshots),
    TE.map(RA.filter((table) => table.vpcId === vpcId)),
  )
