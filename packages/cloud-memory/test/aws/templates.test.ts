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
    ['a list', '- a', 'unsupported structure'],
    ['YAML that is none', 'Resources: {', 'YAML not well-formed. (line 1'],
    ['an alias', 'A: &a 1\nResources: *a', 'YAML aliases are not allowed'],
    ['a tag that is none', 'Resources: !Foo x', 'YAML not well-formed'],
    ['a section that is none', { Foo: {}, Resources: { A: gateway } }, 'properties [Foo]'],
    ['hooks', { Hooks: {}, Resources: { A: gateway } }, 'does not serve Hooks'],
    [
      'a rule on a parameter',
      { Rules: { R: { Assertions: [{ Assert: { 'Fn::Not': [] } }] } }, Resources: { A: gateway } },
      'does not serve such Rules',
    ],
    [
      'another format version',
      { AWSTemplateFormatVersion: '2011-09-09', Resources: { A: gateway } },
      'version not supported',
    ],
    [
      'a type that is none',
      { Resources: { A: { Type: 'AWS::EC2::Nothing' } } },
      'Unrecognized resource types: [AWS::EC2::Nothing]',
    ],
    [
      'a function that is none',
      { Resources: { A: vpc({ 'Fn::Nothing': 'a' }) } },
      'unsupported function: Fn::Nothing Supported functions are: [Fn::Base64, ',
    ],
    [
      'a function that is none, with all that there are',
      { Resources: { A: vpc({ 'Fn::Nothing': 'a' }) } },
      'Fn::RefAll, Fn::Sub, Fn::Cidr]',
    ],
    ['no resources', { Resources: {} }, 'At least one Resources member'],
    ['a logical id with a hyphen', { Resources: { 'a-b': gateway } }, 'is non alphanumeric'],
    ['a resource that is a text', { Resources: { A: 'b' } }, 'must be an object'],
    ['a resource of no type', { Resources: { A: {} } }, 'must contain a Type member'],
    [
      'a member that resources have not',
      { Resources: { A: { ...gateway, Foo: 1 } } },
      "Invalid template resource property 'Foo'",
    ],
    [
      'a deletion policy that is none',
      { Resources: { A: { ...gateway, DeletionPolicy: 'Foo' } } },
      'Unrecognized DeletionPolicy "Foo"',
    ],
    [
      'a creation policy',
      { Resources: { A: { ...gateway, CreationPolicy: {} } } },
      'does not serve CreationPolicy',
    ],
    [
      'null',
      { Resources: { A: gateway }, Outputs: { O: { Value: null } } },
      "[/Outputs/O/Value] 'null' values are not allowed in templates",
    ],
    [
      'an index that is no number',
      { Resources: { A: vpc({ 'Fn::Select': ['x', ['10.0.0.0/16']] }) } },
      'Fn::Select requires a list argument',
    ],
    [
      'a condition that is not there',
      { Resources: { A: { ...gateway, Condition: 'No' } } },
      'Unresolved condition dependency No',
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
      'circular condition dependency',
    ],
    [
      'a key that a mapping has not',
      {
        Mappings: { M: { a: { b: '10.0.0.0/16' } } },
        Resources: { A: vpc({ 'Fn::FindInMap': ['M', 'a', 'c'] }) },
      },
      'Unable to get mapping for M::a::c',
    ],
    [
      'a parameter of no value',
      { Parameters: { P: { Type: 'String' } }, Resources: { A: gateway } },
      'Parameters: [P] must have values',
    ],
    [
      'a parameter of another type',
      { Parameters: { P: { Type: 'Text', Default: '' } }, Resources: { A: gateway } },
      'Unrecognized parameter type: Text',
    ],
    [
      'a value that is not allowed',
      {
        Parameters: { P: { Type: 'String', AllowedValues: ['a', 'b'], Default: 'c' } },
        Resources: { A: gateway },
      },
      "Parameter 'P' must be one of AllowedValues",
    ],
    [
      'a value that the pattern has not',
      {
        Parameters: { P: { Type: 'String', AllowedPattern: '[a-z]+', Default: 'A' } },
        Resources: { A: gateway },
      },
      'must satisfy regular expression pattern: [a-z]+',
    ],
    [
      'an attribute that the type has not',
      { Resources: { A: gateway }, Outputs: { O: { Value: { 'Fn::Sub': '${A.Arn}' } } } },
      'resource A does not support attribute type Arn in Fn::GetAtt',
    ],
    [
      'an export whose name is that of a resource',
      {
        Resources: { A: gateway },
        Outputs: { O: { Value: 'x', Export: { Name: { Ref: 'A' } } } },
      },
      'must not depend on any resources',
    ],
    [
      'an export of no name',
      { Resources: { A: gateway }, Outputs: { O: { Value: 'x', Export: {} } } },
      'must contain a Name',
    ],
    [
      'an import whose name is that of a resource',
      { Resources: { A: gateway, B: vpc({ 'Fn::ImportValue': { 'Fn::Sub': '${A}' } }) } },
      'Fn::ImportValue must not depend on any resources',
    ],
    [
      'a function that is none',
      { Resources: { A: vpc({ 'Fn::Concat': ['a', 'b'] }) } },
      'Encountered unsupported function: Fn::Concat Supported functions are: [Fn::Base64, ',
    ],
    [
      'a function that is not served',
      { Resources: { A: vpc({ 'Fn::Base64': 'a' }) } },
      'does not serve Fn::Base64 in templates',
    ],
    [
      'a parameter of Systems Manager',
      {
        Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: 'p' } },
        Resources: { A: gateway },
      },
      'does not serve parameters of type AWS::SSM::Parameter::Value<String>',
    ],
    ...(
      [
        ['Ref', ['A'], 'every Ref object must have a single String value.'],
        ['Fn::GetAtt', 'A', 'every Fn::GetAtt object requires two non-empty parameters'],
        ['Fn::Join', ['-', 'a'], 'every Fn::Join object requires two parameters'],
        ['Fn::Join', [['-'], ['a']], 'every Fn::Join object requires two parameters'],
        ['Fn::Split', ['-'], 'every Fn::Split object requires two parameters'],
        ['Fn::Cidr', ['10.0.0.0/16', 257, 8], 'every Fn::Cidr object requires two or three'],
        ['Fn::GetAZs', ['us-east-1'], 'every Fn::GetAZs object must have a String value.'],
      ] as const
    ).map(
      ([name, argument, message]) =>
        [
          `${name} of ${JSON.stringify(argument)}`,
          { Resources: { A: gateway, B: vpc({ [name]: argument }) } },
          `Template error: ${message}`,
        ] as const,
    ),
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
  test.each([
    [
      'with a property that its type has not',
      vpc('10.0.0.0/16', { EnableDnsHostname: true }),
      'extraneous key [EnableDnsHostname] is not permitted',
    ],
    ['without one that it needs', { Type: 'AWS::EC2::Subnet' }, 'required key [VpcId] not found'],
    [
      'with one that is not served',
      { Type: 'AWS::EC2::VPC', Properties: { Ipv4IpamPoolId: 'ipam-pool-1' } },
      'does not serve the property Ipv4IpamPoolId of AWS::EC2::VPC',
    ],
    [
      'with a value that is not served',
      vpc('10.0.0.0/16', { InstanceTenancy: 'dedicated' }),
      'does not serve the value dedicated of the property InstanceTenancy',
    ],
  ])('%s', (_name, resource, reason) => {
    const { customer, wait } = newSandbox()
    customer.ok('CreateStack', input({ Resources: { A: resource } }))
    wait(120)
    const { Stacks } = customer.ok('DescribeStacks', { StackName: 's' })
    expect(Stacks[0]?.StackStatus).toBe('ROLLBACK_COMPLETE')
    const { StackEvents } = customer.ok('DescribeStackEvents', { StackName: 's' })
    const failed = StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')
    expect(failed?.ResourceStatusReason).toContain(reason)
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
