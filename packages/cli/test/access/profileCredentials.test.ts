/** Profiles with an MFA device, at an STS that hears what it is asked. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'

import {
  type ProfileCredentialsOptions,
  profileCredentials,
} from '../../src/access/profileCredentials.ts'
import { byoa } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { useProfiles } from '../run/runAwsStage.ts'
import { workingDirectory } from '../workingDirectory.ts'

const directory = await workingDirectory()
const serial = 'arn:aws:iam::111122223333:mfa/administrator'
const code = '123456'
const hour = 3_600_000

afterEach(() => {
  vi.unstubAllEnvs()
})

interface Sts {
  readonly endpointUrl: string
  readonly heard: ReadonlyArray<URLSearchParams>
}

/** Starts an STS whose sessions end so many milliseconds from now; 0: it refuses the code. */
const startSts = async (...sessions: ReadonlyArray<number>): Promise<Sts> => {
  const heard: URLSearchParams[] = []
  const answered = async (body: string): Promise<readonly [number, string]> => {
    const lasts = sessions[heard.push(new URLSearchParams(body)) - 1] ?? 0
    const expiration = new Date(Date.now() + lasts).toISOString()
    const credentials = `<AccessKeyId>ASIA${heard.length}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration}</Expiration>`
    return lasts === 0
      ? [403, '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>']
      : [
          200,
          `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>${credentials}</Credentials></AssumeRoleResult></AssumeRoleResponse>`,
        ]
  }
  const server = createServer((request, response) => {
    void text(request)
      .then(answered)
      .then(([status, body]) => {
        response.writeHead(status, { 'content-type': 'text/xml' }).end(body)
      })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { endpointUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard }
}

const useMfa = (): Promise<void> =>
  useProfiles(directory, {
    base: { accessKeyId: 'AKIA111122223333BASE', secretAccessKey: 'secret' },
    mfa: {
      roleArn: 'arn:aws:iam::111122223333:role/Operator',
      sourceProfile: 'base',
      mfaSerial: serial,
    },
  })

/** Answers every question with the code, and keeps the questions. */
const answering = (
  answer: string | undefined = code,
): Required<Pick<ProfileCredentialsOptions, 'askSecret'>> & {
  readonly questions: ReadonlyArray<string>
} => {
  const questions: string[] = []
  const askSecret = (question: string): Promise<string | undefined> => {
    questions.push(question)
    return Promise.resolve(answer)
  }
  return { questions, askSecret }
}

const english = { profile: 'mfa', json: false, language: 'en' } as const

describe('a profile with an MFA device', () => {
  test('asks for one code for all clients, and sends it to STS alone', async () => {
    await useMfa()
    const { heard, endpointUrl } = await startSts(hour)
    const { questions, askSecret } = answering()
    const credentials = profileCredentials({ ...english, endpointUrl, askSecret })
    expect(questions).toEqual([])
    const keys = await Promise.all([credentials(), credentials(), credentials()])
    expect([...keys, await credentials()].map(({ accessKeyId }) => accessKeyId)).toEqual(
      Array.from({ length: 4 }, () => 'ASIA1'),
    )
    expect(questions).toEqual([`MFA code for ${serial}: `])
    expect(heard.map((call) => [call.get('SerialNumber'), call.get('TokenCode')])).toEqual([
      [serial, code],
    ])
  })

  test('asks again shortly before the session ends, once for all clients', async () => {
    await useMfa()
    const { endpointUrl } = await startSts(60_000, hour)
    const { questions, askSecret } = answering()
    const credentials = profileCredentials({ ...english, endpointUrl, askSecret })
    const first = await credentials()
    const next = await Promise.all([credentials(), credentials()])
    expect([first, ...next].map(({ accessKeyId }) => accessKeyId)).toEqual([
      'ASIA1',
      'ASIA2',
      'ASIA2',
    ])
    expect(questions).toHaveLength(2)
  })

  test('asks again after a code that STS refused', async () => {
    await useMfa()
    const { endpointUrl } = await startSts(0, hour)
    const { questions, askSecret } = answering()
    const credentials = profileCredentials({ ...english, endpointUrl, askSecret })
    await expect(credentials()).rejects.toMatchObject({ Code: 'AccessDenied' })
    expect((await credentials()).accessKeyId).toBe('ASIA2')
    expect(questions).toHaveLength(2)
  })

  test.each([
    ['without a terminal', {}, 'en'],
    ['without a terminal, in Japanese', { language: 'ja' }, 'ja'],
    ['for a program', { json: true, language: 'ja', ...answering() }, 'en'],
    ['without an answer', answering(''), 'en'],
    ['at the end of the input', { askSecret: () => Promise.resolve(undefined) }, 'en'],
  ] as const)('%s, says how to get a session', async (_, more, language) => {
    await useMfa()
    const { heard, endpointUrl } = await startSts()
    const failed = profileCredentials({ ...english, endpointUrl, ...more })()
    const error = await failed.then(
      () => expect.unreachable(),
      (thrown: unknown) => thrown as Error,
    )
    expect(error.name).toBe('MfaCodeNeeded')
    expect(error.message).toContain(
      `aws sts get-session-token --serial-number ${serial} --token-code CODE`,
    )
    expect(/\p{Script=Hiragana}/u.test(error.message)).toBe(language === 'ja')
    expect(heard).toEqual([])
  })
})

describe('a command without a terminal, with such a profile: exit 3, how to get a session', () => {
  const isSaid = (lines: ReadonlyArray<string>): void => {
    expect(lines.join('\n')).toContain('aws sts get-session-token')
    expect(lines.join('\n')).not.toContain('aws configure list')
  }

  test('run', async () => {
    await useMfa()
    const { heard, endpointUrl } = await startSts()
    const place = ['--endpoint-url', endpointUrl, '--request', exampleFile('request.json')]
    const rescale = await directory.write('rescale.json', {
      version: 1,
      accounts: [{ partition: 'aws', accountId: '999988887777' }],
      vpcs: [{ vpcId: 'vpc-0aa10000000000001', region: 'us-east-1', cidrs: ['10.0.0.0/16'] }],
    })
    const profiles = [
      '--rescale',
      rescale,
      '--rescale-profile',
      'mfa',
      '--customer-profile',
      'base',
    ]
    const ran = await byoa(['run', ...place, ...profiles, '--store', 'memory'])
    expect({ code: ran.code, heard, err: ran.err }).toMatchObject({ code: 3, heard: [] })
    isSaid(ran.err)
  })

  test('worker, before it opens its store', async () => {
    await useMfa()
    const store = `pglite:${directory.path('records')}`
    const ran = await byoa(['worker', '--store', store, '--profile', 'mfa', '--json'])
    expect(ran.code).toBe(3)
    isSaid(ran.out)
  })
})
