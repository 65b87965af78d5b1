/**
 * Flow logs of a VPC, and the log groups they write to.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
 * @source https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 */
import * as E from 'fp-ts/lib/Either.js'

import { dropResource, putResource, resourceOf } from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type { FlowLog, LogGroup } from '../../world/network.ts'
import { type Action, type Context, answer, arnOf } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import { creationNeeds, tagsFor } from '../tags.ts'
import { ec2Arn, needOf, vpcNeed } from './arns.ts'
import { madeBefore, madeBy, tokenShown } from './clientTokens.ts'
import { found } from './found.ts'
import type { CreateFlowLogsRequest, DeleteFlowLogsRequest } from './Ec2Inputs.ts'

export interface CreateFlowLogsOutput {
  readonly FlowLogIds: ReadonlyArray<string>
  /** What cannot be logged refuses the whole call. */
  readonly Unsuccessful: ReadonlyArray<never>
  readonly ClientToken?: string
}

export const createFlowLogs: Action<CreateFlowLogsRequest, CreateFlowLogsOutput> = {
  permission: 'ec2:CreateFlowLogs',
  needs: (context, input) => [
    ...creationNeeds(
      ec2Arn(context, 'vpc-flow-log', '*'),
      tagsFor(input, 'vpc-flow-log'),
      'CreateFlowLogs',
    ),
    ...input.ResourceIds.map((id) => vpcNeed(context, id)),
    { resource: input.DeliverLogsPermissionArn, permission: 'iam:PassRole' },
  ],
  run: (context, input) => {
    const made = madeBefore(context, 'flowLogs', input)
    if (E.isLeft(made)) return made
    if (made.right.length > 0) {
      const ids = made.right.map(({ id }) => id)
      return answer(context.world, { FlowLogIds: ids, Unsuccessful: [], ...tokenShown(input) })
    }
    let { world } = context
    const FlowLogIds: string[] = []
    for (const resourceId of input.ResourceIds) {
      const vpc = found(context, 'vpcs', resourceId)
      if (E.isLeft(vpc)) return vpc
      const [withId, id] = freshId(world, 'fl')
      const flowLog: FlowLog = {
        id,
        accountId: context.accountId,
        region: context.region,
        tags: tagsFor(input, 'vpc-flow-log'),
        resourceId,
        logGroupName: input.LogGroupName,
        roleArn: input.DeliverLogsPermissionArn,
        ...madeBy(input),
      }
      world = putResource(withId, 'flowLogs', flowLog)
      FlowLogIds.push(id)
    }
    return answer(world, { FlowLogIds, Unsuccessful: [], ...tokenShown(input) })
  },
}

export const deleteFlowLogs: Action<
  DeleteFlowLogsRequest,
  { readonly Unsuccessful: ReadonlyArray<never> }
> = {
  permission: 'ec2:DeleteFlowLogs',
  needs: (context, { FlowLogIds }) => FlowLogIds.map((id) => needOf(context, 'vpc-flow-log', id)),
  run: (context, { FlowLogIds }) => {
    let { world } = context
    for (const id of FlowLogIds) {
      const flowLog = found(context, 'flowLogs', id)
      if (E.isLeft(flowLog)) return flowLog
      world = dropResource(world, 'flowLogs', flowLog.right)
    }
    return answer(world, { Unsuccessful: [] })
  },
}

export interface LogGroupInput {
  readonly logGroupName: string
}

const logGroupArn = (context: Context, name: string): string =>
  arnOf(context, 'logs', `log-group:${name}`)

export const createLogGroup: Action<
  LogGroupInput & { readonly retentionDays?: number },
  { readonly arn: string }
> = {
  permission: 'logs:CreateLogGroup',
  needs: (context, { logGroupName }) => [{ resource: logGroupArn(context, logGroupName) }],
  run: (context, { logGroupName: id, retentionDays }) => {
    if (resourceOf(context.world, context, { kind: 'logGroups', id }) !== undefined) {
      return refuse('ResourceAlreadyExistsException', 'The specified log group already exists')
    }
    const group: LogGroup = {
      id,
      accountId: context.accountId,
      region: context.region,
      tags: [],
      ...(retentionDays === undefined ? {} : { retentionDays }),
    }
    const arn = logGroupArn(context, id)
    return answer(putResource(context.world, 'logGroups', group), { arn })
  },
}

export const deleteLogGroup: Action<LogGroupInput, Record<never, never>> = {
  permission: 'logs:DeleteLogGroup',
  needs: (context, { logGroupName }) => [{ resource: logGroupArn(context, logGroupName) }],
  run: (context, { logGroupName: id }) => {
    const group = resourceOf(context.world, context, { kind: 'logGroups', id })
    return group === undefined
      ? refuse('ResourceNotFoundException', 'The specified log group does not exist.')
      : answer(dropResource(context.world, 'logGroups', group), {})
  },
}
