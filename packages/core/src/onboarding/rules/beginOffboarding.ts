/**
 * Begins to take a connection down, whatever state it is in; and stops it, as long as nothing has
 * been removed, for the party that began.
 */
import { type AnyCommandRule, commandRule, emit, refuse } from '../Decision.ts'
import { hasStack, statusesWithStack } from '../OnboardingState.ts'
import { outstandingSteps } from '../ending.ts'

export const beginOffboarding: AnyCommandRule<'BeginOffboarding'> = commandRule({
  by: ['rescale', 'customer'],
  permitted: statusesWithStack,
  isSettled: ({ status }) => status === 'Offboarding' || status === 'Cancelled',
  decide: (state, command) =>
    emit(command, 'OffboardingBegun', {
      reason: command.data.reason,
      outstanding: outstandingSteps(state),
    }),
})

export const abortOffboarding: AnyCommandRule<'AbortOffboarding'> = commandRule({
  by: ['rescale', 'customer'],
  permitted: ['Offboarding'],
  isSettled: hasStack,
  decide: ({ by, before, teardown }, command) => {
    if (by !== command.by) return refuse({ _tag: 'BegunByOtherParty', by })
    return before === undefined
      ? refuse({ _tag: 'AlreadyRemoved', outstanding: teardown.outstanding })
      : emit(command, 'OffboardingAborted', {})
  },
})
