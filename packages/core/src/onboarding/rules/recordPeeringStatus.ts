/**
 * Follows a peering. Steps in between may be missed by whoever polls, so only where it ends up
 * counts: active, or over, for one of four reasons.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle
 */
import type { PeeringStatus } from '../../inspection/snapshots.ts'
import {
  type AnyCommandRule,
  type Decision,
  commandRule,
  emit,
  noEvents,
  refuse,
} from '../Decision.ts'
import type { OnboardingCommandOf } from '../OnboardingCommand.ts'

type RecordPeeringStatus = OnboardingCommandOf<'RecordPeeringStatus'>

const isOver = (status: PeeringStatus): boolean =>
  status === 'deleted' || status === 'failed' || status === 'rejected' || status === 'expired'

const whilePending = (command: RecordPeeringStatus): Decision => {
  const { peeringId, status, message } = command.data
  const end = { peeringId, reason: message }
  switch (status) {
    case 'active':
      return emit(command, 'PeeringActivated', { peeringId })
    case 'failed':
      return emit(command, 'PeeringFailed', end)
    case 'rejected':
      return emit(command, 'PeeringRejected', end)
    case 'expired':
      return emit(command, 'PeeringExpired', end)
    case 'deleted':
      return emit(command, 'PeeringDeleted', end)
    case 'initiating-request':
    case 'pending-acceptance':
    case 'provisioning':
    case 'deleting':
      return noEvents
  }
}

export const recordPeeringStatus: AnyCommandRule<'RecordPeeringStatus'> = commandRule({
  by: ['rescale'],
  permitted: ['PeeringPending', 'PeeringActive', 'Connected', 'Degraded'],
  isSettled: (state, { data }) =>
    state.status === 'Verified' &&
    isOver(data.status) &&
    state.formerPeeringIds.includes(data.peeringId),
  decide: (state, command) => {
    const { peeringId, status, message } = command.data
    const expected = state.peering.peeringId
    if (peeringId !== expected) return refuse({ _tag: 'OtherPeering', expected, actual: peeringId })
    if (state.status === 'PeeringPending') return whilePending(command)
    return isOver(status)
      ? emit(command, 'PeeringDeleted', { peeringId, reason: message })
      : noEvents
  },
})
