/**
 * What the nodes themselves may do: be reached without a login of their own, write their logs and
 * metrics, use the keys the customer marks. Nothing about IAM, EC2 or stored data: jobs get their
 * files by links that are signed elsewhere.
 *
 * @source https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
import {
  type PermissionStatement,
  type PermissionsPolicy,
  policyOf,
} from '../policy/PolicyDocument.ts'
import { type PermissionsScope, arnIn, everyKey, inRegion, withTag } from './permissionScopes.ts'

/** The log groups of nodes, and the name space of their metrics. */
const logGroups = (scope: PermissionsScope): string =>
  arnIn(scope, 'logs', `log-group:/rescale/${scope.connectionName}/*`)

const actions = {
  sessions: [
    'ec2messages:AcknowledgeMessage',
    'ec2messages:DeleteMessage',
    'ec2messages:FailMessage',
    'ec2messages:GetEndpoint',
    'ec2messages:GetMessages',
    'ec2messages:SendReply',
    'ssm:UpdateInstanceInformation',
    'ssmmessages:CreateControlChannel',
    'ssmmessages:CreateDataChannel',
    'ssmmessages:OpenControlChannel',
    'ssmmessages:OpenDataChannel',
  ],
  logs: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  metrics: ['cloudwatch:PutMetricData'],
  markedKeys: ['kms:Decrypt', 'kms:GenerateDataKey'],
} as const

/** As IAM writes it, e.g. `logs:PutLogEvents`. */
export type NodeActionName = (typeof actions)[keyof typeof actions][number]

/** Every action of a node. */
export const nodeActionNames: ReadonlyArray<NodeActionName> = Object.values(actions).flat()

/** Actions without a resource that IAM could name. */
const sessions = (scope: PermissionsScope): PermissionStatement => ({
  Sid: 'Sessions',
  Effect: 'Allow',
  Action: actions.sessions,
  Resource: ['*'],
  Condition: inRegion(scope),
})

const logs = (scope: PermissionsScope): PermissionStatement => ({
  Sid: 'Logs',
  Effect: 'Allow',
  Action: actions.logs,
  Resource: [logGroups(scope)],
})

const metrics = (scope: PermissionsScope): PermissionStatement => ({
  Sid: 'Metrics',
  Effect: 'Allow',
  Action: actions.metrics,
  Resource: ['*'],
  Condition: {
    StringEquals: {
      ...inRegion(scope)['StringEquals'],
      'cloudwatch:namespace': ['Rescale'],
    },
  },
})

const markedKeys = (scope: PermissionsScope): PermissionStatement => ({
  Sid: 'MarkedKeys',
  Effect: 'Allow',
  Action: actions.markedKeys,
  Resource: everyKey(scope),
  Condition: withTag(scope),
})

/** Returns the permissions of the role that nodes run with. */
export const nodePermissions = (scope: PermissionsScope): PermissionsPolicy =>
  policyOf([sessions(scope), logs(scope), metrics(scope), markedKeys(scope)])
