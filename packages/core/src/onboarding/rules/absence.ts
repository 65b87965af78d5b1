/**
 * Resources that a description shows or does not show. AWS is eventually consistent: a resource
 * that is not visible is described again, and is gone when it is still not visible at least ten
 * minutes later.
 *
 * @source https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
 */
import { type Instant, secondsUntil } from '../../values/Instant.ts'
import { type Decision, emit, noEvents } from '../Decision.ts'
import type { StateWithStack } from '../OnboardingState.ts'
import type { Origin } from '../OnboardingEvent.ts'
import { absenceSeconds } from '../waits.ts'

const sinceIn = ({ notVisible }: StateWithStack, resourceId: string): Instant | undefined =>
  notVisible.find((item) => item.resourceId === resourceId)?.since

/** Records that a resource is visible, if the last description did not show it. */
export const seenAgain = (state: StateWithStack, command: Origin, resourceId: string): Decision =>
  sinceIn(state, resourceId) === undefined
    ? noEvents
    : emit(command, 'ResourceVisibleAgain', { resourceId })

/** Returns whether a resource that is not visible now was not visible ten minutes ago either. */
export const isGone = (state: StateWithStack, { at }: Origin, resourceId: string): boolean => {
  const since = sinceIn(state, resourceId)
  return since !== undefined && secondsUntil({ from: since, to: at }) >= absenceSeconds
}

/** Records that a resource is not visible, the first time. */
export const notSeen = (state: StateWithStack, command: Origin, resourceId: string): Decision =>
  sinceIn(state, resourceId) === undefined
    ? emit(command, 'ResourceNotVisible', { resourceId })
    : noEvents
