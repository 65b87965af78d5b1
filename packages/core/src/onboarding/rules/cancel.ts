/** Ends an onboarding before it was connected; what was made by then is undone. */
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
