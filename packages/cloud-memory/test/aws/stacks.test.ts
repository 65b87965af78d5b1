import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox, newVpc } from '../sandbox.ts'
import { issuedId, otherId, read, setupTemplateOf } from '../setupTemplateOf.ts'
import { RoleNamePrefix } from '@byoa/core/cloudformation'
import { AccountId, PolicyArn, Region, RolePath } from '@byoa/core/iam/identity'

const StackName = 'rescale-acme'
const Capabilities = ['CAPABILITY_NAMED_IAM']

const templateOf = (Resources: object, Outputs: object = {}): string =>
  JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources, Outputs })

const aVpc = (CidrBlock = '10.64.0.0/16') => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock } })

const aSubnet = (CidrBlock: string) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock },
})

const create = (actor: Actor, TemplateBody: string, more = {}) =>
  actor.ok('CreateStack', { StackName, TemplateBody, Capabilities, ...more })

const stackOf = (actor: Actor, name = StackName) =>
  actor.ok('DescribeStacks', { StackName: name }).Stacks[0]

const outputsOf = (actor: Actor): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (stackOf(actor)?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  )

/** The key of a session of Rescale's in the customer's role. */
const keyOf = (rescale: Actor, RoleArn: string): string =>
  rescale.ok('AssumeRole', { RoleArn, RoleSessionName: 'connect', ExternalId: issuedId })
    .Credentials.AccessKeyId

/** Everything an account has, by kind, as text; equal texts mean that nothing was left over. */
const belongings = (actor: Actor): string =>
  JSON.stringify([
    actor.ok('DescribeVpcs', {}).Vpcs,
    actor.ok('DescribeSubnets', {}).Subnets,
    actor.ok('DescribeRouteTables', {}).RouteTables,
    actor.ok('DescribeInternetGateways', {}).InternetGateways,
    actor.ok('DescribeVpcEndpoints', {}).VpcEndpoints,
    actor.ok('DescribeSecurityGroups', {}).SecurityGroups,
    actor.ok('DescribeTags', {}).Tags,
    actor.ok('ListRoles', {}).Roles,
  ])

describe.each([
  ['open', {}],
  ['blocked', { egress: 'blocked', s3PrefixListId: 'pl-63a5400a' }],
  ['open, through a NAT gateway', { nodeSubnets: 'private' }],
  ['open, connect only, with flow logs', { tier: 'connect', flowLogs: { retentionDays: 30 } }],
  ['blocked, named roles', { egress: 'blocked', roleNamePrefix: 'Rescale', rolePath: undefined }],
] as const)('the setup template, egress %s', (_name, { ...change }) => {
  const input = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  )
  const { body, template } = setupTemplateOf(input)

  test('is carried out: every resource, every output', () => {
    const { customer } = newSandbox()
    create(customer, body)
    expect(stackOf(customer)).toMatchObject({ StackStatus: 'CREATE_COMPLETE' })
    const { StackResources } = customer.ok('DescribeStackResources', { StackName })
    expect(StackResources.map(({ LogicalResourceId }) => LogicalResourceId).sort()).toEqual(
      Object.keys(template.Resources).sort(),
    )
    expect(StackResources.every(({ PhysicalResourceId }) => PhysicalResourceId !== '')).toBe(true)
    const outputs = outputsOf(customer)
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(template.Outputs).sort())
    expect(Object.values(outputs).every((value) => value !== '' && !value.includes('${'))).toBe(
      true,
    )
    customer.ok('DescribeVpcs', { VpcIds: [outputs['VpcId'] ?? ''] })
    customer.ok('DescribeSubnets', { SubnetIds: (outputs['SubnetIds'] ?? '').split(',') })
    customer.ok('DescribeRouteTables', {
      RouteTableIds: (outputs['RouteTableIds'] ?? '').split(','),
    })
  })

  test('is taken back without a trace', () => {
    const { customer } = newSandbox()
    const before = belongings(customer)
    create(customer, body)
    expect(belongings(customer)).not.toBe(before)
    customer.ok('DeleteStack', { StackName })
    expect(belongings(customer)).toBe(before)
  })

  test('makes a role that Rescale enters with the ID and may look at the VPC with', () => {
    const { customer, rescale } = newSandbox()
    create(customer, body)
    const { RoleArn = '', VpcId = '' } = outputsOf(customer)
    const key = keyOf(rescale, RoleArn)
    const inside = customer.with(key)
    const Filters = [{ Name: 'vpc-id', Values: [VpcId] }]
    for (const action of ['DescribeVpcs', 'DescribeSubnets', 'DescribeRouteTables'] as const) {
      inside.ok(action, { Filters })
    }
    inside.ok('DescribeVpcAttribute', { VpcId, Attribute: 'enableDnsSupport' })
    inside.ok('DescribeInternetGateways', {})
    expect(inside.refused('CreateVpc', { CidrBlock: '10.65.0.0/16' })).toBe('UnauthorizedOperation')
    expect(inside.refused('DeleteVpc', { VpcId })).toBe('UnauthorizedOperation')
    expect(customer.in('eu-west-1').with(key).refused('DescribeVpcs', {})).toBe(
      'UnauthorizedOperation',
    )
  })
})

