/**
 * What `byoa sandbox` does under load: 200 connections that each ask again as soon as they are
 * answered, of a sandbox in a process of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import type { Figure } from './Figure.ts'

const command = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url))
const connections = 200

// the sandbox

interface Announced {
  readonly endpoint: string
  readonly accounts: ReadonlyArray<{ readonly accessKeyId: string; readonly region: string }>
}

const startSandbox = async (): Promise<Announced & { readonly child: ChildProcess }> => {
  const child = spawn(
    process.execPath,
    ['--conditions=byoa-source', command, 'sandbox', '--port', '0', '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const lines = createInterface({ input: child.stdout })
  const [line] = (await once(lines, 'line')) as [string]
  return { ...(JSON.parse(line) as Announced), child }
}

// asking

/** Calls that read and one that writes, as a customer makes them. */
const bodies = [
  'Action=DescribeVpcs&Version=2016-11-15',
  'Action=DescribeVpcPeeringConnections&Version=2016-11-15&Filter.1.Name=status-code&Filter.1.Value.1=active',
  'Action=CreateSecurityGroup&Version=2016-11-15&GroupName=load&GroupDescription=load&VpcId=vpc-0aa10000000000001',
  'Action=DescribeSecurityGroups&Version=2016-11-15',
]

interface Asking {
  readonly endpoint: string
  readonly agent: Agent
  readonly authorization: string
}

/** Milliseconds until the whole answer was there. */
const timeOf = async (
  { endpoint, agent, authorization }: Asking,
  body: string,
): Promise<number> => {
  const start = performance.now()
  const asked = request(endpoint, {
    agent,
    method: 'POST',
    headers: {
      authorization,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    },
  })
  asked.end(body)
  const [response] = (await once(asked, 'response')) as [AsyncIterable<Uint8Array>]
  for await (const _part of response);
  return performance.now() - start
}

const askInTurn = async (asking: Asking, count: number): Promise<ReadonlyArray<number>> => {
  const times: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    times.push(await timeOf(asking, bodies[turn % bodies.length] ?? ''))
  }
  return times
}

// figures

const percentile = (sorted: ReadonlyArray<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** Measures the answers to so many calls of each connection. */
export const measureSandboxLoad = async (
  callsPerConnection: number,
): Promise<ReadonlyArray<Figure>> => {
  const { endpoint, accounts, child } = await startSandbox()
  const [{ accessKeyId, region } = { accessKeyId: '', region: '' }] = accounts
  const scope = `${accessKeyId}/20260105/${region}/ec2/aws4_request`
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const asking = { endpoint, agent, authorization }
  await askInTurn(asking, bodies.length)
  const start = performance.now()
  const all = await Promise.all(
    Array.from({ length: connections }, () => askInTurn(asking, callsPerConnection)),
  )
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  child.kill('SIGTERM')
  const sorted = all.flat().toSorted((a, b) => a - b)
  return [
    { name: 'p50 at 200 connections', unit: 'ms', value: percentile(sorted, 0.5) },
    {
      name: 'p99 at 200 connections',
      unit: 'ms',
      value: percentile(sorted, 0.99),
      target: { atMost: 300 },
    },
    { name: 'answers at 200 connections', unit: 'answers/s', value: sorted.length / seconds },
  ]
}
