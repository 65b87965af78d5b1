/** A missing route of one side, in findings and events. */
import * as t from 'io-ts'

import { closedRecord } from '../codec/closedRecord.ts'
import { RouteTableId } from '../iam/identity/identifiers.ts'
import { Ipv4Cidr } from '../network/Ipv4Cidr.ts'

// model

/**
 * Why a route does not count; `shadowed` means that a more specific route diverts part of the
 * destination.
 */
export type MissingRouteProblem = 'no-table' | 'absent' | 'blackhole' | 'other-target' | 'shadowed'

export interface RouteInTheWay {
  readonly destination: Ipv4Cidr
  readonly target: string
}

export interface MissingRoute {
  readonly routeTableId: RouteTableId
  readonly destination: Ipv4Cidr
  readonly problem: MissingRouteProblem
  /** The conflicting route, if any. */
  readonly found?: RouteInTheWay
}

// codec

const problem: t.Type<MissingRouteProblem, string, unknown> = t.keyof(
  { 'no-table': null, absent: null, blackhole: null, 'other-target': null, shadowed: null },
  'what is wrong with a route',
)

/** The fields, for other codecs. */
export const missingRouteFields: {
  readonly routeTableId: typeof RouteTableId
  readonly destination: typeof Ipv4Cidr
  readonly problem: typeof problem
} = {
  routeTableId: RouteTableId,
  destination: Ipv4Cidr,
  problem,
}

export const optionalMissingRouteFields: {
  readonly found: t.Type<RouteInTheWay, unknown, unknown>
} = {
  found: closedRecord('route in the way', { destination: Ipv4Cidr, target: t.string }),
}

/** Decodes a missing route of an event. */
export const MissingRoute: t.Type<MissingRoute, unknown, unknown> = closedRecord(
  'missing route',
  missingRouteFields,
  optionalMissingRouteFields,
)
