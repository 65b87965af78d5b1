/**
 * Issues the external ID, Rescale's account and the template; once, and only while the block is
 * held. The Rescale VPC must have been read from AWS, and the block is reviewed again: when it was
 * leased, routes and peerings may have been unknown.
 */
import type { Inventory } from '../../network/Inventory.ts'
import { isSeenVpc } from '../../network/RescaleVpc.ts'
import { isSameData } from '../../values/isSameData.ts'
import { type AnyCommandRule, commandRule, emit, refuse } from '../Decision.ts'
import type { CidrLeased, DeclinedProposal } from '../OnboardingState.ts'
import { reviewFor } from './proposeCidr.ts'

const declinedNow = (
  state: CidrLeased,
  inventory: Inventory | undefined,
): DeclinedProposal | undefined => {
  const { cidr } = state.lease
  if (inventory === undefined) return undefined
  const { verdict, findings, alternatives } = reviewFor(state, inventory, cidr)
  return verdict === 'accepted' ? undefined : { cidr, findings, alternatives }
}

export const issueSetup: AnyCommandRule<'IssueSetup'> = commandRule({
  by: ['rescale'],
  permitted: ['CidrLeased', 'SetupIssued'],
  isSettled: (state, { data }) =>
    state.status === 'SetupIssued'
      ? isSameData(state.setup, data.setup)
      : state.status === 'Requested' && state.declined?.cidr === data.setup.cidr,
  decide: (state, command) => {
    const { setup, externalIdClaimedBy, inventory } = command.data
    const { lease, request } = state
    // With a second ID it would be unknown which one the customer's role requires.
    if (state.status === 'SetupIssued') return refuse({ _tag: 'SetupAlreadyIssued' })
    if (command.at >= lease.expiresAt) {
      return refuse({ _tag: 'LeaseExpired', cidr: lease.cidr, expiredAt: lease.expiresAt })
    }
    const { vpcId } = state.rescaleVpc
    if (!isSeenVpc(state.rescaleVpc)) return refuse({ _tag: 'RescaleVpcNotSeen', vpcId })
    const declined = declinedNow(state, inventory)
    if (declined !== undefined) return emit(command, 'CidrDeclined', declined)
    if (externalIdClaimedBy !== undefined) return refuse({ _tag: 'ExternalIdNotFresh' })
    if (setup.cidr !== lease.cidr) {
      return refuse({ _tag: 'SetupCidrDisagrees', expected: lease.cidr, actual: setup.cidr })
    }
    return setup.region === request.region
      ? emit(command, 'SetupIssued', { setup })
      : refuse({ _tag: 'SetupRegionDisagrees', expected: request.region, actual: setup.region })
  },
})