describe('Rescale inside its role', () => {
  const enter = (change: Parameters<typeof setupTemplateOf>[0] = {}) => {
    const { customer, rescale } = newSandbox()
    customer.ok('CreatePolicy', {
      PolicyName: 'OnlyEc2',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
      },
    })
    create(customer, setupTemplateOf(change).body)
    const { RoleArn = '' } = outputsOf(customer)
    const RoleName = RoleArn.split('/').at(-1) ?? ''
    return { customer, RoleName, inside: customer.with(keyOf(rescale, RoleArn)) }
  }

  test.each(['connect', 'compute'] as const)(
    'reads the trust policy of that role and of no other, in the tier %s',
    (tier) => {
      const { customer, RoleName, inside } = enter({ tier, flowLogs: { retentionDays: 30 } })
      const { Role } = inside.ok('GetRole', { RoleName })
      expect(decodeURIComponent(Role.AssumeRolePolicyDocument)).toContain(issuedId)
      const others = customer
        .ok('ListRoles', {})
        .Roles.map((role) => role.RoleName)
        .filter((name) => name !== RoleName)
      expect(others).not.toEqual([])
      for (const other of others) {
        expect(inside.refused('GetRole', { RoleName: other })).toBe('AccessDenied')
      }
      for (const action of ['ListRolePolicies', 'ListAttachedRolePolicies'] as const) {
        expect(inside.refused(action, { RoleName })).toBe('AccessDenied')
      }
    },
  )

  test('reads it wherever the role is', () => {
    const { RoleName, inside } = enter({ rolePath: read(RolePath, '/vendors/rescale/') })
    expect(inside.ok('GetRole', { RoleName }).Role.Path).toBe('/vendors/rescale/')
  })

  test('does not read it when a boundary of the customer takes that away', () => {
    const { RoleName, inside } = enter({
      permissionsBoundaryArn: read(PolicyArn, 'arn:aws:iam::111122223333:policy/OnlyEc2'),
    })
    inside.ok('DescribeVpcs', {})
    expect(inside.refused('GetRole', { RoleName })).toBe('AccessDenied')
  })
})

