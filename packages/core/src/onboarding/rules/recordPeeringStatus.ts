/**
 * Records the status of a peering. Polling may miss intermediate statuses, so only the outcome
 * counts: active, or ended because it failed, was rejected, expired or was deleted.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle
 */
import type { PeeringStatus } from '../../inspection/snapshots.ts'
import {
  type AnyCommandRule,
  type Decision,
  commandRule,
  emit,
  inOrder,
  noEvents,
  refuse,
} from '../Decision.ts'
import type { OnboardingCommandOf } from '../OnboardingCommand.ts'
import type { OnboardingEventType } from '../OnboardingEvent.ts'
import { type StateWithStack, hasStack } from '../OnboardingState.ts'
import { isGone, notSeen, seenAgain } from './absence.ts'

type RecordPeeringStatus = Pick<OnboardingCommandOf<'RecordPeeringStatus'>, 'at' | 'by' | 'data'>

type PeeringEndType = Extract<
  OnboardingEventType,
  'PeeringFailed' | 'PeeringRejected' | 'PeeringExpired' | 'PeeringDeleted'
>

const endTypes: { readonly [Status in PeeringStatus]?: PeeringEndType } = {
  failed: 'PeeringFailed',
  rejected: 'PeeringRejected',
  expired: 'PeeringExpired',
  deleted: 'PeeringDeleted',
}

/** Once a peering was active, it can only have been deleted. */
const endOf = (state: StateWithStack, status: PeeringStatus): PeeringEndType | undefined => {
  const end = endTypes[status]
  return end === undefined || state.status === 'PeeringPending' ? end : 'PeeringDeleted'
}

const whileVisible = (
  state: StateWithStack,
  command: RecordPeeringStatus,
  status: PeeringStatus,
): Decision => {
  const { peeringId, message } = command.data
  const end = endOf(state, status)
  if (end !== undefined) return emit(command, end, { peeringId, reason: message })
  return inOrder(
    seenAgain(state, command, peeringId),
    state.status === 'PeeringPending' && status === 'active'
      ? emit(command, 'PeeringActivated', { peeringId })
      : noEvents,
  )
}

/** A request that nobody accepted in time counts as expired. */
const whileNotVisible = (state: StateWithStack, command: RecordPeeringStatus): Decision => {
  const { peeringId } = command.data
  if (!isGone(state, command, peeringId)) return notSeen(state, command, peeringId)
  const isExpired = state.status === 'PeeringPending' && command.at >= state.peering.expiresAt
  return emit(command, isExpired ? 'PeeringExpired' : 'PeeringDeleted', {
    peeringId,
    reason: 'no longer visible',
  })
}

/** Decides about the status of the current peering. */
export const followPeering = (state: StateWithStack, command: RecordPeeringStatus): Decision => {
  const { status } = command.data
  return status === 'not-visible'
    ? whileNotVisible(state, command)
    : whileVisible(state, command, status)
}

export const recordPeeringStatus: AnyCommandRule<'RecordPeeringStatus'> = commandRule({
  by: ['rescale'],
  permitted: ['PeeringPending', 'PeeringActive', 'Connected', 'Degraded', 'Suspended'],
  // The status of an already ended peering changes nothing.
  isSettled: (state, { data }) =>
    hasStack(state) && state.formerPeeringIds.includes(data.peeringId),
  decide: (state, command) => {
    const { peeringId } = command.data
    const expected = state.peering?.peeringId
    if (expected === undefined) return noEvents
    return peeringId === expected
      ? followPeering(state, command)
      : refuse({ _tag: 'OtherPeering', expected, actual: peeringId })
  },
})
