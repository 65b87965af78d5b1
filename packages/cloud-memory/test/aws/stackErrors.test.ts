/** Errors of CloudFormation's actions with their whole texts. */
import { expect, test } from 'vitest'

import type { ActionName, InputOf } from '@byoa/cloud-memory'

import { type Actor, newSandbox } from '../sandbox.ts'

const gateway = { Type: 'AWS::EC2::InternetGateway' }
const templateOf = (Resources: object, more: object = {}) => ({
  TemplateBody: JSON.stringify({ Resources, ...more }),
})
const template = templateOf({ G: gateway })
const two = templateOf({ G: gateway, H: gateway })

/** A stack with a change set, in an account that has a stack without one. */
const scene = () => {
  const { customer, wait } = newSandbox()
  for (const StackName of ['one', 'two']) {
    customer.ok('CreateStack', { StackName, ...template })
  }
  wait(120)
  const { Id } = customer.ok('CreateChangeSet', { StackName: 'one', ChangeSetName: 'c', ...two })
  return { customer, wait, Id }
}

type Refusal = (actor: Actor) => ReturnType<Actor['error']>

const call =
  <Name extends ActionName>(action: Name, input: InputOf<Name>): Refusal =>
  (actor) =>
    actor.error(action, input)

const set = { StackName: 'one', ChangeSetName: 'c' }
const noBody = 'Either Template URL or Template Body must be specified.'
const capability = 'Requires capabilities : [CAPABILITY_IAM]'
const Role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
      ],
    },
  },
}
const named = { ...Role, Properties: { ...Role.Properties, RoleName: 'R' } }

/**
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
 */
