import { type Decision, emit, noEvents } from '../Decision.ts'
import type { Origin } from '../OnboardingEvent.ts'
import type { StateWithStack } from '../OnboardingState.ts'

/**
 * Records that the customer's account can be read through the role, if a call was refused before.
 * Decided after the observations, so that access alone does not make a connection count as working.
 */
export const accessProven = ({ accessLost, stack }: StateWithStack, command: Origin): Decision =>
  accessLost === undefined ? noEvents : emit(command, 'AccessRegained', { roleArn: stack.roleArn })
