/** What a change set shows is what carrying it out does. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox } from '../sandbox.ts'

const StackName = 'stack'
const set = { StackName, ChangeSetName: 'change' }
const Capabilities = ['CAPABILITY_NAMED_IAM']

const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
}

/** Resources whose properties may be changed; each value is one that AWS takes. */
interface Choice {
  readonly CidrBlock: string
  readonly EnableDnsHostnames: boolean
  readonly name: string
  readonly AvailabilityZone: string
  readonly MapPublicIpOnLaunch: boolean
  readonly GroupDescription: string
  readonly Path: string
  readonly MaxSessionDuration: number
  readonly hasGateway: boolean
}

const usual: Choice = {
  CidrBlock: '10.0.0.0/16',
  EnableDnsHostnames: false,
  name: 'first',
  AvailabilityZone: 'us-east-1a',
  MapPublicIpOnLaunch: false,
  GroupDescription: 'first',
  Path: '/',
  MaxSessionDuration: 3600,
  hasGateway: true,
}

const bodyOf = (choice: Choice): string => {
  const { CidrBlock, EnableDnsHostnames, AvailabilityZone, MapPublicIpOnLaunch } = choice
  const Tags = [{ Key: 'Name', Value: choice.name }]
  const Vpc = {
    Type: 'AWS::EC2::VPC',
    Properties: { CidrBlock, EnableDnsHostnames, Tags },
  }
  // Two subnets cannot share a block while one takes the place of the other.
  const place = AvailabilityZone === 'us-east-1a' ? 0 : 1
  const Subnet = {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock: { 'Fn::Select': [place, { 'Fn::Cidr': [CidrBlock, 2, 8] }] },
      AvailabilityZone,
      MapPublicIpOnLaunch,
    },
  }
  const Group = {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription: choice.GroupDescription, VpcId: { Ref: 'Vpc' } },
  }
  const Role = {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trust,
      Path: choice.Path,
      MaxSessionDuration: choice.MaxSessionDuration,
    },
  }
  const Gateway = { Type: 'AWS::EC2::InternetGateway' }
  const Resources = { Vpc, Subnet, Group, Role, ...(choice.hasGateway ? { Gateway } : {}) }
  return JSON.stringify({ Resources })
}

const create = (actor: Actor, choice: Choice): void => {
  actor.ok('CreateStack', { StackName, TemplateBody: bodyOf(choice), Capabilities })
}

const changesTo = (actor: Actor, choice: Choice) => {
  actor.ok('CreateChangeSet', { ...set, TemplateBody: bodyOf(choice), Capabilities })
  return actor.ok('DescribeChangeSet', set).Changes.map(({ ResourceChange }) => ResourceChange)
}

const physicalIds = (actor: Actor): ReadonlyMap<string, string> =>
  new Map(
    actor
      .ok('DescribeStackResources', { StackName })
      .StackResources.map((one) => [one.LogicalResourceId, one.PhysicalResourceId]),
  )

const choices: fc.Arbitrary<Choice> = fc.record({
  CidrBlock: fc.constantFrom('10.0.0.0/16', '10.1.0.0/16'),
  EnableDnsHostnames: fc.boolean(),
  name: fc.constantFrom('first', 'second'),
  AvailabilityZone: fc.constantFrom('us-east-1a', 'us-east-1b'),
  MapPublicIpOnLaunch: fc.boolean(),
  GroupDescription: fc.constantFrom('first', 'second'),
  Path: fc.constantFrom('/', '/team/'),
  MaxSessionDuration: fc.constantFrom(3600, 7200),
  hasGateway: fc.boolean(),
})

test('adds, removes and replaces what it shows as added, removed and replaced', () => {
  fc.assert(
    fc.property(choices, choices, (from, to) => {
      fc.pre(bodyOf(from) !== bodyOf(to))
      const { customer } = newSandbox()
      create(customer, from)
      const before = physicalIds(customer)
      const changes = changesTo(customer, to)
      customer.ok('ExecuteChangeSet', set)
      expect(customer.ok('DescribeStacks', { StackName }).Stacks[0]?.StackStatus).toBe(
        'UPDATE_COMPLETE',
      )
      const after = physicalIds(customer)
      for (const { Action, Replacement, LogicalResourceId: id } of changes) {
        const [old, now] = [before.get(id), after.get(id)]
        const expected = Action === 'Modify' && Replacement === 'False' ? old : 'another'
        expect(now === old ? old : 'another').toBe(expected)
        expect([old === undefined, now === undefined]).toEqual([
          Action === 'Add',
          Action === 'Remove',
        ])
      }
    }),
    { numRuns: 40 },
  )
})

