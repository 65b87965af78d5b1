import type { RouteTableId, VpcId } from '@byoa/core/iam/identity'
import type { RouteTableSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import { everyPage } from '../aws/everyPage.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { unreadable } from '../failures/OperationError.ts'
import { routeTableSnapshot } from './routeTableSnapshot.ts'

/**
 * Route tables have smaller pages than other resources, and a filter takes 200 values.
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html
 */
const pageSize = 100
const filterValuesAtMost = 200

const listRouteTables = (
  aws: Aws,
  Name: 'route-table-id' | 'vpc-id',
  Values: ReadonlyArray<string>,
): CloudTask<ReadonlyArray<RouteTableSnapshot>> =>
  pipe(
    everyPage(
      aws.ec2.describeRouteTables,
      { Filters: [{ Name, Values }], MaxResults: pageSize },
      (page) => page.RouteTables,
    ),
    TE.map(E.traverseArray(routeTableSnapshot)),
    TE.flatMapEither(E.mapLeft(unreadable)),
  )

/** Describes route tables in the requested order; missing tables are left out. */
export const describeRouteTables = (
  aws: Aws,
  routeTableIds: ReadonlyArray<RouteTableId>,
): CloudTask<ReadonlyArray<RouteTableSnapshot>> => {
  const wanted = [...new Set(routeTableIds)]
  return pipe(
    RA.chunksOf(filterValuesAtMost)(wanted),
    TE.traverseSeqArray((ids) => listRouteTables(aws, 'route-table-id', ids)),
    TE.map((listed) => new Map(listed.flat().map((table) => [table.routeTableId, table]))),
    TE.map((tables) => wanted.flatMap((id) => tables.get(id) ?? [])),
  )
}

/** Describes every route table of a VPC, including the main table. */
export const routeTablesOfVpc = (
  aws: Aws,
  vpcId: VpcId,
): CloudTask<ReadonlyArray<RouteTableSnapshot>> =>
  pipe(listRouteTables(aws, 'vpc-id', [vpcId]), TE.map(RA.filter((table) => table.vpcId === vpcId)))
