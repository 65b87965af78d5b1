/**
 * An AWS to run onboardings on: a world in a cell, and the cloud ports on it. Nothing is awaited
 * and nothing is written anywhere; time passes when somebody says so.
 */
import type {
  Clock,
  CustomerCloud,
  CustomerConsole,
  RescaleCloud,
  RescaleDirectory,
} from '@byoa/application'
import type { AccountId } from '@byoa/core/iam/identity'
import type { Either } from 'fp-ts/lib/Either.js'

import type { AwsError } from './aws/AwsError.ts'
import type { ActionName, OutputOf } from './aws/actions.ts'
import type { CallOf, Caller } from './aws/apply.ts'
import { type CallRecord, type Exchange, makeCall } from './ports/Exchange.ts'
import type { Fault } from './ports/FaultPlan.ts'
import { memoryCustomerCloud } from './ports/memoryCustomerCloud.ts'
import { memoryCustomerConsole } from './ports/memoryCustomerConsole.ts'
import { memoryRescaleCloud } from './ports/memoryRescaleCloud.ts'
import type { RescaleInfrastructure, RescaleWorld } from './rescale/RescaleInfrastructure.ts'
import { memoryDirectory } from './rescale/memoryDirectory.ts'
import { type World, advanceTime } from './world/World.ts'
import { administratorKeyOf } from './world/withAccount.ts'

// model

export interface MemoryCloudOptions extends RescaleWorld {
  /** What goes wrong; nothing, when absent. */
  readonly faults?: ReadonlyArray<Fault>
}

export interface MemoryCloud {
  readonly rescaleCloud: RescaleCloud
  readonly customerCloud: CustomerCloud
  /** The console of the administrator of an account. */
  readonly customerConsole: (accountId: AccountId) => CustomerConsole
  readonly rescaleDirectory: RescaleDirectory
  /** Shows the time of the world. */
  readonly clock: Clock
  readonly rescale: RescaleInfrastructure
  /** Returns the world as it is now. */
  readonly world: () => World
  /**
   * Changes the world from outside, as somebody else would: another administrator, another
   * customer.
   */
  readonly changeWorld: (change: (world: World) => World) => void
  /**
   * Makes one call with an access key, as any client would; faults that are planned strike it too.
   */
  readonly call: <Name extends ActionName>(
    caller: Caller,
    call: CallOf<Name>,
  ) => Either<AwsError, OutputOf<Name>>
  readonly advanceTime: (seconds: number) => void
  /** Adds to what will go wrong. */
  readonly planFaults: (faults: ReadonlyArray<Fault>) => void
  /** Every call that was made, in order, whatever came of it. */
  readonly calls: () => ReadonlyArray<CallRecord>
}

// constructors

/** Builds the ports on a world. */
export const createMemoryCloud = (options: MemoryCloudOptions): MemoryCloud => {
  const { world, rescale, faults = [] } = options
  // The cell: the only thing of this package that changes.
  const exchange: Exchange = { world, faults, sessions: new Map(), calls: [] }
  return {
    rescaleCloud: memoryRescaleCloud(exchange, rescale),
    customerCloud: memoryCustomerCloud(exchange, rescale),
    customerConsole: (accountId) =>
      memoryCustomerConsole(exchange, () => administratorKeyOf(exchange.world, accountId)),
    rescaleDirectory: memoryDirectory(() => exchange.world, rescale),
    clock: { now: () => exchange.world.now },
    rescale,
    world: () => exchange.world,
    changeWorld: (change) => {
      exchange.world = change(exchange.world)
    },
    call: (caller, call) => makeCall(exchange, { ...caller, operation: 'call' }, call),
    advanceTime: (seconds) => {
      exchange.world = advanceTime(exchange.world, seconds)
    },
    planFaults: (more) => {
      exchange.faults = [...exchange.faults, ...more]
    },
    calls: () => [...exchange.calls],
  }
}
