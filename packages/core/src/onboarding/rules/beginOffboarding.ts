/** Begins to take a connection down that has once worked. */
import { type AnyCommandRule, commandRule, emit } from '../Decision.ts'

export const beginOffboarding: AnyCommandRule<'BeginOffboarding'> = commandRule({
  by: ['rescale', 'customer'],
  permitted: ['Connected', 'Degraded', 'Suspended'],
  isSettled: (state) => state.status === 'Offboarding',
  decide: (_state, command) => emit(command, 'OffboardingBegun', { reason: command.data.reason }),
})
