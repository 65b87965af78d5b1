import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListStacksCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
  ValidateTemplateCommand,
  waitUntilChangeSetCreateComplete,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation'
import { describe, expect, test } from 'vitest'

import { setupTemplateOf } from '../setupTemplateOf.ts'
import { newWireCloud, thrownBy } from './wireCloud.ts'

const StackName = 'rescale-byoa-acme'
const { body: TemplateBody } = setupTemplateOf()
const wait = { maxWaitTime: 5, minDelay: 1, maxDelay: 1 }

describe('a stack through SDK clients', () => {
  test('is created with what its template says, and deleted without a trace', async () => {
    const { cloud, customer } = newWireCloud()
    const client = customer.cloudFormation
    const { StackId } = await client.send(
      new CreateStackCommand({
        StackName,
        TemplateBody,
        Capabilities: ['CAPABILITY_IAM'],
        ClientRequestToken: 'token',
        Tags: [],
      }),
    )
    const waited = await waitUntilStackCreateComplete({ client, ...wait }, { StackName })
    expect(waited.state).toBe('SUCCESS')
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }))
    expect(Stacks?.[0]).toMatchObject({ StackId, StackStatus: 'CREATE_COMPLETE' })
    const keys = Stacks?.[0]?.Outputs?.map(({ OutputKey }) => OutputKey)
    expect(keys).toEqual(expect.arrayContaining(['RoleArn', 'VpcId', 'VpcCidr']))
    const events = await client.send(new DescribeStackEventsCommand({ StackName }))
    expect(events.StackEvents?.[0]).toMatchObject({
      ResourceStatus: 'CREATE_COMPLETE',
      LogicalResourceId: StackName,
      Timestamp: new Date('2026-01-01T00:00:00.000Z'),
    })
    const resources = await client.send(new DescribeStackResourcesCommand({ StackName }))
    expect(resources.StackResources?.map(({ ResourceType }) => ResourceType)).toContain(
      'AWS::EC2::VPC',
    )
    const template = await client.send(new GetTemplateCommand({ StackName }))
    expect(template.TemplateBody).toBe(TemplateBody)
    await client.send(new DeleteStackCommand({ StackName }))
    const deleted = await waitUntilStackDeleteComplete({ client, ...wait }, { StackName })
    expect(deleted.state).toBe('SUCCESS')
    expect(Object.keys(cloud.world().accounts).length).toBeGreaterThan(0)
    const byArn = await client.send(new DescribeStacksCommand({ StackName: StackId }))
    expect(byArn.Stacks?.[0]?.StackStatus).toBe('DELETE_COMPLETE')
  })

  test('is refused as CloudFormation refuses', async () => {
    const { customer } = newWireCloud()
    const client = customer.cloudFormation
    const capabilities = await thrownBy(
      client.send(new CreateStackCommand({ StackName, TemplateBody })),
    )
    expect(capabilities).toMatchObject({ name: 'InsufficientCapabilitiesException', status: 400 })
    const none = await thrownBy(client.send(new DescribeStacksCommand({ StackName })))
    expect(none).toMatchObject({
      name: 'ValidationError',
      message: `Stack with id ${StackName} does not exist`,
    })
    const input = { StackName, TemplateBody, Capabilities: ['CAPABILITY_IAM' as const] }
    await client.send(new CreateStackCommand(input))
    const twice = await thrownBy(client.send(new CreateStackCommand(input)))
    expect(twice.name).toBe('AlreadyExistsException')
    const same = await thrownBy(client.send(new UpdateStackCommand(input)))
    expect(same.message).toBe('No updates are to be performed.')
    const parameters = await thrownBy(
      client.send(
        new UpdateStackCommand({
          ...input,
          Parameters: [{ ParameterKey: 'Cidr', ParameterValue: '10.0.0.0/16' }],
        }),
      ),
    )
    expect(parameters.message).toBe('Parameters: [Cidr] do not exist in the template')
  })

  test('is protected from deletion while somebody wants it', async () => {
    const client = newWireCloud().customer.cloudFormation
    const Capabilities = ['CAPABILITY_IAM' as const]
    await client.send(
      new CreateStackCommand({
        StackName,
        TemplateBody,
        Capabilities,
        EnableTerminationProtection: true,
      }),
    )
    const kept = await thrownBy(client.send(new DeleteStackCommand({ StackName })))
    expect(kept.message).toContain('TerminationProtection')
    await client.send(
      new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: false }),
    )
    await client.send(new DeleteStackCommand({ StackName }))
  })
})

