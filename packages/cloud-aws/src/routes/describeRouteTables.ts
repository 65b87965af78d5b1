import { paginateDescribeRouteTables } from '@aws-sdk/client-ec2'
import type { RouteTableId, VpcId } from '@byoa/core/iam'
import type { RouteTableSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'

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

const listRouteTables = async (
  { ec2, operation }: Ec2Call,
  filter: 'route-table-id' | 'vpc-id',
  values: ReadonlyArray<string>,
): Answered<ReadonlyArray<RouteTableSnapshot>> => {
  const listed = await answered(operation, () =>
    itemsOf(
      paginateDescribeRouteTables(
        { client: ec2, pageSize, stopOnSameToken: true },
        { Filters: [{ Name: filter, Values: [...values] }] },
      ),
      (page) => page.RouteTables,
    ),
  )
  if (E.isLeft(listed)) return listed
  const snapshots = E.traverseArray(routeTableSnapshot)(listed.right)
  return E.isLeft(snapshots) ? unreadable(operation, snapshots.left) : snapshots
}

/**
 * Describes tables, in the order in which they are asked for; one that does not exist is left out.
 */
export const describeRouteTables = async (
  call: Ec2Call,
  routeTableIds: ReadonlyArray<RouteTableId>,
): Answered<ReadonlyArray<RouteTableSnapshot>> => {
  const wanted = new Set(routeTableIds)
  const tables = new Map<RouteTableId, RouteTableSnapshot>()
  for (const ids of RA.chunksOf(filterValuesAtMost)([...wanted])) {
    const listed = await listRouteTables(call, 'route-table-id', ids)
    if (E.isLeft(listed)) return listed
    for (const table of listed.right) tables.set(table.routeTableId, table)
  }
  return E.right([...wanted].flatMap((id) => tables.get(id) ?? []))
}

/** Describes every table of a VPC, the main one among them. */
export const routeTablesOfVpc = async (
  call: Ec2Call,
  vpcId: VpcId,
): Answered<ReadonlyArray<RouteTableSnapshot>> => {
  const listed = await listRouteTables(call, 'vpc-id', [vpcId])
  return E.isLeft(listed) ? listed : E.right(listed.right.filter((table) => table.vpcId === vpcId))
}
