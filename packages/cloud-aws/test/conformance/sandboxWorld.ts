/**
 * A `byoa sandbox`: a process that speaks HTTP, with a Rescale account and a customer's in it.
 * Waiting for AWS moves the sandbox's clock; each case begins with a reset.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

import { RouteTableId, VpcId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { region, rescaleAccountId, valid } from '@byoa/scripted-aws'
import type { RescaleSide } from '@byoa/testing/cloud-conformance'
import { afterAll, beforeAll } from 'vitest'

import { type AwsClientsConfig, awsClients } from '../../src/clients/AwsClients.ts'
import { sdkAws } from '../../src/sdkAws.ts'
import type { SdkParties } from './sdkScene.ts'

interface Announced {
  readonly endpoint: string
  readonly accounts: ReadonlyArray<{
    readonly party: string
    readonly accessKeyId: string
    readonly secretAccessKey: string
  }>
  readonly rescaleVpc: { readonly vpcId: string; readonly cidrs: ReadonlyArray<string> }
}

export interface SandboxWorld {
  readonly parties: SdkParties
  readonly rescale: RescaleSide
  readonly advance: (seconds: number) => Promise<void>
}

const command = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url))

const startSandbox = (): ChildProcessByStdio<null, Readable, null> => {
  const words = ['--conditions=byoa-source', command, 'sandbox', '--json', '--port', '0']
  return spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
}

const announcedBy = async (
  child: ChildProcessByStdio<null, Readable, null>,
): Promise<Announced> => {
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return JSON.parse(line) as Announced
}

const post = async ({ endpoint }: Announced, path: string, body: object): Promise<void> => {
  const answered = await fetch(`${endpoint}/_byoa/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answered.ok) throw new Error(`${path} was answered with ${answered.status}`)
}

const configOf = ({ endpoint, accounts }: Announced, party: string): AwsClientsConfig => {
  const account = accounts.find((candidate) => candidate.party === party)
  if (account === undefined) throw new Error(`the sandbox has no ${party}`)
  const { accessKeyId, secretAccessKey } = account
  // Nothing is retried below the ports, so that what goes wrong shows above them.
  return { endpoint, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 }
}

const rescaleSide = async (
  rescale: AwsClientsConfig,
  announced: Announced,
): Promise<RescaleSide> => {
  const vpcId = valid(VpcId.decode(announced.rescaleVpc.vpcId))
  const Filters = [{ Name: 'vpc-id', Values: [vpcId] }]
  const { ec2 } = sdkAws(rescale)(region)
  const tables = valid(await ec2.describeRouteTables({ Filters })())
  return {
    accountId: rescaleAccountId,
    vpcId,
    cidrs: announced.rescaleVpc.cidrs.map((cidr) => valid(Ipv4Cidr.decode(cidr))),
    routeTableIds: (tables.RouteTables ?? []).map((table) =>
      valid(RouteTableId.decode(table.RouteTableId)),
    ),
  }
}

/** Starts one sandbox for a file of tests; returns how to make a fresh world of it. */
export const sandboxWorlds = (): (() => Promise<SandboxWorld>) => {
  const child = startSandbox()
  let announced: Announced
  // The sandbox takes 512 connections: a pool for each case would use them up.
  let pool: Pick<AwsClientsConfig, 'requestHandler'>
  beforeAll(async () => {
    announced = await announcedBy(child)
    const { requestHandler } = awsClients(configOf(announced, 'rescale'))(region).sts().config
    pool = { requestHandler }
  })
  afterAll(() => {
    child.kill('SIGKILL')
  })
  return async () => {
    await post(announced, 'reset', {})
    const advance = (advanceSeconds: number) => post(announced, 'time', { advanceSeconds })
    const rescale = { ...pool, ...configOf(announced, 'rescale') }
    const customer = { ...pool, ...configOf(announced, 'customer') }
    let now = Date.now()
    const wait = {
      now: () => now,
      sleep: (milliseconds: number) => {
        now += milliseconds
        return advance(Math.ceil(milliseconds / 1000))
      },
    }
    return {
      parties: { rescale, customer, wait },
      rescale: await rescaleSide(rescale, announced),
      advance,
    }
  }
}
