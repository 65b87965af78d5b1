import type { RouteTableId } from '@byoa/core/iam/identity'
import type { RouteTableSnapshot } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Send } from './Exchange.ts'
import type { Result } from './portFailure.ts'
import { routeTableSnapshot } from './snapshotsOf.ts'

export type Tables = Result<ReadonlyArray<RouteTableSnapshot>>

const inOrder =
  (routeTableIds: ReadonlyArray<RouteTableId>) =>
  (tables: ReadonlyArray<RouteTableSnapshot>): ReadonlyArray<RouteTableSnapshot> => {
    const byId = new Map(tables.map((table) => [table.routeTableId, table]))
    return [...new Set(routeTableIds)].flatMap((id) => byId.get(id) ?? [])
  }

/** Describes tables by id, each once, in the order that was asked; one that is gone is left out. */
export const describeTables = (send: Send, routeTableIds: ReadonlyArray<RouteTableId>): Tables =>
  routeTableIds.length === 0
    ? E.right([])
    : pipe(
        send({
          action: 'DescribeRouteTables',
          input: { Filters: [{ Name: 'route-table-id', Values: routeTableIds }] },
        }),
        E.flatMap(({ RouteTables }) => E.traverseArray(routeTableSnapshot)(RouteTables)),
        E.map(inOrder(routeTableIds)),
      )
