/** Compares a connection with what it should be: drift degrades it, its disappearance clears it. */
import { findDrift } from '../../inspection/findDrift.ts'
import { isSameData } from '../../structuralEquality.ts'
import { type AnyCommandRule, commandRule, emit, noEvents } from '../Decision.ts'
import { expectedConnection } from '../expectations.ts'

export const recordInspection: AnyCommandRule<'RecordInspection'> = commandRule({
  by: ['rescale'],
  permitted: ['Connected', 'Degraded'],
  isSettled: () => false,
  decide: (state, command) => {
    const findings = findDrift(
      expectedConnection(state, state.peering.peeringId),
      command.data.seen,
    )
    if (findings.some(({ level }) => level === 'error')) {
      return state.status === 'Degraded' && isSameData(state.findings, findings)
        ? noEvents
        : emit(command, 'DriftFound', { findings })
    }
    return state.status === 'Degraded' ? emit(command, 'DriftCleared', {}) : noEvents
  },
})