test.each<readonly [string, string, Refusal]>([
  [
    'AlreadyExistsException',
    'Stack [one] already exists',
    call('CreateStack', { StackName: 'one', ...template }),
  ],
  [
    'ValidationError',
    'You can specify either DisableRollback or OnFailure, but not both.',
    call('CreateStack', {
      StackName: 's',
      ...template,
      DisableRollback: true,
      OnFailure: 'DELETE',
    }),
  ],
  ['ValidationError', noBody, call('CreateStack', { StackName: 's' })],
  [
    'ValidationError',
    'You cannot specify both usePreviousTemplate and Template Body/Template URL.',
    call('UpdateStack', { StackName: 'one', ...two, UsePreviousTemplate: true }),
  ],
  [
    'ValidationError',
    'No updates are to be performed.',
    call('UpdateStack', { StackName: 'one', ...template }),
  ],
  [
    'InsufficientCapabilitiesException',
    capability,
    call('CreateStack', { StackName: 's', ...templateOf({ Role }) }),
  ],
  [
    'InsufficientCapabilitiesException',
    'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    call('CreateStack', {
      StackName: 's',
      ...templateOf({ Role: named }),
      Capabilities: ['CAPABILITY_IAM'],
    }),
  ],
  [
    'InsufficientCapabilitiesException',
    'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
    call('CreateStack', { StackName: 's', ...templateOf({ gateway }, { Transform: 'Macro' }) }),
  ],
  [
    'ValidationError',
    'The in-memory AWS does not serve Transform in templates.',
    call('CreateStack', {
      StackName: 's',
      ...templateOf({ gateway }, { Transform: 'Macro' }),
      Capabilities: ['CAPABILITY_AUTO_EXPAND'],
    }),
  ],
  [
    'ValidationError',
    'Exactly one of TemplateBody, TemplateURL, StackName or StackSetName must be specified.',
    call('GetTemplateSummary', {}),
  ],
  [
    'ValidationError',
    'Exactly one of TemplateBody, TemplateURL, StackName or StackSetName must be specified.',
    call('GetTemplateSummary', { StackName: 'one', ...template }),
  ],
  [
    'ValidationError',
    'Stack [one] already exists and cannot be created again',
    call('CreateChangeSet', { ...set, ChangeSetType: 'CREATE', ...two }),
  ],
  [
    'ValidationError',
    'Stack [s] does not exist',
    call('CreateChangeSet', { ...set, StackName: 's', ...two }),
  ],
  [
    'AlreadyExistsException',
    'ChangeSet c already exists',
    call('CreateChangeSet', { ...set, ...two }),
  ],
  [
    'ValidationError',
    "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
    call('CreateStack', {
      StackName: 's',
      TemplateBody: template.TemplateBody + ' '.repeat(51_201 - template.TemplateBody.length),
    }),
  ],
])('%s: %s (%#)', (code, message, refusal) => {
  expect(refusal(scene().customer)).toEqual({ code, message, status: 400 })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html */
test.each(['DescribeChangeSet', 'ExecuteChangeSet', 'DeleteChangeSet'] as const)(
  '%s of a change set that does not exist, and of a name without a stack',
  (action) => {
    const { customer } = scene()
    const missing = (name: string) => ({
      code: 'ChangeSetNotFound',
      message: `ChangeSet [${name}] does not exist`,
      status: 404,
    })
    expect(customer.error(action, { ...set, ChangeSetName: 'd' })).toEqual(missing('d'))
    expect(customer.error(action, { ...set, StackName: 'two' })).toEqual(missing('c'))
    expect(customer.error(action, { ChangeSetName: 'c' })).toEqual({
      code: 'ValidationError',
      message: 'StackName must be specified if ChangeSetName is not specified as an ARN.',
      status: 400,
    })
  },
)

test('a template has up to 51,200 bytes', () => {
  const { TemplateBody: body } = template
  const largest = body + ' '.repeat(51_200 - body.length)
  newSandbox().customer.ok('CreateStack', { StackName: 's', TemplateBody: largest })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html */
test('a change set is executed once, and only if it changes something', () => {
  const { customer, wait, Id } = scene()
  const refusal = (id: string, status: string) => ({
    code: 'InvalidChangeSetStatus',
    message: `ChangeSet [${id}] cannot be executed in its current execution status of [${status}]`,
    status: 400,
  })
  const same = { StackName: 'one', ChangeSetName: 'same' }
  const unchanged = customer.ok('CreateChangeSet', { ...same, ...template })
  expect(customer.ok('DescribeChangeSet', same)).toMatchObject({
    Status: 'FAILED',
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
    ExecutionStatus: 'UNAVAILABLE',
  })
  expect(customer.error('ExecuteChangeSet', same)).toEqual(refusal(unchanged.Id, 'UNAVAILABLE'))
  const { Changes } = customer.ok('DescribeChangeSet', set)
  expect(Changes).not.toEqual([])
  customer.ok('ExecuteChangeSet', set)
  wait(120)
  expect(customer.error('ExecuteChangeSet', set)).toEqual(refusal(Id, 'EXECUTE_COMPLETE'))
  expect(customer.ok('DescribeChangeSet', set).Changes).toEqual(Changes)
})

const withId = 'Stack with id none does not exist'
const inBrackets = 'Stack [none] does not exist'
const inQuotes = "Stack 'none' does not exist"
const none = { StackName: 'none' }

test.each<readonly [string, Refusal]>([
  [withId, call('DescribeStacks', none)],
  [withId, call('GetTemplate', none)],
  [withId, call('GetTemplateSummary', none)],
  [withId, call('ListStackResources', none)],
  [inBrackets, call('DescribeStackEvents', none)],
  [inBrackets, call('UpdateStack', { ...none, ...two })],
  [inBrackets, call('CreateChangeSet', { ...none, ChangeSetName: 'c', ...two })],
  [inBrackets, call('DescribeChangeSet', { ...none, ChangeSetName: 'c' })],
  [inQuotes, call('DescribeStackResource', { ...none, LogicalResourceId: 'G' })],
])('%s (%#)', (message, refusal) => {
  expect(refusal(scene().customer)).toEqual({ code: 'ValidationError', message, status: 400 })
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html */
test('a stack with termination protection is not deleted until it is turned off', () => {
  const { customer, wait } = scene()
  const StackName = 'two'
  const protect = (EnableTerminationProtection: boolean) =>
    customer.ok('UpdateTerminationProtection', { StackName, EnableTerminationProtection })
  protect(true)
  expect(customer.error('DeleteStack', { StackName })).toEqual({
    code: 'ValidationError',
    message: 'Stack [two] cannot be deleted while TerminationProtection is enabled',
    status: 400,
  })
  protect(false)
  customer.ok('DeleteStack', { StackName })
  wait(120)
  expect(customer.refused('DescribeStacks', { StackName })).toBe('ValidationError')
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html */
test('a deleted stack is described by its ID for 90 days', () => {
  const { customer, wait } = scene()
  const { StackId = '' } = customer.ok('DescribeStacks', { StackName: 'two' }).Stacks[0] ?? {}
  customer.ok('DeleteStack', { StackName: 'two' })
  const days = 24 * 3600
  wait(90 * days - 1)
  expect(customer.ok('DescribeStacks', { StackName: StackId }).Stacks).toMatchObject([
    { StackId, StackStatus: 'DELETE_COMPLETE' },
  ])
  wait(1)
  expect(customer.error('DescribeStacks', { StackName: StackId }).message).toBe(
    `Stack with id ${StackId} does not exist`,
  )
})
