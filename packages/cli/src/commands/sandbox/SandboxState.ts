/** The state of a sandbox, sufficient to restart it. */
import { type World, rescaleWorld, withCustomerAccount } from '@byoa/cloud-memory'
import { accessKeysOf, credentialsOf } from '@byoa/cloud-memory/wire'
import type { Instant } from '@byoa/core/values'

import type { Scenario } from './Scenario.ts'

// model

/** An account with its access key. */
export interface SandboxAccount {
  readonly party: 'rescale' | 'customer'
  readonly accountId: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Only if Rescale's platform runs under a role. */
  readonly sessionToken?: string
  readonly region: string
}

/** The VPC that customers peer with. */
export interface SandboxVpc {
  readonly vpcId: string
  readonly cidrs: ReadonlyArray<string>
}

export interface SandboxState {
  readonly accounts: ReadonlyArray<SandboxAccount>
  /** Absent when the scenario has none. */
  readonly rescaleVpc?: SandboxVpc
  readonly world: World
}

// constructors

/** The Region of an account for which the scenario names none. */
const anyRegion = 'us-east-1'

/** Creates the initial state of a scenario. */
export const openSandbox = (scenario: Scenario, now: Instant): SandboxState => {
  const settings = scenario.delays === undefined ? {} : { delays: scenario.delays }
  const rescaleSide = rescaleWorld(scenario.rescale, { now, settings })
  const world = scenario.customers.reduce(withCustomerAccount, rescaleSide.world)
  const { accounts, vpcs } = rescaleSide.rescale
  const [customer] = scenario.customers
  const nearest = vpcs.find(({ vpc }) => vpc.region === customer?.region) ?? vpcs[0]
  return {
    accounts: [
      ...accounts.map(({ accountId, accessKeyId }): SandboxAccount => {
        const placed = [nearest, ...vpcs].find((other) => other?.vpc.accountId === accountId)
        const region = placed?.vpc.region ?? anyRegion
        return { party: 'rescale', accountId, ...credentialsOf(world, accessKeyId), region }
      }),
      ...scenario.customers.map(({ accountId, region }): SandboxAccount => {
        const credentials = accessKeysOf({ world: () => world }, accountId)
        return { party: 'customer', accountId, ...credentials, region }
      }),
    ],
    ...(nearest === undefined
      ? {}
      : { rescaleVpc: { vpcId: nearest.vpc.vpcId, cidrs: nearest.vpc.cidrs } }),
    world,
  }
}
