import { describe, expect, test } from 'vitest'

import type { AccessRequest } from '../../../src/iam/policy/AccessRequest.ts'
import { Region } from '../../../src/iam/identity/Partition.ts'
import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import { actionsOfTier, awsActions } from '../../../src/iam/permissions/awsActions.ts'
import { evaluate } from '../../../src/iam/policy/evaluate.ts'
import { KmsKeyArn } from '../../../src/iam/identity/KmsKeyArn.ts'
import { AccountId } from '../../../src/iam/identity/identifiers.ts'
import type {
  PermissionScopeName,
  PermissionsScope,
} from '../../../src/iam/permissions/permissionScopes.ts'
import { permissionsPolicy } from '../../../src/iam/permissions/permissionsPolicy.ts'
import { certainlyOf } from '../certainlyOf.ts'
import {
  type SessionPlace,
  type Touch,
  agreedPlace,
  computeSession,
  requestFor,
} from './computeSession.ts'

const scope: PermissionsScope = {
  partition: 'aws',
  region: certainlyOf(Region, 'us-east-1'),
  accountId: certainlyOf(AccountId, '111122223333'),
  connectionName: 'acme',
  rescaleAccountId: certainlyOf(AccountId, '999988887777'),
  vpcId: agreedPlace.vpcId,
  roleArn: agreedPlace.role,
  computeRoleArn: agreedPlace.computeRole,
}

const compute = readPolicy(permissionsPolicy('compute', scope))
const connect = readPolicy(permissionsPolicy('connect', scope))

/** The default policy of a KMS key, by which the policies of the customer's account decide. */
const keyPolicy = readPolicy({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
})

const decide = (policy: typeof compute, request: AccessRequest): string => {
  const ofResource = request.action.startsWith('kms:') ? { resource: keyPolicy } : {}
  return evaluate({ identity: [policy], ...ofResource }, request).decision
}

const connectScopes: ReadonlyArray<PermissionScopeName> = ['Observe', 'ObserveVpc', 'ReadOwnRole']

const titleOf = ({ action, resource }: Touch): string => `${action} on ${resource}`

const titled = (touches: ReadonlyArray<Touch>): ReadonlyArray<readonly [string, Touch]> =>
  touches.map((touch) => [titleOf(touch), touch])

describe('everything that a compute session needs is allowed', () => {
  test.each(titled(computeSession(agreedPlace)))('%s', (_title, touch) => {
    expect(decide(compute, requestFor(agreedPlace, touch))).toBe('allowed')
  })

  test('and the session leaves out no action of the list', () => {
    const used = new Set(computeSession(agreedPlace).map(({ action }) => action))
    const ofTheTier = awsActions.filter(
      ({ scopes }) => !connectScopes.some((name) => scopes.includes(name)),
    )
    expect(used).toEqual(new Set(ofTheTier.map(({ action }) => action)))
  })
})

describe('observing', () => {
  const observing = (action: string, region: string): AccessRequest =>
    requestFor({ ...agreedPlace, region }, { action, resource: '*', context: {} })

  test('is allowed in the Region, call by call, and in no other', () => {
    for (const { action } of awsActions.filter(({ scopes }) => scopes.includes('Observe'))) {
      expect(decide(compute, observing(action, 'us-east-1'))).toBe('allowed')
      expect(decide(compute, observing(action, 'eu-west-1'))).toBe('implicitly-denied')
    }
  })
})

test('the attributes of the VPC of the connection can be read, and of no other', () => {
  const reading = (vpcId: string): AccessRequest =>
    requestFor(agreedPlace, {
      action: 'ec2:DescribeVpcAttribute',
      resource: `arn:aws:ec2:us-east-1:111122223333:vpc/${vpcId}`,
      context: {},
    })
  expect(decide(connect, reading(agreedPlace.vpcId))).toBe('allowed')
  expect(decide(connect, reading('vpc-0fedcba9876543210'))).toBe('implicitly-denied')
})

