/** Stacks as CloudFormation describes them. */
import { type Reply, type Xml, answer, awsError } from '../fakeAws.ts'
import { customerVpcId, roleArn, routeTableId } from '../samples.ts'

export const stackName = 'rescale-byoa-acme'
export const stackId = `arn:aws:cloudformation:us-east-1:111122223333:stack/${stackName}/0a`

export const outputs: Readonly<Record<string, string>> = {
  RoleArn: roleArn,
  VpcId: customerVpcId,
  VpcCidr: '10.50.0.0/16',
  SubnetIds: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1',
  RouteTableIds: routeTableId,
  TemplateDigest: `sha256:${'0'.repeat(64)}`,
}

export const report = {
  roleArn,
  vpcId: customerVpcId,
  vpcCidr: '10.50.0.0/16',
  subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  routeTableIds: [routeTableId],
  templateDigest: `sha256:${'0'.repeat(64)}`,
}

interface StackParts {
  readonly status: string
  readonly id?: string
  readonly outputs?: Readonly<Record<string, string>>
  readonly isProtected?: boolean
  readonly reason?: string
}

export const stack = (parts: StackParts): Reply =>
  answer({
    Stacks: [
      {
        StackName: stackName,
        StackId: parts.id ?? stackId,
        StackStatus: parts.status,
        StackStatusReason: parts.reason,
        CreationTime: new Date('2026-01-01T00:00:00.000Z'),
        EnableTerminationProtection: parts.isProtected ?? false,
        Outputs: Object.entries(parts.outputs ?? {}).map(([OutputKey, OutputValue]) => ({
          OutputKey,
          OutputValue,
        })),
      },
    ],
  })

export const complete = (status = 'CREATE_COMPLETE'): Reply => stack({ status, outputs })

export const noStack: Reply = awsError(
  'ValidationError',
  `Stack with id ${stackName} does not exist`,
)

export const noUpdates: Reply = awsError('ValidationError', 'No updates are to be performed.')

interface EventParts {
  readonly resource: string
  readonly status: string
  readonly reason?: string
}

const eventOf = ({ resource, status, reason }: EventParts, at: number): Xml => ({
  EventId: `${resource}-${status}-${at}`,
  StackId: stackId,
  StackName: stackName,
  LogicalResourceId: resource,
  PhysicalResourceId: resource === stackName ? stackId : `${resource}-id`,
  ResourceType: resource === stackName ? 'AWS::CloudFormation::Stack' : 'AWS::EC2::Subnet',
  ResourceStatus: status,
  ResourceStatusReason: reason,
  Timestamp: new Date(Date.UTC(2026, 0, 1, 0, 0, at)),
})

/** Events in the order in which they happened, listed as CloudFormation does: the latest first. */
export const events = (...happened: ReadonlyArray<EventParts>): Reply =>
  answer({ StackEvents: happened.map(eventOf).toReversed() })

/** A create that failed because the account has no room for another subnet. */
export const failedCreate: Reply = events(
  { resource: stackName, status: 'UPDATE_IN_PROGRESS' },
  { resource: 'Old', status: 'UPDATE_FAILED', reason: 'something of an earlier operation' },
  { resource: stackName, status: 'CREATE_IN_PROGRESS', reason: 'User Initiated' },
  { resource: 'Subnet2', status: 'CREATE_IN_PROGRESS' },
  { resource: 'Subnet1', status: 'CREATE_FAILED', reason: 'Resource creation cancelled' },
  { resource: 'Subnet2', status: 'CREATE_FAILED', reason: 'SubnetLimitExceeded' },
  { resource: 'Subnet3', status: 'CREATE_FAILED', reason: 'a consequence' },
  {
    resource: stackName,
    status: 'ROLLBACK_IN_PROGRESS',
    reason: 'The following failed: [Subnet2]',
  },
)
