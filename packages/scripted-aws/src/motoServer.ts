/** A moto server of its own for one test file, on a free port of 127.0.0.1. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import type { AwsCredentialIdentity } from '@smithy/types'

import { region } from './samples.ts'

export interface MotoServer {
  readonly endpoint: string
  readonly stop: () => Promise<void>
}

/**
 * Whether the program is there; with `BYOA_REQUIRE_MOTO=1` its absence is a failure, not a reason
 * to skip.
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

const stop = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
  })

/**
 * With one image: each account that forgets everything would load hundreds again, in 0.4 s.
 *
 * @source https://docs.getmoto.org/en/latest/docs/configuration/environment_variables.html
 */
const settings = {
  MOTO_AMIS_PATH: fileURLToPath(new URL('./motoImages.json', import.meta.url)),
}

/** Starts a server and waits until it answers. */
export const startMotoServer = async (): Promise<MotoServer> => {
  const port = await freePort()
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, ...settings },
  })
  const endpoint = `http://127.0.0.1:${port}`
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await answers(endpoint)) return { endpoint, stop: () => stop(server) }
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
  await stop(server)
  throw new Error(`moto_server did not answer on ${endpoint}`)
}

/**
 * Returns credentials in an account. Moto takes the account from the access key, and gives out keys
 * of any account for the asking.
 */
export const motoCredentials = async (
  { endpoint }: Pick<MotoServer, 'endpoint'>,
  accountId: string,
): Promise<AwsCredentialIdentity> => {
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
    sessionToken: Credentials?.SessionToken ?? '',
  }
}
