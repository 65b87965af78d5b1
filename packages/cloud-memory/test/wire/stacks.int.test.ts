import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
  ValidateTemplateCommand,
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
