/** An in-memory AWS with the cloud ports of onboardings. Time passes only when it is advanced. */
import type { Clock, CustomerCloud, CustomerConsole, RescaleDirectory } from '@byoa/application'
import {
  type Aws,
  type RescaleCloudWithPreflight,
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
  /** Planned faults; none when absent. */
  readonly faults?: ReadonlyArray<Fault>
}

export interface MemoryCloud {
  readonly rescaleCloud: RescaleCloudWithPreflight
  readonly customerCloud: CustomerCloud
  /** An account as its administrator sees it. */
  readonly customerConsole: (accountId: AccountId) => CustomerConsole
  readonly rescaleDirectory: RescaleDirectory
  /** Returns AWS for Rescale's platform in a Region. */
  readonly rescaleAws: (region: Region) => Aws
  /** Returns AWS for the administrator of an account in a Region. */
  readonly administratorAws: (accountId: AccountId, region: Region) => Aws
  /** The clock of the world. */
  readonly clock: Clock
  readonly rescale: RescaleInfrastructure
  /** Returns the current world. */
  readonly world: () => World
  /** Changes the world, e.g. on behalf of another administrator or customer. */
  readonly changeWorld: (change: (world: World) => World) => void
  /** Makes one call with an access key; planned faults apply. */
  readonly call: <Name extends ActionName>(
    caller: Caller,
    call: CallOf<Name>,
  ) => Either<AwsError, OutputOf<Name>>
  readonly advanceTime: (seconds: number) => void
  /** Adds planned faults. */
  readonly planFaults: (faults: ReadonlyArray<Fault>) => void
  /** Returns all calls in order, with their outcomes. */
  readonly calls: () => ReadonlyArray<CallRecord>
}

// constructors

/** Returns AWS for Rescale's account in the Region's partition. */
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

/** Operations poll once, as time does not pass by itself. */
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
  // The only mutable variable of this package.
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
