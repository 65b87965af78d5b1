/**
 * Records of who talked to whom in the VPC. They outlive the stack, because an audit may ask after
 * the connection is gone; the retention period removes them.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
import { arnIn } from '../../iam/permissions/permissionScopes.ts'
import {
  type PermissionStatement,
  type TrustPolicy,
  policyOf,
} from '../../iam/policy/PolicyDocument.ts'
import type { FlowLogSettings } from '../SetupOptions.ts'
import type { SetupTemplateInput } from '../SetupTemplateInput.ts'
import { type Resource, type Resources, getAtt, ref } from '../Template.ts'
import { policyValue } from '../policyValue.ts'
import { roleResource, serviceTrust, templateScopeOf } from './rescaleRole.ts'
import { connectionTags, tagsOf } from './tags.ts'

/** Only flow logs of this account; another account's could otherwise be written with this role. */
const trust = (input: SetupTemplateInput): TrustPolicy =>
  serviceTrust('FlowLogsAssume', 'vpc-flow-logs.amazonaws.com', {
    StringEquals: { 'aws:SourceAccount': [input.customerAccountId] },
  })

const writeTheGroup: PermissionStatement = {
  Sid: 'WriteTheGroup',
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
  Resource: ['${FlowLogGroup.Arn}'],
}

const findTheGroup = (input: SetupTemplateInput): PermissionStatement => ({
  Sid: 'FindTheGroup',
  Effect: 'Allow',
  Action: ['logs:DescribeLogGroups'],
  Resource: [arnIn(templateScopeOf(input), 'logs', 'log-group:*')],
})

const role = (input: SetupTemplateInput): Resource =>
  roleResource(input, {
    suffix: 'flow-logs',
    description: 'Writes the flow logs of the VPC of this stack',
    trust: trust(input),
    policyName: 'WriteFlowLogs',
    policyDocument: policyValue(policyOf([writeTheGroup, findTheGroup(input)]), [
      'FlowLogGroup.Arn',
    ]),
  })

const logGroup = (input: SetupTemplateInput, { retentionDays }: FlowLogSettings): Resource => ({
  Type: 'AWS::Logs::LogGroup',
  DeletionPolicy: 'Retain',
  UpdateReplacePolicy: 'Retain',
  Properties: { RetentionInDays: retentionDays, Tags: connectionTags(input) },
})

/** Returns the flow log of the VPC with its log group and role. */
export const flowLogResources = (
  input: SetupTemplateInput,
  settings: FlowLogSettings,
): Resources => ({
  FlowLog: {
    Type: 'AWS::EC2::FlowLog',
    Properties: {
      DeliverLogsPermissionArn: getAtt('FlowLogRole', 'Arn'),
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: ref('FlowLogGroup'),
      MaxAggregationInterval: 600,
      ResourceId: ref('Vpc'),
      ResourceType: 'VPC',
      Tags: tagsOf(input, 'flow-log'),
      TrafficType: 'ALL',
    },
  },
  FlowLogGroup: logGroup(input, settings),
  FlowLogRole: role(input),
})
