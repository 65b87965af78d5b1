import { expect, test } from 'vitest'

import { newSandbox } from '../sandbox.ts'

const vpc = (CidrBlock: string) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock } })

const template = (Resources: object) => ({
  StackName: 's',
  TemplateBody: JSON.stringify({ Resources }),
})

/** The events of the stack, oldest first: logical id, status and reason. */
const scene = () => {
  const { customer, wait } = newSandbox()
  const events = () =>
    customer.ok('DescribeStackEvents', { StackName: 's' }).StackEvents.toReversed()
  const told = () =>
    events().map(({ LogicalResourceId, ResourceStatus, ResourceStatusReason = '' }) =>
      `${LogicalResourceId} ${ResourceStatus} ${ResourceStatusReason}`.trim(),
    )
  return { customer, wait, events, told }
}

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
test('a creation is told step by step', () => {
  const { customer, wait, events, told } = scene()
  customer.ok('CreateStack', { ...template({ V: vpc('10.0.0.0/16') }), ClientRequestToken: 't' })
  wait(120)
  expect(told()).toEqual([
    's CREATE_IN_PROGRESS User Initiated',
    'V CREATE_IN_PROGRESS',
    'V CREATE_IN_PROGRESS Resource creation Initiated',
    'V CREATE_COMPLETE',
    's CREATE_COMPLETE',
  ])
  expect(new Set(events().map((event) => event.ClientRequestToken))).toEqual(new Set(['t']))
  const properties = events().flatMap((event) => event.ResourceProperties ?? [])
  expect(new Set(properties)).toEqual(new Set(['{"CidrBlock":"10.0.0.0/16"}']))
})

/** @source https://github.com/ministackorg/ministack/pull/890 */
test('a stack that a change set makes is told from its review on', () => {
  const { customer, wait, told } = scene()
  const ChangeSetName = 'c'
  const creation = { ...template({ V: vpc('10.0.0.0/16') }), ChangeSetType: 'CREATE' as const }
  customer.ok('CreateChangeSet', { ...creation, ChangeSetName })
  wait(120)
  const review = 's REVIEW_IN_PROGRESS User Initiated'
  expect(told()).toEqual([review])
  customer.ok('ExecuteChangeSet', { StackName: 's', ChangeSetName })
  wait(120)
  expect(told().slice(0, 2)).toEqual([review, 's CREATE_IN_PROGRESS User Initiated'])
  expect(told().at(-1)).toBe('s CREATE_COMPLETE')
})

test('a failure is told with the rollback that follows', () => {
  const { customer, wait, told, events: every } = scene()
  const Resources = { A: { Type: 'AWS::EC2::InternetGateway' }, V: vpc('10.0.0.0/8') }
  customer.ok('CreateStack', template(Resources))
  wait(120)
  const ofFailed = every().filter(({ LogicalResourceId }) => LogicalResourceId === 'V')
  expect(ofFailed.map(({ PhysicalResourceId }) => PhysicalResourceId)).toEqual(['', ''])
  const events = told()
  expect(events.filter((event) => !event.startsWith('V CREATE_FAILED'))).toEqual([
    's CREATE_IN_PROGRESS User Initiated',
    'A CREATE_IN_PROGRESS',
    'A CREATE_IN_PROGRESS Resource creation Initiated',
    'A CREATE_COMPLETE',
    'V CREATE_IN_PROGRESS',
    's ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [V]. Rollback requested by user.',
    'A DELETE_IN_PROGRESS',
    'A DELETE_COMPLETE',
    's ROLLBACK_COMPLETE The following resource(s) failed to create: [V].',
  ])
  expect(events).toHaveLength(10)
})

test('a replacement is told with the clean-up that follows', () => {
  const { customer, wait, told } = scene()
  customer.ok('CreateStack', template({ V: vpc('10.0.0.0/16') }))
  wait(120)
  const before = told().length
  customer.ok('UpdateStack', template({ V: vpc('10.1.0.0/16') }))
  wait(120)
  expect(told().slice(before)).toEqual([
    's UPDATE_IN_PROGRESS User Initiated',
    'V UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.',
    'V UPDATE_IN_PROGRESS Resource creation Initiated',
    'V UPDATE_COMPLETE',
    's UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'V DELETE_IN_PROGRESS',
    'V DELETE_COMPLETE',
    's UPDATE_COMPLETE',
  ])
})

