import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'

import {
  AcceptVpcPeeringConnectionCommand,
  CreateVpcCommand,
  CreateVpcPeeringConnectionCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2'
import { CreateRoleCommand, GetRoleCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'

import { sandbox } from '../../src/commands/sandbox/sandbox.ts'
import { byoa, jsonLines } from '../byoa.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { type Announced, clientsOf, startProcess, startSandbox } from './runningSandbox.ts'

const directory = await workingDirectory()
const stateFile = () => directory.path(`${randomBytes(6).toString('hex')}.json`)

const connected = async (at: Announced) => {
  const rescale = clientsOf(at, 'rescale')
  const customer = clientsOf(at, 'customer')
  const { Vpc } = await customer.ec2.send(new CreateVpcCommand({ CidrBlock: '10.64.0.0/16' }))
  const { VpcPeeringConnection } = await rescale.ec2.send(
    new CreateVpcPeeringConnectionCommand({
      VpcId: at.rescaleVpc?.vpcId,
      PeerVpcId: Vpc?.VpcId,
      PeerOwnerId: at.accounts.find(({ party }) => party === 'customer')?.accountId,
    }),
  )
  const VpcPeeringConnectionId = VpcPeeringConnection?.VpcPeeringConnectionId ?? ''
  await customer.ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))
  return VpcPeeringConnectionId
}

const statusOf = async (at: Announced, id: string): Promise<string | undefined> => {
  const { VpcPeeringConnections } = await clientsOf(at, 'rescale').ec2.send(
    new DescribeVpcPeeringConnectionsCommand({ VpcPeeringConnectionIds: [id] }),
  )
  return VpcPeeringConnections?.[0]?.Status?.Code
}

const post = (endpoint: string, path: string, body: string, type = 'application/json') =>
  fetch(`${endpoint}${path}`, { method: 'POST', body, headers: { 'content-type': type } })

describe('a sandbox', () => {
  test('says on one line where it is, who is in it, and what to peer with', async () => {
    const { endpoint, accounts, rescaleVpc, stop } = await startSandbox()
    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(accounts).toMatchObject([
      {
        party: 'rescale',
        accountId: '999988887777',
        accessKeyId: 'AKIA999988887777ADMN',
        region: 'us-east-1',
      },
      {
        party: 'customer',
        accountId: '111122223333',
        accessKeyId: 'AKIA111122223333ADMN',
        region: 'us-east-1',
      },
    ])
    for (const { secretAccessKey } of accounts) expect(secretAccessKey).toMatch(/^sandbox-/)
    expect(rescaleVpc).toEqual({ vpcId: 'vpc-0aa10000000000001', cidrs: ['10.0.0.0/16'] })
    expect(await stop()).toBe(0)
  })

  test('lets SDK clients play both parties', async () => {
    const at = await startSandbox()
    expect(await statusOf(at, await connected(at))).toBe('active')
  })

  test('answers presigned URLs', async () => {
    const { endpoint } = await startSandbox()
    const url = new URL('/?Action=GetCallerIdentity&Version=2011-06-15', endpoint)
    const signature = {
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIA111122223333ADMN/20260105/us-east-1/sts/aws4_request',
      'X-Amz-Date': '20260105T000000Z',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': '0',
    }
    for (const [name, value] of Object.entries(signature)) url.searchParams.set(name, value)
    const response = await fetch(url)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<Account>111122223333</Account>')
  })

  test('gives out sessions that last as long as they say', async () => {
    const at = await startSandbox()
    const trust = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::999988887777:root' },
          Action: 'sts:AssumeRole',
        },
      ],
    }
    const AssumeRolePolicyDocument = JSON.stringify(trust)
    const { Role } = await clientsOf(at, 'customer').iam.send(
      new CreateRoleCommand({ RoleName: 'rescale', AssumeRolePolicyDocument }),
    )
    const { Credentials } = await clientsOf(at, 'rescale').sts.send(
      new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'test' }),
    )
    expect(Credentials?.Expiration?.getTime()).toBeGreaterThan(Date.now() + 3500_000)
    const session = {
      party: 'customer',
      accountId: '111122223333',
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
      region: 'us-east-1',
    } as const
    const asSession = clientsOf({ endpoint: at.endpoint, accounts: [session] }, 'customer').sts
    const { Arn } = await asSession.send(new GetCallerIdentityCommand({}))
    expect(Arn).toBe('arn:aws:sts::111122223333:assumed-role/rescale/test')
    await post(at.endpoint, '/_byoa/time', '{"advanceSeconds": 3601}')
    await expect(asSession.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'ExpiredToken',
    })
  })
})

