/**
 * Judges the probes of the customer's role: at first to verify it, later to follow the rotation of
 * its external ID.
 */
import { findProbeProblems } from '../../inspection/findProbeProblems.ts'
import { isSameData } from '../../structuralEquality.ts'
import {
  type AnyCommandRule,
  type Decision,
  commandRule,
  emit,
  noEvents,
  refuse,
} from '../Decision.ts'
import type { OnboardingCommandOf } from '../OnboardingCommand.ts'
import type { Connected, Degraded, StackReported, Suspended } from '../OnboardingState.ts'

type RecordRoleProbe = OnboardingCommandOf<'RecordRoleProbe'>

const verify = (state: StackReported, command: RecordRoleProbe): Decision => {
  const { roleArn, probe } = command.data
  const problems = findProbeProblems(probe)
  if (problems.length > 0) {
    return isSameData(state.role, { outcome: 'rejected', problems })
      ? noEvents
      : emit(command, 'RoleRejected', { roleArn, problems })
  }
  return state.role.outcome === 'verified' ? noEvents : emit(command, 'RoleVerified', { roleArn })
}

const followRotation = (
  state: Connected | Degraded | Suspended,
  command: RecordRoleProbe,
): Decision => {
  if (state.rotation === undefined) return refuse({ _tag: 'NoRotationUnderWay' })
  const { probe, withNextExternalId } = command.data
  // In a rotation either answer to the current ID is fine at some point; the other two never
  // change.
  const problems = findProbeProblems({ ...probe, withExternalId: 'allowed' })
  const probed = {
    nextExternalId: withNextExternalId ?? 'refused',
    currentExternalId: probe.withExternalId,
    problems,
  } as const
  return isSameData(state.rotation.probed, probed)
    ? noEvents
    : emit(command, 'ExternalIdRotationProbed', probed)
}

export const recordRoleProbe: AnyCommandRule<'RecordRoleProbe'> = commandRule({
  by: ['rescale'],
  permitted: ['StackReported', 'Connected', 'Degraded', 'Suspended'],
  isSettled: (state, { data }) =>
    (state.status === 'Verified' ||
      state.status === 'PeeringPending' ||
      state.status === 'PeeringActive') &&
    state.stack.roleArn === data.roleArn &&
    findProbeProblems(data.probe).length === 0,
  decide: (state, command) => {
    const { roleArn } = command.data
    if (roleArn !== state.stack.roleArn) {
      return refuse({ _tag: 'OtherRole', expected: state.stack.roleArn, actual: roleArn })
    }
    return state.status === 'StackReported'
      ? verify(state, command)
      : followRotation(state, command)
  },
})
