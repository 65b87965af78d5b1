/** Takes role and VPC from the customer; another report starts verification over. */
import { partitionOfRegion } from '../../iam/Partition.ts'
import { partsOfRoleArn } from '../../iam/RoleArn.ts'
import { isSameData } from '../../structuralEquality.ts'
import { type AnyCommandRule, commandRule, emit, refuse } from '../Decision.ts'
import type { OnboardingCommandOf } from '../OnboardingCommand.ts'
import type { SetupIssued, StackReported } from '../OnboardingState.ts'
import type { Rejection } from '../Rejection.ts'

const problemOf = (
  { request, setup, onboardingId }: SetupIssued | StackReported,
  { stack, roleArnClaimedBy }: OnboardingCommandOf<'ReportStack'>['data'],
): Rejection | undefined => {
  const role = partsOfRoleArn(stack.roleArn)
  const partition = partitionOfRegion(request.region)
  if (role.partition !== partition) {
    return { _tag: 'RolePartitionDisagrees', expected: partition, actual: role.partition }
  }
  if (role.accountId !== request.accountId) {
    return { _tag: 'RoleAccountDisagrees', expected: request.accountId, actual: role.accountId }
  }
  if (stack.vpcCidr !== setup.cidr) {
    return { _tag: 'StackCidrDisagrees', expected: setup.cidr, actual: stack.vpcCidr }
  }
  if (stack.routeTableIds.length === 0) return { _tag: 'NoRouteTables', vpcId: stack.vpcId }
  return roleArnClaimedBy === undefined || roleArnClaimedBy === onboardingId
    ? undefined
    : { _tag: 'RoleArnClaimed', roleArn: stack.roleArn }
}

export const reportStack: AnyCommandRule<'ReportStack'> = commandRule({
  by: ['customer'],
  permitted: ['SetupIssued', 'StackReported'],
  isSettled: (state, { data }) => 'stack' in state && isSameData(state.stack, data.stack),
  decide: (state, command) => {
    const problem = problemOf(state, command.data)
    return problem === undefined
      ? emit(command, 'StackReported', { stack: command.data.stack })
      : refuse(problem)
  },
})