describe('the trust policy', () => {
  const reading = (resource: string): AccessRequest =>
    requestFor(agreedPlace, { action: 'iam:GetRole', resource, context: {} })

  test.each([
    ['connect', connect],
    ['compute', compute],
  ])('of the role itself can be read in the tier %s, and of no other role', (_tier, policy) => {
    expect(decide(policy, reading(agreedPlace.role))).toBe('allowed')
    for (const other of [
      agreedPlace.computeRole,
      `${agreedPlace.role}2`,
      agreedPlace.role.replace('role/', 'role/path/'),
      agreedPlace.role.replace('111122223333', '444455556666'),
    ]) {
      expect(decide(policy, reading(other))).toBe('implicitly-denied')
    }
  })
})

test('observing and reading the role itself is all that the tier connect can do', () => {
  const scopes = actionsOfTier('connect').flatMap((action) => action.scopes)
  expect(new Set(scopes)).toEqual(new Set(connectScopes))
  for (const touch of computeSession(agreedPlace)) {
    expect(decide(connect, requestFor(agreedPlace, touch))).toBe('implicitly-denied')
  }
})

/** The same session with one thing changed: in every call that knows the thing, it must end. */
type Elsewhere = readonly [
  title: string,
  place: Partial<SessionPlace>,
  knows: (touch: Touch) => boolean,
]

const hasKey =
  (key: string) =>
  ({ context }: Touch): boolean =>
    Object.keys(context).some((name) => name.startsWith(key))

const elsewheres: ReadonlyArray<Elsewhere> = [
  [
    'in another VPC of the account',
    { vpcId: 'vpc-0fedcba9876543210' },
    (touch) => hasKey('ec2:Vpc')(touch) || touch.resource.includes(':vpc/'),
  ],
  ['in another Region', { region: 'us-west-2' }, ({ action }) => action.startsWith('ec2:')],
  [
    'in another account',
    { accountId: '444455556666' },
    ({ action, resource }) => action.startsWith('ec2:') && !resource.includes('::'),
  ],
  [
    'with the tag of another connection',
    { tag: 'acme-2' },
    (touch) => hasKey('aws:RequestTag')(touch) || hasKey('aws:ResourceTag')(touch),
  ],
  ['with an image of a stranger', { imageOwner: '444455556666' }, hasKey('ec2:Owner')],
  [
    'with another role for the nodes',
    { computeRole: 'arn:aws:iam::111122223333:role/Administrator' },
    ({ action }) => action === 'iam:PassRole',
  ],
]

describe.each(elsewheres)('%s', (_title, change, knows) => {
  const place = { ...agreedPlace, ...change }
  const touches = computeSession(place).filter(knows)

  test.each(titled(touches))('%s is denied', (_touch, touch) => {
    // A network interface that is made anew is confined by its VPC, whatever its tags say.
    const allowedByVpc = touch.resource.endsWith('network-interface/*') && hasKey('ec2:Vpc')(touch)
    const expected =
      'tag' in change && allowedByVpc && touch.action !== 'ec2:CreateTags'
        ? 'allowed'
        : 'implicitly-denied'
    expect(decide(compute, requestFor(place, touch))).toBe(expected)
  })
})

describe('without tags', () => {
  const tagged = computeSession(agreedPlace).filter(
    (touch) =>
      (hasKey('aws:RequestTag')(touch) || hasKey('aws:ResourceTag')(touch)) &&
      !touch.resource.includes('network-interface'),
  )

  test.each(titled(tagged))('%s is denied', (_title, touch) => {
    const context = Object.fromEntries(
      Object.entries(touch.context).filter(([key]) => !key.includes('Tag')),
    )
    expect(decide(compute, requestFor(agreedPlace, { ...touch, context }))).toBe(
      'implicitly-denied',
    )
  })
})

