/**
 * Takes note of a peering that Rescale has requested. Asking again after one that ended is normal,
 * and one that was taken for gone and is live is adopted.
 */
import { type AnyCommandRule, commandRule, emit, refuse } from '../Decision.ts'

export const recordPeeringRequested: AnyCommandRule<'RecordPeeringRequested'> = commandRule({
  by: ['rescale'],
  permitted: ['StackReported', 'Verified'],
  isSettled: (state, { data }) => 'peering' in state && state.peering?.peeringId === data.peeringId,
  decide: ({ attempt, stack }, command) => {
    const { peeringId, expiresAt, customerVpcId = stack.vpcId } = command.data
    return customerVpcId === stack.vpcId
      ? emit(command, 'PeeringRequested', { peeringId, attempt, expiresAt })
      : refuse({ _tag: 'OtherVpc', expected: stack.vpcId, actual: customerVpcId })
  },
})
