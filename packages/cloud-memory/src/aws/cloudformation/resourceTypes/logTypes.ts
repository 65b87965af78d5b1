/**
 * Resource types of flow logs and log groups.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-flowlog.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { perform } from '../../authorize.ts'
import {
  createFlowLogs,
  createLogGroup,
  deleteFlowLogs,
  deleteLogGroup,
} from '../../ec2/flowLogs.ts'
import { numberAt, textAt, textOrEmptyAt } from '../../json.ts'
import { type ResourceType, inOrder, making, step, taggedAs } from '../ResourceType.ts'
import { generatedName } from '../generatedName.ts'

export const logGroupType: ResourceType = {
  create: (context, wanted) => {
    const [world, generated] = generatedName(context.world, wanted, 512)
    const logGroupName = textAt(wanted.properties, 'LogGroupName') ?? generated
    const days = numberAt(wanted.properties, 'RetentionInDays')
    const input = { logGroupName, ...(days === undefined ? {} : { retentionDays: days }) }
    return pipe(
      perform({ ...context, world }, createLogGroup, input),
      E.map((created) => making(created.world, logGroupName, { Arn: `${created.output.arn}:*` })),
    )
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteLogGroup, { logGroupName: made.physicalId })]),
}

const trafficTypes = ['ACCEPT', 'REJECT', 'ALL'] as const

export const flowLogType: ResourceType = {
  tags: 'ec2',
  create: (context, wanted) => {
    const { properties } = wanted
    return pipe(
      perform(context, createFlowLogs, {
        ResourceIds: [textOrEmptyAt(properties, 'ResourceId')],
        ResourceType: 'VPC',
        LogGroupName: textOrEmptyAt(properties, 'LogGroupName'),
        DeliverLogsPermissionArn: textOrEmptyAt(properties, 'DeliverLogsPermissionArn'),
        TrafficType: trafficTypes.find((type) => type === properties['TrafficType']) ?? 'ALL',
        MaxAggregationInterval: numberAt(properties, 'MaxAggregationInterval') === 60 ? 60 : 600,
        ...taggedAs(wanted, 'vpc-flow-log'),
      }),
      E.map(
        ({
          world,
          output: {
            FlowLogIds: [id = ''],
          },
        }) => making(world, id, { Id: id }),
      ),
    )
  },
  remove: (context, { made }) =>
    inOrder(context, [step(deleteFlowLogs, { FlowLogIds: [made.physicalId] })]),
}
