import { omitUndefined } from '@byoa/core/codec'
import {
  type AccountId,
  type PolicyArn,
  type Region,
  type ZoneId,
  partitionOfRegion,
} from '@byoa/core/iam/identity'
import type { Instant } from '@byoa/core/onboarding'

import {
  type Settings,
  type SettingsChange,
  changeSettings,
  defaultSettings,
} from '../world/Settings.ts'
import { apply } from '../aws/apply.ts'
import { administratorAccess, administratorKeyOf, withAccount } from '../world/withAccount.ts'
import { type World, emptyWorld } from '../world/World.ts'
import type { RescaleConfig } from './RescaleConfig.ts'
import { type RescaleWorld, withRescale } from './RescaleInfrastructure.ts'

export interface RescaleWorldOptions {
  readonly now: Instant
  /** Worlds of one seed give the same ids. */
  readonly seed?: number
  /** What differs from the default settings. */
  readonly settings?: SettingsChange
}

/** Builds a world with Rescale in it and nobody else. */
export const rescaleWorld = (config: RescaleConfig, options: RescaleWorldOptions): RescaleWorld => {
  const settings: Settings = changeSettings(defaultSettings, options.settings ?? {})
  const start = { now: options.now, settings }
  const world = emptyWorld(options.seed === undefined ? start : { ...start, seed: options.seed })
  return withRescale(world, config)
}

export interface CustomerAccount {
  readonly accountId: AccountId
  /** A Region of the account's partition. */
  readonly region: Region
  /** Whether it has a default VPC in each Region, as AWS makes them; it has, when absent. */
  readonly defaultVpc?: boolean
  /** The zones of the Region that it sees, in the order of their names; absent: AWS's choice. */
  readonly zoneIds?: ReadonlyArray<ZoneId>
  /**
   * A managed policy that the account has already, for boundaries. What it allows is not known
   * here, so that it limits nothing.
   */
  readonly permissionsBoundaryArn?: PolicyArn
}

const policyParts = /:(\d{12}):policy(\/(?:.*\/)?)([^/]+)$/

/** A policy of the account itself; nothing to make for one of AWS or of another account. */
const withBoundary = (
  world: World,
  { accountId, permissionsBoundaryArn }: CustomerAccount,
): World => {
  const [, owner, Path = '/', PolicyName] = policyParts.exec(permissionsBoundaryArn ?? '') ?? []
  if (owner !== accountId || PolicyName === undefined) return world
  const caller = { accessKeyId: administratorKeyOf(world, accountId), region: '' }
  const input = { PolicyName, Path, PolicyDocument: administratorAccess.document }
  const [made] = apply(world, caller, { action: 'CreatePolicy', input })
  return made
}

/** Returns the world with a customer's account in it; the same world when it is there already. */
export const withCustomerAccount = (world: World, customer: CustomerAccount): World => {
  const { accountId, region, defaultVpc, zoneIds } = customer
  const opened = withAccount(world, {
    accountId,
    partition: partitionOfRegion(region),
    ...omitUndefined({ defaultVpc }),
    ...(zoneIds === undefined ? {} : { zones: { [region]: zoneIds } }),
  })
  return withBoundary(opened, customer)
}