/** Update behaviours as the reference of each type has them. */
describe('a change of', () => {
  test.each<readonly [string, Partial<Choice>, string, string, string]>([
    ['the block of a VPC', { CidrBlock: '10.1.0.0/16' }, 'Vpc', 'CidrBlock', 'Always'],
    ['DNS names of a VPC', { EnableDnsHostnames: true }, 'Vpc', 'EnableDnsHostnames', 'Never'],
    ['a zone', { AvailabilityZone: 'us-east-1b' }, 'Subnet', 'AvailabilityZone', 'Always'],
    ['public addresses', { MapPublicIpOnLaunch: true }, 'Subnet', 'MapPublicIpOnLaunch', 'Never'],
    ['a description', { GroupDescription: 'second' }, 'Group', 'GroupDescription', 'Always'],
    ['the path of a role', { Path: '/team/' }, 'Role', 'Path', 'Always'],
    ['a session', { MaxSessionDuration: 7200 }, 'Role', 'MaxSessionDuration', 'Never'],
  ])('%s is shown with the recreation that AWS documents', (_what, to, id, Name, recreation) => {
    const { customer } = newSandbox()
    create(customer, usual)
    const changes = changesTo(customer, { ...usual, ...to })
    const change = changes.find(({ LogicalResourceId }) => LogicalResourceId === id)
    expect(change).toMatchObject({
      Action: 'Modify',
      Replacement: recreation === 'Always' ? 'True' : 'False',
      Scope: ['Properties'],
    })
    expect(change?.Details).toContainEqual({
      Target: { Attribute: 'Properties', Name, RequiresRecreation: recreation },
      Evaluation: 'Static',
      ChangeSource: 'DirectModification',
    })
  })

  test('tags alone is one of tags', () => {
    const { customer } = newSandbox()
    create(customer, usual)
    expect(changesTo(customer, { ...usual, name: 'second' })).toMatchObject([
      {
        LogicalResourceId: 'Vpc',
        Replacement: 'False',
        Scope: ['Tags'],
        Details: [{ Target: { Attribute: 'Tags', RequiresRecreation: 'Never' } }],
      },
    ])
  })

  test('what refers to something that is made anew is shown as one that may be', () => {
    const { customer } = newSandbox()
    create(customer, usual)
    const changes = changesTo(customer, { ...usual, CidrBlock: '10.1.0.0/16' })
    expect(changes).toMatchObject([
      { LogicalResourceId: 'Vpc', Replacement: 'True' },
      { LogicalResourceId: 'Subnet', Replacement: 'True' },
      { LogicalResourceId: 'Group', Replacement: 'Conditional' },
    ])
  })
})

describe('a stack', () => {
  const shown = (actor: Actor, name = StackName) =>
    actor.ok('DescribeStacks', { StackName: name }).Stacks[0]

  test('shows when it was updated and deleted, and the change set that did it', () => {
    const { customer, wait } = newSandbox()
    create(customer, usual)
    const made = shown(customer)
    expect(made).not.toHaveProperty('LastUpdatedTime')
    expect(made).not.toHaveProperty('ChangeSetId')
    wait(60)
    changesTo(customer, { ...usual, name: 'second' })
    customer.ok('ExecuteChangeSet', set)
    const { ChangeSetId } = customer.ok('DescribeChangeSet', set)
    const start = made?.CreationTime.getTime() ?? Number.NaN
    expect(shown(customer)).toMatchObject({
      ChangeSetId,
      LastUpdatedTime: new Date(start + 60_000),
    })
    wait(60)
    customer.ok('DeleteStack', { StackName })
    expect(shown(customer, made?.StackId)).toMatchObject({
      DeletionTime: new Date(start + 120_000),
    })
  })

  test('that a change set makes shows when that was carried out as its last update', () => {
    const { customer, wait } = newSandbox()
    const made = { StackName: 'made', ChangeSetName: 'first', TemplateBody: bodyOf(usual) }
    customer.ok('CreateChangeSet', { ...made, ChangeSetType: 'CREATE', Capabilities })
    wait(60)
    customer.ok('ExecuteChangeSet', made)
    const { CreationTime, LastUpdatedTime } = shown(customer, 'made') ?? {}
    expect(LastUpdatedTime?.getTime()).toBe((CreationTime?.getTime() ?? 0) + 60_000)
  })

  test('shows that what fails is not undone', () => {
    const { customer } = newSandbox()
    const TemplateBody = bodyOf(usual)
    const made = { StackName, TemplateBody, Capabilities }
    customer.ok('CreateStack', { ...made, DisableRollback: true })
    customer.ok('CreateStack', { ...made, StackName: 'other', OnFailure: 'ROLLBACK' })
    expect(shown(customer)?.DisableRollback).toBe(true)
    expect(shown(customer, 'other')?.DisableRollback).toBe(false)
  })
})
