/** Stacks as CloudFormation describes them. */
import {
  type Reply,
  type Xml,
  answer,
  awsError,
  customerVpcId,
  roleArn,
  routeTableId,
} from '@byoa/scripted-aws'

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
  stackName,
  stackId,
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

/** Complete, with a VPC of another block than the template's. */
export const withOtherBlock: Reply = stack({
  status: 'CREATE_COMPLETE',
  outputs: { ...outputs, VpcCidr: '10.51.0.0/16' },
})

export const noStack: Reply = awsError(
  'ValidationError',
  `Stack with id ${stackName} does not exist`,
)

export const noUpdates: Reply = awsError('ValidationError', 'No updates are to be performed.')

interface ResourceParts {
  readonly logicalId: string
  readonly type: string
  readonly physicalId?: string
  readonly status?: string
}

/** What a stack has made, as DescribeStackResources lists it. */
export const resources = (...made: ReadonlyArray<ResourceParts>): Reply =>
  answer({
    StackResources: made.map(({ logicalId, type, physicalId, status }) => ({
      StackName: stackName,
      StackId: stackId,
      LogicalResourceId: logicalId,
      PhysicalResourceId: physicalId,
      ResourceType: type,
      ResourceStatus: status ?? 'CREATE_COMPLETE',
      Timestamp: new Date('2026-01-01T00:00:00.000Z'),
    })),
  })

/** The part of a setup that other things of the account can be mistaken for. */
export const setupResources: Reply = resources(
  { logicalId: 'Vpc', type: 'AWS::EC2::VPC', physicalId: customerVpcId },
  { logicalId: 'Subnet1', type: 'AWS::EC2::Subnet', physicalId: 'subnet-0123456789abcdef0' },
  { logicalId: 'RouteTable', type: 'AWS::EC2::RouteTable', physicalId: routeTableId },
  { logicalId: 'ComputeSecurityGroup', type: 'AWS::EC2::SecurityGroup', physicalId: 'sg-stack' },
  { logicalId: 'S3Endpoint', type: 'AWS::EC2::VPCEndpoint', physicalId: 'vpce-stack' },
  { logicalId: 'RescaleRole', type: 'AWS::IAM::Role', physicalId: 'Rescale' },
)

interface EventParts {
  readonly resource: string
  readonly status: string
  readonly reason?: string
  readonly token?: string
}

const eventOf = ({ resource, status, reason, token }: EventParts, at: number): Xml => ({
  EventId: `${resource}-${status}-${at}`,
  StackId: stackId,
  StackName: stackName,
  LogicalResourceId: resource,
  PhysicalResourceId: resource === stackName ? stackId : `${resource}-id`,
  ResourceType: resource === stackName ? 'AWS::CloudFormation::Stack' : 'AWS::EC2::Subnet',
  ResourceStatus: status,
  ResourceStatusReason: reason,
  ClientRequestToken: token,
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
