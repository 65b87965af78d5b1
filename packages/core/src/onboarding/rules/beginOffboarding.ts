/**
 * Begins offboarding in any state with a stack; and aborts it, for the party that began, as long as
 * nothing has been removed.
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