test('a replacement that is undone is told with the deletion of what was made', () => {
  const { customer, wait, told, events } = scene()
  customer.ok('CreateStack', template({ V: vpc('10.0.0.0/16') }))
  wait(120)
  const [before, old] = [told().length, events().at(-2)?.PhysicalResourceId]
  const W = { ...vpc('10.1.0.0/8'), DependsOn: 'V' }
  customer.ok('UpdateStack', template({ V: vpc('10.1.0.0/16'), W }))
  wait(120)
  const turn = told().findIndex((event) => event.startsWith('s UPDATE_ROLLBACK_IN_PROGRESS'))
  expect(told().slice(turn + 1)).toEqual([
    'V UPDATE_IN_PROGRESS',
    'V UPDATE_COMPLETE',
    's UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    'V DELETE_IN_PROGRESS',
    'V DELETE_COMPLETE',
    's UPDATE_ROLLBACK_COMPLETE The following resource(s) failed to create: [W].',
  ])
  const ids = events()
    .slice(before)
    .filter(({ LogicalResourceId }) => LogicalResourceId === 'V')
    .map(({ PhysicalResourceId }) => PhysicalResourceId)
  const [made] = ids.filter((id) => id !== old)
  expect(ids).toEqual([old, made, made, old, old, made, made])
  const { StackResourceSummaries } = customer.ok('ListStackResources', { StackName: 's' })
  expect(StackResourceSummaries).toMatchObject([
    { PhysicalResourceId: old, ResourceStatus: 'UPDATE_COMPLETE' },
  ])
})

test('an update that cannot delete what it replaced is complete, and says so', () => {
  const { customer, wait, told, events } = scene()
  customer.ok('CreateStack', template({ V: vpc('10.0.0.0/16') }))
  wait(120)
  const VpcId = events().at(-2)?.PhysicalResourceId ?? ''
  customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.0.0.0/24' })
  customer.ok('UpdateStack', template({ V: vpc('10.1.0.0/16') }))
  wait(120)
  const end = 's UPDATE_COMPLETE Update successful. One or more resources could not be deleted.'
  expect(told().at(-1)).toBe(end)
  expect(told().at(-2)).toMatch(/^V DELETE_FAILED /)
})

test('an update that fails is told with the way back, and what was made goes last', () => {
  const { customer, wait, told, events } = scene()
  const names = (EnableDnsHostnames: boolean) => ({
    Type: 'AWS::EC2::VPC',
    Properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames },
  })
  customer.ok('CreateStack', template({ V: names(false) }))
  wait(120)
  const before = told().length
  const G = { Type: 'AWS::EC2::InternetGateway', DependsOn: 'V' }
  const W = { ...vpc('10.1.0.0/8'), DependsOn: 'G' }
  customer.ok('UpdateStack', template({ V: names(true), G, W }))
  wait(120)
  const way = told().slice(before)
  expect(way.filter((event) => !event.startsWith('W CREATE_FAILED'))).toEqual([
    's UPDATE_IN_PROGRESS User Initiated',
    'V UPDATE_IN_PROGRESS',
    'V UPDATE_COMPLETE',
    'G CREATE_IN_PROGRESS',
    'G CREATE_IN_PROGRESS Resource creation Initiated',
    'G CREATE_COMPLETE',
    'W CREATE_IN_PROGRESS',
    's UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [W].',
    'V UPDATE_IN_PROGRESS',
    'V UPDATE_COMPLETE',
    's UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    'G DELETE_IN_PROGRESS',
    'G DELETE_COMPLETE',
    's UPDATE_ROLLBACK_COMPLETE The following resource(s) failed to create: [W].',
  ])
  const times = events().map(({ Timestamp }) => Timestamp.getTime())
  expect(times.toSorted((a, b) => a - b)).toEqual(times)
})
