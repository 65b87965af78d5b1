/**
 * The one place of this package that remembers: a cell with the world as it is now, the sessions
 * that were opened, and what was called. Everything else is a function of values.
 */
import type { World } from '../world/World.ts'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { AwsError } from '../aws/AwsError.ts'
import { type ActionName, type OutputOf, actions } from '../aws/actions.ts'
import { type CallOf, type Caller, apply } from '../aws/apply.ts'
import * as PersistentMap from '../world/PersistentMap.ts'
import { type Fault, faultError, strikes } from './FaultPlan.ts'
import type { PortError, Result } from './portFailure.ts'

// model

/** One call that was made, with what came of it. */
export interface CallRecord {
  /** Counted from 1. */
  readonly number: number
  /** The port operation it was made for, e.g. `RescaleCloud.requestPeering`. */
  readonly operation: string
  readonly action: ActionName
  readonly accountId: string
  readonly region: string
  /** `ok`, or the code of the error. */
  readonly outcome: string
}

export interface Exchange {
  world: World
  faults: ReadonlyArray<Fault>
  /** Role and external ID → access key of the session that was opened with them. */
  sessions: ReadonlyMap<string, string>
  readonly calls: CallRecord[]
}

/** Who calls, and for which port operation. */
export interface Line extends Caller {
  readonly operation: string
}

/** Makes the calls of one port operation; an error says which permission the call needed. */
export type Send = <Name extends ActionName>(call: CallOf<Name>) => Result<OutputOf<Name>>

// operations

const accountOfKey = (world: World, accessKeyId: string): string =>
  PersistentMap.get(world.accessKeys, accessKeyId)?.accountId ?? ''

const takeFault = (exchange: Exchange, number: number, action: ActionName): Fault | undefined => {
  if (exchange.faults.length === 0) return undefined
  const fault = exchange.faults.find((candidate) => strikes(candidate, { number, action }))
  if (fault !== undefined) exchange.faults = exchange.faults.filter((other) => other !== fault)
  return fault
}

/** Makes a call, with whatever fault is planned for it, and records it. */
export const makeCall = <Name extends ActionName>(
  exchange: Exchange,
  line: Line,
  call: CallOf<Name>,
): E.Either<AwsError, OutputOf<Name>> => {
  const number = exchange.calls.length + 1
  const fault = takeFault(exchange, number, call.action)
  const answered = (
    outcome: E.Either<AwsError, OutputOf<Name>>,
  ): E.Either<AwsError, OutputOf<Name>> => {
    exchange.calls.push({
      number,
      operation: line.operation,
      action: call.action,
      accountId: accountOfKey(exchange.world, line.accessKeyId),
      region: line.region,
      outcome: E.isLeft(outcome) ? outcome.left.code : 'ok',
    })
    return outcome
  }
  if (fault !== undefined && fault.kind !== 'timeout-after-effect') {
    return answered(E.left(faultError(fault.kind)))
  }
  const [world, outcome] = apply(exchange.world, line, call)
  exchange.world = world
  return answered(fault === undefined ? outcome : E.left(faultError(fault.kind)))
}

/** Returns how the calls of one port operation are made. */
export const senderOn =
  (exchange: Exchange, line: Line): Send =>
  (call) =>
    pipe(
      makeCall(exchange, line, call),
      E.mapLeft((error): PortError => ({ ...error, permission: actions[call.action].permission })),
    )
