/**
 * Flow logs of a VPC, and the log groups they write to.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
 * @source https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 */
import { omitUndefined } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { dropResource, putResource, resourceOf } from '../../world/World.ts'
import { freshId } from '../../world/freshId.ts'
import type { FlowLog, LogGroup, Tag } from '../../world/network.ts'
import { type Action, type Context, answer, arnOf, onEverything } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import { dateOf } from '../dateOf.ts'
import { tagsFor } from '../tags.ts'
import { creationNeeds, needOf, vpcNeed } from './arns.ts'
import { madeBefore, madeBy, tokenShown } from './clientTokens.ts'
import { found } from './found.ts'
import { pageOfResources } from './pageOfResources.ts'
import type {
  CreateFlowLogsRequest,
  DeleteFlowLogsRequest,
  DescribeFlowLogsRequest,
} from './Ec2Inputs.ts'

export interface CreateFlowLogsOutput {
  readonly FlowLogIds: ReadonlyArray<string>
  /** Always empty: a resource that does not exist refuses the whole call. */
  readonly Unsuccessful: ReadonlyArray<never>
  readonly ClientToken?: string
}

export const createFlowLogs: Action<CreateFlowLogsRequest, CreateFlowLogsOutput> = {
  permission: 'ec2:CreateFlowLogs',
  needs: (context, input) => [
    ...creationNeeds(context, input, { type: 'vpc-flow-log', action: 'CreateFlowLogs' }),
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
        createdAt: world.now,
        resourceId,
        logGroupName: input.LogGroupName,
        roleArn: input.DeliverLogsPermissionArn,
        trafficType: input.TrafficType ?? 'ALL',
        aggregationSeconds: input.MaxAggregationInterval ?? 600,
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

// DescribeFlowLogs

export interface FlowLogOutput {
  readonly FlowLogId: string
  readonly FlowLogStatus: 'ACTIVE'
  readonly CreationTime: Date
  readonly ResourceId: string
  readonly TrafficType: FlowLog['trafficType']
  readonly LogDestinationType: 'cloud-watch-logs'
  readonly LogGroupName: string
  readonly DeliverLogsPermissionArn: string
  readonly DeliverLogsStatus: 'SUCCESS'
  readonly LogFormat: string
  readonly MaxAggregationInterval: number
  readonly Tags: ReadonlyArray<Tag>
}

/** @source https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-default */
const defaultFormat =
  '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}'

const outputOf = (flowLog: FlowLog): FlowLogOutput => ({
  FlowLogId: flowLog.id,
  FlowLogStatus: 'ACTIVE',
  CreationTime: dateOf(flowLog.createdAt),
  ResourceId: flowLog.resourceId,
  TrafficType: flowLog.trafficType,
  LogDestinationType: 'cloud-watch-logs',
  LogGroupName: flowLog.logGroupName,
  DeliverLogsPermissionArn: flowLog.roleArn,
  DeliverLogsStatus: 'SUCCESS',
  LogFormat: defaultFormat,
  MaxAggregationInterval: flowLog.aggregationSeconds,
  Tags: flowLog.tags,
})

const flowLogFilters = {
  'deliver-log-status': () => ['SUCCESS'],
  'flow-log-id': ({ id }: FlowLog) => [id],
  'log-destination-type': () => ['cloud-watch-logs'],
  'log-group-name': ({ logGroupName }: FlowLog) => [logGroupName],
  'resource-id': ({ resourceId }: FlowLog) => [resourceId],
  'traffic-type': ({ trafficType }: FlowLog) => [trafficType],
}

export interface DescribeFlowLogsOutput {
  readonly FlowLogs: ReadonlyArray<FlowLogOutput>
  readonly NextToken?: string
}

export const describeFlowLogs: Action<DescribeFlowLogsRequest, DescribeFlowLogsOutput> = {
  permission: 'ec2:DescribeFlowLogs',
  needs: onEverything,
  run: (context, { Filter: Filters, FlowLogIds: ids, ...page }) =>
    pipe(
      pageOfResources(
        context,
        { ...page, ...omitUndefined({ Filters }) },
        { kind: 'flowLogs', ids, filters: () => flowLogFilters },
      ),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, { FlowLogs: items.map(outputOf), ...rest }),
      ),
    ),
}

// log groups

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
