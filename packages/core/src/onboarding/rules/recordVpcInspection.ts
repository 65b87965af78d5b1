/** Judges the VPC that the customer reported against what was agreed. */
import { type ExpectedVpc, findVpcProblems } from '../../inspection/findVpcProblems.ts'
import { isSameData } from '../../structuralEquality.ts'
import { type AnyCommandRule, commandRule, emit, noEvents, refuse } from '../Decision.ts'
import type { StackReported } from '../OnboardingState.ts'
import { expectedVpc } from '../expectations.ts'

/**
 * Only the first stack is of the template as issued: a rotation of the external ID changes it
 * later.
 */
const withTemplate = (state: StackReported): ExpectedVpc => {
  const { templateDigest } = state.stack
  return {
    ...expectedVpc(state),
    ...(templateDigest === undefined
      ? {}
      : { template: { expected: state.setup.templateDigest, actual: templateDigest } }),
  }
}

export const recordVpcInspection: AnyCommandRule<'RecordVpcInspection'> = commandRule({
  by: ['rescale'],
  permitted: ['StackReported'],
  isSettled: (state, { data }) =>
    (state.status === 'Verified' ||
      state.status === 'PeeringPending' ||
      state.status === 'PeeringActive') &&
    state.stack.vpcId === data.vpcId &&
    findVpcProblems(expectedVpc(state), data.vpc).every(({ level }) => level !== 'error'),
  decide: (state, command) => {
    const { vpcId, vpc } = command.data
    if (vpcId !== state.stack.vpcId) {
      return refuse({ _tag: 'OtherVpc', expected: state.stack.vpcId, actual: vpcId })
    }
    const findings = findVpcProblems(withTemplate(state), vpc)
    if (findings.some(({ level }) => level === 'error')) {
      return isSameData(state.vpc, { outcome: 'rejected', problems: findings })
        ? noEvents
        : emit(command, 'VpcRejected', { vpcId, findings })
    }
    return state.vpc.outcome === 'verified'
      ? noEvents
      : emit(command, 'VpcVerified', { vpcId, warnings: findings })
  },
})
