/**
 * Compares the reported VPC with what was agreed; once the connection is in use, as a part of it.
 */
import { type ExpectedVpc, findVpcProblems } from '../../inspection/findVpcProblems.ts'
import { isSameData } from '../../values/isSameData.ts'
import {
  type AnyCommandRule,
  type Decision,
  commandRule,
  emit,
  inTurn,
  noEvents,
  refuse,
} from '../Decision.ts'
import type { OnboardingCommandOf } from '../OnboardingCommand.ts'
import { type StateWithStack, hasStack, isInUse, statusesWithStack } from '../OnboardingState.ts'
import { expectedVpc } from '../expectations.ts'
import { isGone, notSeen, seenAgain } from './absence.ts'
import { accessProven } from './access.ts'
import { associations } from './association.ts'
import { inspectParts } from './recordInspection.ts'

type RecordVpcInspection = OnboardingCommandOf<'RecordVpcInspection'>

/**
 * Compares the template digest only for the first stack: a rotation of the external ID or another
 * block of the Rescale VPC changes the template of a later stack.
 */
const withTemplate = (state: StateWithStack): ExpectedVpc => {
  const { stack, setup, rotation, formerStackIds } = state
  const actual = formerStackIds.length > 0 ? undefined : stack.templateDigest
  return {
    ...expectedVpc(state),
    ...(actual === undefined || rotation !== undefined
      ? {}
      : { template: { expected: setup.templateDigest, actual } }),
  }
}

const judge = (state: StateWithStack, command: RecordVpcInspection): Decision => {
  const { vpcId, vpc } = command.data
  const findings = findVpcProblems(withTemplate(state), vpc)
  if (findings.some(({ level }) => level === 'error')) {
    return isSameData(state.vpc, { outcome: 'rejected', problems: findings })
      ? noEvents
      : emit(command, 'VpcRejected', { vpcId, findings })
  }
  return state.vpc.outcome === 'verified'
    ? noEvents
    : emit(command, 'VpcVerified', { vpcId, warnings: findings })
}

/**
 * Associated secondary blocks are as agreed. Access comes last, so that nothing counts as verified
 * that was just observed to be wrong.
 */
const verify = (before: StateWithStack, command: RecordVpcInspection): Decision => {
  const { vpcId, vpc } = command.data
  const isUncertain = vpc === undefined && !isGone(before, command, vpcId)
  return inTurn(before, hasStack, [
    (state) => associations(state, command, vpc),
    (state) => (isUncertain ? notSeen(state, command, vpcId) : judge(state, command)),
    (state) => (vpc === undefined ? noEvents : seenAgain(state, command, vpcId)),
    (state) => accessProven(state, command),
  ])
}

export const recordVpcInspection: AnyCommandRule<'RecordVpcInspection'> = commandRule({
  by: ['rescale'],
  permitted: statusesWithStack,
  decide: (state, command) => {
    const { vpcId, vpc } = command.data
    const expected = state.stack.vpcId
    const actual = vpcId === expected ? (vpc?.vpcId ?? vpcId) : vpcId
    if (actual !== expected) return refuse({ _tag: 'OtherVpc', expected, actual })
    return isInUse(state) ? inspectParts(state, command, { vpc }) : verify(state, command)
  },
})
