/**
 * The only mutable state of this package: the current world, the planned faults, and the calls
 * made. Everything else is a pure function.
 */
import * as E from 'fp-ts/lib/Either.js'

import type { ActionName, OutputOf } from './aws/actions.ts'
import { type CallOf, type Caller, apply } from './aws/apply.ts'
import type { AwsError } from './aws/AwsError.ts'
import { type Fault, faultError, strikes } from './FaultPlan.ts'
import * as PersistentMap from './world/PersistentMap.ts'
import type { World } from './world/World.ts'

// model

/** A call that was made, with its outcome. */
export interface CallRecord {
  /** The number of the call, from 1. */
  readonly number: number
  readonly action: ActionName
  readonly accountId: string
  readonly region: string
  /** `ok`, or the code of the error. */
  readonly outcome: string
}

export interface Exchange {
  world: World
  faults: ReadonlyArray<Fault>
  readonly calls: CallRecord[]
}

// operations

const accountOfKey = (world: World, accessKeyId: string): string =>
  PersistentMap.get(world.accessKeys, accessKeyId)?.accountId ?? ''

const takeFault = (exchange: Exchange, number: number, action: ActionName): Fault | undefined => {
  if (exchange.faults.length === 0) return undefined
  const fault = exchange.faults.find((candidate) => strikes(candidate, { number, action }))
  if (fault !== undefined) exchange.faults = exchange.faults.filter((other) => other !== fault)
  return fault
}

/** Makes a call, with any fault planned for it, and records it. */
export const makeCall = <Name extends ActionName>(
  exchange: Exchange,
  caller: Caller,
  call: CallOf<Name>,
): E.Either<AwsError, OutputOf<Name>> => {
  const number = exchange.calls.length + 1
  const fault = takeFault(exchange, number, call.action)
  const answered = (
    outcome: E.Either<AwsError, OutputOf<Name>>,
  ): E.Either<AwsError, OutputOf<Name>> => {
    exchange.calls.push({
      number,
      action: call.action,
      accountId: accountOfKey(exchange.world, caller.accessKeyId),
      region: caller.region,
      outcome: E.isLeft(outcome) ? outcome.left.code : 'ok',
    })
    return outcome
  }
  if (fault !== undefined && fault.kind !== 'timeout-after-effect') {
    return answered(E.left(faultError(fault.kind)))
  }
  const [world, outcome] = apply(exchange.world, caller, call)
  exchange.world = world
  return answered(fault === undefined ? outcome : E.left(faultError(fault.kind)))
}