describe('people', () => {
  const shown = async (language: 'en' | 'ja'): Promise<string> => {
    const lines: string[] = []
    const terminal = {
      out: (line: string) => void lines.push(line),
      err: (line: string) => void lines.push(line),
      colours: picocolors.createColors(false),
    }
    const code = await sandbox(terminal, {
      port: 0,
      host: '127.0.0.1',
      allowRemote: false,
      now: () => Date.now(),
      untilStopped: () => Promise.resolve(),
      json: false,
      language,
    })
    expect(code).toBe(0)
    return lines.join('\n')
  }

  test.each([
    ['en', 'Signatures are not verified'],
    ['ja', '署名は検証されません'],
  ] as const)('are told in %s how to begin', async (language, warning) => {
    const text = await shown(language)
    for (const part of [
      'AWS_ACCESS_KEY_ID=AKIA999988887777ADMN',
      'AWS_ACCESS_KEY_ID=AKIA111122223333ADMN',
      'vpc-0aa10000000000001  10.0.0.0/16',
      'sts get-caller-identity',
      warning,
    ]) {
      expect(text).toContain(part)
    }
  })

  test('end it with Ctrl-C', async () => {
    const at = await startProcess()
    expect(await at.stop('SIGINT')).toBe(0)
    expect(at.err).toEqual([])
  })
})

describe('time', () => {
  test('moves ahead when somebody says so, and says where it is', async () => {
    const at = await startSandbox({ now: () => Date.UTC(2026, 0, 5) })
    const moved = await post(at.endpoint, '/_byoa/time', '{"advanceSeconds": 90}')
    expect(await moved.json()).toEqual({ now: '2026-01-05T00:01:30.000Z' })
    const state = await fetch(`${at.endpoint}/_byoa/state`)
    expect(await state.json()).toMatchObject({
      now: '2026-01-05T00:01:30.000Z',
      accounts: at.accounts,
      world: { seed: 1 },
    })
  })

  test('goes with the clock by itself', async () => {
    let now = Date.UTC(2026, 0, 5)
    const at = await startSandbox({ now: () => now })
    now += 5000
    const state = await fetch(`${at.endpoint}/_byoa/state`)
    expect(await state.json()).toMatchObject({ now: '2026-01-05T00:00:05.000Z' })
  })

  test.each([
    ['{"advanceSeconds": -1}', 'application/json', 400],
    ['{"advanceSeconds": 1e99}', 'application/json', 400],
    ['{', 'application/json', 400],
    ['{"advanceSeconds": 1}', 'text/plain', 415],
  ])('is not moved by %s as %s', async (body, type, status) => {
    const at = await startSandbox()
    expect((await post(at.endpoint, '/_byoa/time', body, type)).status).toBe(status)
  })
})

describe('a reset', () => {
  test('puts time and world back to the start, and answers only JSON', async () => {
    const at = await startSandbox({ now: () => Date.UTC(2026, 0, 5) })
    const stateOf = async () => (await fetch(`${at.endpoint}/_byoa/state`)).json()
    const before: unknown = await stateOf()
    await post(at.endpoint, '/_byoa/time', '{"advanceSeconds": 90}')
    await connected(at)
    expect(await stateOf()).not.toEqual(before)
    expect((await post(at.endpoint, '/_byoa/reset', '{}', 'text/plain')).status).toBe(415)
    expect((await fetch(`${at.endpoint}/_byoa/reset`)).status).toBe(405)
    const reset = await post(at.endpoint, '/_byoa/reset', '{}')
    expect(await reset.json()).toEqual({ now: '2026-01-05T00:00:00.000Z' })
    expect(await stateOf()).toEqual(before)
  })
})

