import type { RescaleConfig } from '@byoa/cloud'
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
import { type RescaleWorld, withRescale } from './RescaleInfrastructure.ts'

export interface RescaleWorldOptions {
  readonly now: Instant
  /** Worlds of one seed give the same ids. */
  readonly seed?: number
  /** Changes of the default settings. */
  readonly settings?: SettingsChange
}

/** Builds a world with Rescale's side only. */
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
  /** Whether it has default VPCs; true when absent. */
  readonly defaultVpc?: boolean
  /**
   * IDs of the zones that the account sees, in the order of their names; absent for the usual ones.
   */
  readonly zoneIds?: ReadonlyArray<ZoneId>
  /** The ARN of a managed policy for permissions boundaries, created with full access. */
  readonly permissionsBoundaryArn?: PolicyArn
}

const policyParts = /:(\d{12}):policy(\/(?:.*\/)?)([^/]+)$/

/** Returns a policy of the account; nothing for policies of AWS or of other accounts. */
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

/** Returns the world with a customer's account; unchanged when it exists. */
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
