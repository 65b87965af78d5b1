/** What a state says that the data of a command has to fit. */
import type { ExternalId } from '../../../src/iam/identity/ExternalId.ts'
import type { PeeringId } from '../../../src/iam/identity/identifiers.ts'
import type { ConnectionSnapshot, VpcSnapshot } from '../../../src/inspection/snapshots.ts'
import type { Ipv4Cidr } from '../../../src/network/Ipv4Cidr.ts'
import type { RescaleVpc } from '../../../src/network/RescaleVpc.ts'
import type { Instant } from '../../../src/values/Instant.ts'
import {
  type OnboardingState,
  type Rotation,
  hasStack,
} from '../../../src/onboarding/OnboardingState.ts'
import type { StackReport } from '../../../src/onboarding/StackReport.ts'
import * as sample from './sample.ts'

/** What is known to whoever gives a command. */
export interface Surroundings {
  readonly state: OnboardingState
  readonly now: Instant
  /** External IDs that were given out before. */
  readonly givenIds: ReadonlySet<ExternalId>
}

export const cidrOf = (state: OnboardingState): Ipv4Cidr => {
  if ('lease' in state) return state.lease.cidr
  return 'setup' in state && state.setup !== undefined ? state.setup.cidr : sample.cidr
}

export const stackOf = (state: OnboardingState): StackReport =>
  'stack' in state && state.stack !== undefined
    ? state.stack
    : { ...sample.stack, vpcCidr: cidrOf(state) }

export const rotationOf = (state: OnboardingState): Rotation | undefined =>
  'rotation' in state ? state.rotation : undefined

export const rescaleVpcOf = (state: OnboardingState): RescaleVpc =>
  'rescaleVpc' in state ? state.rescaleVpc : sample.rescaleVpc

/** The ID in force. */
export const externalIdOf = (state: OnboardingState): ExternalId =>
  'setup' in state && state.setup !== undefined ? state.setup.externalId : sample.externalId

/** The blocks of the customer's VPC that are in use, the first one first. */
export const blocksOf = (state: OnboardingState): ReadonlyArray<Ipv4Cidr> => [
  cidrOf(state),
  ...(hasStack(state)
    ? state.secondaryCidrs.filter(({ isAssociated }) => isAssociated).map(({ cidr }) => cidr)
    : []),
]

/** The present peering, or the one that will be requested next. */
export const peeringIdOf = (state: OnboardingState): PeeringId => {
  if (!hasStack(state)) return sample.peeringOf(1)
  return 'peering' in state && state.peering !== undefined
    ? state.peering.peeringId
    : sample.peeringOf(state.formerPeeringIds.length + 1)
}

/** A peering that ended before, or the first one when there is none. */
export const formerPeeringIdOf = (state: OnboardingState): PeeringId =>
  (hasStack(state) ? state.formerPeeringIds.at(-1) : undefined) ?? sample.peeringOf(1)

/** The blocks and tables that routes are for. */
export const endsOf = (state: OnboardingState): Parameters<typeof sample.routesOf>[2] => ({
  blocks: blocksOf(state),
  customerTableIds: stackOf(state).routeTableIds,
  rescaleVpc: rescaleVpcOf(state),
})

/** The customer's VPC as it should be. */
export const vpcOf = (state: OnboardingState): VpcSnapshot => {
  const { vpcId, subnetIds } = stackOf(state)
  const [subnet] = sample.goodVpc.subnets
  return {
    ...sample.vpcOf(vpcId, cidrOf(state)),
    cidrs: blocksOf(state),
    subnets: subnet === undefined ? [] : subnetIds.map((subnetId) => ({ ...subnet, subnetId })),
    routeTables: sample
      .routesOf('customer', peeringIdOf(state), endsOf(state))
      .map((table) => ({ ...table, routes: [] })),
  }
}

/** A connection without fault. */
export const healthyOf = (state: OnboardingState): Required<ConnectionSnapshot> => {
  const peeringId = peeringIdOf(state)
  return {
    ...sample.healthy(peeringId, vpcOf(state)),
    rescaleRouteTables: sample.routesOf('rescale', peeringId, endsOf(state)),
    customerRouteTables: sample.routesOf('customer', peeringId, endsOf(state)),
  }
}
