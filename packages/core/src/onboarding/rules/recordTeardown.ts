/**
 * Takes down in order: routes, peering, stack, and then a look that nothing is left. The order
 * matters: a stack whose VPC is still peered cannot be deleted cleanly, and a peering deleted
 * before its routes leaves black holes behind.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/delete-vpc-peering-connection.html
 */
import { isSameData } from '../../structuralEquality.ts'
import { type AnyCommandRule, commandRule, emit, noEvents, refuse } from '../Decision.ts'

export const recordTeardown: AnyCommandRule<'RecordTeardown'> = commandRule({
  by: ['rescale', 'customer'],
  permitted: ['Offboarding', 'Cancelled'],
  isSettled: () => false,
  decide: ({ teardown }, command) => {
    const { data } = command
    const expected = teardown.outstanding[0]
    if (expected === undefined || !teardown.outstanding.includes(data.step)) return noEvents
    if (data.step !== expected) {
      return refuse({ _tag: 'TeardownOutOfOrder', step: data.step, expected })
    }
    if (data.step !== 'AccountClean') return emit(command, data.step, {})
    if (data.leftovers.length === 0) return emit(command, 'AccountClean', {})
    return isSameData(teardown.leftovers, data.leftovers)
      ? noEvents
      : emit(command, 'LeftoversFound', { leftovers: data.leftovers })
  },
})
