/** A moto server of a test file's own, on a free port of 127.0.0.1. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { assumeRoleAllowed, parsePolicyText, readPolicy } from '@byoa/core/iam/policy'
import { parseRoleArn } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'

import type { FrontError, Judge } from './runAwsFront.ts'
import type { ProfileKeys } from './runAwsStage.ts'

export interface MotoServer {
  readonly endpoint: string
  readonly stop: () => Promise<void>
}

/**
 * Whether the program is there; with `BYOA_REQUIRE_MOTO=1` its absence is a failure, no reason to
 * skip.
 */
export const hasMotoServer = (): boolean =>
  spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status === 0

export const isMotoRequired = process.env['BYOA_REQUIRE_MOTO'] === '1'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    return (await fetch(`${endpoint}/moto-api/`)).status < 500
  } catch {
    return false
  }
}

/** Starts a server and waits until it answers. */
export const startMotoServer = async (): Promise<MotoServer> => {
  const port = await freePort()
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const exit = once(server, 'exit')
    server.kill('SIGTERM')
    await exit
  }
  const endpoint = `http://127.0.0.1:${port}`
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await answers(endpoint)) return { endpoint, stop }
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
  await stop()
  throw new Error(`moto_server did not answer on ${endpoint}`)
}

const region = 'us-east-1'

/** Moto takes the account from the key, and gives out keys of any account for the asking. */
export const keysIn = async (endpoint: string, accountId: string): Promise<ProfileKeys> => {
  const anyone = { accessKeyId: 'anyone', secretAccessKey: 'anything' }
  const sts = new STSClient({ endpoint, region, credentials: anyone })
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/administrator`,
      RoleSessionName: 'moto',
    }),
  )
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken,
  }
}

const denied: FrontError = { code: 'AccessDenied', message: 'Not authorized.', status: 403 }

interface TrustJudgeOptions {
  readonly endpoint: string
  /** The customer's, who may look at its roles. */
  readonly keys: ProfileKeys
  readonly rescaleAccountId: string
}

/**
 * What AWS does and moto does not: weighs the trust policy of the role, which moto keeps and does
 * not read.
 */
export const trustJudge = ({ endpoint, keys, rescaleAccountId }: TrustJudgeOptions): Judge => {
  const { sessionToken, ...pair } = keys
  const credentials = { ...pair, ...(sessionToken === undefined ? {} : { sessionToken }) }
  const iam = new IAMClient({ endpoint, region, credentials })
  const arn = `arn:aws:iam::${rescaleAccountId}:root`
  const principal = { type: 'root', arn, accountId: rescaleAccountId } as const
  return async ({ action, parameters }) => {
    if (action !== 'sts:AssumeRole') return undefined
    const roleArn = parseRoleArn(parameters.get('RoleArn') ?? '')
    if (E.isLeft(roleArn)) return denied
    const RoleName = roleArn.right.slice(roleArn.right.lastIndexOf('/') + 1)
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
    const trust = parsePolicyText(Role?.AssumeRolePolicyDocument ?? '')
    if (E.isLeft(trust)) return denied
    const externalId = parameters.get('ExternalId')
    const { decision } = assumeRoleAllowed(readPolicy(trust.right), {
      roleArn: roleArn.right,
      principal,
      ...(externalId === null ? {} : { externalId }),
    })
    return decision === 'allowed' ? undefined : denied
  }
}
