/**
 * AWS managed policies. Only some are included; others do not exist here, as a policy without its
 * document would silently allow nothing.
 *
 * @source https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
import type { Partition } from '@byoa/core/iam/identity'
import { Instant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'

import type * as Table from '../../world/Table.ts'
import { digitsOf } from '../../world/idDigits.ts'
import type { ManagedPolicy } from '../../world/identities.ts'

// table

interface Known {
  readonly description: string
  /** The number of the default version. */
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly statements: ReadonlyArray<object>
}

const allow = (...actions: ReadonlyArray<string>): object => ({
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
})

const organizationReads = [
  'DescribeAccount',
  'DescribeOrganization',
  'DescribeOrganizationalUnit',
  'DescribePolicy',
  'ListChildren',
  'ListParents',
  'ListPoliciesForTarget',
  'ListRoots',
  'ListPolicies',
  'ListTargetsForPolicy',
].map((action) => `organizations:${action}`)

const agentOfSystemsManager = [
  allow(
    ...[
      'DescribeAssociation',
      'GetDeployablePatchSnapshotForInstance',
      'GetDocument',
      'DescribeDocument',
      'GetManifest',
      'GetParameter',
      'GetParameters',
      'ListAssociations',
      'ListInstanceAssociations',
      'PutInventory',
      'PutComplianceItems',
      'PutConfigurePackageResult',
      'UpdateAssociationStatus',
      'UpdateInstanceAssociationStatus',
      'UpdateInstanceInformation',
    ].map((action) => `ssm:${action}`),
  ),
  allow(
    ...['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'].map(
      (action) => `ssmmessages:${action}`,
    ),
  ),
  allow(
    ...[
      'AcknowledgeMessage',
      'DeleteMessage',
      'FailMessage',
      'GetEndpoint',
      'GetMessages',
      'SendReply',
    ].map((action) => `ec2messages:${action}`),
  ),
]

const linkedServices = [
  'autoscaling',
  'ec2scheduled',
  'elasticloadbalancing',
  'spot',
  'spotfleet',
  'transitgateway',
].map((service) => `${service}.amazonaws.com`)

