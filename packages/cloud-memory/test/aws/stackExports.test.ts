import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox } from '../sandbox.ts'

const tagged = (Value: unknown) => ({
  Type: 'AWS::EC2::InternetGateway',
  Properties: { Tags: [{ Key: 'imported', Value }] },
})

const exporting = (name: unknown, Value: unknown = 'shared') =>
  JSON.stringify({
    Resources: { G: tagged('own') },
    Outputs: { O: { Value, Export: { Name: name } } },
  })

const importing = (name: unknown) =>
  JSON.stringify({ Resources: { G: tagged({ 'Fn::ImportValue': name }) } })

const scene = () => {
  const { customer, wait } = newSandbox()
  const status = (StackName: string) => {
    wait(120)
    const [stack] = customer.ok('DescribeStacks', { StackName }).Stacks
    return [stack?.StackStatus, stack?.StackStatusReason]
  }
  const create = (StackName: string, TemplateBody: string) => {
    customer.ok('CreateStack', { StackName, TemplateBody })
    return status(StackName)
  }
  const update = (StackName: string, TemplateBody: string) => {
    customer.ok('UpdateStack', { StackName, TemplateBody })
    return status(StackName)
  }
  return { customer, create, update, status }
}

const importedIn = (customer: Actor): ReadonlyArray<string> =>
  customer
    .ok('DescribeTags', { Filters: [{ Name: 'key', Values: ['imported'] }] })
    .Tags.map(({ Value }) => Value)

const complete = (status: string) => [status, undefined]

/** @source https://github.com/compose-x/ecs_composex/issues/444 */
test('a template exports under names that differ, once they are resolved', () => {
  const { customer } = newSandbox()
  const Outputs = Object.fromEntries(
    [{ 'Fn::Sub': '${AWS::StackName}-a' }, 'one-a', { Ref: 'AWS::Region' }].map((Name, index) => [
      `O${index}`,
      { Value: 'x', Export: { Name } },
    ]),
  )
  const TemplateBody = JSON.stringify({ Resources: { G: tagged('own') }, Outputs })
  expect(customer.error('CreateStack', { StackName: 'one', TemplateBody }).message).toBe(
    'Template format error: The Outputs section contains duplicate Export names: [one-a]. Specify a unique name for each export.',
  )
  customer.ok('CreateStack', { StackName: 'two', TemplateBody })
})

/** @source https://github.com/aws-samples/startup-kit-templates/issues/45 */
test.each(['a.b', 'a b', '', 'a_b'])('an export is not named %j', (name) => {
  const { customer } = newSandbox()
  const input = { StackName: 'one', TemplateBody: exporting(name) }
  expect(customer.error('CreateStack', input).message).toBe(
    'Template format error: Output O is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.',
  )
})

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html */
describe('what a stack exports', () => {
  test('is imported by others, and listed with them', () => {
    const { customer, create } = scene()
    const name = { 'Fn::Sub': '${AWS::StackName}-value' }
    expect(create('one', exporting(name))).toEqual(complete('CREATE_COMPLETE'))
    expect(create('two', importing('one-value'))).toEqual(complete('CREATE_COMPLETE'))
    expect(importedIn(customer)).toEqual(['own', 'shared'])
    const { StackId } = customer.ok('DescribeStacks', { StackName: 'one' }).Stacks[0] ?? {}
    expect(customer.ok('ListExports', {}).Exports).toEqual([
      { ExportingStackId: StackId, Name: 'one-value', Value: 'shared' },
    ])
    expect(customer.ok('ListImports', { ExportName: 'one-value' }).Imports).toEqual(['two'])
    expect(customer.ok('DescribeStacks', { StackName: 'one' }).Stacks[0]?.Outputs).toEqual([
      { OutputKey: 'O', OutputValue: 'shared', ExportName: 'one-value' },
    ])
    expect(customer.in('eu-west-1').ok('ListExports', {}).Exports).toEqual([])
    expect(customer.error('ListImports', { ExportName: 'other' }).message).toBe(
      "Export 'other' is not imported by any stack.",
    )
  })

  test('cannot be imported before it is there', () => {
    const { customer, create } = scene()
    expect(create('two', importing('value'))).toEqual([
      'ROLLBACK_COMPLETE',
      'No export named value found. ',
    ])
    const { StackEvents } = customer.ok('DescribeStackEvents', { StackName: 'two' })
    expect(StackEvents.map((event) => event.ResourceStatusReason)).toContain(
      'No export named value found. Rollback requested by user.',
    )
  })

  test('has a name that no other stack exports', () => {
    const { create } = scene()
    create('one', exporting('value'))
    expect(create('two', exporting('value'))).toEqual([
      'ROLLBACK_COMPLETE',
      'Export with name value is already exported by stack one. ',
    ])
  })

  test('has a length', () => {
    const { create } = scene()
    expect(create('one', exporting('value', 'x'.repeat(4096)))).toEqual(complete('CREATE_COMPLETE'))
    expect(create('two', exporting('other', 'x'.repeat(4097)))).toEqual([
      'ROLLBACK_COMPLETE',
      'The in-memory AWS does not serve exports of more than 4096 characters: other. ',
    ])
  })

  test('neither goes nor changes while another stack imports it', () => {
    const { customer, create, update, status } = scene()
    create('one', exporting('value'))
    create('two', importing('value'))
    expect(update('one', importing('value'))).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'Export value cannot be deleted as it is in use by two ',
    ])
    expect(update('one', exporting('value', 'other'))).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'Export value cannot be updated as it is in use by two ',
    ])
    customer.ok('DeleteStack', { StackName: 'one' })
    expect(status('one')).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'Delete canceled. Cannot delete export value as it is in use by two.',
    ])
    expect(update('two', importing({ Ref: 'AWS::Region' }))).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'No export named us-east-1 found. ',
    ])
    customer.ok('DeleteStack', { StackName: 'two' })
    status('one')
    customer.ok('DeleteStack', { StackName: 'one' })
    expect(customer.ok('ListExports', {}).Exports).toEqual([])
  })
})
