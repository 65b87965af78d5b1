import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox } from '../sandbox.ts'

const StackName = 's'
const ChangeSetName = 'c'

const vpc = (CidrBlock: string, more: object = {}) => ({
  Type: 'AWS::EC2::VPC',
  Properties: { CidrBlock, ...more },
})

const subnet = (more: object = {}) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: {
    VpcId: { Ref: 'V' },
    CidrBlock: { 'Fn::Select': [0, { 'Fn::Cidr': [{ 'Fn::GetAtt': ['V', 'CidrBlock'] }, 1, 8] }] },
    ...more,
  },
})

const bodyOf = (Resources: object): string => JSON.stringify({ Resources })

/** What a change set tells when a stack of the first resources is to have the others. */
const changesOf = (before: object, after: object, more: object = {}) => {
  const { customer, wait } = newSandbox()
  customer.ok('CreateStack', { StackName, TemplateBody: bodyOf(before) })
  wait(120)
  const TemplateBody = bodyOf(after)
  customer.ok('CreateChangeSet', { StackName, ChangeSetName, TemplateBody, ...more })
  return customer
    .ok('DescribeChangeSet', { StackName, ChangeSetName })
    .Changes.map(({ ResourceChange }) => ResourceChange)
}

const direct = (Name: string, RequiresRecreation: string) => ({
  Target: { Attribute: 'Properties', Name, RequiresRecreation },
  Evaluation: 'Static',
  ChangeSource: 'DirectModification',
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-samples.html */
describe('a change set tells', () => {
  test('what is changed in place', () => {
    const after = { V: vpc('10.0.0.0/16', { EnableDnsHostnames: true }) }
    expect(changesOf({ V: vpc('10.0.0.0/16') }, after)).toEqual([
      {
        Action: 'Modify',
        LogicalResourceId: 'V',
        PhysicalResourceId: expect.stringMatching(/^vpc-/) as unknown,
        ResourceType: 'AWS::EC2::VPC',
        Replacement: 'False',
        Scope: ['Properties'],
        Details: [direct('EnableDnsHostnames', 'Never')],
      },
    ])
  })

  test('what is made anew, and what depends on it', () => {
    const changes = changesOf(
      { V: vpc('10.0.0.0/16'), S: subnet() },
      { V: vpc('10.1.0.0/16'), S: subnet() },
    )
    expect(changes).toMatchObject([
      {
        LogicalResourceId: 'V',
        Replacement: 'True',
        PolicyAction: 'ReplaceAndDelete',
        Details: [direct('CidrBlock', 'Always')],
      },
      {
        LogicalResourceId: 'S',
        Replacement: 'Conditional',
        Details: [
          {
            Target: { Attribute: 'Properties', Name: 'VpcId', RequiresRecreation: 'Always' },
            Evaluation: 'Dynamic',
            ChangeSource: 'ResourceReference',
            CausingEntity: 'V',
          },
          {
            Target: { Name: 'CidrBlock', RequiresRecreation: 'Always' },
            Evaluation: 'Dynamic',
            ChangeSource: 'ResourceAttribute',
            CausingEntity: 'V.CidrBlock',
          },
        ],
      },
    ])
  })

  test('tags of the stack on what carries tags', () => {
    const resources = { V: vpc('10.0.0.0/16'), G: { Type: 'AWS::Logs::LogGroup' } }
    const Tags = [{ Key: 'a', Value: 'b' }]
    expect(changesOf(resources, resources, { Tags })).toMatchObject([
      {
        LogicalResourceId: 'V',
        Replacement: 'False',
        Scope: ['Tags'],
        Details: [{ Target: { Attribute: 'Tags', RequiresRecreation: 'Never' } }],
      },
    ])
  })

  test('what comes, what goes, and what stays when it goes', () => {
    const gateway = { Type: 'AWS::EC2::InternetGateway' }
    const before = { A: gateway, B: { ...gateway, DeletionPolicy: 'Retain' } }
    const rest = { Scope: [], Details: [] }
    expect(changesOf(before, { C: gateway })).toMatchObject([
      { Action: 'Add', LogicalResourceId: 'C', ...rest },
      { Action: 'Remove', LogicalResourceId: 'A', PolicyAction: 'Delete', ...rest },
      { Action: 'Remove', LogicalResourceId: 'B', PolicyAction: 'Retain', ...rest },
    ])
  })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListChangeSets.html */
test('change sets are listed as they are described', () => {
  const { customer, wait } = newSandbox()
  const TemplateBody = bodyOf({ V: vpc('10.0.0.0/16') })
  customer.ok('CreateStack', { StackName, TemplateBody })
  wait(120)
  const described = (name: string) => {
    const { Changes, Tags, Capabilities, NotificationARNs, RollbackConfiguration, ...summary } =
      customer.ok('DescribeChangeSet', { StackName, ChangeSetName: name })
    expect([Tags, Capabilities, NotificationARNs, RollbackConfiguration]).toEqual([[], [], [], {}])
    return { summary, count: Changes.length }
  }
  customer.ok('CreateChangeSet', { StackName, ChangeSetName: 'same', TemplateBody })
  const Tags = [{ Key: 'a', Value: 'b' }]
  customer.ok('CreateChangeSet', {
    StackName,
    ChangeSetName: 'empty',
    UsePreviousTemplate: true,
  })
  const { Summaries } = customer.ok('ListChangeSets', { StackName })
  expect(Summaries).toEqual([described('same').summary, described('empty').summary])
  expect(Summaries.map(({ Status }) => Status)).toEqual(['FAILED', 'FAILED'])
  customer.ok('CreateChangeSet', {
    StackName,
    ChangeSetName: 'tags',
    UsePreviousTemplate: true,
    Tags,
  })
  const listed = customer.ok('ListChangeSets', { StackName }).Summaries
  expect(listed.map(({ ExecutionStatus }) => ExecutionStatus)).toEqual([
    'UNAVAILABLE',
    'UNAVAILABLE',
    'AVAILABLE',
  ])
  customer.ok('ExecuteChangeSet', { StackName, ChangeSetName: 'tags' })
  expect(customer.ok('DescribeStacks', { StackName }).Stacks[0]?.Tags).toEqual(Tags)
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html */
describe('the template of a call', () => {
  const written = { V: vpc('10.0.0.0/16') }
  const created = (): Actor => {
    const { customer, wait } = newSandbox()
    customer.ok('CreateStack', { StackName, TemplateBody: bodyOf(written) })
    wait(120)
    return customer
  }

  test.each([
    ['CreateStack', { StackName: 't' }],
    ['UpdateStack', { StackName }],
    ['CreateChangeSet', { StackName, ChangeSetName }],
    ['CreateChangeSet', { StackName: 't', ChangeSetType: 'CREATE', UsePreviousTemplate: true }],
    ['ValidateTemplate', { StackName }],
  ] as const)('has to be given: %s', (action, input) => {
    const asked = { ...input, ChangeSetName, StackName: input.StackName }
    expect(created().error(action, asked).message).toBe(
      'Either Template URL or Template Body must be specified.',
    )
  })

  test('is given once', () => {
    const twice = { StackName, TemplateBody: bodyOf(written), UsePreviousTemplate: true }
    expect(created().error('UpdateStack', twice).message).toBe(
      'You cannot specify both usePreviousTemplate and Template Body/Template URL.',
    )
  })

  test('is the same however it is written', () => {
    const customer = created()
    const TemplateBody =
      'Resources:\n  V:\n    Properties: { CidrBlock: 10.0.0.0/16 }\n    Type: AWS::EC2::VPC\n'
    expect(customer.error('UpdateStack', { StackName, TemplateBody }).message).toBe(
      'No updates are to be performed.',
    )
  })

  test('stays with other tags, and without any', () => {
    const customer = created()
    const update = (Tags: ReadonlyArray<{ readonly Key: string; readonly Value: string }>) => {
      customer.ok('UpdateStack', { StackName, UsePreviousTemplate: true, Tags })
      const Filters = [{ Name: 'tag:a', Values: ['*'] }]
      return customer.ok('DescribeVpcs', { Filters }).Vpcs.length
    }
    expect(update([{ Key: 'a', Value: 'b' }])).toBe(1)
    expect(update([])).toBe(0)
  })
})