describe('before anything is made', () => {
  test.each([
    ['no JSON', '{', 'Template format error: JSON not well-formed. (line 1, column 2)'],
    [
      'no resources',
      templateOf({}),
      'Template format error: At least one Resources member must be defined.',
    ],
    [
      'types nobody knows',
      templateOf({ A: { Type: 'AWS::EC2::Nothing' }, B: { Type: 'Custom::Thing' } }),
      'Template format error: Unrecognized resource types: [AWS::EC2::Nothing, Custom::Thing]',
    ],
    [
      'a name that is not there',
      templateOf({ Subnet: aSubnet('10.64.0.0/24') }),
      'Template format error: Unresolved resource dependencies [Vpc] in the Resources block of the template',
    ],
    [
      'an output of something that is not there',
      templateOf({ Vpc: aVpc() }, { Id: { Value: { 'Fn::GetAtt': ['Other', 'Id'] } } }),
      'Template error: instance of Fn::GetAtt references undefined resource Other',
    ],
    [
      'an output of an attribute in a text, of something that is not there',
      templateOf({ Vpc: aVpc() }, { Id: { Value: { 'Fn::Sub': '${Other.Id}' } } }),
      'Template error: instance of Fn::Sub references invalid resource attribute Other.Id',
    ],
    [
      'endless nesting',
      templateOf({ Vpc: { ...aVpc(), Properties: { Deep: 'deep' } } }).replace(
        '"deep"',
        '['.repeat(20_000) + ']'.repeat(20_000),
      ),
      'Template format error: The template is nested too deeply.',
    ],
    [
      'a circle',
      templateOf({ A: { ...aVpc(), DependsOn: 'B' }, B: { ...aVpc(), DependsOn: ['A'] } }),
      'Circular dependency between resources: [A, B]',
    ],
  ])('%s is refused', (_name, TemplateBody, message) => {
    const { customer } = newSandbox()
    expect(customer.error('CreateStack', { StackName, TemplateBody })).toEqual({
      code: 'ValidationError',
      message,
      status: 400,
    })
  })

  test('a body of more than 51,200 bytes is refused', () => {
    const { customer } = newSandbox()
    const TemplateBody = templateOf({ Vpc: { ...aVpc(), Metadata: 'é'.repeat(25_600) } })
    expect(TemplateBody.length).toBeLessThan(51_200)
    expect(customer.refused('CreateStack', { StackName, TemplateBody })).toBe('ValidationError')
  })

  test('IAM resources must be acknowledged, named ones by name', () => {
    const { customer } = newSandbox()
    const role = (Properties: object) =>
      templateOf({ Role: { Type: 'AWS::IAM::Role', Properties } })
    const ask = (TemplateBody: string, given: ReadonlyArray<string>) =>
      customer.error('CreateStack', { StackName, TemplateBody, Capabilities: given })
    expect(ask(role({}), [])).toMatchObject({
      code: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_IAM]',
    })
    expect(ask(role({ RoleName: 'R' }), ['CAPABILITY_IAM'])).toMatchObject({
      message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    })
  })

  test('a name is taken once; the same token is the same request', () => {
    const { customer } = newSandbox()
    const TemplateBody = templateOf({ Vpc: aVpc() })
    const { StackId } = create(customer, TemplateBody, { ClientRequestToken: 'first' })
    expect(create(customer, TemplateBody, { ClientRequestToken: 'first' }).StackId).toBe(StackId)
    expect(customer.error('CreateStack', { StackName, TemplateBody })).toMatchObject({
      code: 'AlreadyExistsException',
      message: `Stack [${StackName}] already exists`,
    })
    expect(customer.refused('CreateStack', { StackName: '1-stack', TemplateBody })).toBe(
      'ValidationError',
    )
  })
})

