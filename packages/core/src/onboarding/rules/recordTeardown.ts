/**
 * Records the steps of a teardown, each by its party. Rescale removes its routes before the
 * peering; the customer deletes its stack before it confirms that nothing is left. No step waits
 * for a step of the other party.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/delete-vpc-peering-connection.html
 */
import { isSameData } from '../../values/isSameData.ts'
import {
  type AnyCommandRule,
  type Decision,
  commandRule,
  emit,
  noEvents,
  refuse,
} from '../Decision.ts'
import type { OnboardingCommandOf } from '../OnboardingCommand.ts'
import {
  type Cancelled,
  type CidrLeased,
  type Offboarding,
  type Requested,
  type StateWithStack,
  statusesWithStack,
} from '../OnboardingState.ts'
import { type Leftover, type TeardownStep, ownerOfStep } from '../Teardown.ts'

type RecordTeardown = OnboardingCommandOf<'RecordTeardown'>

/** The steps that must precede a step. */
const before: { readonly [Step in TeardownStep]?: TeardownStep } = {
  PeeringRemoved: 'RescaleRoutesRemoved',
  AccountClean: 'StackDeleted',
}

const leftoversIn = ({ data }: RecordTeardown): ReadonlyArray<Leftover> => {
  if (data.step === 'StackDeleted') return data.blockedBy ?? []
  return data.step === 'AccountClean' ? data.leftovers : []
}

/** Records that a step is done, or what prevents it if that is new. */
const doneOrBlocked = (known: ReadonlyArray<Leftover>, command: RecordTeardown): Decision => {
  const leftovers = leftoversIn(command)
  if (leftovers.length === 0) return emit(command, command.data.step, {})
  return isSameData(known, leftovers) ? noEvents : emit(command, 'LeftoversFound', { leftovers })
}

const whileEnding = ({ teardown }: Offboarding | Cancelled, command: RecordTeardown): Decision => {
  const { step } = command.data
  const { outstanding } = teardown
  const expected = before[step]
  if (!outstanding.includes(step)) return noEvents
  if (expected !== undefined && outstanding.includes(expected)) {
    return refuse({ _tag: 'TeardownOutOfOrder', step, expected })
  }
  return doneOrBlocked(teardown.leftovers, command)
}

/** Records that the stack of an abandoned setup is deleted, or what prevents its deletion. */
const whileNegotiating = (
  { formerSetup, blockedBy = [] }: Requested | CidrLeased,
  command: RecordTeardown,
): Decision =>
  command.data.step === 'StackDeleted' && formerSetup !== undefined
    ? doneOrBlocked(blockedBy, command)
    : noEvents

/** Records that the peerings to former VPCs are deleted. */
const whileBuilt = ({ peeringsToRemove }: StateWithStack, command: RecordTeardown): Decision =>
  command.data.step === 'PeeringRemoved' && peeringsToRemove.length > 0
    ? emit(command, 'PeeringRemoved', {})
    : noEvents

export const recordTeardown: AnyCommandRule<'RecordTeardown'> = commandRule({
  by: ['rescale', 'customer'],
  permitted: ['Requested', 'CidrLeased', ...statusesWithStack, 'Offboarding', 'Cancelled'],
  decide: (state, command) => {
    const owner = ownerOfStep[command.data.step]
    if (command.by !== owner) {
      return refuse({
        _tag: 'WrongParty',
        command: 'RecordTeardown',
        by: command.by,
        permitted: [owner],
      })
    }
    if (state.status === 'Requested' || state.status === 'CidrLeased') {
      return whileNegotiating(state, command)
    }
    return state.status === 'Offboarding' || state.status === 'Cancelled'
      ? whileEnding(state, command)
      : whileBuilt(state, command)
  },
})
