/**
 * Suspends the use of a connection without removing it. Each party suspends for itself and lifts
 * its own suspension; the connection is verified again before it is used.
 */
import { type AnyCommandRule, commandRule, emit, noEvents } from '../Decision.ts'
import { statusesWithStack } from '../OnboardingState.ts'

export const suspend: AnyCommandRule<'Suspend'> = commandRule({
  by: ['rescale', 'customer'],
  permitted: ['PeeringActive', 'Connected', 'Degraded', 'Suspended'],
  isSettled: (state, { by }) => state.status === 'Suspended' && state.suspensions[by] !== undefined,
  decide: (_state, command) => emit(command, 'Suspended', { reason: command.data.reason }),
})

export const resume: AnyCommandRule<'Resume'> = commandRule({
  by: ['rescale', 'customer'],
  permitted: statusesWithStack,
  decide: (state, command) => {
    const own = state.status === 'Suspended' ? state.suspensions[command.by] : undefined
    const { suspendedAt = own?.at } = command.data
    // A delayed command may be for an earlier suspension.
    return own === undefined || own.at !== suspendedAt
      ? noEvents
      : emit(command, 'Resumed', { lifted: [command.by] })
  },
})
