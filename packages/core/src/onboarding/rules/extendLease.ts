/** Gives the customer more time to run the stack; an expired lease cannot be extended. */
import { type AnyCommandRule, commandRule, emit, noEvents, refuse } from '../Decision.ts'
import { addSeconds } from '../../values/Instant.ts'
import { isLeaseTime } from './leaseTime.ts'

export const extendLease: AnyCommandRule<'ExtendLease'> = commandRule({
  by: ['rescale'],
  permitted: ['CidrLeased', 'SetupIssued'],
  decide: ({ lease }, command) => {
    const { leaseSeconds } = command.data
    if (!isLeaseTime(leaseSeconds)) return refuse({ _tag: 'LeaseTimeInvalid', leaseSeconds })
    if (command.at >= lease.expiresAt) {
      return refuse({ _tag: 'LeaseExpired', cidr: lease.cidr, expiredAt: lease.expiresAt })
    }
    const expiresAt = addSeconds(command.at, leaseSeconds)
    return expiresAt <= lease.expiresAt
      ? noEvents
      : emit(command, 'LeaseExtended', { cidr: lease.cidr, expiresAt })
  },
})
