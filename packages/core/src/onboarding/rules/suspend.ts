/** Stops the use of a connection without taking it down, and takes it up again where it was. */
import { type AnyCommandRule, commandRule, emit } from '../Decision.ts'

export const suspend: AnyCommandRule<'Suspend'> = commandRule({
  by: ['rescale', 'customer'],
  permitted: ['Connected', 'Degraded'],
  isSettled: (state) => state.status === 'Suspended',
  decide: (_state, command) => emit(command, 'Suspended', { reason: command.data.reason }),
})

export const resume: AnyCommandRule<'Resume'> = commandRule({
  by: ['rescale', 'customer'],
  permitted: ['Suspended'],
  isSettled: (state) => state.status === 'Connected' || state.status === 'Degraded',
  decide: (_state, command) => emit(command, 'Resumed', {}),
})
