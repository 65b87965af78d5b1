/**
 * What a real SDK client encodes is what the world is asked, and what the world says is what the
 * client decodes.
 */
import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation'
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  CreateVpcPeeringConnectionCommand,
  DescribeTagsCommand,
  DescribeVpcPeeringConnectionsCommand,
  EC2Client,
  ModifyVpcPeeringConnectionOptionsCommand,
} from '@aws-sdk/client-ec2'
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { createMemoryCloud, emptyWorld, withAccount } from '@byoa/cloud-memory'
import { type Cell, accessKeysOf, createRequestHandler } from '@byoa/cloud-memory/wire'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { customer, start } from '../setupTemplateOf.ts'

const world = withAccount(emptyWorld({ now: start }), { accountId: customer, partition: 'aws' })

/** A cell that answers nothing and remembers what it was asked. */
const listening = () => {
  const heard: unknown[] = []
  const cell: Cell = {
    world: () => world,
    call: (_caller, call) => {
      heard.push(call.input)
      return E.left({ code: 'Heard', message: 'heard', status: 400 })
    },
  }
  const config = {
    requestHandler: createRequestHandler(cell),
    region: 'us-east-1',
    credentials: accessKeysOf(cell, customer),
    maxAttempts: 1,
  }
  const last = async (call: Promise<unknown>): Promise<unknown> => {
    heard.length = 0
    await call.catch(() => undefined)
    return heard[0]
  }
  return { config, last }
}

const anyText = fc.string({ unit: 'binary', maxLength: 30 })
const texts = fc.array(anyText, { minLength: 1, maxLength: 12 })
const tags = fc.array(fc.record({ Key: anyText, Value: anyText }), { minLength: 1, maxLength: 3 })
const wholeNumber = fc.integer({ min: -1_000_000, max: 1_000_000 })

const present = <A extends object>(value: A): A =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as A

const optionally = <A>(arbitrary: fc.Arbitrary<A>) => fc.option(arbitrary, { nil: undefined })

describe('what EC2 clients encode', () => {
  const { config, last } = listening()
  const ec2 = new EC2Client(config)

  test('lists, filters and numbers are read back', async () => {
    const input = fc.record({
      VpcPeeringConnectionIds: optionally(texts),
      Filters: optionally(
        fc.array(fc.record({ Name: anyText, Values: texts }), { minLength: 1, maxLength: 3 }),
      ),
      MaxResults: optionally(wholeNumber),
    })
    await fc.assert(
      fc.asyncProperty(input, async (sent) => {
        const heard = await last(ec2.send(new DescribeVpcPeeringConnectionsCommand(sent)))
        expect(heard).toEqual(present(sent))
      }),
    )
  })

  test('tags of what is created are read back', async () => {
    const input = fc.record({
      VpcId: anyText,
      PeerOwnerId: optionally(anyText),
      TagSpecifications: fc.constant([
        {
          ResourceType: 'vpc-peering-connection' as const,
          Tags: [{ Key: 'a', Value: 'b' }],
        },
      ]),
    })
    await fc.assert(
      fc.asyncProperty(input, tags, async (base, Tags) => {
        const sent = {
          ...base,
          TagSpecifications: [{ ResourceType: 'vpc-peering-connection' as const, Tags }],
        }
        const heard = await last(ec2.send(new CreateVpcPeeringConnectionCommand(sent)))
        expect(heard).toEqual(present(sent))
      }),
    )
  })

  test('nested structures and flags are read back', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.boolean(), async (VpcPeeringConnectionId, on) => {
        const sent = {
          VpcPeeringConnectionId,
          RequesterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: on },
        }
        const heard = await last(ec2.send(new ModifyVpcPeeringConnectionOptionsCommand(sent)))
        expect(heard).toEqual(sent)
      }),
    )
  })

  test('permissions of every kind of peer are read back', async () => {
    const cidrs = fc.array(fc.record({ CidrIp: anyText }), { maxLength: 3 })
    const groups = fc.array(fc.record({ GroupId: anyText }), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(cidrs, groups, wholeNumber, async (IpRanges, UserIdGroupPairs, port) => {
        const ports = { IpProtocol: 'tcp', FromPort: port, ToPort: port }
        const IpPermissions = [{ ...ports, IpRanges, UserIdGroupPairs }]
        const heard = await last(
          ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: 'sg-1', IpPermissions })),
        )
        const sent = {
          ...ports,
          ...(IpRanges.length === 0 ? {} : { IpRanges }),
          ...(UserIdGroupPairs.length === 0 ? {} : { UserIdGroupPairs }),
        }
        expect(heard).toEqual({ GroupId: 'sg-1', IpPermissions: [sent] })
      }),
    )
  })
})

describe('what query clients encode', () => {
  const { config, last } = listening()

  test('CreateStack is read back', async () => {
    const cloudFormation = new CloudFormationClient(config)
    const input = fc.record({
      StackName: anyText,
      TemplateBody: fc.string({ unit: 'binary', maxLength: 2000 }),
      Capabilities: optionally(
        fc.array(fc.constantFrom('CAPABILITY_IAM' as const, 'CAPABILITY_NAMED_IAM' as const)),
      ),
      EnableTerminationProtection: optionally(fc.boolean()),
      Tags: optionally(fc.array(fc.record({ Key: anyText, Value: anyText }), { maxLength: 12 })),
    })
    await fc.assert(
      fc.asyncProperty(input, async (sent) => {
        expect(await last(cloudFormation.send(new CreateStackCommand(sent)))).toEqual(present(sent))
      }),
    )
  })

  test('CreateRole and AssumeRole are read back', async () => {
    const iam = new IAMClient(config)
    const sts = new STSClient(config)
    const role = fc.record({
      RoleName: anyText,
      AssumeRolePolicyDocument: anyText,
      MaxSessionDuration: optionally(wholeNumber),
      Tags: optionally(tags),
    })
    const assumption = fc.record({
      RoleArn: anyText,
      RoleSessionName: anyText,
      ExternalId: optionally(anyText),
      DurationSeconds: optionally(wholeNumber),
    })
    await fc.assert(
      fc.asyncProperty(role, assumption, async (create, assume) => {
        expect(await last(iam.send(new CreateRoleCommand(create)))).toEqual(present(create))
        expect(await last(sts.send(new AssumeRoleCommand(assume)))).toEqual(present(assume))
      }),
    )
  })
})

describe('what clients decode', () => {
  // What XML 1.0 cannot say is replaced, never sent.
  const unsayable = /[^\t\n\r\u0020-\ufffd]/g

  test('is the text that was stored, line ends and all', async () => {
    const cloud = createMemoryCloud({ world, rescale: { accounts: [], vpcs: [] } })
    const ec2 = new EC2Client({
      requestHandler: createRequestHandler(cloud),
      region: 'us-east-1',
      credentials: accessKeysOf(cloud, customer),
    })
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.64.0.0/16' }))
    const value = fc
      .oneof(anyText, fc.string({ unit: fc.constantFrom('\r', '\n', '&', '<', ' ') }))
      // The client itself takes lines of nothing for nothing.
      .filter((text) => text.trim() !== '' || !text.includes('\n'))
    await fc.assert(
      fc.asyncProperty(value, async (Value) => {
        const Tags = [{ Key: 'k', Value }]
        await ec2.send(new CreateTagsCommand({ Resources: [Vpc?.VpcId ?? ''], Tags }))
        const described = await ec2.send(new DescribeTagsCommand({}))
        expect(described.Tags?.[0]?.Value).toBe(Value.replaceAll(unsayable, '\ufffd'))
      }),
    )
  })
})
