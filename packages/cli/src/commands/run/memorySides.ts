/** Both sides on an in-memory AWS: no AWS account is called, and time is simulated. */
import type { RequestDocument } from '@byoa/application'
import { type Aws, type RescaleConfig, type WaitOptions, noPatience } from '@byoa/cloud'
import {
  type MemoryCloud,
  createMemoryCloud,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { omitUndefined } from '@byoa/core/codec'
import type { Instant, Party } from '@byoa/core/values'

import type { Parties } from '../../play/Parties.ts'
import type { Terminal } from '../../terminal/Terminal.ts'
import { type BothSides, type BothSources, bothSides } from './BothSides.ts'

// model

/** The accounts of both companies. */
export interface MemoryAccounts {
  readonly config: RescaleConfig
  /** Where the customer is, and what its account has. */
  readonly document: RequestDocument
  /** The start of simulated time. */
  readonly start: Instant
  /** The seed of the IDs of AWS; absent: that of the default. */
  readonly seed?: number
}

type SidesOptions = Pick<BothSources, 'store' | 'keyHolder' | 'ids'> & {
  /** Returns an AWS on which the calls of a party are heard. */
  readonly listening?: (party: Party, aws: Aws) => Aws
}

// constructors

/** Creates an AWS with Rescale's side and the account of one customer. */
export const memoryCloudWith = ({
  config,
  document: { accountId, region, permissionsBoundaryArn, zoneIds },
  start: now,
  seed,
}: MemoryAccounts): MemoryCloud => {
  const side = rescaleWorld(config, { now, ...omitUndefined({ seed }) })
  const customer = { accountId, region, ...omitUndefined({ permissionsBoundaryArn, zoneIds }) }
  return createMemoryCloud({ ...side, world: withCustomerAccount(side.world, customer) })
}

/** Operations poll once, as time does not pass by itself; waiting advances it. */
export const waitingOn = ({
  clock,
  advanceTime,
}: MemoryCloud): Pick<WaitOptions, 'wait' | 'patience'> => ({
  patience: noPatience,
  wait: {
    now: () => clock.now(),
    sleep: (milliseconds) => {
      advanceTime(milliseconds / 1000)
      return Promise.resolve()
    },
  },
})

/** Assembles both sides, which report no waiting; makes no call. */
export const memorySides = (
  terminal: Terminal,
  cloud: MemoryCloud,
  {
    config,
    document: { accountId },
    listening = (_party, aws) => aws,
    ...records
  }: SidesOptions & Pick<MemoryAccounts, 'config' | 'document'>,
): BothSides => {
  let requests = 0
  return bothSides(
    { ...terminal, err: () => undefined },
    {
      ...records,
      config,
      rescale: (region) => listening('rescale', cloud.rescaleAws(region)),
      customer: (region) => listening('customer', cloud.administratorAws(accountId, region)),
      newRequestToken: () => `request-${(requests += 1)}`,
      clock: cloud.clock,
      waiting: waitingOn(cloud),
      language: 'en',
    },
  )
}

/** The parties of both sides, and what the customer's administrator can do by hand. */
export interface MemoryParties extends Parties {
  readonly administrator: Aws
}

/** Assembles the parties. Rescale's VPCs have the load that the configuration gives them. */
const memoryParties = (
  cloud: MemoryCloud,
  { rescale, customer: { awsFor, console } }: BothSides,
  { region }: Pick<RequestDocument, 'region'>,
): MemoryParties => ({
  rescale: { ...rescale.ports, directory: cloud.rescaleDirectory },
  customer: { console },
  wait: cloud.advanceTime,
  administrator: awsFor(region),
})

/** Opens both sides on an in-memory AWS of their own. */
export const openMemory = (
  terminal: Terminal,
  accounts: MemoryAccounts,
  records: SidesOptions,
): { readonly sides: BothSides; readonly parties: MemoryParties } => {
  const cloud = memoryCloudWith(accounts)
  const sides = memorySides(terminal, cloud, { ...accounts, ...records })
  return { sides, parties: memoryParties(cloud, sides, accounts.document) }
}
