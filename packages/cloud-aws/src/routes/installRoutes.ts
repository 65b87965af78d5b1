/**
 * Adds routes: describes, compares, writes what is missing, and describes again. A route that
 * somebody else made is never replaced; only one that leads to a dead peering of an earlier attempt
 * is. What then stands in the way shows in the tables that are returned.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
 */
import { CreateRouteCommand, ReplaceRouteCommand } from '@aws-sdk/client-ec2'
import { type Failure, type InstallRoutesInput, failure } from '@byoa/application'
import type { RouteTableId } from '@byoa/core/iam'
import type { RouteSnapshot, RouteTableSnapshot } from '@byoa/core/inspection'
import type { Ipv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { kindOfCode } from '../failures/AwsErrorKind.ts'
import { type Answered, answered } from '../failures/answered.ts'
import { type Waiter, lookUntil } from '../waiting/Waiter.ts'
import { describeRouteTables } from './describeRouteTables.ts'

/** One write that brings a table nearer to what it should be. */
export interface RouteWrite {
  readonly kind: 'create' | 'replace'
  readonly routeTableId: RouteTableId
  readonly destination: Ipv4Cidr
}

const isOursAndDead = (
  { target, state }: RouteSnapshot,
  { formerPeeringIds }: InstallRoutesInput,
): boolean =>
  state === 'blackhole' && target.kind === 'peering' && formerPeeringIds.includes(target.peeringId)

const writeKind = (
  table: RouteTableSnapshot,
  destination: Ipv4Cidr,
  input: InstallRoutesInput,
): RouteWrite['kind'] | undefined => {
  const present = table.routes.filter((route) => route.destination === destination)
  if (present.length === 0) return 'create'
  return present.every((route) => isOursAndDead(route, input)) ? 'replace' : undefined
}

/** Lists what has to be written. */
export const missingWrites = (
  tables: ReadonlyArray<RouteTableSnapshot>,
  input: InstallRoutesInput,
): ReadonlyArray<RouteWrite> =>
  tables.flatMap((table) =>
    input.destinations.flatMap((destination): ReadonlyArray<RouteWrite> => {
      const kind = writeKind(table, destination, input)
      return kind === undefined ? [] : [{ kind, routeTableId: table.routeTableId, destination }]
    }),
  )

/** Somebody else was quicker, or the answer to our own write was lost: the tables say which. */
const isSettledByOthers = (code: string): boolean => kindOfCode(code) === 'already-exists'

const write = async (
  { ec2, operation }: Ec2Call,
  { kind, routeTableId, destination }: RouteWrite,
  { peeringId }: InstallRoutesInput,
): Answered<unknown> => {
  const route = {
    RouteTableId: routeTableId,
    DestinationCidrBlock: destination,
    VpcPeeringConnectionId: peeringId,
  }
  const written = await answered<unknown>(operation, () =>
    kind === 'create'
      ? ec2.send(new CreateRouteCommand(route))
      : ec2.send(new ReplaceRouteCommand(route)),
  )
  return E.isLeft(written) && isSettledByOthers(written.left.code) ? E.right(undefined) : written
}

/** Nothing is written when not everything can be: half of the routes help nobody. */
const absentTable = (
  { operation }: Ec2Call,
  tables: ReadonlyArray<RouteTableSnapshot>,
  { routeTableIds }: InstallRoutesInput,
): E.Either<Failure, undefined> => {
  const absent = routeTableIds.find((id) => !tables.some((table) => table.routeTableId === id))
  return absent === undefined
    ? E.right(undefined)
    : E.left(
        failure({
          operation,
          code: 'InvalidRouteTableID.NotFound',
          message: `The routeTable ID '${absent}' does not exist`,
          retryable: false,
        }),
      )
}

/**
 * Adds the routes that are missing and returns the tables as they are then. Left when a table does
 * not exist.
 */
export const installRoutes = async (
  waiter: Waiter,
  call: Ec2Call,
  input: InstallRoutesInput,
): Answered<ReadonlyArray<RouteTableSnapshot>> => {
  const look = (): Answered<ReadonlyArray<RouteTableSnapshot>> =>
    describeRouteTables(call, input.routeTableIds)
  const before = await look()
  if (E.isLeft(before)) return before
  const complete = absentTable(call, before.right, input)
  if (E.isLeft(complete)) return complete
  const writes = missingWrites(before.right, input)
  for (const one of writes) {
    const written = await write(call, one, input)
    if (E.isLeft(written)) return written
  }
  if (writes.length === 0) return before
  const isReached = (tables: ReadonlyArray<RouteTableSnapshot>): boolean =>
    missingWrites(tables, input).length === 0
  return lookUntil(waiter, { for: 'routes', subject: input.peeringId, isReached }, look)
}
