/**
 * Issues the external ID, Rescale's account and the template; once, and only while the block is
 * held.
 */
import { isSameData } from '../../values/isSameData.ts'
import { type AnyCommandRule, commandRule, emit, refuse } from '../Decision.ts'

export const issueSetup: AnyCommandRule<'IssueSetup'> = commandRule({
  by: ['rescale'],
  permitted: ['CidrLeased', 'SetupIssued'],
  isSettled: (state, { data }) =>
    state.status === 'SetupIssued' && isSameData(state.setup, data.setup),
  decide: (state, command) => {
    const { setup, externalIdClaimedBy } = command.data
    const { lease, request } = state
    // With a second ID it would be unknown which one the customer's role requires.
    if (state.status === 'SetupIssued') return refuse({ _tag: 'SetupAlreadyIssued' })
    if (command.at >= lease.expiresAt) {
      return refuse({ _tag: 'LeaseExpired', cidr: lease.cidr, expiredAt: lease.expiresAt })
    }
    if (externalIdClaimedBy !== undefined) return refuse({ _tag: 'ExternalIdNotFresh' })
    if (setup.cidr !== lease.cidr) {
      return refuse({ _tag: 'SetupCidrDisagrees', expected: lease.cidr, actual: setup.cidr })
    }
    return setup.region === request.region
      ? emit(command, 'SetupIssued', { setup })
      : refuse({ _tag: 'SetupRegionDisagrees', expected: request.region, actual: setup.region })
  },
})