describe('a stack that fails', () => {
  const failing = templateOf({
    Vpc: aVpc(),
    A: aSubnet('10.64.0.0/24'),
    B: aSubnet('10.64.0.0/25'),
  })

  test('is rolled back: nothing is left, and it can only be deleted', () => {
    const { customer } = newSandbox()
    const before = belongings(customer)
    const { StackId } = create(customer, failing)
    expect(belongings(customer)).toBe(before)
    expect(stackOf(customer)).toMatchObject({
      StackStatus: 'ROLLBACK_COMPLETE',
      StackStatusReason: 'The following resource(s) failed to create: [B]. ',
    })
    expect(stackOf(customer)?.Outputs).toBeUndefined()
    const { StackEvents } = customer.ok('DescribeStackEvents', { StackName })
    const failed = StackEvents.filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')
    expect(failed).toMatchObject([{ LogicalResourceId: 'B' }])
    expect(failed[0]?.ResourceStatusReason).toContain('InvalidSubnet.Conflict')
    const update = { StackName, TemplateBody: templateOf({ Vpc: aVpc() }) }
    expect(customer.error('UpdateStack', update)).toMatchObject({
      code: 'ValidationError',
      message: `Stack:${StackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
    })
    customer.ok('DeleteStack', { StackName })
    create(customer, templateOf({ Vpc: aVpc() }))
  })

  test('is kept, or forgotten, when that is asked for', () => {
    const kept = newSandbox().customer
    create(kept, failing, { OnFailure: 'DO_NOTHING' })
    expect(stackOf(kept)?.StackStatus).toBe('CREATE_FAILED')
    expect(kept.ok('DescribeVpcs', {}).Vpcs).toHaveLength(1)
    const other = newSandbox().customer
    create(other, failing, { DisableRollback: true })
    expect(stackOf(other)?.StackStatus).toBe('CREATE_FAILED')
    const usual = newSandbox().customer
    create(usual, failing, { DisableRollback: false })
    expect(stackOf(usual)?.StackStatus).toBe('ROLLBACK_COMPLETE')
    const both = { OnFailure: 'DELETE', DisableRollback: true } as const
    const input = { StackName: 'both', TemplateBody: failing, Capabilities, ...both }
    expect(usual.refused('CreateStack', input)).toBe('ValidationError')
    const forgotten = newSandbox().customer
    create(forgotten, failing, { OnFailure: 'DELETE' })
    expect(forgotten.refused('DescribeStacks', { StackName })).toBe('ValidationError')
  })

  test('fails for want of the permissions of whoever runs it', () => {
    const { customer } = newSandbox()
    const document = (Action: ReadonlyArray<string>) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
    })
    customer.ok('CreateRole', {
      RoleName: 'Runner',
      AssumeRolePolicyDocument: {
        ...document(['sts:AssumeRole']),
        Statement: [
          { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
        ],
      },
    })
    customer.ok('PutRolePolicy', {
      RoleName: 'Runner',
      PolicyName: 'p',
      PolicyDocument: document(['cloudformation:*', 'ec2:CreateSubnet']),
    })
    const RoleArn = 'arn:aws:iam::111122223333:role/Runner'
    const { AccessKeyId } = customer.ok('AssumeRole', {
      RoleArn,
      RoleSessionName: 'run',
    }).Credentials
    const runner = customer.with(AccessKeyId)
    create(runner, templateOf({ Vpc: aVpc() }))
    expect(stackOf(runner)?.StackStatus).toBe('ROLLBACK_COMPLETE')
  })
})

describe('an update', () => {
  const body = (change: Parameters<typeof setupTemplateOf>[0] = {}) => setupTemplateOf(change).body

  test('that changes nothing is refused', () => {
    const { customer } = newSandbox()
    create(customer, body())
    expect(
      customer.error('UpdateStack', { StackName, TemplateBody: body(), Capabilities }),
    ).toMatchObject({
      code: 'ValidationError',
      message: 'No updates are to be performed.',
    })
  })

  test('of the external ID changes the trust of the same role', () => {
    const { customer, rescale } = newSandbox()
    create(customer, body())
    const before = outputsOf(customer)
    customer.ok('UpdateStack', {
      StackName,
      TemplateBody: body({ externalIds: [otherId] }),
      Capabilities,
    })
    expect(stackOf(customer)?.StackStatus).toBe('UPDATE_COMPLETE')
    const { RoleArn = '', ...after } = outputsOf(customer)
    expect({ RoleArn, VpcId: after['VpcId'] }).toEqual({
      RoleArn: before['RoleArn'],
      VpcId: before['VpcId'],
    })
    const session = (ExternalId: string) => ({ RoleArn, RoleSessionName: 'probe', ExternalId })
    rescale.ok('AssumeRole', session(otherId))
    expect(rescale.refused('AssumeRole', session(issuedId))).toBe('AccessDenied')
  })

  test('from open to blocked egress takes the internet away', () => {
    const { customer } = newSandbox()
    create(customer, body())
    expect(customer.ok('DescribeInternetGateways', {}).InternetGateways).toHaveLength(1)
    customer.ok('UpdateStack', {
      StackName,
      TemplateBody: body({ egress: 'blocked' }),
      Capabilities,
    })
    expect(stackOf(customer)?.StackStatus).toBe('UPDATE_COMPLETE')
    expect(customer.ok('DescribeInternetGateways', {}).InternetGateways).toHaveLength(0)
    expect(customer.ok('DescribeVpcEndpoints', {}).VpcEndpoints.length).toBeGreaterThan(0)
  })

  test('that fails leaves everything as it was', () => {
    const { customer } = newSandbox()
    create(customer, templateOf({ Vpc: aVpc(), A: aSubnet('10.64.0.0/24') }))
    const before = belongings(customer)
    const TemplateBody = templateOf({
      Vpc: aVpc(),
      A: aSubnet('10.64.0.0/24'),
      B: aSubnet('10.64.0.0/25'),
    })
    customer.ok('UpdateStack', { StackName, TemplateBody })
    expect(stackOf(customer)?.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
    expect(belongings(customer)).toBe(before)
    const { StackEvents } = customer.ok('DescribeStackEvents', { StackName })
    const ofStack = StackEvents.filter((event) => event.PhysicalResourceId === event.StackId)
    expect(ofStack.slice(0, 4).map(({ ResourceStatus }) => ResourceStatus)).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'UPDATE_ROLLBACK_IN_PROGRESS',
      'UPDATE_IN_PROGRESS',
    ])
  })
})

describe('an inline policy beside its role', () => {
  const anyone = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }],
  }
  const allowing = (Action: string) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: { 'Fn::GetAtt': ['Role', 'Arn'] } }],
  })
  const withPolicy = (PolicyName: string, Action: string, Path = '/') =>
    templateOf(
      {
        Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: anyone, Path } },
        Policy: {
          Type: 'AWS::IAM::RolePolicy',
          Properties: {
            RoleName: { Ref: 'Role' },
            PolicyName,
            PolicyDocument: allowing(Action),
          },
        },
      },
      { RoleName: { Value: { Ref: 'Role' } }, Policy: { Value: { Ref: 'Policy' } } },
    )
  const update = (customer: Actor, TemplateBody: string) =>
    customer.ok('UpdateStack', { StackName, TemplateBody, Capabilities })
  const policiesOf = (customer: Actor): Readonly<Record<string, unknown>> => {
    const { RoleName = '' } = outputsOf(customer)
    return Object.fromEntries(
      customer.ok('ListRolePolicies', { RoleName }).PolicyNames.map((PolicyName) => {
        const { PolicyDocument } = customer.ok('GetRolePolicy', { RoleName, PolicyName })
        return [PolicyName, JSON.parse(decodeURIComponent(PolicyDocument))]
      }),
    )
  }
  /** The actions that each policy of the role allows on the role itself. */
  const allowed = (customer: Actor) => {
    const { Arn } = customer.ok('GetRole', { RoleName: outputsOf(customer)['RoleName'] ?? '' }).Role
    return (action: string) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, Resource: Arn }],
    })
  }

  test('names that role, changes with the stack and goes with it', () => {
    const { customer } = newSandbox()
    const before = belongings(customer)
    create(customer, withPolicy('Own', 'iam:GetRole'))
    const { RoleName = '', Policy } = outputsOf(customer)
    expect(Policy).toBe(`Own|${RoleName}`)
    expect(policiesOf(customer)).toEqual({ Own: allowed(customer)('iam:GetRole') })
    update(customer, withPolicy('Own', 'iam:ListRoleTags'))
    expect(policiesOf(customer)).toEqual({ Own: allowed(customer)('iam:ListRoleTags') })
    const { StackEvents } = customer.ok('DescribeStackEvents', { StackName })
    expect(StackEvents).toContainEqual(
      expect.objectContaining({ LogicalResourceId: 'Policy', ResourceStatus: 'UPDATE_COMPLETE' }),
    )
    update(customer, withPolicy('Other', 'iam:ListRoleTags'))
    expect(policiesOf(customer)).toEqual({ Other: allowed(customer)('iam:ListRoleTags') })
    expect(outputsOf(customer)['RoleName']).toBe(RoleName)
    customer.ok('DeleteStack', { StackName })
    expect(customer.refused('DescribeStacks', { StackName })).toBe('ValidationError')
    expect(belongings(customer)).toBe(before)
  })

  test('follows the role to its replacement', () => {
    const { customer } = newSandbox()
    create(customer, withPolicy('Own', 'iam:GetRole'))
    const { RoleName: old = '' } = outputsOf(customer)
    update(customer, withPolicy('Own', 'iam:GetRole', '/elsewhere/'))
    expect(stackOf(customer)?.StackStatus).toBe('UPDATE_COMPLETE')
    expect(policiesOf(customer)).toEqual({ Own: allowed(customer)('iam:GetRole') })
    expect(customer.refused('GetRole', { RoleName: old })).toBe('NoSuchEntity')
  })

  test('deleted by hand does not keep the stack from being deleted', () => {
    const { customer } = newSandbox()
    create(customer, withPolicy('Own', 'iam:GetRole'))
    const { RoleName = '' } = outputsOf(customer)
    customer.ok('DeleteRolePolicy', { RoleName, PolicyName: 'Own' })
    customer.ok('DeleteStack', { StackName })
    expect(customer.refused('DescribeStacks', { StackName })).toBe('ValidationError')
  })

  test('must be acknowledged', () => {
    const { customer } = newSandbox()
    const Properties = { RoleName: 'Role', PolicyName: 'Own', PolicyDocument: anyone }
    const TemplateBody = templateOf({ Policy: { Type: 'AWS::IAM::RolePolicy', Properties } })
    expect(customer.error('CreateStack', { StackName, TemplateBody })).toMatchObject({
      message: 'Requires capabilities : [CAPABILITY_IAM]',
    })
  })
})

describe('deleting', () => {
  const TemplateBody = templateOf(
    { Vpc: aVpc(), A: aSubnet('10.64.0.0/24') },
    { VpcId: { Value: { Ref: 'Vpc' } } },
  )

  test('a stack that is not there succeeds', () => {
    newSandbox().customer.ok('DeleteStack', { StackName: 'nothing' })
  })

  test('leaves a stack that answers to its ARN, not its name, for 90 days', () => {
    const sandbox = newSandbox()
    const { StackId } = create(sandbox.customer, TemplateBody)
    sandbox.customer.ok('DeleteStack', { StackName })
    expect(sandbox.customer.error('DescribeStacks', { StackName })).toMatchObject({
      code: 'ValidationError',
      message: `Stack with id ${StackName} does not exist`,
    })
    expect(stackOf(sandbox.customer, StackId)?.StackStatus).toBe('DELETE_COMPLETE')
    sandbox.wait(90 * 24 * 3600)
    expect(sandbox.customer.refused('DescribeStacks', { StackName: StackId })).toBe(
      'ValidationError',
    )
  })

  test('is refused while the stack is protected', () => {
    const { customer } = newSandbox()
    create(customer, TemplateBody, { EnableTerminationProtection: true })
    expect(customer.error('DeleteStack', { StackName })).toMatchObject({
      code: 'ValidationError',
      message: `Stack [${StackName}] cannot be deleted while TerminationProtection is enabled`,
    })
    customer.ok('UpdateTerminationProtection', { StackName, EnableTerminationProtection: false })
    customer.ok('DeleteStack', { StackName })
  })

  test('fails while something else stands in the VPC, and goes on when it is gone', () => {
    const { customer } = newSandbox()
    create(customer, TemplateBody)
    const [subnet] = customer.ok('DescribeSubnets', {}).Subnets
    const SubnetId = subnet?.SubnetId ?? ''
    const { NetworkInterfaceId } = customer.ok('CreateNetworkInterface', {
      SubnetId,
    }).NetworkInterface
    customer.ok('DeleteStack', { StackName })
    expect(stackOf(customer)).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [Vpc, A]. ',
    })
    customer.ok('DeleteNetworkInterface', { NetworkInterfaceId })
    customer.ok('DeleteStack', { StackName })
    expect(customer.refused('DescribeStacks', { StackName })).toBe('ValidationError')
  })

  test('goes past what somebody deleted by hand', () => {
    const { customer } = newSandbox()
    create(customer, TemplateBody)
    const [subnet] = customer.ok('DescribeSubnets', {}).Subnets
    customer.ok('DeleteSubnet', { SubnetId: subnet?.SubnetId ?? '' })
    customer.ok('DeleteStack', { StackName })
    expect(customer.refused('DescribeStacks', { StackName })).toBe('ValidationError')
  })
})

describe('time', () => {
  test('outputs and events appear when the stack is complete', () => {
    const sandbox = newSandbox({ delays: { stackSeconds: 60 } })
    const { customer } = sandbox
    const TemplateBody = templateOf({ Vpc: aVpc() }, { VpcId: { Value: { Ref: 'Vpc' } } })
    create(customer, TemplateBody)
    const statuses = () =>
      customer
        .ok('DescribeStackEvents', { StackName })
        .StackEvents.map(({ ResourceStatus }) => ResourceStatus)
    expect(stackOf(customer)).toMatchObject({ StackStatus: 'CREATE_IN_PROGRESS' })
    expect(stackOf(customer)?.Outputs).toBeUndefined()
    expect(statuses()).toEqual(['CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS'])
    expect(customer.refused('UpdateStack', { StackName, TemplateBody })).toBe('ValidationError')
    sandbox.wait(60)
    expect(outputsOf(customer)['VpcId']).toMatch(/^vpc-/)
    expect(statuses()).toEqual([
      'CREATE_COMPLETE',
      'CREATE_COMPLETE',
      'CREATE_IN_PROGRESS',
      'CREATE_IN_PROGRESS',
      'CREATE_IN_PROGRESS',
    ])
  })
})

describe('a template for another place', () => {
  test.each([
    ['account', { customerAccountId: read(AccountId, '444455556666') }, '444455556666'],
    ['Region', { region: read(Region, 'eu-west-1') }, 'eu-west-1'],
  ])('makes nothing: another %s', (_what, change, named) => {
    const { customer } = newSandbox()
    const before = belongings(customer)
    const input = { StackName, TemplateBody: setupTemplateOf(change).body, Capabilities }
    const refused = customer.error('CreateStack', input)
    expect(refused).toMatchObject({ code: 'ValidationError' })
    expect(JSON.stringify(refused)).toContain(named)
    expect(belongings(customer)).toBe(before)
    expect(customer.ok('ListStacks', {}).StackSummaries).toEqual([])
  })
})

describe('two stacks', () => {
  test("with fixed role names get in each other's way", () => {
    const { customer } = newSandbox()
    const { body } = setupTemplateOf({ roleNamePrefix: read(RoleNamePrefix, 'Rescale') })
    create(customer, body)
    customer.ok('CreateStack', { StackName: 'second', TemplateBody: body, Capabilities })
    expect(stackOf(customer, 'second')?.StackStatus).toBe('ROLLBACK_COMPLETE')
  })

  test('of two connections stand beside each other, and each is found by its tags', () => {
    const { customer } = newSandbox()
    const tagged = (value: string) =>
      customer.ok('DescribeTags', { Filters: [{ Name: 'value', Values: [value] }] }).Tags.length
    for (const connectionName of ['acme', 'acme-2']) {
      const { body } = setupTemplateOf({
        connectionName,
        roleNamePrefix: read(RoleNamePrefix, 'Rescale'),
      })
      customer.ok('CreateStack', {
        StackName: `stack-of-${connectionName}`,
        TemplateBody: body,
        Capabilities,
      })
      expect(stackOf(customer, `stack-of-${connectionName}`)?.StackStatus).toBe('CREATE_COMPLETE')
    }
    expect(tagged('acme-2')).toBe(tagged('acme'))
    customer.ok('DeleteStack', { StackName: 'stack-of-acme-2' })
    expect(tagged('acme-2')).toBe(0)
    expect(tagged('acme')).toBeGreaterThan(0)
  })

  test('a boundary of the account is put on the role', () => {
    const { customer } = newSandbox()
    const { Arn } = customer.ok('CreatePolicy', {
      PolicyName: 'Boundary',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }],
      },
    }).Policy
    create(customer, setupTemplateOf({ permissionsBoundaryArn: read(PolicyArn, Arn) }).body)
    const boundaries = customer
      .ok('ListRoles', {})
      .Roles.map(({ RoleName }) => customer.ok('GetRole', { RoleName }).Role)
      .map((role) => role.PermissionsBoundary?.PermissionsBoundaryArn)
    expect(new Set(boundaries)).toEqual(new Set([Arn]))
  })

  test("one beside a VPC of the customer's own leaves that alone", () => {
    const { customer } = newSandbox()
    const own = newVpc(customer, '10.90.0.0/16')
    create(customer, setupTemplateOf().body)
    customer.ok('DeleteStack', { StackName })
    expect(customer.ok('DescribeVpcs', {}).Vpcs.map(({ VpcId }) => VpcId)).toEqual([own.VpcId])
  })
})
