/**
 * Records that the customer's account refused a call through its role, so that the customer is
 * asked to restore the role's permissions. A teardown does not wait for this access.
 */
import { type AnyCommandRule, commandRule, emit, noEvents, refuse } from '../Decision.ts'
import { type Ending, type StateWithStack, statusesWithStack } from '../OnboardingState.ts'

const isNews = (state: StateWithStack | Ending, action: string): boolean =>
  'teardown' in state
    ? state.teardown.outstanding.includes('CustomerRoutesRemoved')
    : state.accessLost?.action !== action

export const recordAccessRefused: AnyCommandRule<'RecordAccessRefused'> = commandRule({
  by: ['rescale'],
  permitted: [...statusesWithStack, 'Offboarding', 'Cancelled'],
  decide: (state, command) => {
    const { roleArn, action } = command.data
    const expected = state.stack?.roleArn
    if (expected === undefined || !isNews(state, action)) return noEvents
    return roleArn === expected
      ? emit(command, 'AccessLost', { roleArn, action })
      : refuse({ _tag: 'OtherRole', expected, actual: roleArn })
  },
})
