/**
 * Running and deleting the stack as the customer's administrator does it in the console.
 */
import type { RunStackInput } from '@byoa/application'
import { RoleArn, RouteTableId, SubnetId, VpcId } from '@byoa/core/iam'
import { Ipv4Cidr } from '@byoa/core/network'
import type { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import type { DescribedStack } from '../aws/cloudformation/stackReads.ts'
import { type Exchange, type Line, send } from './Exchange.ts'
import { type PortError, portError } from './portFailure.ts'
import { readText } from './snapshotsOf.ts'

type Result<A> = E.Either<PortError, A>

// what is there

/** Returns the stack of a name or id; undefined when there is none. */
const describeStack = (
  exchange: Exchange,
  line: Line,
  StackName: string,
): Result<DescribedStack | undefined> => {
  const described = send(exchange, line, { action: 'DescribeStacks', input: { StackName } })
  if (E.isRight(described)) return E.right(described.right.Stacks[0])
  const isAbsent =
    described.left.code === 'ValidationError' && described.left.message.endsWith('does not exist')
  return isAbsent ? E.right(undefined) : described
}

/** The earliest failure that is not merely the consequence of another. */
const firstCause = (exchange: Exchange, line: Line, StackName: string): string => {
  const described = send(exchange, line, { action: 'DescribeStackEvents', input: { StackName } })
  if (E.isLeft(described)) return ''
  const failed = described.right.StackEvents.filter(
    (event) =>
      event.ResourceStatus.endsWith('_FAILED') &&
      event.ResourceStatusReason !== 'Resource creation cancelled' &&
      event.ResourceType !== 'AWS::CloudFormation::Stack',
  ).at(-1)
  return failed === undefined
    ? ''
    : `${failed.LogicalResourceId}: ${failed.ResourceStatusReason ?? failed.ResourceStatus}`
}

// outputs

const outputOf = ({ Outputs = [] }: DescribedStack, key: string): Result<string> => {
  const output = Outputs.find(({ OutputKey }) => OutputKey === key)
  return output === undefined
    ? portError('StackOutputMissing', `the stack has no output ${key}`)
    : E.right(output.OutputValue)
}

const listOf = (stack: DescribedStack, key: string): Result<ReadonlyArray<string>> => {
  const output = outputOf(stack, key)
  return E.isLeft(output) ? output : E.right(output.right.split(',').filter((id) => id !== ''))
}

/** Reads what the stack returned. */
const reportOf = (stack: DescribedStack): Result<StackReport> => {
  const roleArn = E.flatMap((text: string) => readText(RoleArn, text))(outputOf(stack, 'RoleArn'))
  if (E.isLeft(roleArn)) return roleArn
  const vpcId = E.flatMap((text: string) => readText(VpcId, text))(outputOf(stack, 'VpcId'))
  if (E.isLeft(vpcId)) return vpcId
  const vpcCidr = E.flatMap((text: string) => readText(Ipv4Cidr, text))(outputOf(stack, 'VpcCidr'))
  if (E.isLeft(vpcCidr)) return vpcCidr
  const subnetIds = listOf(stack, 'SubnetIds')
  if (E.isLeft(subnetIds)) return subnetIds
  const routeTableIds = listOf(stack, 'RouteTableIds')
  if (E.isLeft(routeTableIds)) return routeTableIds
  const digest = outputOf(stack, 'TemplateDigest')
  return E.right({
    roleArn: roleArn.right,
    vpcId: vpcId.right,
    vpcCidr: vpcCidr.right,
    subnetIds: subnetIds.right.filter((id) => SubnetId.is(id)),
    routeTableIds: routeTableIds.right.filter((id) => RouteTableId.is(id)),
    ...(E.isRight(digest) ? { templateDigest: digest.right } : {}),
  })
}

// runs

const inProgress = ({ StackName, StackStatus }: DescribedStack): Result<never> =>
  portError('StackInProgress', `the stack ${StackName} is in ${StackStatus}`, true)

/** Returns the outputs of a stack that is complete, and why not of any other. */
const settled = (exchange: Exchange, line: Line, name: string): Result<StackReport> => {
  const stack = describeStack(exchange, line, name)
  if (E.isLeft(stack)) return stack
  if (stack.right === undefined) return portError('StackGone', `there is no stack ${name}`)
  const { StackStatus: status, StackStatusReason = '' } = stack.right
  if (status.endsWith('_IN_PROGRESS')) return inProgress(stack.right)
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') return reportOf(stack.right)
  const cause = firstCause(exchange, line, name)
  return portError('StackFailed', `the stack ended in ${status}: ${cause || StackStatusReason}`)
}

const capabilities = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM']

const createAnew = (exchange: Exchange, line: Line, input: RunStackInput): Result<StackReport> => {
  const { stackName: StackName, templateBody: TemplateBody } = input
  const created = send(exchange, line, {
    action: 'CreateStack',
    input: { StackName, TemplateBody, Capabilities: capabilities },
  })
  return E.isLeft(created) ? created : settled(exchange, line, StackName)
}

const bringUpToDate = (
  exchange: Exchange,
  line: Line,
  input: RunStackInput,
): Result<StackReport> => {
  const { stackName: StackName, templateBody: TemplateBody } = input
  const updated = send(exchange, line, {
    action: 'UpdateStack',
    input: { StackName, TemplateBody, Capabilities: capabilities },
  })
  const isCurrent = E.isLeft(updated) && updated.left.message === 'No updates are to be performed.'
  if (E.isLeft(updated) && !isCurrent) return updated
  return settled(exchange, line, StackName)
}

/**
 * Creates the stack, or brings the one that is there up to date. A failed first attempt is cleared
 * away.
 */
export const runStack = (
  exchange: Exchange,
  line: Line,
  input: RunStackInput,
): Result<StackReport> => {
  const stack = describeStack(exchange, line, input.stackName)
  if (E.isLeft(stack)) return stack
  if (stack.right === undefined) return createAnew(exchange, line, input)
  const { StackStatus: status } = stack.right
  if (status.endsWith('_IN_PROGRESS')) return inProgress(stack.right)
  if (status === 'ROLLBACK_COMPLETE' || status === 'CREATE_FAILED') {
    const cleared = deleteStack(exchange, line, input.stackName)
    return E.isLeft(cleared) ? cleared : createAnew(exchange, line, input)
  }
  return bringUpToDate(exchange, line, input)
}

/** Deletes a stack and makes sure that it is gone. */
export const deleteStack = (exchange: Exchange, line: Line, stackName: string): Result<void> => {
  const stack = describeStack(exchange, line, stackName)
  if (E.isLeft(stack)) return stack
  if (stack.right === undefined) return E.right(undefined)
  const { StackId, StackStatus: before } = stack.right
  if (!before.endsWith('_IN_PROGRESS')) {
    const deleted = send(exchange, line, {
      action: 'DeleteStack',
      input: { StackName: StackId },
    })
    if (E.isLeft(deleted)) return deleted
  }
  const after = describeStack(exchange, line, StackId)
  if (E.isLeft(after)) return after
  if (after.right === undefined || after.right.StackStatus === 'DELETE_COMPLETE') {
    return E.right(undefined)
  }
  if (after.right.StackStatus.endsWith('_IN_PROGRESS')) return inProgress(after.right)
  const cause = firstCause(exchange, line, StackId)
  return portError('StackFailed', `the stack ended in ${after.right.StackStatus}: ${cause}`)
}
