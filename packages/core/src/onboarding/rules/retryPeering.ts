/** Lets Rescale request the peering again after the automatic requests failed. */
import { type AnyCommandRule, commandRule, emit, noEvents } from '../Decision.ts'
import { statusesWithStack } from '../OnboardingState.ts'

/** The number of failed requests after which a person is asked. */
export const automaticPeeringAttempts = 3

export const retryPeering: AnyCommandRule<'RetryPeering'> = commandRule({
  by: ['rescale'],
  permitted: statusesWithStack,
  decide: (state, command) =>
    state.attempt > automaticPeeringAttempts &&
    (state.status === 'StackReported' || state.status === 'Verified')
      ? emit(command, 'PeeringRetryApproved', {})
      : noEvents,
})
