import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox } from '../sandbox.ts'

const StackName = 'vpcs'

const bodyOf = (cidrs: ReadonlyArray<string>): string =>
  JSON.stringify({
    Resources: Object.fromEntries(
      cidrs.map((CidrBlock, index) => [
        `Vpc${index}`,
        { Type: 'AWS::EC2::VPC', Properties: { CidrBlock } },
      ]),
    ),
  })

const one = bodyOf(['10.0.0.0/16'])
const two = bodyOf(['10.0.0.0/16', '10.1.0.0/16'])

/** Every event of the stack, newest first, with the sizes of the pages they came on. */
const eventsOf = (actor: Actor, name = StackName) => {
  const first = actor.ok('DescribeStackEvents', { StackName: name })
  const pages = [first]
  for (let { NextToken } = first; NextToken !== undefined;) {
    const page = actor.ok('DescribeStackEvents', { StackName: name, NextToken })
    pages.push(page)
    NextToken = page.NextToken
  }
  return {
    sizes: pages.map(({ StackEvents }) => StackEvents.length),
    events: pages.flatMap(({ StackEvents }) => StackEvents),
  }
}

/**
 * @source https://github.com/boto/boto3/issues/2807
 * @source https://github.com/cloudtools/stacker/issues/683
 */
test.each([
  ['DescribeStacks', { StackName: 'none' }, 'Stack with id none does not exist'],
  ['GetTemplate', { StackName: 'none' }, 'Stack with id none does not exist'],
  ['ListStackResources', { StackName: 'none' }, 'Stack with id none does not exist'],
  ['DescribeStackEvents', { StackName: 'none' }, 'Stack [none] does not exist'],
  [
    'UpdateStack',
    { StackName: 'none', TemplateBody: '{"Resources":{}}' },
    'Stack [none] does not exist',
  ],
] as const)('%s names a stack that is not there as AWS does', (action, input, message) => {
  const { customer } = newSandbox()
  expect(customer.error(action, input)).toEqual({ code: 'ValidationError', message, status: 400 })
})

describe('the token of a call', () => {
  test('is on the events of what the call began', () => {
    const { customer } = newSandbox()
    const input = (TemplateBody: string, ClientRequestToken: string) => ({
      StackName,
      TemplateBody,
      ClientRequestToken,
    })
    const { StackId } = customer.ok('CreateStack', input(one, 'create'))
    customer.ok('UpdateStack', input(two, 'update'))
    customer.ok('DeleteStack', { StackName, ClientRequestToken: 'delete' })
    const tokens = eventsOf(customer, StackId).events.map((event) => event.ClientRequestToken)
    expect([...new Set(tokens)]).toEqual(['delete', 'update', 'create'])
  })

  test('makes an update that comes again the same update', () => {
    const { customer } = newSandbox()
    customer.ok('CreateStack', { StackName, TemplateBody: one })
    const update = { StackName, TemplateBody: two, ClientRequestToken: 'update' }
    const updated = customer.ok('UpdateStack', update)
    expect(customer.ok('UpdateStack', update)).toEqual(updated)
    const other = { ...update, ClientRequestToken: 'other' }
    expect(customer.error('UpdateStack', other).message).toBe('No updates are to be performed.')
    customer.ok('UpdateStack', { StackName, TemplateBody: one })
    const events = eventsOf(customer).events.length
    customer.ok('UpdateStack', update)
    expect(eventsOf(customer).events.length).toBeGreaterThan(events)
  })
})

describe('a change set', () => {
  const set = { StackName, ChangeSetName: 'second', TemplateBody: two }

  test('that is asked for again with the same token is the same one', () => {
    const { customer } = newSandbox()
    customer.ok('CreateStack', { StackName, TemplateBody: one })
    const input = { ...set, ClientToken: 'token', Description: 'One more VPC' }
    const made = customer.ok('CreateChangeSet', input)
    expect(customer.ok('CreateChangeSet', input)).toEqual(made)
    expect(customer.refused('CreateChangeSet', { ...input, ClientToken: 'other' })).toBe(
      'AlreadyExistsException',
    )
    expect(customer.refused('CreateChangeSet', set)).toBe('AlreadyExistsException')
    const described = customer.ok('DescribeChangeSet', set)
    expect(described.Description).toBe('One more VPC')
  })

  test('puts the token of its execution on the events', () => {
    const { customer } = newSandbox()
    customer.ok('CreateChangeSet', { ...set, ChangeSetType: 'CREATE' })
    customer.ok('ExecuteChangeSet', { ...set, ClientRequestToken: 'execute' })
    const tokens = eventsOf(customer).events.map((event) => event.ClientRequestToken)
    // The last is that of the review.
    expect(tokens.pop()).toBeUndefined()
    expect(new Set(tokens)).toEqual(new Set(['execute']))
  })
})

describe('pages', () => {
  test('of events are 100 long, newest first, and hold every event once', () => {
    const { customer } = newSandbox()
    customer.ok('CreateStack', { StackName, TemplateBody: one })
    for (let round = 0; round < 50; round += 1) {
      customer.ok('UpdateStack', { StackName, TemplateBody: round % 2 === 0 ? two : one })
    }
    const { sizes, events } = eventsOf(customer)
    expect(sizes.length).toBeGreaterThan(1)
    expect(sizes.slice(0, -1).every((size) => size === 100)).toBe(true)
    expect(new Set(events.map(({ EventId }) => EventId)).size).toBe(events.length)
    expect(events.at(-1)).toMatchObject({
      LogicalResourceId: StackName,
      ResourceStatus: 'CREATE_IN_PROGRESS',
    })
  })

  test('of stacks go on where the page before ended', () => {
    const { customer } = newSandbox()
    const empty = JSON.stringify({
      Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: {} } },
    })
    for (let index = 0; index < 103; index += 1) {
      customer.ok('CreateStack', { StackName: `stack-${index}`, TemplateBody: empty })
    }
    const namesOn = {
      DescribeStacks: (page: { readonly NextToken?: string }) => {
        const { Stacks, NextToken } = customer.ok('DescribeStacks', page)
        return { names: Stacks.map((stack) => stack.StackName), NextToken }
      },
      ListStacks: (page: { readonly NextToken?: string }) => {
        const { StackSummaries, NextToken } = customer.ok('ListStacks', page)
        return { names: StackSummaries.map((stack) => stack.StackName), NextToken }
      },
    }
    for (const action of ['DescribeStacks', 'ListStacks'] as const) {
      const first = namesOn[action]({})
      const rest = namesOn[action]({ NextToken: first.NextToken ?? '' })
      expect(rest.NextToken).toBeUndefined()
      expect(first.names).toHaveLength(100)
      expect(new Set([...first.names, ...rest.names]).size).toBe(103)
      expect(customer.refused(action, { NextToken: 'page-104' })).toBe('ValidationError')
    }
  })
})

test('a resource has the status of its last event', () => {
  const { customer, wait } = newSandbox({ delays: { stackSeconds: 60 } })
  customer.ok('CreateStack', { StackName, TemplateBody: one })
  const status = () =>
    customer.ok('DescribeStackResources', { StackName }).StackResources[0]?.ResourceStatus
  expect(status()).toBe('CREATE_IN_PROGRESS')
  wait(60)
  expect(status()).toBe('CREATE_COMPLETE')
})