describe('state', () => {
  test('survives a restart, and being killed', async () => {
    const file = stateFile()
    const first = await startProcess(['--state', file])
    const id = await connected(first)
    expect(await first.stop()).toBe(0)
    const second = await startProcess(['--state', file])
    expect(second.rescaleVpc).toEqual(first.rescaleVpc)
    expect(second.accounts).toEqual(first.accounts)
    expect(await statusOf(second, id)).toBe('active')
    await clientsOf(second, 'customer').ec2.send(
      new CreateVpcCommand({ CidrBlock: '10.65.0.0/16' }),
    )
    // What was answered is on disk, whatever becomes of the process.
    expect(await second.stop('SIGKILL')).toBe(null)
    const third = await startSandbox({ state: file })
    const Filters = [{ Name: 'is-default', Values: ['false'] }]
    const { Vpcs } = await clientsOf(third, 'customer').ec2.send(
      new DescribeVpcsCommand({ Filters }),
    )
    expect(Vpcs?.map(({ CidrBlock }) => CidrBlock)).toEqual(['10.64.0.0/16', '10.65.0.0/16'])
    const VpcId = Vpcs?.[0]?.VpcId
    expect(VpcId).toMatch(/^vpc-/)
  })

  test('keeps time that was moved', async () => {
    const file = stateFile()
    const now = () => Date.UTC(2026, 0, 5)
    const first = await startSandbox({ state: file, now })
    await post(first.endpoint, '/_byoa/time', '{"advanceSeconds": 60}')
    await first.stop()
    const second = await startSandbox({ state: file, now })
    const state = await fetch(`${second.endpoint}/_byoa/state`)
    expect(await state.json()).toMatchObject({ now: '2026-01-05T00:01:00.000Z' })
  })

  test('that was edited, cut off or made by another version is refused', async () => {
    const file = stateFile()
    const first = await startSandbox({ state: file })
    await first.stop()
    const written = await readFile(file, 'utf8')
    const broken = {
      edited: written.replace('us-east-1', 'us-west-2'),
      cut: written.slice(0, -20),
      newer: written.replace(/"version":\d+/, '"version":99'),
      other: '[]',
    }
    for (const [name, content] of Object.entries(broken)) {
      await writeFile(file, content)
      const { code, out } = await byoa(['sandbox', '--port', '0', '--json', '--state', file])
      expect([name, code]).toEqual([name, 2])
      expect(jsonLines(out)[0]).toMatchObject({ error: { _tag: 'BadInput', source: file } })
      expect(await readFile(file, 'utf8')).toBe(content)
    }
  })

  test('that cannot be written is refused before anything is answered', async () => {
    const file = directory.path('no', 'such', 'directory.json')
    const { code, err } = await byoa(['sandbox', '--port', '0', '--state', file])
    expect({ code, err }).toEqual({
      code: 2,
      err: [`${file} cannot be written to: its directory does not exist.`],
    })
  })

  test('is not shared: a second sandbox is refused and changes nothing, until the first ends', async () => {
    const file = stateFile()
    const first = await startProcess(['--state', file])
    await connected(first)
    const before = await readFile(file, 'utf8')
    const words = ['sandbox', '--port', '0', '--json', '--state', file]
    const { code, out } = await byoa(words)
    expect(code).toBe(2)
    expect(jsonLines(out)).toMatchObject([{ error: { path: file, reason: 'in-use' } }])
    expect(await readFile(file, 'utf8')).toBe(before)
    await first.stop()
    const second = await startSandbox({ state: file })
    expect((await byoa(words)).code).toBe(2)
    expect(await second.stop()).toBe(0)
  })

  test('leaves no other file behind, and clears what a killed sandbox left', async () => {
    const home = directory.path('home')
    await mkdir(home)
    const file = `${home}/state.json`
    await writeFile(`${file}.part`, '{"version":1,')
    await writeFile(`${file}.lock`, '2147483646\n')
    const first = await startSandbox({ state: file })
    expect((await readdir(home)).toSorted()).toEqual(['state.json', 'state.json.lock'])
    await first.stop()
    expect(await readdir(home)).toEqual(['state.json'])
  })

  test('that cannot be written any more is said, and the sandbox goes on', async () => {
    const home = directory.path('taken-away')
    await mkdir(home)
    const at = await startSandbox({ state: `${home}/directory.json` })
    await rm(home, { recursive: true })
    await clientsOf(at, 'customer').ec2.send(new CreateVpcCommand({ CidrBlock: '10.64.0.0/16' }))
    expect(at.err.join('\n')).toMatch(/directory\.json cannot be written to: /)
  })
})

describe('a scenario', () => {
  test('says who is there, and what has to be waited for', async () => {
    const scenario = await directory.write('scenario.json', {
      version: 1,
      rescale: {
        version: 1,
        accounts: [
          {
            partition: 'aws',
            accountId: '444455556666',
            roleArn: 'arn:aws:iam::444455556666:role/platform',
          },
        ],
        vpcs: [{ region: 'eu-west-1', cidrs: ['10.9.0.0/16', '10.10.0.0/20'] }],
      },
      customers: [{ accountId: '123456789012', region: 'eu-west-1' }],
      delays: { peeringProvisioningSeconds: 60 },
    })
    const at = await startSandbox({ scenario })
    expect(at.accounts.map(({ accountId, region }) => [accountId, region])).toEqual([
      ['444455556666', 'eu-west-1'],
      ['123456789012', 'eu-west-1'],
    ])
    expect(at.rescaleVpc?.cidrs).toEqual(['10.9.0.0/16', '10.10.0.0/20'])
    const { Arn } = await clientsOf(at, 'rescale').sts.send(new GetCallerIdentityCommand({}))
    expect(Arn).toBe('arn:aws:sts::444455556666:assumed-role/platform/rescale-platform')
    const id = await connected(at)
    expect(await statusOf(at, id)).toBe('provisioning')
    await post(at.endpoint, '/_byoa/time', '{"advanceSeconds": 60}')
    expect(await statusOf(at, id)).toBe('active')
  })

  test('with a wrong field is refused by its name', async () => {
    const path = await directory.write('wrong.json', {
      version: 1,
      rescale: { version: 1, accounts: [], vpcs: [] },
      customers: [{ accountId: '12', region: 'us-east-1' }],
    })
    const { code, out } = await byoa(['sandbox', '--json', '--scenario', path])
    expect(code).toBe(2)
    expect(JSON.stringify(jsonLines(out)[0])).toContain('accountId')
  })
})

