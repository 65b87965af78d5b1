/**
 * Sandboxes for tests, in this process and in one of their own; each is stopped when its test is
 * over.
 */
import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createInterface } from 'node:readline'

import { EC2Client } from '@aws-sdk/client-ec2'
import { IAMClient } from '@aws-sdk/client-iam'
import { STSClient } from '@aws-sdk/client-sts'
import picocolors from 'picocolors'
import { onTestFinished } from 'vitest'

import { type SandboxOptions, sandbox } from '../../src/commands/sandbox/sandbox.ts'
import type { ExitCode } from '../../src/terminal/Terminal.ts'
import { byoaCommand } from '../byoaProcess.ts'

export interface Announced {
  readonly endpoint: string
  readonly accounts: ReadonlyArray<{
    readonly party: 'rescale' | 'customer'
    readonly accountId: string
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string
    readonly region: string
  }>
  readonly rescaleVpc?: { readonly vpcId: string; readonly cidrs: ReadonlyArray<string> }
}

export interface Running extends Announced {
  readonly err: ReadonlyArray<string>
  /** Ends it and returns its exit code. */
  readonly stop: (signal?: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => Promise<number | null>
}

const announcedIn = (line: string): Announced => JSON.parse(line) as Announced

/** Starts a sandbox in this process, on a free port. */
export const startSandbox = async (options: Partial<SandboxOptions> = {}): Promise<Running> => {
  const stopping = new EventEmitter()
  const ready = new EventEmitter()
  const first = once(ready, 'line')
  const err: string[] = []
  const terminal = {
    out: (text: string) => void ready.emit('line', text),
    err: (line: string) => void err.push(line),
    colours: picocolors.createColors(false),
  }
  const ended = sandbox(terminal, {
    port: 0,
    host: '127.0.0.1',
    allowRemote: false,
    now: () => Date.now(),
    json: true,
    language: 'en',
    untilStopped: async () => void (await once(stopping, 'stop')),
    ...options,
  })
  const stop = async (): Promise<ExitCode> => {
    stopping.emit('stop')
    return ended
  }
  onTestFinished(async () => void (await stop()))
  const [text] = (await first) as [string]
  return { ...announcedIn(text), err, stop }
}

/** Starts `byoa sandbox --json --port 0 …` as people do. */
export const startProcess = async (words: ReadonlyArray<string> = []): Promise<Running> => {
  const [program = '', ...args] = byoaCommand(['sandbox', '--json', '--port', '0', ...words])
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const exit = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  const err: string[] = []
  child.stderr.on('data', (part: Buffer) => err.push(part.toString()))
  const lines = createInterface({ input: child.stdout })
  const [line] = (await Promise.race([once(lines, 'line'), exit])) as [unknown]
  if (typeof line !== 'string') throw new Error(`the sandbox ended: ${err.join('')}`)
  return {
    ...announcedIn(line),
    err,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      const [code] = (await exit) as [number | null]
      return code
    },
  }
}

export interface Clients {
  readonly ec2: EC2Client
  readonly iam: IAMClient
  readonly sts: STSClient
}

/** SDK clients of a party, over HTTP. */
export const clientsOf = ({ endpoint, accounts }: Announced, party: string): Clients => {
  const account = accounts.find((candidate) => candidate.party === party)
  if (account === undefined) throw new Error(`there is no ${party}`)
  const { region, ...credentials } = account
  const config = { endpoint, region, credentials, maxAttempts: 1 }
  const clients = {
    ec2: new EC2Client(config),
    iam: new IAMClient(config),
    sts: new STSClient(config),
  }
  onTestFinished(() => {
    for (const client of Object.values(clients)) client.destroy()
  })
  return clients
}
