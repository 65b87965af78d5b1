/**
 * Closes a teardown without the customer's confirmation. Rescale's routes and peerings must be
 * gone: they would lead to this customer's VPC when the block is held for another customer.
 */
import { type AnyCommandRule, commandRule, emit, refuse } from '../Decision.ts'
import { isRescaleSideClean } from '../Teardown.ts'

export const closeUnconfirmed: AnyCommandRule<'CloseUnconfirmed'> = commandRule({
  by: ['rescale'],
  permitted: ['Offboarding', 'Cancelled'],
  decide: ({ teardown: { outstanding } }, command) =>
    isRescaleSideClean(outstanding)
      ? emit(command, 'ClosedUnconfirmed', {
          unconfirmed: outstanding,
          reason: command.data.reason,
        })
      : refuse({ _tag: 'RescaleSideNotClean', outstanding }),
})
