/** Decisions of people about an onboarding, for either party; `advance` acts on them. */
import { omitUndefined } from '@byoa/core/codec'
import type { Instant } from '@byoa/core/values'
import type { OnboardingId } from '@byoa/core/onboarding'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { type Submitter, give } from './give.ts'

type Ports = Pick<RescalePorts, 'store' | 'clock'>
type Decided = TaskEither<OnboardingError, CommandResult>

// Rescale's

/** Extends the lease by a full period from now; an expired lease cannot be extended. */
export const extendLease = (
  ports: Ports & Pick<RescalePorts, 'policy'>,
  onboardingId: OnboardingId,
): Decided =>
  give({ ports, onboardingId, by: 'rescale' }, 'ExtendLease', {
    leaseSeconds: ports.policy.leaseSeconds,
  })

/** Lets Rescale request the peering again, after the automatic requests failed. */
export const retryPeering = (ports: Ports, onboardingId: OnboardingId): Decided =>
  give({ ports, onboardingId, by: 'rescale' }, 'RetryPeering', {})

/** Has failed work retried at once. */
export const retryWork = (ports: Ports, onboardingId: OnboardingId): Decided =>
  give({ ports, onboardingId, by: 'rescale' }, 'RetryWork', {})

/** Abandons a rotation of the external ID; the ID does not change. */
export const abandonRotation = (ports: Ports, onboardingId: OnboardingId): Decided =>
  give({ ports, onboardingId, by: 'rescale' }, 'AbandonRotation', {})

/**
 * Ends a teardown that the customer does not confirm. Left while Rescale's own side is not clean.
 */
export const closeUnconfirmed = (
  ports: Ports,
  onboardingId: OnboardingId,
  reason: string,
): Decided => give({ ports, onboardingId, by: 'rescale' }, 'CloseUnconfirmed', { reason })

// either party's

/** Suspends the use of a connection for a party. */
export const suspend = (submitter: Submitter, reason: string): Decided =>
  give(submitter, 'Suspend', { reason })

/**
 * Lifts the party's own suspension; the connection is verified before it is used again. If the time
 * of a suspension is given, a newer suspension is kept.
 */
export const resume = (submitter: Submitter, suspendedAt?: Instant): Decided =>
  give(submitter, 'Resume', omitUndefined({ suspendedAt }))

/** Cancels an onboarding before it is connected. */
export const cancel = (submitter: Submitter, reason: string): Decided =>
  give(submitter, 'Cancel', { reason })

/** Begins offboarding. */
export const beginOffboarding = (submitter: Submitter, reason: string): Decided =>
  give(submitter, 'BeginOffboarding', { reason })

/** Aborts an offboarding that the party began and that has not removed anything. */
export const abortOffboarding = (submitter: Submitter): Decided =>
  give(submitter, 'AbortOffboarding', {})

// the customer's

/** Confirms a step of the teardown that the customer has done by hand. */
export const confirmTeardown = (
  ports: Ports,
  onboardingId: OnboardingId,
  step: 'CustomerRoutesRemoved' | 'StackDeleted' | 'AccountClean',
): Decided =>
  give(
    { ports, onboardingId, by: 'customer' },
    'RecordTeardown',
    step === 'AccountClean' ? { step, leftovers: [] } : { step },
  )
