/**
 * Records role and VPC of the customer's stack, the first time or later: a replaced stack is
 * verified from the start.
 */
import { partitionOfRegion } from '../../iam/identity/Partition.ts'
import { partsOfRoleArn } from '../../iam/identity/RoleArn.ts'
import { type AnyCommandRule, commandRule, emit, noEvents, refuse } from '../Decision.ts'
import type { OnboardingCommandOf } from '../OnboardingCommand.ts'
import { stackNameOf } from '../OnboardingRequest.ts'
import {
  type SetupIssued,
  type StateWithStack,
  hasStack,
  statusesWithStack,
} from '../OnboardingState.ts'
import type { Rejection } from '../Rejection.ts'
import { type StackReport, isSameStack } from '../StackReport.ts'

type Reportable = SetupIssued | StateWithStack
type ReportStack = OnboardingCommandOf<'ReportStack'>['data']

const disagreementOf = (
  { request, setup }: Reportable,
  stack: StackReport,
): Rejection | undefined => {
  const role = partsOfRoleArn(stack.roleArn)
  const partition = partitionOfRegion(request.region)
  const stackName = stackNameOf({ request })
  if (role.partition !== partition) {
    return { _tag: 'RolePartitionDisagrees', expected: partition, actual: role.partition }
  }
  if (role.accountId !== request.accountId) {
    return { _tag: 'RoleAccountDisagrees', expected: request.accountId, actual: role.accountId }
  }
  if (stack.stackName !== undefined && stack.stackName !== stackName) {
    return { _tag: 'StackNameDisagrees', expected: stackName, actual: stack.stackName }
  }
  return stack.vpcCidr === setup.cidr
    ? undefined
    : { _tag: 'StackCidrDisagrees', expected: setup.cidr, actual: stack.vpcCidr }
}

const problemOf = (state: Reportable, command: ReportStack): Rejection | undefined => {
  const { stack, roleArnClaimedBy = state.onboardingId } = command
  const { vpcClaimedBy = state.onboardingId } = command
  if (stack.routeTableIds.length === 0) return { _tag: 'NoRouteTables', vpcId: stack.vpcId }
  if (roleArnClaimedBy !== state.onboardingId) {
    return { _tag: 'RoleArnClaimed', roleArn: stack.roleArn }
  }
  return vpcClaimedBy === state.onboardingId
    ? undefined
    : { _tag: 'VpcClaimed', vpcId: stack.vpcId }
}

/** Returns whether a report is a delayed report of a stack that another report has replaced. */
const isLate = (state: Reportable, { stackId }: StackReport): boolean =>
  hasStack(state) && stackId !== undefined && state.formerStackIds.includes(stackId)

export const reportStack: AnyCommandRule<'ReportStack'> = commandRule({
  by: ['customer'],
  permitted: ['SetupIssued', ...statusesWithStack],
  isSettled: (state, { data }) => hasStack(state) && isSameStack(state.stack, data.stack),
  decide: (state, command) => {
    const { stack } = command.data
    if (isLate(state, stack)) return noEvents
    const problem = disagreementOf(state, stack) ?? problemOf(state, command.data)
    return problem === undefined ? emit(command, 'StackReported', { stack }) : refuse(problem)
  },
})
