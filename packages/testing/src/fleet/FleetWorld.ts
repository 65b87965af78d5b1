/**
 * The world of a fleet: the ports of both parties, and changes that people make outside the ports.
 * An embedding test suite builds one on its own adapters.
 */
import type { CustomerPorts, RescalePorts } from '@byoa/application'
import type { AccountId } from '@byoa/core/iam/identity'
import type { Connected, KnownState, Peering, WithStack } from '@byoa/core/onboarding'

/** Unrequested changes of the accounts by people of either party. */
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
  | 'leave-tables'
  | 'delete-tables'
  | 'detach-gateway'
  | 'turn-dns-off'
  | 'add-block'
  | 'add-node'
  | 'remove-nodes'
  // Rescale's
  | 'delete-peering'
  | 'remove-rescale-routes'

/** The fault of the next call to AWS. */
export type Misfortune = 'throttle' | 'timeout-after-effect' | 'refuse' | 'expired-credentials'

/** The resources of an onboarding in the two accounts, as far as known. */
export type Used = Pick<WithStack, 'request' | 'rescaleVpc' | 'setup' | 'stack'> & {
  readonly peering?: Peering
}

/** Returns the resources of an onboarding; nothing before a stack is reported. */
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
  /** Makes the next call fail. */
  readonly strike: (misfortune: Misfortune) => void
  /** The number of calls to AWS. */
  readonly callCount: () => number
  /** Changes a resource of an onboarding; does nothing if it does not exist. */
  readonly doMischief: (mischief: Mischief, used: Used) => void
  /** Lists what does not work of a connection, from the actual state of the world. */
  readonly faultsOf: (state: Connected) => ReadonlyArray<string>
  /** The live peerings of Rescale's account, and their onboardings. */
  readonly livePeerings: () => ReadonlyArray<{
    readonly peeringId: string
    /** The tag of the peering. */
    readonly onboardingId: string
  }>
  /** The routes of Rescale's tables to peerings. */
  readonly rescaleRoutes: () => ReadonlyArray<{
    readonly destination: string
    readonly peeringId: string
  }>
}
