import { paginateDescribeRouteTables } from '@aws-sdk/client-ec2'
import type { RouteTableId, VpcId } from '@byoa/core/iam/identity'
import type { RouteTableSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Answered, answered } from '../failures/answered.ts'
import { unreadable } from '../failures/ownFailure.ts'
import { itemsOf } from '../failures/itemsOf.ts'
import type { Ec2Call } from '../clients/Ec2Call.ts'
import { routeTableSnapshot } from './routeTableSnapshot.ts'

/**
 * Tables have smaller pages than other things, and a filter takes 200 values.
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html
 */
const pageSize = 100
const filterValuesAtMost = 200

const listRouteTables = (
  { ec2, operation }: Ec2Call,
  filter: 'route-table-id' | 'vpc-id',
  values: ReadonlyArray<string>,
): Answered<ReadonlyArray<RouteTableSnapshot>> =>
  pipe(
    answered(operation, 'ec2:DescribeRouteTables', () =>
      itemsOf(
        paginateDescribeRouteTables(
          { client: ec2, pageSize, stopOnSameToken: true },
          { Filters: [{ Name: filter, Values: [...values] }] },
        ),
        (page) => page.RouteTables,
      ),
    ),
    TE.map(E.traverseArray(routeTableSnapshot)),
    TE.flatMapEither(E.mapLeft((what) => unreadable(operation, what))),
  )

/**
 * Describes tables, in the order in which they are asked for; one that does not exist is left out.
 */
export const describeRouteTables = (
  call: Ec2Call,
  routeTableIds: ReadonlyArray<RouteTableId>,
): Answered<ReadonlyArray<RouteTableSnapshot>> => {
  const wanted = [...new Set(routeTableIds)]
  return pipe(
    RA.chunksOf(filterValuesAtMost)(wanted),
    TE.traverseSeqArray((ids) => listRouteTables(call, 'route-table-id', ids)),
    TE.map((listed) => new Map(listed.flat().map((table) => [table.routeTableId, table]))),
    TE.map((tables) => wanted.flatMap((id) => tables.get(id) ?? [])),
  )
}

/** Describes every table of a VPC, the main one among them. */
export const routeTablesOfVpc = (
  call: Ec2Call,
  vpcId: VpcId,
): Answered<ReadonlyArray<RouteTableSnapshot>> =>
  pipe(
    listRouteTables(call, 'vpc-id', [vpcId]),
    TE.map(RA.filter((table) => table.vpcId === vpcId)),
  )
