/** The data and the outstanding steps of an onboarding that is ended. */
import { omitUndefined } from '../codec/omitUndefined.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { PeeringId } from '../iam/identity/identifiers.ts'
import type { OnboardingEventOf } from './OnboardingEvent.ts'
import {
  type Cancelled,
  type Ending,
  type KnownState,
  type Offboarding,
  type OnboardingState,
  hasStack,
} from './OnboardingState.ts'
import type { Setup } from './Setup.ts'
import { type TeardownStep, isRescaleSideClean, teardownSteps } from './Teardown.ts'
import { requestPart } from './stateWithStack.ts'

/** The current peering of an onboarding and those of earlier attempts. */
export const peeringIdsOf = (state: KnownState): ReadonlyArray<PeeringId> =>
  hasStack(state)
    ? [
        ...state.formerPeeringIds,
        ...('peering' in state && state.peering !== undefined ? [state.peering.peeringId] : []),
      ]
    : []

/** A setup of which a stack may exist, although none was reported. */
const setupOf = (state: KnownState): Setup | undefined => {
  if ('setup' in state && state.setup !== undefined) return state.setup
  return 'formerSetup' in state ? state.formerSetup : undefined
}

/** The blocks that an onboarding holds: leased, or of its VPC. */
export const cidrsOf = (state: KnownState): ReadonlyArray<Ipv4Cidr> => {
  if (hasStack(state)) {
    return [state.stack.vpcCidr, ...state.secondaryCidrs.map(({ cidr }) => cidr)]
  }
  if ('cidrs' in state) return isRescaleSideClean(state.teardown.outstanding) ? [] : state.cidrs
  return 'lease' in state ? [state.lease.cidr] : []
}

/**
 * Lists the outstanding steps. Once a stack is reported, an unrecorded peering may exist, so
 * Rescale looks for it; once a setup is issued, an unreported stack may exist, so the customer
 * looks for it.
 */
export const outstandingSteps = (state: OnboardingState): ReadonlyArray<TeardownStep> => {
  if (state.status === 'NotRequested') return []
  if (hasStack(state)) {
    return peeringIdsOf(state).length > 0
      ? teardownSteps
      : teardownSteps.filter((step) => step !== 'CustomerRoutesRemoved')
  }
  return setupOf(state) === undefined ? [] : ['StackDeleted', 'AccountClean']
}

/** The outstanding steps in version 1. */
const outstandingInVersion1 = (state: KnownState): ReadonlyArray<TeardownStep> => {
  if (!hasStack(state)) return []
  return peeringIdsOf(state).length > 0 ? teardownSteps : ['StackDeleted', 'AccountClean']
}

/** Returns the data that an onboarding keeps when a party ends it. */
export const endingOf = (
  state: KnownState,
  { by, data }: OnboardingEventOf<'OnboardingCancelled' | 'OffboardingBegun'>,
): Ending => ({
  ...requestPart(state),
  by,
  reason: data.reason,
  ...omitUndefined({ setup: setupOf(state) }),
  ...(hasStack(state) ? omitUndefined({ stack: state.stack, rotation: state.rotation }) : {}),
  peeringIds: peeringIdsOf(state),
  cidrs: cidrsOf(state),
  teardown: {
    outstanding: data.outstanding ?? outstandingInVersion1(state),
    leftovers: [],
  },
})

/** Removes completed steps from the list; an offboarding is closed with the last of them. */
export const withoutSteps = (
  state: Offboarding | Cancelled,
  steps: ReadonlyArray<TeardownStep>,
): OnboardingState => {
  const outstanding = state.teardown.outstanding.filter((step) => !steps.includes(step))
  const teardown = { outstanding, leftovers: [] }
  if (state.status === 'Cancelled') return { ...state, teardown }
  const { before: _before, ...rest } = state
  return outstanding.length === 0 ? { ...rest, teardown, status: 'Closed' } : { ...rest, teardown }
}
