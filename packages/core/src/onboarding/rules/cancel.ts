/** Ends an onboarding before it was connected; what was made by then is undone. */
import { type AnyCommandRule, commandRule, emit } from '../Decision.ts'

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
  isSettled: (state) => state.status === 'Cancelled',
  decide: (_state, command) =>
    emit(command, 'OnboardingCancelled', { reason: command.data.reason }),
})
