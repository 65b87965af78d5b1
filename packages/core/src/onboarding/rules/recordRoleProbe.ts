/**
 * Judges the probes of the customer's role, and the progress of a rotation of its external ID. A
 * result counts only for the presented ID: results with a former ID, or with the next ID of an
 * earlier rotation, are ignored.
 */
import { findProbeProblems, type ProbeProblem } from '../../inspection/findProbeProblems.ts'
import { isSameData } from '../../values/isSameData.ts'
import {
  type AnyCommandRule,
  type Decision,
  commandRule,
  emit,
  inOrder,
  noEvents,
  refuse,
} from '../Decision.ts'
import type { OnboardingCommandOf } from '../OnboardingCommand.ts'
import { type Rotation, type StateWithStack, statusesWithStack } from '../OnboardingState.ts'

type RecordRoleProbe = OnboardingCommandOf<'RecordRoleProbe'>

const judge = (
  state: StateWithStack,
  command: RecordRoleProbe,
  problems: ReadonlyArray<ProbeProblem>,
): Decision => {
  const { roleArn } = command.data
  if (problems.length === 0) {
    return state.role.outcome === 'verified' ? noEvents : emit(command, 'RoleVerified', { roleArn })
  }
  return isSameData(state.role, { outcome: 'rejected', problems })
    ? noEvents
    : emit(command, 'RoleRejected', { roleArn, problems })
}

/**
 * During a rotation the role may accept either ID, and must accept one. A probe without the next ID
 * cannot show that none is accepted; it can still show an open role.
 */
const probedWithoutNext = (state: StateWithStack, command: RecordRoleProbe): Decision => {
  const { probe } = command.data
  const problems = findProbeProblems({ ...probe, withExternalId: 'allowed' })
  return probe.withExternalId === 'allowed' || problems.length > 0
    ? judge(state, command, problems)
    : noEvents
}

const followRotation = (
  state: StateWithStack,
  rotation: Rotation,
  command: RecordRoleProbe,
): Decision => {
  const { probe, withNextExternalId: answer, nextExternalId } = command.data
  if (answer === undefined || nextExternalId !== rotation.nextExternalId) {
    return probedWithoutNext(state, command)
  }
  const probed = {
    nextExternalId: answer,
    currentExternalId: probe.withExternalId,
    problems: findProbeProblems({ ...probe, withExternalId: 'allowed' }),
  } as const
  const either = answer === 'allowed' ? 'allowed' : probe.withExternalId
  return inOrder(
    isSameData(rotation.probed, probed)
      ? noEvents
      : emit(command, 'ExternalIdRotationProbed', probed),
    judge(state, command, findProbeProblems({ ...probe, withExternalId: either })),
  )
}

export const recordRoleProbe: AnyCommandRule<'RecordRoleProbe'> = commandRule({
  by: ['rescale'],
  permitted: statusesWithStack,
  decide: (state, command) => {
    const { roleArn, probe, externalId = state.setup.externalId } = command.data
    const expected = state.stack.roleArn
    if (roleArn !== expected) return refuse({ _tag: 'OtherRole', expected, actual: roleArn })
    if (externalId !== state.setup.externalId) return noEvents
    return state.rotation === undefined
      ? judge(state, command, findProbeProblems(probe))
      : followRotation(state, state.rotation, command)
  },
})