describe('a template', () => {
  test('is validated before anybody runs it', async () => {
    const client = newWireCloud().customer.cloudFormation
    const valid = await client.send(new ValidateTemplateCommand({ TemplateBody }))
    expect(valid.Capabilities).toEqual(['CAPABILITY_IAM'])
    const types = await thrownBy(
      client.send(
        new ValidateTemplateCommand({
          TemplateBody: JSON.stringify({ Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } }),
        }),
      ),
    )
    expect(types.message).toBe(
      'Template format error: Unrecognized resource types: [AWS::S3::Bucket]',
    )
  })
})

describe('a change set', () => {
  const Capabilities = ['CAPABILITY_IAM' as const]
  const set = { StackName, ChangeSetName: 'first' }

  test('shows what it would make, and makes it when it is carried out', async () => {
    const client = newWireCloud().customer.cloudFormation
    const { Id, StackId } = await client.send(
      new CreateChangeSetCommand({ ...set, TemplateBody, Capabilities, ChangeSetType: 'CREATE' }),
    )
    await waitUntilChangeSetCreateComplete({ client, ...wait }, set)
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }))
    expect(Stacks?.[0]).toMatchObject({ StackId, StackStatus: 'REVIEW_IN_PROGRESS' })
    const shown = await client.send(new DescribeChangeSetCommand({ ChangeSetName: Id }))
    expect(shown).toMatchObject({ ExecutionStatus: 'AVAILABLE', StackId })
    const actions = shown.Changes?.map(({ ResourceChange }) => ResourceChange?.Action)
    expect(new Set(actions)).toEqual(new Set(['Add']))
    await client.send(new ExecuteChangeSetCommand(set))
    const waited = await waitUntilStackCreateComplete({ client, ...wait }, { StackName })
    expect(waited.state).toBe('SUCCESS')
    const again = await thrownBy(client.send(new ExecuteChangeSetCommand(set)))
    expect(again).toMatchObject({ code: 'InvalidChangeSetStatus', status: 400 })
    const { StackSummaries } = await client.send(new ListStacksCommand({}))
    expect(StackSummaries).toMatchObject([{ StackId, StackStatus: 'CREATE_COMPLETE' }])
  })

  test('shows what an update would change', async () => {
    const client = newWireCloud().customer.cloudFormation
    await client.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities }))
    const blocked = setupTemplateOf({ egress: 'blocked' }).body
    const update = { ...set, TemplateBody: blocked, Capabilities }
    await client.send(new CreateChangeSetCommand(update))
    const { Changes = [] } = await client.send(new DescribeChangeSetCommand(set))
    const changes = new Map(
      Changes.map(({ ResourceChange }) => [ResourceChange?.ResourceType, ResourceChange?.Action]),
    )
    expect(changes.get('AWS::EC2::InternetGateway')).toBe('Remove')
    expect(changes.get('AWS::EC2::VPCEndpoint')).toBe('Add')
    expect(changes.get('AWS::EC2::Subnet')).toBe('Modify')
    expect(changes.has('AWS::EC2::VPC')).toBe(false)
    await client.send(new ExecuteChangeSetCommand(set))
    const template = await client.send(new GetTemplateCommand({ StackName }))
    expect(template.TemplateBody).toBe(blocked)
  })

  test('that would change nothing fails, and says so', async () => {
    const client = newWireCloud().customer.cloudFormation
    await client.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities }))
    await client.send(new CreateChangeSetCommand({ ...set, TemplateBody, Capabilities }))
    const shown = await client.send(new DescribeChangeSetCommand(set))
    expect(shown).toMatchObject({ Status: 'FAILED', ExecutionStatus: 'UNAVAILABLE' })
    expect(shown.StatusReason).toContain("didn't contain changes")
    await client.send(new DeleteChangeSetCommand(set))
    const gone = await thrownBy(client.send(new DescribeChangeSetCommand(set)))
    expect(gone).toMatchObject({ name: 'ChangeSetNotFoundException', status: 404 })
  })
})

test('an update that fails goes back to the template that was', async () => {
  const client = newWireCloud({ quotas: { vpcsPerRegion: 1 } }).customer.cloudFormation
  const bodyOf = (names: ReadonlyArray<string>): string => {
    const vpc = (index: number) => ({
      Type: 'AWS::EC2::VPC',
      Properties: { CidrBlock: `10.${index}.0.0/16` },
    })
    return JSON.stringify({
      Resources: Object.fromEntries(names.map((name, index) => [name, vpc(index)])),
    })
  }
  const before = bodyOf(['One'])
  await client.send(new CreateStackCommand({ StackName, TemplateBody: before }))
  const after = bodyOf(['One', 'Two'])
  await client.send(new UpdateStackCommand({ StackName, TemplateBody: after }))
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }))
  expect(Stacks?.[0]?.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
  const template = await client.send(new GetTemplateCommand({ StackName }))
  expect(template.TemplateBody).toBe(before)
})