describe('the door', () => {
  test('is open to this machine alone, unless somebody says otherwise', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'example.com']) {
      const { code } = await byoa(['sandbox', '--port', '0', '--host', host])
      expect([host, code]).toEqual([host, 2])
    }
    const open = await startSandbox({ host: '0.0.0.0', allowRemote: true })
    expect(open.endpoint).toMatch(/^http:\/\/0\.0\.0\.0:/)
  })

  test('that is taken is a failure to try again', async () => {
    const at = await startSandbox()
    const port = new URL(at.endpoint).port
    const { code, out } = await byoa(['sandbox', '--json', '--port', port])
    expect(code).toBe(3)
    expect(jsonLines(out)[0]).toMatchObject({ error: { code: 'EADDRINUSE', retryable: true } })
    expect((await byoa(['sandbox', '--port', '70000'])).code).toBe(2)
    expect((await byoa(['sandbox', '--port', 'http'])).code).toBe(2)
  })
})

/** Writes bytes to a socket, and waits until the other side has closed it or said something. */
const heardAfter = (endpoint: string, bytes: string | Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(endpoint)
    const socket = connect(Number(port), '127.0.0.1', () => void socket.write(bytes))
    let heard = ''
    socket.on('data', (part) => {
      heard += part.toString('latin1')
      socket.destroy()
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })

describe('whatever comes in', () => {
  test('does not end the sandbox', async () => {
    const at = await startSandbox()
    const strange = [
      'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
      'nonsense\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
      `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      randomBytes(512),
    ]
    for (const bytes of strange) {
      const heard = await heardAfter(
        at.endpoint,
        Buffer.concat([Buffer.from(bytes), Buffer.from('\r\n\r\n')]),
      )
      expect(heard).toMatch(/^HTTP\/1\.1 4/)
    }
    const statuses = []
    for (const [method, path] of [
      ['GET', '/'],
      ['PUT', '/'],
      ['DELETE', '/_byoa/state'],
      ['GET', '/_byoa/other'],
      ['POST', '/any/path?x=1'],
    ] as const) {
      statuses.push((await fetch(`${at.endpoint}${path}`, { method })).status)
    }
    expect(statuses).toEqual([403, 405, 405, 404, 403])
    expect(await statusOf(at, await connected(at))).toBe('active')
    expect(at.err).toEqual([])
  })

  test('is bounded: a body beyond 1 MiB is 413, whether it says its size or not', async () => {
    const at = await startSandbox()
    const said = await post(at.endpoint, '/', 'a'.repeat(1_048_577))
    expect(said.status).toBe(413)
    const unsaid = await new Promise<number | undefined>((resolve, reject) => {
      const outgoing = httpRequest(at.endpoint, { method: 'POST' }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      // The other side may stop listening before all is said.
      outgoing.on('error', (cause: NodeJS.ErrnoException) =>
        cause.code === 'EPIPE' || cause.code === 'ECONNRESET' ? undefined : reject(cause),
      )
      for (let part = 0; part < 20; part += 1) outgoing.write('a'.repeat(65_536))
      outgoing.end()
    })
    expect(unsaid).toBe(413)
    expect((await post(at.endpoint, '/', 'a'.repeat(1_000_000))).status).toBe(403)
  })

  test('a caller that leaves in the middle leaves nothing behind', async () => {
    const at = await startSandbox()
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(at.endpoint).port), '127.0.0.1', () => {
        socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nAction=', () => {
          socket.destroy()
          resolve()
        })
      })
    })
    expect(await statusOf(at, await connected(at))).toBe('active')
  })

  test('missing roles are missing over HTTP as in process', async () => {
    const at = await startSandbox()
    const { iam } = clientsOf(at, 'customer')
    await expect(iam.send(new GetRoleCommand({ RoleName: 'none' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      $metadata: { httpStatusCode: 404 },
    })
  })
})
