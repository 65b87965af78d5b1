/**
 * Reviews a proposed block against the inventory: it is leased, or declined with every conflict and
 * alternatives. Until a stack is reported the customer can propose another block.
 */
import { hasNatGateway, interfaceEndpointsOf } from '../../cloudformation/SetupOptions.ts'
import { omitUndefined } from '../../codec/omitUndefined.ts'
import type { Inventory } from '../../network/Inventory.ts'
import { type CidrVerdict, reviewCidr } from '../../network/reviewCidr.ts'
import { isSameData } from '../../values/isSameData.ts'
import { type AnyCommandRule, commandRule, emit, noEvents, refuse } from '../Decision.ts'
import { addSeconds } from '../../values/Instant.ts'
import type { Ipv4Cidr } from '../../network/Ipv4Cidr.ts'
import type { Negotiating } from '../OnboardingState.ts'
import { isLeaseTime } from './leaseTime.ts'

/** Reviews a block for the VPC of an onboarding. */
export const reviewFor = (
  { request, checkSet }: Negotiating,
  inventory: Inventory,
  cidr: Ipv4Cidr,
): CidrVerdict => {
  const { zoneCount, plannedNodes } = request
  const proposal = {
    cidr,
    zoneCount,
    hasNatGateway: hasNatGateway(request),
    interfaceEndpoints: interfaceEndpointsOf(request),
    ...omitUndefined({ plannedNodes }),
  }
  return reviewCidr(inventory, proposal, checkSet)
}

export const proposeCidr: AnyCommandRule<'ProposeCidr'> = commandRule({
  by: ['customer'],
  permitted: ['Requested', 'CidrLeased', 'SetupIssued'],
  isSettled: (state, { data }) =>
    (state.status === 'CidrLeased' || state.status === 'SetupIssued') &&
    state.lease.cidr === data.cidr,
  decide: (state, command) => {
    const { cidr, inventory, leaseSeconds } = command.data
    const reviewed = inventory.rescaleVpcId
    if (reviewed !== state.rescaleVpc.vpcId) {
      return refuse({
        _tag: 'InventoryOfOtherVpc',
        expected: state.rescaleVpc.vpcId,
        actual: reviewed,
      })
    }
    if (!isLeaseTime(leaseSeconds)) return refuse({ _tag: 'LeaseTimeInvalid', leaseSeconds })
    const { verdict, findings, alternatives } = reviewFor(state, inventory, cidr)
    if (verdict === 'accepted') {
      const expiresAt = addSeconds(command.at, leaseSeconds)
      return emit(command, 'CidrLeased', { cidr, expiresAt, warnings: findings })
    }
    const declined = { cidr, findings, alternatives }
    return isSameData(state.declined, declined) ? noEvents : emit(command, 'CidrDeclined', declined)
  },
})