/** A key of a request, what it must not be, and which calls ask for it. */
const demands: ReadonlyArray<readonly [key: string, value: string, (touch: Touch) => boolean]> = [
  ['ec2:MetadataHttpTokens', 'optional', hasKey('ec2:MetadataHttpTokens')],
  ['ec2:Encrypted', 'false', hasKey('ec2:Encrypted')],
  ['kms:ViaService', 'lambda.us-east-1.amazonaws.com', hasKey('kms:ViaService')],
  ['kms:GrantIsForAWSResource', 'false', hasKey('kms:GrantIsForAWSResource')],
]

describe.each(demands)('%s other than %s', (key, value, asks) => {
  const touches = computeSession(agreedPlace).filter(asks)

  test.each(titled(touches))('is demanded by %s', (_title, touch) => {
    const { [key]: _given, ...without } = touch.context
    for (const context of [without, { ...without, [key]: [value] }]) {
      expect(decide(compute, requestFor(agreedPlace, { ...touch, context }))).toBe(
        'implicitly-denied',
      )
    }
  })
})

test('what is made may carry the tags that are known, and no other key', () => {
  const tagging = (...keys: ReadonlyArray<string>): AccessRequest =>
    requestFor(agreedPlace, {
      action: 'ec2:CreateTags',
      resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
      context: {
        'aws:RequestTag/rescale:compute': ['acme'],
        'aws:TagKeys': ['rescale:compute', ...keys],
        'ec2:CreateAction': ['RunInstances'],
      },
    })
  expect(decide(compute, tagging('Name', 'rescale:job', 'rescale:cluster'))).toBe('allowed')
  for (const key of ['rescale:byoa', 'CostCentre', 'name']) {
    expect(decide(compute, tagging('Name', key))).toBe('implicitly-denied')
  }
})

describe('a volume key that the customer names', () => {
  const named = certainlyOf(
    KmsKeyArn,
    'arn:aws:kms:us-east-1:444455556666:key/mrk-1234abcd12ab34cd56ef1234567890ab',
  )
  const policy = readPolicy(permissionsPolicy('compute', { ...scope, volumeKeyArn: named }))
  const calls = computeSession(agreedPlace).filter(({ action }) => action.startsWith('kms:'))
  const on = (touch: Touch, resource: string): AccessRequest => {
    const { 'aws:ResourceTag/rescale:compute': _tag, ...context } = touch.context
    return requestFor(agreedPlace, { ...touch, resource, context })
  }

  test.each(titled(calls))('is used without a tag, and no other key is: %s', (_title, touch) => {
    expect(decide(policy, on(touch, named))).toBe('allowed')
    expect(decide(policy, on(touch, `${named.slice(0, -1)}c`))).toBe('implicitly-denied')
    expect(decide(policy, requestFor(agreedPlace, touch))).toBe('implicitly-denied')
  })
})

const vpcKey = { 'ec2:Vpc': ['arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0123456789abcdef0'] }
const ec2Arn = (resource: string): string => `arn:aws:ec2:us-east-1:111122223333:${resource}`
const iamArn = (resource: string): string => `arn:aws:iam::111122223333:${resource}`
const computeTag = { 'aws:ResourceTag/rescale:compute': ['acme'] }
const connectionTag = { 'aws:ResourceTag/rescale:byoa': ['acme'] }

