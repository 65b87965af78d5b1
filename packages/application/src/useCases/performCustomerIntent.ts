/** Chooses the customer's work for what is asked of it. */
import type { Intent } from '@byoa/core/onboarding'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { OnboardingError } from './Onboardings.ts'
import {
  type CustomerPorts,
  acceptPeering,
  addCustomerRoutes,
  changeTrust,
  confirmAccountClean,
  deleteStack,
  removeCustomerRoutes,
  runStack,
} from './customer.ts'
import type { KnownState } from './loadOnboarding.ts'

type Work = TaskEither<OnboardingError, unknown>

const whileSettingUp = (
  ports: CustomerPorts,
  state: KnownState,
  { type }: Intent,
): Work | undefined => {
  const isStackWork = type === 'RunStack' || type === 'CorrectRole' || type === 'CorrectVpc'
  if (isStackWork && (state.status === 'SetupIssued' || state.status === 'StackReported')) {
    return runStack(ports, state)
  }
  if (type === 'AcceptPeering' && state.status === 'PeeringPending') {
    return acceptPeering(ports, state)
  }
  return type === 'AddCustomerRoutes' && state.status === 'PeeringActive'
    ? addCustomerRoutes(ports, state)
    : undefined
}

const whileInUse = (
  ports: CustomerPorts,
  state: KnownState,
  { type }: Intent,
): Work | undefined => {
  if (state.status !== 'Connected' && state.status !== 'Degraded' && state.status !== 'Suspended') {
    return undefined
  }
  if (type === 'TrustNextExternalId') return changeTrust(ports, state, 'both')
  if (type === 'DistrustCurrentExternalId') return changeTrust(ports, state, 'next-only')
  return type === 'RepairConnection' && state.status === 'Degraded'
    ? addCustomerRoutes(ports, state)
    : undefined
}

const whileEnding = (
  ports: CustomerPorts,
  state: KnownState,
  { type }: Intent,
): Work | undefined => {
  if (state.status !== 'Offboarding' && state.status !== 'Cancelled') return undefined
  if (type === 'RemoveCustomerRoutes') return removeCustomerRoutes(ports, state)
  if (type === 'DeleteStack') return deleteStack(ports, state)
  return type === 'ConfirmAccountClean' ? confirmAccountClean(ports, state) : undefined
}

/**
 * Returns the work of an intent, or nothing when it is not the customer's or needs a decision of
 * theirs.
 */
export const performCustomerIntent = (
  ports: CustomerPorts,
  state: KnownState,
  intent: Intent,
): Work | undefined => {
  if (intent.party !== 'customer') return undefined
  return (
    whileSettingUp(ports, state, intent) ??
    whileInUse(ports, state, intent) ??
    whileEnding(ports, state, intent)
  )
}
