/**
 * Records a peering that Rescale has requested. Another request after an ended peering is normal,
 * and a live peering that was recorded as gone is adopted.
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
