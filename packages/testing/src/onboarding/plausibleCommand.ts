/**
 * Commands that fit the state of an onboarding, so that random sequences get far: unrelated
 * commands are refused at once. Most are accepted; the tests measure the share.
 */
import type { Instant } from '@byoa/core/values'
import type { OnboardingCommand, OnboardingState } from '@byoa/core/onboarding'
import * as fc from 'fast-check'

import { onboardingCommand } from './onboardingCommand.ts'
import type { Choice } from './plausible/choice.ts'
import {
  whilePeeringActive,
  whilePeeringPending,
  whileStackReported,
  whileVerified,
} from './plausible/connecting.ts'
import {
  whileCidrLeased,
  whileNotRequested,
  whileRequested,
  whileSetupIssued,
} from './plausible/negotiation.ts'
import { whileConnected, whileSuspended } from './plausible/operating.ts'
import { whileTornDown } from './plausible/teardown.ts'

const choicesIn = (state: OnboardingState, at: Instant): ReadonlyArray<Choice> => {
  switch (state.status) {
    case 'NotRequested':
      return whileNotRequested(at)
    case 'Requested':
      return whileRequested(state, at)
    case 'CidrLeased':
      return whileCidrLeased(state, at)
    case 'SetupIssued':
      return whileSetupIssued(state, at)
    case 'StackReported':
      return whileStackReported(state, at)
    case 'Verified':
      return whileVerified(state, at)
    case 'PeeringPending':
      return whilePeeringPending(state, at)
    case 'PeeringActive':
      return whilePeeringActive(state, at)
    case 'Connected':
    case 'Degraded':
      return whileConnected(state, at)
    case 'Suspended':
      return whileSuspended(state, at)
    case 'Offboarding':
    case 'Cancelled':
      return whileTornDown(state, at)
    case 'Closed':
      return []
  }
}

/** Commands likely to be accepted in a state at a time; if there are none, any command. */
export const plausibleCommand = (
  state: OnboardingState,
  at: Instant,
): fc.Arbitrary<OnboardingCommand> => {
  const choices = choicesIn(state, at)
  return choices.length === 0 ? onboardingCommand() : fc.oneof(...choices)
}
