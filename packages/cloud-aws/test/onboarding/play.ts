/**
 * An onboarding from request to the end, played by both parties on whichever ports they are given.
 */
import {
  type CustomerConsole,
  type OnboardingStore,
  type RescalePorts,
  defaultPolicy,
} from '@byoa/application'
import { type MemoryCloud, memoryIds } from '@byoa/cloud-memory'
import type { OnboardingEvent } from '@byoa/core/onboarding'
import {
  companyCode,
  customerAccountId,
  customerCidr,
  onboardingId,
  region,
  valid,
} from '@byoa/scripted-aws'
import { memoryStore } from '@byoa/store-memory'
import type { Played } from '@byoa/testing/world'

/** What the customer of these tests asks for. */
export const asked = {
  onboardingId,
  request: {
    companyCode,
    accountId: customerAccountId,
    region,
    egress: 'open',
    zoneCount: 2,
    customerNetworks: [],
  },
  cidr: customerCidr,
} as const

/** Puts both parties on the three cloud ports; everything else is in memory. */
export const playedOn = (
  cloud: MemoryCloud,
  ports: Pick<RescalePorts, 'rescaleCloud' | 'customerCloud'> & {
    readonly customerConsole: CustomerConsole
  },
): Played => {
  const store = memoryStore()
  const { clock, rescaleDirectory: directory } = cloud
  const { rescaleCloud, customerCloud, customerConsole } = ports
  const ids = memoryIds()
  return {
    ...asked,
    rescale: { store, directory, rescaleCloud, customerCloud, clock, ids, policy: defaultPolicy },
    customer: { console: customerConsole },
  }
}

/** Puts both parties on another store. */
export const withStore = ({ rescale, customer }: Played, store: OnboardingStore): Played => ({
  ...asked,
  rescale: { ...rescale, store },
  customer,
})

/** Everything that happened, in order. */
export const history = async ({ rescale }: Played): Promise<ReadonlyArray<OnboardingEvent>> =>
  valid(await rescale.store.read(onboardingId)()).events

/** Every peering that Rescale ever requested, whatever became of it. */
export const peeringsOf = async (cloud: MemoryCloud): Promise<number> => {
  const { ec2 } = cloud.rescaleAws(region)
  return (valid(await ec2.describeVpcPeeringConnections({})()).VpcPeeringConnections ?? []).length
}