/** Name → policy; the path of each is `/`. */
const knownPolicies: Table.Table<Known> = {
  AWSCloudFormationFullAccess: {
    description: 'Provides full access to AWS CloudFormation.',
    version: 1,
    createdAt: '2019-07-26T21:50:35.000Z',
    updatedAt: '2019-07-26T21:50:35.000Z',
    statements: [allow('cloudformation:*')],
  },
  AWSCloudFormationReadOnlyAccess: {
    description: 'Provides access to AWS CloudFormation via the AWS Management Console.',
    version: 7,
    createdAt: '2015-02-06T18:39:49.000Z',
    updatedAt: '2026-02-12T18:02:00.000Z',
    statements: [
      allow(
        'cloudformation:Describe*',
        'cloudformation:BatchDescribe*',
        'cloudformation:EstimateTemplateCost',
        'cloudformation:Get*',
        'cloudformation:List*',
        'cloudformation:ValidateTemplate',
        'cloudformation:Detect*',
      ),
    ],
  },
  AWSDenyAll: {
    description: 'Deny all access.',
    version: 2,
    createdAt: '2019-05-01T22:36:14.000Z',
    updatedAt: '2023-12-18T16:42:05.000Z',
    statements: [{ Sid: 'DenyAll', Effect: 'Deny', Action: ['*'], Resource: '*' }],
  },
  AdministratorAccess: {
    description: 'Provides full access to AWS services and resources.',
    version: 1,
    createdAt: '2015-02-06T18:39:46.000Z',
    updatedAt: '2015-02-06T18:39:46.000Z',
    statements: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  },
  AmazonEC2FullAccess: {
    description: 'Provides full access to Amazon EC2 via the AWS Management Console.',
    version: 5,
    createdAt: '2015-02-06T18:40:15.000Z',
    updatedAt: '2018-11-27T02:16:56.000Z',
    statements: [
      ...['ec2:*', 'elasticloadbalancing:*', 'cloudwatch:*', 'autoscaling:*'].map((Action) => ({
        Action,
        Effect: 'Allow',
        Resource: '*',
      })),
      {
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:AWSServiceName': linkedServices } },
      },
    ],
  },
  AmazonEC2ReadOnlyAccess: {
    description: 'Provides read only access to Amazon EC2 via the AWS Management Console.',
    version: 5,
    createdAt: '2015-02-06T18:40:17.000Z',
    updatedAt: '2026-02-12T18:03:17.000Z',
    statements: [
      allow('ec2:Describe*', 'ec2:GetSecurityGroupsForVpc'),
      { Effect: 'Allow', Action: 'elasticloadbalancing:Describe*', Resource: '*' },
      allow('cloudwatch:ListMetrics', 'cloudwatch:GetMetricStatistics', 'cloudwatch:Describe*'),
      { Effect: 'Allow', Action: 'autoscaling:Describe*', Resource: '*' },
    ],
  },
  AmazonS3FullAccess: {
    description: 'Provides full access to all buckets via the AWS Management Console.',
    version: 2,
    createdAt: '2015-02-06T18:40:58.000Z',
    updatedAt: '2021-09-27T20:16:37.000Z',
    statements: [allow('s3:*', 's3-object-lambda:*')],
  },
  AmazonS3ReadOnlyAccess: {
    description: 'Provides read only access to all buckets via the AWS Management Console.',
    version: 3,
    createdAt: '2015-02-06T18:40:59.000Z',
    updatedAt: '2023-08-10T21:31:39.000Z',
    statements: [
      allow(
        's3:Get*',
        's3:List*',
        's3:Describe*',
        's3-object-lambda:Get*',
        's3-object-lambda:List*',
      ),
    ],
  },
  AmazonSSMManagedInstanceCore: {
    description:
      'The policy for Amazon EC2 Role to enable AWS Systems Manager service core functionality.',
    version: 2,
    createdAt: '2019-03-15T17:22:12.000Z',
    updatedAt: '2019-05-23T16:54:21.000Z',
    statements: agentOfSystemsManager,
  },
  IAMFullAccess: {
    description: 'Provides full access to IAM via the AWS Management Console.',
    version: 2,
    createdAt: '2015-02-06T18:40:38.000Z',
    updatedAt: '2019-06-21T19:40:00.000Z',
    statements: [allow('iam:*', ...organizationReads)],
  },
  IAMReadOnlyAccess: {
    description: 'Provides read only access to IAM via the AWS Management Console.',
    version: 4,
    createdAt: '2015-02-06T18:40:39.000Z',
    updatedAt: '2018-01-25T19:11:27.000Z',
    statements: [
      allow(
        'iam:GenerateCredentialReport',
        'iam:GenerateServiceLastAccessedDetails',
        'iam:Get*',
        'iam:List*',
        'iam:SimulateCustomPolicy',
        'iam:SimulatePrincipalPolicy',
      ),
    ],
  },
  PowerUserAccess: {
    description:
      'Provides full access to AWS services and resources, but does not allow management of Users and groups.',
    version: 12,
    createdAt: '2015-02-06T18:39:47.000Z',
    updatedAt: '2026-02-12T17:59:14.000Z',
    statements: [
      { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
      allow(
        'account:GetAccountInformation',
        'account:GetGovCloudAccountInformation',
        'account:GetPrimaryEmail',
        'account:ListRegions',
        'iam:CreateServiceLinkedRole',
        'iam:DeleteServiceLinkedRole',
        'iam:ListRoles',
        'organizations:DescribeEffectivePolicy',
        'organizations:DescribeOrganization',
      ),
    ],
  },
}

// reading the table

type WithoutArn = Omit<ManagedPolicy, 'arn'>

const policyOf = (name: string, known: Known, index: number): t.Validation<WithoutArn> => {
  const value = { Version: '2012-10-17', Statement: known.statements }
  const versionId = `v${known.version}`
  return pipe(
    E.Do,
    E.bind('createdAt', () => Instant.decode(known.createdAt)),
    E.bind('updatedAt', () => Instant.decode(known.updatedAt)),
    E.map(({ createdAt, updatedAt }) => ({
      name,
      path: '/',
      policyId: `ANPA${digitsOf(0, index).toUpperCase()}`,
      createdAt,
      description: known.description,
      tags: [],
      versions: [{ document: JSON.stringify(value), value, versionId, createdAt: updatedAt }],
      defaultVersionId: versionId,
      versionCount: known.version,
    })),
  )
}

const policies: ReadonlyMap<string, WithoutArn> = new Map(
  Object.entries(knownPolicies).flatMap(([name, known], index) => {
    const policy = policyOf(name, known, index)
    return E.isRight(policy) ? [[name, policy.right]] : []
  }),
)

// queries

/** Returns the AWS managed policy of an ARN; undefined when it is not included. */
export const awsManagedPolicy = (arn: string, partition: Partition): ManagedPolicy | undefined => {
  const prefix = `arn:${partition}:iam::aws:policy/`
  const policy = arn.startsWith(prefix) ? policies.get(arn.slice(prefix.length)) : undefined
  return policy === undefined ? undefined : { ...policy, arn }
}
