/**
 * Every action that is served, through real SDK clients: what a client encodes is what the world is
 * asked, and what the world answers is what the client decodes.
 */
import * as cloudFormation from '@aws-sdk/client-cloudformation'
import * as ec2 from '@aws-sdk/client-ec2'
import * as iam from '@aws-sdk/client-iam'
import * as sts from '@aws-sdk/client-sts'
import { emptyWorld, withAccount } from '@byoa/cloud-memory'
import {
  type RequestHandler,
  accessKeysOf,
  createRequestHandler,
  services,
} from '@byoa/cloud-memory/wire'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { customer, start } from '../setupTemplateOf.ts'
import { inputOf, outputOf } from './schemaArbitraries.ts'

const world = withAccount(emptyWorld({ now: start }), { accountId: customer, partition: 'aws' })

/** Answers every call with one output, and remembers what was asked. */
const newCell = () => {
  const heard: Array<{
    readonly action: string
    readonly input: object
    readonly dryRun: boolean
  }> = []
  let output: object = {}
  const cell = {
    world: () => world,
    call: (_caller: unknown, call: { action: string; input: object; dryRun?: boolean }) => {
      heard.push({ action: call.action, input: call.input, dryRun: call.dryRun ?? false })
      return E.right(output as never)
    },
  }
  return {
    cell,
    last: () => heard.at(-1),
    answer: (next: object) => {
      output = next
    },
  }
}

const { cell, last, answer } = newCell()

interface Client {
  readonly send: (command: never) => Promise<object>
}

const clientsOf = (requestHandler: RequestHandler): Readonly<Record<string, Client>> => {
  const config = {
    requestHandler,
    region: 'us-east-1',
    credentials: accessKeysOf(cell, customer),
    maxAttempts: 1,
  }
  return {
    ec2: new ec2.EC2Client(config),
    iam: new iam.IAMClient(config),
    sts: new sts.STSClient(config),
    cloudformation: new cloudFormation.CloudFormationClient(config),
  }
}

const clients = clientsOf(createRequestHandler(cell))
const modules: Readonly<Record<string, object>> = {
  ec2,
  iam,
  sts,
  cloudformation: cloudFormation,
}

/** Sends an input with the service's own client; returns what the client decodes. */
const sent = async (service: string, action: string, input: object): Promise<object> => {
  const command: unknown = Reflect.get(modules[service] ?? {}, `${action}Command`)
  if (typeof command !== 'function') throw new Error(`the SDK has no ${action}`)
  const made: unknown = Reflect.construct(command, [input])
  const answered = await clients[service]?.send(made as never)
  const { $metadata: _, ...output } = { $metadata: undefined, ...answered }
  return output
}

const actions = services.flatMap(({ name, schema }) =>
  Object.keys(schema.actions).map((action) => ({ name, schema, action })),
)

describe.each(actions)('$name $action', ({ name, schema, action }) => {
  test('is asked for what a client encodes', async () => {
    answer({})
    await fc.assert(
      fc.asyncProperty(inputOf(schema, action), async (given) => {
        await sent(name, action, given)
        const { DryRun, ...input } = { DryRun: false, ...given }
        expect(last()).toEqual({ action, input, dryRun: DryRun })
      }),
      { numRuns: 15 },
    )
  })

  test('is answered with what a client decodes', async () => {
    const [input = {}] = fc.sample(inputOf(schema, action), { numRuns: 1, seed: 1 })
    await fc.assert(
      fc.asyncProperty(outputOf(schema, action), async (given) => {
        answer(given)
        expect(await sent(name, action, input)).toEqual(given)
      }),
      { numRuns: 15 },
    )
  })
})
