/** Cancels an onboarding before it is connected; what exists is removed. */
import { type AnyCommandRule, commandRule, emit } from '../Decision.ts'
import { outstandingSteps } from '../ending.ts'

export const cancel: AnyCommandRule<'Cancel'> = commandRule({
  by: ['rescale', 'customer'],
  permitted: [
    'Requested',
    'CidrLeased',
    'SetupIssued',
    'StackReported',
    'Verified',
    'PeeringPending',
    'PeeringActive',
  ],
  isSettled: ({ status }) => status === 'Cancelled' || status === 'Offboarding',
  decide: (state, command) =>
    emit(command, 'OnboardingCancelled', {
      reason: command.data.reason,
      outstanding: outstandingSteps(state),
    }),
})
