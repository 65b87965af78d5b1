/** Records changes of the blocks and route tables of the Rescale VPC. */
import { isSameData } from '../../values/isSameData.ts'
import { type AnyCommandRule, commandRule, emit, noEvents, refuse } from '../Decision.ts'
import { openStatuses } from '../OnboardingState.ts'

export const recordRescaleVpc: AnyCommandRule<'RecordRescaleVpc'> = commandRule({
  by: ['rescale'],
  permitted: openStatuses,
  isSettled: () => false,
  decide: (state, command) => {
    const { rescaleVpc } = command.data
    const [expected, actual] = [state.rescaleVpc.vpcId, rescaleVpc.vpcId]
    if (actual !== expected) return refuse({ _tag: 'OtherVpc', expected, actual })
    return isSameData(state.rescaleVpc, rescaleVpc)
      ? noEvents
      : emit(command, 'RescaleVpcChanged', { rescaleVpc })
  },
})
