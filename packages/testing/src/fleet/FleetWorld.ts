/**
 * What a fleet is played on: the ports of both parties on one world, and what its people do past
 * the ports. An embedding test suite builds one on its own adapters.
 */
import type { CustomerPorts, RescalePorts } from '@byoa/application'
import type { AccountId } from '@byoa/core/iam/identity'
import type { Connected, KnownState, Peering, WithStack } from '@byoa/core/onboarding'

/** What the people of either party do to the accounts, without being asked. */
export type Mischief =
  // the customer's
  | 'open-trust'
  | 'close-trust'
  | 'trust-another-account'
  | 'remove-permissions'
  | 'delete-role'
  | 'delete-stack'
  | 'end-peering'
  | 'remove-customer-routes'
  | 'detach-gateway'
  | 'turn-dns-off'
  | 'add-block'
  | 'add-node'
  | 'remove-nodes'
  // Rescale's
  | 'delete-peering'
  | 'remove-rescale-routes'

/** What goes wrong with the next call to AWS. */
export type Misfortune = 'throttle' | 'timeout-after-effect' | 'refuse' | 'expired-credentials'

/** What an onboarding uses in the two accounts, as far as it is known. */
export type Used = Pick<WithStack, 'request' | 'rescaleVpc' | 'setup' | 'stack'> & {
  readonly peering?: Peering
}

/** Returns what an onboarding uses; nothing before a stack was reported. */
export const usedBy = (state: KnownState): Used | undefined => {
  if (!('stack' in state) || state.stack === undefined || state.setup === undefined)
    return undefined
  const { request, rescaleVpc, setup, stack } = state
  const peering = 'peering' in state ? state.peering : undefined
  return { request, rescaleVpc, setup, stack, ...(peering === undefined ? {} : { peering }) }
}

export interface FleetWorld {
  readonly rescale: RescalePorts
  readonly customerOf: (accountId: AccountId) => CustomerPorts
  readonly advanceTime: (seconds: number) => void
  /** Lets the next call go wrong. */
  readonly strike: (misfortune: Misfortune) => void
  /** How many calls to AWS were made. */
  readonly callCount: () => number
  /** Does something to what an onboarding uses; nothing where that is not there. */
  readonly doMischief: (mischief: Mischief, used: Used) => void
  /** Says what does not work of a connection that should, by looking at the world itself. */
  readonly faultsOf: (state: Connected) => ReadonlyArray<string>
  /** The peerings of Rescale's account that connect, or still may, and whose they are. */
  readonly livePeerings: () => ReadonlyArray<{
    readonly peeringId: string
    /** What the peering is tagged with. */
    readonly onboardingId: string
  }>
  /** The routes of Rescale's tables to peerings. */
  readonly rescaleRoutes: () => ReadonlyArray<{
    readonly destination: string
    readonly peeringId: string
  }>
}
