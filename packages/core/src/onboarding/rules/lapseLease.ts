/** Releases a block whose lease expired before the customer reported a stack. */
import { type AnyCommandRule, commandRule, emit, refuse } from '../Decision.ts'

export const lapseLease: AnyCommandRule<'LapseLease'> = commandRule({
  by: ['rescale'],
  permitted: ['CidrLeased', 'SetupIssued'],
  isSettled: (state) => state.status === 'Requested',
  decide: ({ lease }, command) =>
    command.at < lease.expiresAt
      ? refuse({ _tag: 'LeaseNotDue', cidr: lease.cidr, expiresAt: lease.expiresAt })
      : emit(command, 'LeaseLapsed', { cidr: lease.cidr }),
})
