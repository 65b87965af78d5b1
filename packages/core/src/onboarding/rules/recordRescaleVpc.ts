/**
 * Records changes of the blocks and route tables of the Rescale VPC. A setup that is not deployed
 * yet and says otherwise is void: the block is leased again, so that it is reviewed against the new
 * blocks, and a new setup is issued.
 */
import { isSameData } from '../../values/isSameData.ts'
import type { RescaleVpc } from '../../network/RescaleVpc.ts'
import { type AnyCommandRule, commandRule, emit, inOrder, noEvents, refuse } from '../Decision.ts'
import { openStatuses } from '../OnboardingState.ts'

/** Returns whether a setup, whose template has the blocks and the prefix list, is still true. */
const isSameForSetup = (one: RescaleVpc, other: RescaleVpc): boolean =>
  isSameData(one.cidrs.toSorted(), other.cidrs.toSorted()) &&
  one.s3PrefixListId === other.s3PrefixListId

export const recordRescaleVpc: AnyCommandRule<'RecordRescaleVpc'> = commandRule({
  by: ['rescale'],
  permitted: openStatuses,
  decide: (state, command) => {
    const { rescaleVpc } = command.data
    const [expected, actual] = [state.rescaleVpc.vpcId, rescaleVpc.vpcId]
    if (actual !== expected) return refuse({ _tag: 'OtherVpc', expected, actual })
    if (isSameData(state.rescaleVpc, rescaleVpc)) return noEvents
    const isVoid = state.status === 'SetupIssued' && !isSameForSetup(state.rescaleVpc, rescaleVpc)
    return inOrder(
      isVoid ? emit(command, 'CidrLeased', state.lease) : noEvents,
      emit(command, 'RescaleVpcChanged', { rescaleVpc }),
    )
  },
})
