/** Lets Rescale request the peering again after the automatic requests came to nothing. */
import { type AnyCommandRule, commandRule, emit, noEvents } from '../Decision.ts'
import { statusesWithStack } from '../OnboardingState.ts'

/** After so many requests that came to nothing, a person looks before another one is made. */
export const automaticPeeringAttempts = 3

export const retryPeering: AnyCommandRule<'RetryPeering'> = commandRule({
  by: ['rescale'],
  permitted: statusesWithStack,
  isSettled: () => false,
  decide: (state, command) =>
    state.attempt > automaticPeeringAttempts &&
    (state.status === 'StackReported' || state.status === 'Verified')
      ? emit(command, 'PeeringRetryApproved', {})
      : noEvents,
})
