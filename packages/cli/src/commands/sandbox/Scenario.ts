/** The initial content of a sandbox: Rescale's side, and the accounts of customers. */
import { type RescaleConfig, RescaleConfigCodec } from '@byoa/cloud'
import { type CustomerAccount, type Delays, defaultRescale } from '@byoa/cloud-memory'
import { type DecodeProblem, closedRecord, decode, wholeNumber } from '@byoa/core/codec'
import {
  AccountId,
  Region,
  ZoneId,
  parseAccountId,
  parseRegion,
  partitionOfRegion,
} from '@byoa/core/iam/identity'
import { isZoneOf } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

import type { BadInput } from '../../terminal/badInput.ts'
import { missingBlocks } from '../documents/rescaleSide.ts'
import { type Decode, readDocument } from '../../terminal/readDocument.ts'

// model

export interface Scenario {
  readonly version: 1
  readonly rescale: RescaleConfig
  readonly customers: ReadonlyArray<CustomerAccount>
  /** Delays; absent: none. */
  readonly delays?: Partial<Delays>
}

// codec

const customer: t.Type<CustomerAccount, unknown, unknown> = closedRecord(
  'customer account',
  { accountId: AccountId, region: Region },
  { defaultVpc: t.boolean, zoneIds: t.readonlyArray(ZoneId, 'list of zone ids') },
)

const seconds = wholeNumber({ from: 0, to: 31_536_000 })

const delays: t.Type<Partial<Delays>, unknown, unknown> = closedRecord(
  'delays in seconds',
  {},
  {
    peeringValidationSeconds: seconds,
    peeringVisibilitySeconds: seconds,
    peeringProvisioningSeconds: seconds,
    peeringDeletionSeconds: seconds,
    rolePropagationSeconds: seconds,
    stackSeconds: seconds,
    availabilitySeconds: seconds,
  },
)

/** Decodes a scenario. */
export const ScenarioCodec: t.Type<Scenario, unknown, unknown> = closedRecord(
  'scenario of a sandbox',
  {
    version: t.literal(1, 'version 1'),
    rescale: RescaleConfigCodec,
    customers: t.readonlyArray(customer, 'list of customer accounts'),
  },
  { delays },
)

// constructors

const defaultCustomers = (): ReadonlyArray<CustomerAccount> => {
  const accountId = parseAccountId('111122223333')
  const region = parseRegion('us-east-1')
  return E.isRight(accountId) && E.isRight(region)
    ? [{ accountId: accountId.right, region: region.right }]
    : []
}

/** A Rescale account with its VPCs in the commercial partition, and a customer. */
export const defaultScenario: Scenario = {
  version: 1,
  rescale: {
    version: 1,
    accounts: defaultRescale.accounts.filter(({ partition }) => partition === 'aws'),
    vpcs: defaultRescale.vpcs.filter(({ region }) => partitionOfRegion(region) === 'aws'),
  },
  customers: defaultCustomers(),
}

/** The zones of customers that are of another Region, or named twice. */
const strayZones = ({ customers }: Scenario): ReadonlyArray<DecodeProblem> =>
  customers.flatMap(({ region, zoneIds = [] }, index) =>
    zoneIds
      .filter((zoneId, place) => !isZoneOf(region, zoneId) || zoneIds.indexOf(zoneId) !== place)
      .map((zoneId) => ({
        path: `customers[${index}].zoneIds`,
        expected: `zones of ${region}, each once`,
        actual: zoneId,
      })),
  )

const decodeScenario: Decode<Scenario> = (json) =>
  pipe(
    decode(ScenarioCodec, json),
    E.flatMap((scenario) => {
      const stray = [...missingBlocks(scenario.rescale, 'rescale.'), ...strayZones(scenario)]
      return stray.length === 0 ? E.right(scenario) : E.left(stray)
    }),
  )

/** Reads a scenario file; the default one when none is named. */
export const readScenario = (path: string | undefined): TE.TaskEither<BadInput, Scenario> =>
  path === undefined ? TE.right(defaultScenario) : readDocument(path, decodeScenario)
