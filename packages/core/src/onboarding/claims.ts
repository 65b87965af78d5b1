/**
 * The facts that the store keeps unique across all onboardings, and how each event changes them.
 * A block stays claimed until whatever used it is gone; an external ID is never given out again.
 */
import type { Region } from '../iam/Partition.ts'
import type { RoleArn } from '../iam/RoleArn.ts'
import type { ExternalId } from '../iam/ExternalId.ts'
import type { AccountId, VpcId } from '../iam/identifiers.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { OnboardingEvent } from './OnboardingEvent.ts'
import { type OnboardingState, isTerminal } from './OnboardingState.ts'
import { evolve } from './evolve.ts'

// model

export type Claim =
  /** No two may overlap on one Rescale VPC. */
  | { readonly kind: 'Cidr'; readonly rescaleVpcId: VpcId; readonly cidr: Ipv4Cidr }
  | { readonly kind: 'RoleArn'; readonly roleArn: RoleArn }
  | { readonly kind: 'ExternalId'; readonly externalId: ExternalId }
  | { readonly kind: 'OpenOnboarding'; readonly accountId: AccountId; readonly region: Region }

export interface ClaimChanges {
  readonly claim: ReadonlyArray<Claim>
  readonly release: ReadonlyArray<Claim>
}

// operations

const openOnboarding = ({
  request,
}: Exclude<OnboardingState, { readonly status: 'NotRequested' }>): Claim => ({
  kind: 'OpenOnboarding',
  accountId: request.accountId,
  region: request.region,
})

const cidrOf = (state: OnboardingState): Ipv4Cidr | undefined => {
  if ('lease' in state) return state.lease.cidr
  if ('stack' in state && state.stack !== undefined) return state.stack.vpcCidr
  return 'cidr' in state ? state.cidr : undefined
}

/** Everything but the external IDs: what an onboarding gives back when it is over. */
const returnable = (state: OnboardingState): ReadonlyArray<Claim> => {
  if (state.status === 'NotRequested') return []
  const cidr = cidrOf(state)
  const rescaleVpcId = state.rescaleVpc.vpcId
  return [
    ...(cidr === undefined ? [] : [{ kind: 'Cidr', rescaleVpcId, cidr } as const]),
    ...('stack' in state && state.stack !== undefined
      ? [{ kind: 'RoleArn', roleArn: state.stack.roleArn } as const]
      : []),
    openOnboarding(state),
  ]
}

const holdsRole = (state: OnboardingState, roleArn: RoleArn): boolean =>
  state.status === 'StackReported' && state.stack.roleArn === roleArn

const claimedBy = (state: OnboardingState, event: OnboardingEvent): ReadonlyArray<Claim> => {
  if (event.type === 'OnboardingRequested') {
    const { accountId, region } = event.data.request
    return [{ kind: 'OpenOnboarding', accountId, region }]
  }
  if (event.type === 'CidrLeased' && state.status !== 'NotRequested') {
    return [{ kind: 'Cidr', rescaleVpcId: state.rescaleVpc.vpcId, cidr: event.data.cidr }]
  }
  if (event.type === 'SetupIssued') {
    return [{ kind: 'ExternalId', externalId: event.data.setup.externalId }]
  }
  if (event.type === 'ExternalIdRotationBegun') {
    return [{ kind: 'ExternalId', externalId: event.data.nextExternalId }]
  }
  return event.type === 'StackReported' && !holdsRole(state, event.data.stack.roleArn)
    ? [{ kind: 'RoleArn', roleArn: event.data.stack.roleArn }]
    : []
}

const releasedBy = (
  state: OnboardingState,
  event: OnboardingEvent,
  next: OnboardingState,
): ReadonlyArray<Claim> => {
  if (isTerminal(next)) return returnable(state)
  if (event.type === 'LeaseLapsed') return returnable(state).filter(({ kind }) => kind === 'Cidr')
  if (event.type === 'StackReported' && state.status === 'StackReported') {
    const { roleArn } = state.stack
    return holdsRole(state, event.data.stack.roleArn) ? [] : [{ kind: 'RoleArn', roleArn }]
  }
  return []
}

/**
 * Returns what an event, in the state it happens in, claims and releases; nothing when it cannot
 * happen there.
 */
export const claimChangesOf = (state: OnboardingState, event: OnboardingEvent): ClaimChanges => {
  const next = evolve(state, event)
  if (next === state || isTerminal(state)) return { claim: [], release: [] }
  return { claim: claimedBy(state, event), release: releasedBy(state, event, next) }
}
