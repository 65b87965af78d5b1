/**
 * The facts that the store keeps unique across all onboardings, and how each event changes them. A
 * block stays claimed until Rescale's routes and peerings are gone, other claims until the
 * onboarding is over; an external ID is never issued again.
 */
import type { Region } from '../iam/identity/Partition.ts'
import type { RoleArn } from '../iam/identity/RoleArn.ts'
import type { ExternalId } from '../iam/identity/ExternalId.ts'
import type { AccountId, VpcId } from '../iam/identity/identifiers.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { OnboardingEvent } from './OnboardingEvent.ts'
import type { StackName } from '../cloudformation/StackName.ts'
import { stackNameOf } from './OnboardingRequest.ts'
import { type OnboardingState, isTerminal } from './OnboardingState.ts'
import { cidrsOf } from './ending.ts'
import { evolve } from './evolve.ts'

// model

export type Claim =
  /** No two may overlap on one Rescale VPC. */
  | { readonly kind: 'Cidr'; readonly rescaleVpcId: VpcId; readonly cidr: Ipv4Cidr }
  | { readonly kind: 'RoleArn'; readonly roleArn: RoleArn }
  | { readonly kind: 'ExternalId'; readonly externalId: ExternalId }
  | { readonly kind: 'CustomerVpc'; readonly vpcId: VpcId }
  /** A further VPC in the same account and Region has a stack of another name. */
  | {
      readonly kind: 'Stack'
      readonly accountId: AccountId
      readonly region: Region
      readonly stackName: StackName
    }

export interface ClaimChanges {
  readonly claim: ReadonlyArray<Claim>
  readonly release: ReadonlyArray<Claim>
}

// queries

/**
 * Returns one text for one claim: its kind and its parts, none of which contains a space. Different
 * claims have different texts, so a store can keep claims unique by it.
 *
 * @example
 * import { claimKey } from '@byoa/core/onboarding'
 * import { ExternalId } from '@byoa/core/iam/identity'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * pipe(
 *   ExternalId.decode('byoa-acme-0123456789abcdef0123456789abcdef'),
 *   E.map((externalId) => claimKey({ kind: 'ExternalId', externalId })),
 * ) // => E.right('ExternalId byoa-acme-0123456789abcdef0123456789abcdef')
 */
export const claimKey = (claim: Claim): string => {
  switch (claim.kind) {
    case 'Cidr':
      return `Cidr ${claim.rescaleVpcId} ${claim.cidr}`
    case 'RoleArn':
      return `RoleArn ${claim.roleArn}`
    case 'ExternalId':
      return `ExternalId ${claim.externalId}`
    case 'CustomerVpc':
      return `CustomerVpc ${claim.vpcId}`
    case 'Stack':
      return `Stack ${claim.accountId} ${claim.region} ${claim.stackName}`
  }
}

/** Everything that an onboarding in this state holds and releases at its end. */
const heldIn = (state: OnboardingState): ReadonlyArray<Claim> => {
  if (state.status === 'NotRequested' || isTerminal(state)) return []
  const { accountId, region } = state.request
  const rescaleVpcId = state.rescaleVpc.vpcId
  const stack = 'stack' in state ? state.stack : undefined
  return [
    { kind: 'Stack', accountId, region, stackName: stackNameOf(state) },
    ...cidrsOf(state).map((cidr): Claim => ({ kind: 'Cidr', rescaleVpcId, cidr })),
    ...(stack === undefined
      ? []
      : [
          { kind: 'RoleArn', roleArn: stack.roleArn } as const,
          { kind: 'CustomerVpc', vpcId: stack.vpcId } as const,
        ]),
  ]
}

/** External IDs are claimed permanently: a customer's role may trust one for years. */
const externalIdsOf = (event: OnboardingEvent): ReadonlyArray<Claim> => {
  if (event.type === 'SetupIssued') {
    return [{ kind: 'ExternalId', externalId: event.data.setup.externalId }]
  }
  return event.type === 'ExternalIdRotationBegun'
    ? [{ kind: 'ExternalId', externalId: event.data.nextExternalId }]
    : []
}

/**
 * Returns what a stream holds after changes, by `claimKey`; claims that are released and claimed
 * stay held.
 */
export const withClaimChanges = (
  held: ReadonlyMap<string, Claim>,
  { claim, release }: ClaimChanges,
): ReadonlyMap<string, Claim> => {
  const next = new Map(held)
  for (const released of release) next.delete(claimKey(released))
  for (const taken of claim) next.set(claimKey(taken), taken)
  return next
}

const without = (
  claims: ReadonlyArray<Claim>,
  others: ReadonlyArray<Claim>,
): ReadonlyArray<Claim> => {
  const keys = new Set(others.map(claimKey))
  return claims.filter((claim) => !keys.has(claimKey(claim)))
}

// operations

/**
 * Returns what an event claims and releases in a state: the difference between the claims of the
 * states before and after. Nothing when the event cannot follow the state.
 *
 * @example
 * import { currentCheckSet } from '@byoa/core/network'
 * import { claimChangesOf, decodeEvent, initialState } from '@byoa/core/onboarding'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const event = decodeEvent({
 *   schemaVersion: 2,
 *   type: 'OnboardingRequested',
 *   at: '2026-01-05T09:00:00.000Z',
 *   by: 'customer',
 *   data: {
 *     onboardingId: 'onb-0123456789abcdef',
 *     request: {
 *       companyCode: 'acme',
 *       accountId: '111122223333',
 *       region: 'us-east-1',
 *       egress: 'open',
 *       zoneCount: 3,
 *       customerNetworks: [],
 *     },
 *     rescaleVpc: {
 *       vpcId: 'vpc-0123456789abcdef0',
 *       accountId: '999988887777',
 *       region: 'us-east-1',
 *       cidrs: ['10.0.0.0/16'],
 *       routeTableIds: ['rtb-0123456789abcdef0'],
 *     },
 *     checkSet: currentCheckSet,
 *   },
 * })
 *
 * pipe(
 *   event,
 *   E.map((requested) => claimChangesOf(initialState, requested).claim.map(({ kind }) => kind)),
 * ) // => E.right(['Stack'])
 */
export const claimChangesOf = (state: OnboardingState, event: OnboardingEvent): ClaimChanges => {
  const next = evolve(state, event)
  if (next === state || isTerminal(state)) return { claim: [], release: [] }
  const [before, after] = [heldIn(state), heldIn(next)]
  return {
    claim: [...without(after, before), ...externalIdsOf(event)],
    release: without(before, after),
  }
}
