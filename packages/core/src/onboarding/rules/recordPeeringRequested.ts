/**
 * Takes note of a peering that Rescale has requested; asking again after one that ended is normal.
 */
import { type AnyCommandRule, commandRule, emit, refuse } from '../Decision.ts'

export const recordPeeringRequested: AnyCommandRule<'RecordPeeringRequested'> = commandRule({
  by: ['rescale'],
  permitted: ['Verified'],
  isSettled: (state, { data }) => 'peering' in state && state.peering.peeringId === data.peeringId,
  decide: (state, command) => {
    const { peeringId, expiresAt } = command.data
    return state.formerPeeringIds.includes(peeringId)
      ? refuse({ _tag: 'PeeringIdReused', peeringId })
      : emit(command, 'PeeringRequested', { peeringId, attempt: state.attempt, expiresAt })
  },
})