const forbidden: ReadonlyArray<Touch> = [
  // Tags decide over rights, so they cannot be changed on what exists.
  {
    action: 'ec2:CreateTags',
    resource: ec2Arn('instance/i-0a'),
    context: { 'aws:RequestTag/rescale:compute': ['acme'] },
  },
  { action: 'ec2:CreateTags', resource: ec2Arn('instance/i-0a'), context: computeTag },
  { action: 'ec2:DeleteTags', resource: ec2Arn('instance/i-0a'), context: computeTag },
  // The stack's own security groups are the customer's.
  {
    action: 'ec2:AuthorizeSecurityGroupIngress',
    resource: ec2Arn('security-group/sg-0a'),
    context: { ...vpcKey, ...connectionTag },
  },
  {
    action: 'ec2:RevokeSecurityGroupEgress',
    resource: ec2Arn('security-group/sg-0a'),
    context: { ...vpcKey, ...connectionTag },
  },
  // The network is the customer's.
  ...['CreateRoute', 'ReplaceRoute', 'DeleteRoute', 'AssociateRouteTable'].map((operation) => ({
    action: `ec2:${operation}`,
    resource: ec2Arn('route-table/rtb-0a'),
    context: { ...vpcKey, ...computeTag, ...connectionTag },
  })),
  ...[
    'AttachInternetGateway',
    'CreateInternetGateway',
    'CreateNatGateway',
    'AcceptVpcPeeringConnection',
    'CreateVpcPeeringConnection',
    'ModifyVpcAttribute',
    'DeleteVpc',
    'CreateVpcEndpoint',
    'ModifyVpcBlockPublicAccessOptions',
  ].map((operation) => ({
    action: `ec2:${operation}`,
    resource: ec2Arn('vpc/vpc-0123456789abcdef0'),
    context: { ...vpcKey, ...computeTag, ...connectionTag },
  })),
  // IAM is the customer's.
  ...[
    'PutRolePolicy',
    'AttachRolePolicy',
    'DeleteRolePolicy',
    'UpdateAssumeRolePolicy',
    'DeleteRolePermissionsBoundary',
    'CreateRole',
    'TagRole',
  ].map((operation) => ({
    action: `iam:${operation}`,
    resource: agreedPlace.role,
    context: computeTag,
  })),
  // Reading the role does not extend to its policies.
  ...['GetRolePolicy', 'ListRolePolicies', 'ListAttachedRolePolicies'].map((operation) => ({
    action: `iam:${operation}`,
    resource: agreedPlace.role,
    context: {},
  })),
  { action: 'iam:ListRoles', resource: iamArn('role/'), context: {} },
  { action: 'iam:CreateUser', resource: iamArn('user/x'), context: {} },
  {
    action: 'iam:CreatePolicyVersion',
    resource: iamArn('policy/rescale/acme/Boundary'),
    context: {},
  },
  {
    action: 'iam:PassRole',
    resource: agreedPlace.computeRole,
    context: { 'iam:PassedToService': ['lambda.amazonaws.com'] },
  },
  { action: 'iam:PassRole', resource: agreedPlace.computeRole, context: {} },
  {
    action: 'iam:CreateServiceLinkedRole',
    resource: iamArn('role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS'),
    context: { 'iam:AWSServiceName': ['eks.amazonaws.com'] },
  },
  { action: 'sts:AssumeRole', resource: iamArn('role/Administrator'), context: {} },
  { action: 's3:GetObject', resource: 'arn:aws:s3:::payroll/2026.csv', context: {} },
  { action: 'ec2:CreateImage', resource: ec2Arn('instance/i-0a'), context: computeTag },
  { action: 'ec2:ModifyInstanceAttribute', resource: ec2Arn('instance/i-0a'), context: computeTag },
]

describe('denied whatever the tags say', () => {
  test.each(titled(forbidden))('%s', (_title, touch) => {
    expect(decide(compute, requestFor(agreedPlace, touch))).toBe('implicitly-denied')
  })
})

test('without a compute role no role can be passed', () => {
  const { computeRoleArn: _none, ...rest } = scope
  const policy = permissionsPolicy('compute', rest)
  expect(policy.Statement.flatMap(({ Action }) => Action)).not.toContain('iam:PassRole')
})

test('in China nodes get their role through either of the two service names', () => {
  const statement = permissionsPolicy('compute', { ...scope, partition: 'aws-cn' }).Statement.find(
    ({ Sid }) => Sid === 'PassComputeRole',
  )
  expect(statement?.Condition).toEqual({
    StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] },
  })
})
