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
import {
  type Aws,
  type Wait,
  customerCloud,
  customerConsole,
  noPatience,
  rescaleCloud,
} from '@byoa/cloud'
import { type AccountId, type Region, partitionOfRegion } from '@byoa/core/iam/identity'
import type { Either } from 'fp-ts/lib/Either.js'

import type { ActionName, OutputOf } from './aws/actions.ts'
import type { CallOf, Caller } from './aws/apply.ts'
import type { AwsError } from './aws/AwsError.ts'
import { type CallRecord, type Exchange, makeCall } from './Exchange.ts'
import type { Fault } from './FaultPlan.ts'
import { memoryAws } from './memoryAws.ts'
import { memoryDirectory } from './rescale/memoryDirectory.ts'
import type { RescaleInfrastructure, RescaleWorld } from './rescale/RescaleInfrastructure.ts'
import { administratorKeyOf } from './world/withAccount.ts'
import { type World, advanceTime } from './world/World.ts'

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
  /** AWS as Rescale's platform sees it in a Region. */
  readonly rescaleAws: (region: Region) => Aws
  /** AWS as the administrator of an account sees it in a Region. */
  readonly administratorAws: (accountId: AccountId, region: Region) => Aws
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

/** Returns AWS as Rescale's platform sees it: with the account of the Region's partition. */
const rescaleAwsOn = (
  exchange: Exchange,
  { accounts }: RescaleInfrastructure,
): ((region: Region) => Aws) => {
  const made = new Map<Region, Aws>()
  return (region) => {
    const known = made.get(region)
    if (known !== undefined) return known
    const partition = partitionOfRegion(region)
    const accessKeyId = accounts.find((account) => account.partition === partition)?.accessKeyId
    const aws = memoryAws(exchange, { accessKeyId: () => accessKeyId ?? 'AKIANOBODY', region })
    made.set(region, aws)
    return aws
  }
}

/** Operations look once: time does not pass by itself here. */
const waitingOn = (
  exchange: Exchange,
): { readonly wait: Wait; readonly patience: typeof noPatience } => ({
  wait: {
    now: () => exchange.world.now,
    sleep: (milliseconds) => {
      exchange.world = advanceTime(exchange.world, milliseconds / 1000)
      return Promise.resolve()
    },
  },
  patience: noPatience,
})

/** Builds the ports on a world. */
export const createMemoryCloud = (options: MemoryCloudOptions): MemoryCloud => {
  const { world, rescale, faults = [] } = options
  // The cell: the only thing of this package that changes.
  const exchange: Exchange = { world, faults, calls: [] }
  const rescaleAws = rescaleAwsOn(exchange, rescale)
  const administratorAws = (accountId: AccountId, region: Region): Aws =>
    memoryAws(exchange, {
      accessKeyId: () => administratorKeyOf(exchange.world, accountId),
      region,
    })
  const waiting = waitingOn(exchange)
  let requests = 0
  return {
    rescaleCloud: rescaleCloud({ awsFor: rescaleAws, ...waiting }),
    customerCloud: customerCloud({ awsFor: rescaleAws, ...waiting }),
    customerConsole: (accountId) =>
      customerConsole({
        awsFor: (region) => administratorAws(accountId, region),
        newRequestToken: () => `request-${(requests += 1)}`,
        ...waiting,
      }),
    rescaleDirectory: memoryDirectory(rescale, () => exchange.world, rescaleAws),
    rescaleAws,
    administratorAws,
    clock: { now: () => exchange.world.now },
    rescale,
    world: () => exchange.world,
    changeWorld: (change) => {
      exchange.world = change(exchange.world)
    },
    call: (caller, call) => makeCall(exchange, caller, call),
    advanceTime: (seconds) => {
      exchange.world = advanceTime(exchange.world, seconds)
    },
    planFaults: (more) => {
      exchange.faults = [...exchange.faults, ...more]
    },
    calls: () => [...exchange.calls],
  }
}
