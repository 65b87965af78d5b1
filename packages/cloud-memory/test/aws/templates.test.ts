import { describe, expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'

const gateway = { Type: 'AWS::EC2::InternetGateway' }

const vpc = (CidrBlock: unknown, more: object = {}) => ({
  Type: 'AWS::EC2::VPC',
  Properties: { CidrBlock, ...more },
})

const input = (template: unknown) => ({
  StackName: 's',
  TemplateBody: typeof template === 'string' ? template : JSON.stringify(template),
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
describe('CloudFormation refuses', () => {
  test.each<readonly [string, unknown, string]>([
    ['YAML that is none', 'Resources: {', 'YAML not well-formed. (line 1'],
    ['a tag that is none', 'Resources: !Foo x', 'YAML not well-formed'],
    [
      'a member that resources have not',
      { Resources: { A: { ...gateway, Foo: 1 } } },
      "Invalid template resource property 'Foo'",
    ],
    [
      'conditions in a circle',
      {
        Conditions: {
          A: { 'Fn::Not': [{ Condition: 'B' }] },
          B: { 'Fn::Not': [{ Condition: 'A' }] },
        },
        Resources: { A: gateway },
      },
      'Template error: Found circular condition dependency: ',
    ],
    [
      'a parameter of Systems Manager',
      {
        Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: 'p' } },
        Resources: { A: gateway },
      },
      'The in-memory AWS does not serve parameters of type AWS::SSM::Parameter::Value<String>.',
    ],
    [
      'a reference to what a condition leaves out',
      {
        Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
        Resources: {
          A: { ...gateway, Condition: 'No' },
          B: { ...vpc('10.0.0.0/16', { Tags: [{ Key: 'k', Value: { Ref: 'A' } }] }) },
        },
      },
      'Unresolved resource dependencies [A]',
    ],
  ])('%s', (_name, template, message) => {
    const { customer } = newSandbox()
    const error = customer.error('CreateStack', input(template))
    expect(error.code).toBe('ValidationError')
    expect(error.message).toContain(message)
  })

  test('a macro, unless its expansion is acknowledged, and does not carry it out then', () => {
    const { customer } = newSandbox()
    const macro = input({ Transform: 'AWS::Serverless-2016-10-31', Resources: { A: gateway } })
    expect(customer.refused('CreateStack', macro)).toBe('InsufficientCapabilitiesException')
    const acknowledged = { ...macro, Capabilities: ['CAPABILITY_AUTO_EXPAND'] }
    expect(customer.error('CreateStack', acknowledged).message).toContain('does not serve')
  })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html */
describe('a template', () => {
  const text = `
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Stage: { Type: String, AllowedValues: [test, live] }
  Blocks: { Type: CommaDelimitedList, Default: '10.0.0.0/16, 10.1.0.0/16' }
Mappings:
  Sizes:
    us-east-1: { test: '0', live: '1' }
Conditions:
  IsLive: !Equals [!Ref Stage, live]
  IsOther: !Not [!Condition IsLive]
  Never: !And [!Condition IsLive, !Condition IsOther]
  Always: !Or [!Condition IsLive, !Condition IsOther]
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Condition: Always
    Properties:
      CidrBlock: !Select [!FindInMap [Sizes, !Ref 'AWS::Region', !Ref Stage], !Ref Blocks]
      EnableDnsHostnames: !If [IsLive, true, !Ref 'AWS::NoValue']
      Tags:
        - { Key: stage, Value: !Sub '\${Stage} of \${AWS::Region}' }
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Vpc
      CidrBlock: !Select [1, !Cidr [!GetAtt Vpc.CidrBlock, 2, 8]]
  Gateway:
    Type: AWS::EC2::InternetGateway
    Condition: Never
Outputs:
  Last: { Value: !Select [1, !Split ['/', !GetAtt Vpc.CidrBlock]] }
  Gateway: { Condition: Never, Value: x }
`
  const staged = (stage: string) => ({
    ...input(text),
    Parameters: [{ ParameterKey: 'Stage', ParameterValue: stage }],
  })

  test.each([
    ['test', '10.0.0.0/16', '10.0.1.0/24', false],
    ['live', '10.1.0.0/16', '10.1.1.0/24', true],
  ])('in YAML is carried out with its parameters: %s', (stage, block, subnet, hasNames) => {
    const { customer, wait } = newSandbox()
    customer.ok('CreateStack', staged(stage))
    wait(120)
    const { Stacks } = customer.ok('DescribeStacks', { StackName: 's' })
    expect(Stacks[0]).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [{ OutputKey: 'Last', OutputValue: '16' }],
      Parameters: [
        { ParameterKey: 'Stage', ParameterValue: stage },
        { ParameterKey: 'Blocks', ParameterValue: '10.0.0.0/16, 10.1.0.0/16' },
      ],
    })
    const { StackResources } = customer.ok('DescribeStackResources', { StackName: 's' })
    expect(StackResources.map((one) => one.LogicalResourceId)).toEqual(['Vpc', 'Subnet'])
    const Filters = [{ Name: 'tag:stage', Values: [`${stage} of us-east-1`] }]
    const [made] = customer.ok('DescribeVpcs', { Filters }).Vpcs
    expect(made?.CidrBlock).toBe(block)
    const cidr = [{ Name: 'cidr-block', Values: [subnet] }]
    expect(customer.ok('DescribeSubnets', { Filters: cidr }).Subnets).toHaveLength(1)
    const asked = { VpcId: made?.VpcId ?? '', Attribute: 'enableDnsHostnames' } as const
    expect(customer.ok('DescribeVpcAttribute', asked)).toMatchObject({
      EnableDnsHostnames: { Value: hasNames },
    })
  })

  test('keeps a value that an update refers to, and is the same with the same values', () => {
    const { customer, wait } = newSandbox()
    customer.ok('CreateStack', staged('test'))
    wait(120)
    const kept = {
      ...input(text),
      Parameters: [{ ParameterKey: 'Stage', UsePreviousValue: true }],
    }
    expect(customer.error('UpdateStack', kept).message).toBe('No updates are to be performed.')
    customer.ok('UpdateStack', staged('live'))
  })

  test('is summed up without its values', () => {
    const { customer } = newSandbox()
    const summary = customer.ok('GetTemplateSummary', { TemplateBody: text })
    expect(summary).toEqual({
      Version: '2010-09-09',
      ResourceTypes: ['AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::InternetGateway'],
      ResourceIdentifierSummaries: [
        { ResourceType: 'AWS::EC2::VPC', LogicalResourceIds: ['Vpc'] },
        { ResourceType: 'AWS::EC2::Subnet', LogicalResourceIds: ['Subnet'] },
        { ResourceType: 'AWS::EC2::InternetGateway', LogicalResourceIds: ['Gateway'] },
      ],
      Parameters: [
        {
          ParameterKey: 'Stage',
          ParameterType: 'String',
          NoEcho: false,
          ParameterConstraints: { AllowedValues: ['test', 'live'] },
        },
        {
          ParameterKey: 'Blocks',
          ParameterType: 'CommaDelimitedList',
          DefaultValue: '10.0.0.0/16, 10.1.0.0/16',
          NoEcho: false,
          ParameterConstraints: {},
        },
      ],
    })
    customer.ok('CreateStack', staged('test'))
    expect(customer.ok('GetTemplateSummary', { StackName: 's' })).toEqual(summary)
    expect(customer.refused('GetTemplateSummary', {})).toBe('ValidationError')
  })

  test('does not echo what it is asked not to', () => {
    const { customer } = newSandbox()
    const secret = { Type: 'String', NoEcho: true, Default: 'secret' }
    customer.ok('CreateStack', input({ Parameters: { P: secret }, Resources: { A: gateway } }))
    expect(customer.ok('DescribeStacks', { StackName: 's' }).Stacks[0]?.Parameters).toEqual([
      { ParameterKey: 'P', ParameterValue: '****' },
    ])
  })

  test('with conditions that refer to each other again and again is decided at once', () => {
    const { customer } = newSandbox()
    const doubled = Array.from({ length: 60 }, (_, index) => {
      const next = { Condition: `C${index + 1}` }
      return [`C${index}`, { 'Fn::And': [next, next] }] as const
    })
    const conditions: Readonly<Record<string, unknown>> = Object.fromEntries(doubled)
    const Conditions = { ...conditions, C60: { 'Fn::Equals': ['a', 'a'] } }
    const before = performance.now()
    customer.ok('CreateStack', input({ Conditions, Resources: { A: gateway } }))
    expect(performance.now() - before).toBeLessThan(1000)
  })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html */
describe('a resource fails', () => {
  const reasonOf = (resource: object): string | undefined => {
    const { customer, wait } = newSandbox()
    customer.ok('CreateStack', input({ Resources: { A: resource } }))
    wait(120)
    const { Stacks } = customer.ok('DescribeStacks', { StackName: 's' })
    expect(Stacks[0]?.StackStatus).toBe('ROLLBACK_COMPLETE')
    const { StackEvents } = customer.ok('DescribeStackEvents', { StackName: 's' })
    const failed = StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')
    return failed?.ResourceStatusReason
  }
  const invalid = (...faults: ReadonlyArray<string>): string =>
    ['Properties validation failed for resource A with message:', ...faults].join('\n')

  test.each([
    [
      'with properties that its type has not',
      vpc('10.0.0.0/16', { EnableDnsHostname: true, Name: 'a' }),
      invalid(
        '#: extraneous key [EnableDnsHostname] is not permitted',
        '#: extraneous key [Name] is not permitted',
      ),
    ],
    [
      'without one that it needs',
      { Type: 'AWS::EC2::Subnet' },
      invalid('#: required key [VpcId] not found'),
    ],
    [
      'with one that it has not, and without those that it needs',
      {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { Tags: [] },
      },
      invalid(
        '#: extraneous key [Tags] is not permitted',
        '#: required key [RouteTableId] not found',
        '#: required key [SubnetId] not found',
      ),
    ],
    [
      'with one that is not served',
      { Type: 'AWS::EC2::VPC', Properties: { Ipv4IpamPoolId: 'ipam-pool-1' } },
      'The in-memory AWS does not serve the property Ipv4IpamPoolId of AWS::EC2::VPC.',
    ],
    [
      'with a value that is not served',
      vpc('10.0.0.0/16', { InstanceTenancy: 'dedicated' }),
      'The in-memory AWS does not serve the value dedicated of the property InstanceTenancy of AWS::EC2::VPC.',
    ],
  ])('%s', (_name, resource, reason) => {
    expect(reasonOf(resource)).toBe(reason)
  })

  test('with the error of its service', () => {
    const CidrBlock = '10.0.0.0/8'
    const { code, message, status } = newSandbox().customer.error('CreateVpc', { CidrBlock })
    expect(reasonOf(vpc(CidrBlock))).toBe(
      `Resource handler returned message: "${message}" (Status Code: ${status}; Error Code: ${code})`,
    )
  })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html */
test.each([
  ['Retain', 2],
  ['Delete', 1],
])('what is replaced under the policy %s leaves %i', (UpdateReplacePolicy, count) => {
  const { customer, wait } = newSandbox()
  const template = (block: string) =>
    input({ Resources: { A: { ...vpc(block), UpdateReplacePolicy } } })
  customer.ok('CreateStack', template('10.0.0.0/16'))
  wait(120)
  customer.ok('UpdateStack', template('10.1.0.0/16'))
  const blocks = ['10.0.0.0/16', '10.1.0.0/16']
  const Filters = [{ Name: 'cidr', Values: blocks }]
  expect(customer.ok('DescribeVpcs', { Filters }).Vpcs).toHaveLength(count)
})
