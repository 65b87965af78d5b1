/** Both parties through the SDK over HTTP, on a sandbox. */
import { EventEmitter, once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'

import {
  AssociateVpcCidrBlockCommand,
  DescribeRouteTablesCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2'
import { decodeSetupDocument } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, describe, expect, test, vi } from 'vitest'

import type { Answer } from '../../src/terminal/ask.ts'
import { type Exited, byoaCommand, starting } from '../byoaProcess.ts'
import { byoa, jsonLines } from '../byoa.ts'
import { rescaleSide, rescaleVpc } from '../exampleRescale.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { type Announced, clientsOf, startSandbox } from '../sandbox/runningSandbox.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'
import { type FrontError, type Judge, startFront } from './runAwsFront.ts'
import { type ProfileKeys, decideIn, runNow, typesIn, useProfiles } from './runAwsStage.ts'

const directory = await workingDirectory()
const { path, write } = directory

const rescale = await write('rescale.json', rescaleSide)
const customers = [{ accountId: '111122223333', region: 'us-east-1' }]

const request = exampleFile('request.json')

afterEach(() => {
  vi.unstubAllEnvs()
})

interface PlannedCalls {
  readonly plan: {
    readonly calls: ReadonlyArray<{ readonly action: string; readonly times: number }>
  }
}

const planOf = async (words: ReadonlyArray<string>): Promise<PlannedCalls['plan']['calls']> => {
  const { out } = await runNow([...words, '--plan', '--json'])
  return (JSON.parse(out[0] ?? '') as PlannedCalls).plan.calls
}

/** How many calls a run makes where nothing has to be waited for. */
const plannedCalls = (await planOf(['--request', request, '--rescale', rescale]))
  .map(({ times }) => times)
  .reduce((sum, times) => sum + times, 0)

const keysOf = ({ accounts }: Announced, party: string): ProfileKeys =>
  accounts.find((account) => account.party === party) ?? expect.unreachable(party)

interface Opened extends Announced {
  readonly words: (...more: ReadonlyArray<string>) => ReadonlyArray<string>
  readonly secrets: ReadonlyArray<string>
}

/** Opens a sandbox with a profile for each party. */
const openSandbox = async (delays: Readonly<Record<string, number>> = {}): Promise<Opened> => {
  const scenario = await write('scenario.json', {
    version: 1,
    rescale: rescaleSide,
    customers,
    delays,
  })
  const sandbox = await startSandbox({ scenario })
  const profiles = {
    ours: keysOf(sandbox, 'rescale'),
    theirs: keysOf(sandbox, 'customer'),
  }
  await useProfiles(directory, profiles)
  const { endpoint } = sandbox
  const place = ['--endpoint-url', endpoint, '--rescale', rescale, '--request', request]
  const parties = ['--rescale-profile', 'ours', '--customer-profile', 'theirs']
  return {
    ...sandbox,
    words: (...more) => [...place, ...parties, ...more],
    secrets: Object.values(profiles).flatMap(({ accessKeyId, secretAccessKey }) => [
      accessKeyId,
      secretAccessKey,
    ]),
  }
}

/** Describes the VPCs beside the default one, which every account has. */
const describeOwnVpcs = (): DescribeVpcsCommand =>
  new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['false'] }] })

const documents = [
  'connection.json',
  'events.jsonl',
  'peering-notice.json',
  'report.html',
  'setup.json',
  'stack-report.json',
  'template.json',
]

let runs = 0
const newPlace = (): string => {
  runs += 1
  return path(`out-${runs}`)
}

describe('a run on a sandbox', () => {
  test('ends Connected, with the documents and the kinds of events of a run in memory', async () => {
    const { words, secrets } = await openSandbox()
    const out = newPlace()
    const ran = await runNow(words('--out', out))
    expect(ran.code).toBe(0)
    expect(ran.out).toContain('                 = Connected')
    const inMemory = newPlace()
    await byoa(['run', '--request', request, '--out', inMemory])
    const [files, expected] = [await filesIn(out), await filesIn(inMemory)]
    expect(Object.keys(files)).toEqual(documents)
    expect(typesIn(files['events.jsonl'] ?? '')).toEqual(typesIn(expected['events.jsonl'] ?? ''))
    for (const secret of secrets) {
      expect(ran.all).not.toContain(secret)
      expect(Object.values(files).join('\n')).not.toContain(secret)
    }
  })

  test('shows the external ID where a run in memory shows it, and nowhere else', async () => {
    const { words } = await openSandbox()
    const out = newPlace()
    const ran = await runNow(words('--out', out))
    const files = await filesIn(out)
    const setup = decodeSetupDocument(JSON.parse(files['setup.json'] ?? ''))
    const externalId = E.isRight(setup) ? setup.right.externalId : expect.unreachable()
    const shown = ran.all.split('\n').filter((line) => line.includes(externalId))
    expect(shown).toEqual([`  "externalId": "${externalId}",`])
    const holding = Object.keys(files).filter((name) => files[name]?.includes(externalId))
    expect(holding).toEqual(['events.jsonl', 'setup.json', 'template.json'])
  })

  test('tells programs the same as a run in memory', async () => {
    const { words } = await openSandbox()
    const ran = await runNow(words('--json', '--out', newPlace()))
    const inMemory = await byoa(['run', '--json', '--request', request, '--out', newPlace()])
    const told = (lines: ReadonlyArray<string>) =>
      jsonLines(lines).map(({ party, task, status }) => ({ party, task, status }))
    expect(ran.code).toBe(0)
    expect(told(ran.out)).toEqual(told(inMemory.out))
    expect(jsonLines(ran.out).at(-1)).toMatchObject({
      status: 'Connected',
      setup: { request: { accountId: '111122223333' } },
      documents: expect.arrayContaining(documents) as unknown,
    })
  })

  test('says where it happens, and whom it waits for, on the error stream', async () => {
    const { words, endpoint } = await openSandbox({ stackSeconds: 1, rolePropagationSeconds: 2 })
    const ran = await runNow(words())
    expect(ran.code).toBe(0)
    expect(ran.out[0]).toContain(`Both parties act on ${endpoint}`)
    expect(ran.err.join('\n')).toMatch(/waiting for the stack: .*rescale-byoa-acme/)
    expect(ran.err.join('\n')).toMatch(/waiting for IAM: arn:aws:iam::111122223333:role/)
    expect(ran.err.join('\n')).toContain('Vpc (AWS::EC2::VPC) CREATE_COMPLETE')
  })

  test('speaks Japanese', async () => {
    const { words } = await openSandbox()
    const { code, out } = await runNow(words('--language', 'ja'))
    expect(code).toBe(0)
    expect(out[0]).toMatch(/実際に行います/)
  })
})

describe('a plan', () => {
  const countsOf = (calls: ReadonlyArray<{ readonly action: string }>): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const { action } of calls) counts[action] = (counts[action] ?? 0) + 1
    return counts
  }

  test('counts exactly what a run calls where nothing has to be waited for', async () => {
    const { words, endpoint } = await openSandbox()
    const front = await startFront(endpoint)
    const more = ['--endpoint-url', front.endpoint]
    const calls = await planOf(words(...more))
    expect(front.calls).toEqual([])
    const planned = calls.flatMap(({ action, times }) =>
      Array.from({ length: times }, () => ({ action })),
    )
    expect((await runNow(words(...more))).code).toBe(0)
    expect(countsOf(planned)).toEqual(countsOf(front.calls))
  })

  test('names each party, its account and profile, what is made and what that costs', async () => {
    const { words } = await openSandbox()
    const { code, out, err } = await runNow(words('--plan'))
    const text = out.join('\n')
    expect({ code, err }).toEqual({ code: 0, err: [] })
    expect(text).toContain('Rescale, in its own account 999988887777  (--profile ours)')
    expect(text).toContain("Rescale, in the customer's account 111122223333, through its role")
    expect(text).toContain('Customer, in its own account 111122223333  (--profile theirs)')
    expect(text).toContain('1 × cloudformation:CreateStack  <- makes changes')
    const counted = out.filter((line) => / {4}[ \d]\d × /.test(line))
    expect(counted).toHaveLength((await planOf(words())).length)
    expect(text).toContain('1 × AWS::EC2::VPC: no charge')
    expect(out.at(-1)).toContain('no API was called')
    expect(text).not.toMatch(/byoa-acme-[0-9a-f]{32}/)
  })

  test('needs no profile, no endpoint and no free place, and writes nothing', async () => {
    await useProfiles(directory, {})
    const out = newPlace()
    const words = ['--plan', '--request', request, '--rescale', rescale, '--out', out]
    expect((await runNow(words)).code).toBe(0)
    await expect(readFile(out)).rejects.toThrow('ENOENT')
  })

  test('says what endpoints cost where egress is blocked', async () => {
    const blocked = await write('blocked.json', { ...exampleRequest(), egress: 'blocked' })
    const { out } = await runNow(['--plan', '--request', blocked, '--rescale', rescale])
    const text = out.join('\n')
    expect(text).toMatch(
      /6 × AWS::EC2::VPCEndpoint \(Interface\): charged by the hour .*\(18 in all\)/,
    )
    expect(text).toMatch(/1 × AWS::EC2::VPCEndpoint \(Gateway\): no charge/)
    expect(text).not.toContain('InternetGateway:')
  })

  test('is declined like a run: exit 1', async () => {
    const declined = exampleFile('request-declined.json')
    const { code, err } = await runNow(['--plan', '--request', declined, '--rescale', rescale])
    expect(code).toBe(1)
    expect(err[0]).toContain('10.0.0.0/16 was declined')
  })

  test('is told in Japanese', async () => {
    const words = ['--plan', '--language', 'ja', '--request', request, '--rescale', rescale]
    const { out } = await runNow(words)
    for (const line of out) {
      if (!/^ *\d+ × |^$/.test(line)) expect(line).toMatch(/[ぁ-んァ-ン一-龠]/)
    }
  })
})

describe('whose credentials a profile has is seen before anything is made', () => {
  test.each([
    ['--customer-profile', 'ours', '111122223333', '999988887777'],
    ['--rescale-profile', 'theirs', '999988887777', '111122223333'],
  ])(
    '%s %s: exit 2, both accounts, nothing else called',
    async (option, profile, wanted, found) => {
      const { words, endpoint } = await openSandbox()
      const front = await startFront(endpoint)
      const out = newPlace()
      const more = ['--endpoint-url', front.endpoint, option, profile, '--out', out]
      const { code, err } = await runNow(words(...more))
      expect(code).toBe(2)
      expect(err[0]).toContain(option)
      expect(err[1]).toContain(`expected credentials of account ${wanted}`)
      expect(err[1]).toContain(`found account ${found}`)
      expect(new Set(front.calls.map(({ action }) => action))).toEqual(
        new Set(['sts:GetCallerIdentity']),
      )
      await expect(readFile(out)).rejects.toThrow('ENOENT')
    },
  )

  test('a profile that is not there: exit 3, which, and where to look; nothing called', async () => {
    const { words, endpoint } = await openSandbox()
    const front = await startFront(endpoint)
    const more = ['--endpoint-url', front.endpoint, '--rescale-profile', 'nobody']
    const { code, err } = await runNow(words(...more))
    expect({ code, heard: front.calls }).toEqual({ code: 3, heard: [] })
    expect(err.join('\n')).toContain('aws configure list --profile nobody')
  })

  test.each([
    ['ExpiredToken', 'aws sso login --profile ours'],
    ['InvalidClientTokenId', 'aws configure list --profile ours'],
  ])('%s: exit 3, and what to do', async (code, advice) => {
    const { words, endpoint } = await openSandbox()
    const front = await startFront(endpoint, () => ({ code, message: 'No.', status: 403 }))
    const ran = await runNow(words('--endpoint-url', front.endpoint))
    expect(ran.code).toBe(3)
    expect(ran.err.join('\n')).toContain(advice)
  })
})

describe('AWS itself', () => {
  const words = [
    '--request',
    request,
    '--rescale',
    rescale,
    '--rescale-profile',
    'nobody',
    '--customer-profile',
    'nobody',
  ]

  test('is not touched without --yes: exit 2, after saying what would be made', async () => {
    await useProfiles(directory, {})
    const { code, out, err } = await runNow(words)
    expect({ code, out }).toEqual({ code: 2, out: [] })
    expect(err.join('\n')).toContain('1 × AWS::EC2::VPC: no charge')
    expect(err.at(-1)).toContain('--yes')
  })

  test('is not touched for a program without --yes, which is said as data', async () => {
    await useProfiles(directory, {})
    const { code, out, err } = await runNow([...words, '--json'], {
      ask: () => Promise.resolve('yes'),
    })
    expect({ code, err }).toEqual({ code: 2, err: [] })
    expect(jsonLines(out)).toMatchObject([{ error: { _tag: 'BadInput' } }])
  })

  test('is asked about where somebody can answer: only a yes goes on to the credentials', async () => {
    await useProfiles(directory, {})
    const questions: string[] = []
    const answering = (answer: Answer) => (question: string) => {
      questions.push(question)
      return Promise.resolve(answer)
    }
    const declined = await runNow(words, { ask: answering('no') })
    expect([declined.code, declined.err.at(-1)]).toEqual([1, 'Nothing was done.'])
    const interrupted = await runNow(words, { ask: answering('interrupted') })
    expect([interrupted.code, ...interrupted.err.slice(-2)]).toEqual([
      130,
      'Interrupted; nothing was done.',
      'To start again, run the same command.',
    ])
    const wanted = await runNow(words, { ask: answering('yes') })
    expect(wanted.code).toBe(3)
    expect(wanted.err.at(-2)).toContain('profile: [nobody]')
    expect(questions).toHaveLength(3)
    expect(questions[0]).toContain('111122223333')
  })

  test('is not asked about with --yes', async () => {
    await useProfiles(directory, {})
    const ask = () => expect.unreachable('nobody is to be asked')
    const ran = await runNow([...words, '--yes'], { ask })
    expect(ran.code).toBe(3)
    expect(ran.err[0]).toContain('profile: [nobody]')
  })
})

describe("Rescale's VPC must be there as it is named", () => {
  test.each([
    ['is not there', { vpcId: 'vpc-0aa19999999999999' }, /there is no VPC vpc-0aa19999999999999/],
    ['has other blocks', { cidrs: ['10.1.0.0/16'] }, /has the blocks 10\.0\.0\.0\/16/],
  ])('one that %s: exit 3, and it is named', async (_, change, reason) => {
    const { words } = await openSandbox()
    const file = await write('other.json', {
      ...rescaleSide,
      vpcs: [{ ...rescaleVpc, ...change }],
    })
    const { code, err } = await runNow(words('--rescale', file))
    expect(code).toBe(3)
    expect(err[0]).toMatch(reason)
  })

  test('one without an id: exit 2, which', async () => {
    const { words } = await openSandbox()
    const { vpcId: _, ...unnamed } = rescaleVpc
    const file = await write('unnamed.json', { ...rescaleSide, vpcs: [unnamed] })
    const { code, err } = await runNow(words('--rescale', file))
    expect(code).toBe(2)
    expect(err[1]).toContain('vpcs.0.vpcId')
  })

  test('no account in the partition: exit 2', async () => {
    const { words } = await openSandbox()
    const file = await write('nobody.json', { ...rescaleSide, accounts: [] })
    const { code, err } = await runNow(words('--rescale', file))
    expect(code).toBe(2)
    expect(err[1]).toContain('an account in aws')
  })
})

test('a block that the account shows to be taken is declined: exit 1, and the next proposal resumes', async () => {
  const { words } = await openSandbox()
  const out = newPlace()
  const declined = exampleFile('request-declined.json')
  const ran = await runNow(words('--request', declined, '--out', out))
  expect(ran.code).toBe(1)
  expect(ran.err[0]).toContain('10.0.0.0/16 was declined')
  const better = await write('better.json', {
    ...(JSON.parse(await readFile(declined, 'utf8')) as object),
    proposedCidr: '10.1.0.0/16',
  })
  const again = await runNow(words('--request', better, '--out', out, '--resume'))
  expect(again.code).toBe(0)
  expect(typesIn((await filesIn(out))['events.jsonl'] ?? '').slice(0, 3)).toEqual([
    'OnboardingRequested',
    'CidrDeclined',
    'CidrLeased',
  ])
})

describe('another block in the request while one is held', () => {
  const cutBeforeStack: Judge = ({ action }) =>
    action === 'cloudformation:CreateStack'
      ? { code: 'ExpiredToken', message: 'The token is expired.', status: 403 }
      : undefined

  const held = async () => {
    const sandbox = await openSandbox()
    const out = newPlace()
    const front = await startFront(sandbox.endpoint, cutBeforeStack)
    const cut = await runNow(sandbox.words('--endpoint-url', front.endpoint, '--out', out))
    expect(cut.code).toBe(3)
    const propose = async (proposedCidr: string) => {
      const changed = await write('changed.json', { ...exampleRequest(), proposedCidr })
      return runNow(sandbox.words('--request', changed, '--out', out, '--resume'))
    }
    const vpcs = async () => {
      const { Vpcs } = await clientsOf(sandbox, 'customer').ec2.send(describeOwnVpcs())
      return Vpcs?.map(({ CidrBlock }) => CidrBlock)
    }
    return { propose, vpcs, types: async () => typesIn((await filesIn(out))['events.jsonl'] ?? '') }
  }

  test('is proposed, and the stack is made with it', async () => {
    const { propose, vpcs, types } = await held()
    expect((await types()).at(-1)).toBe('SetupIssued')
    expect((await propose('10.60.0.0/16')).code).toBe(0)
    expect(await vpcs()).toEqual(['10.60.0.0/16'])
  })

  test('that is declined ends the run with exit 1, and no stack is made with the former', async () => {
    const { propose, vpcs, types } = await held()
    const { code, err } = await propose('10.0.0.0/16')
    expect(code).toBe(1)
    expect(err.join('\n')).toContain('10.0.0.0/16 was declined')
    expect((await types()).at(-1)).toBe('CidrDeclined')
    expect(await vpcs()).toEqual([])
    expect((await propose('10.50.0.0/16')).code).toBe(0)
    expect(await vpcs()).toEqual(['10.50.0.0/16'])
  })
})

test('time that is over: exit 3, how far it came, and that it can be gone on with', async () => {
  const { words } = await openSandbox({ peeringProvisioningSeconds: 3600 })
  const out = newPlace()
  const { code, err } = await runNow(words('--timeout-seconds', '1', '--out', out))
  expect(code).toBe(3)
  expect(err.join('\n')).toContain('PeeringPending')
  expect(err.at(-1)).toContain('--resume')
  expect(Object.keys(await filesIn(out))).toEqual(
    documents.filter((name) => name !== 'connection.json'),
  )
})

describe('a run that is cut short and gone on with', () => {
  const over: FrontError = { code: 'ExpiredToken', message: 'The token is expired.', status: 403 }
  const cutAfter =
    (count: number): Judge =>
    (_, number) =>
      number > count ? over : undefined

  // Every thirtieth call of the run; with `BYOA_LONG=1` every third.
  const step = process.env['BYOA_LONG'] === '1' ? 3 : 30
  const cuts = Array.from({ length: Math.floor(plannedCalls / step) }, (_, i) => step * i + 2)

  test.each(cuts)('after %i calls, makes nothing twice and ends Connected', async (count) => {
    const sandbox = await openSandbox()
    const out = newPlace()
    const front = await startFront(sandbox.endpoint, cutAfter(count))
    const cut = await runNow(sandbox.words('--endpoint-url', front.endpoint, '--out', out))
    expect(cut.code).toBe(3)
    expect(cut.err.join('\n')).toContain('aws sso login --profile')
    expect(cut.err.at(-1)).toContain('--resume')

    const isBegun = await readFile(`${out}/events.jsonl`).then(
      () => true,
      () => false,
    )
    const rest = await runNow(sandbox.words('--out', out, ...(isBegun ? ['--resume'] : [])))
    expect(rest.code).toBe(0)
    expect(Object.keys(await filesIn(out))).toEqual(documents)
    const ours = clientsOf(sandbox, 'rescale').ec2
    const theirs = clientsOf(sandbox, 'customer').ec2
    const peerings = await ours.send(new DescribeVpcPeeringConnectionsCommand({}))
    expect(peerings.VpcPeeringConnections?.map(({ Status }) => Status?.Code)).toEqual(['active'])
    const vpcs = await theirs.send(describeOwnVpcs())
    expect(vpcs.Vpcs?.map(({ CidrBlock }) => CidrBlock)).toEqual(['10.50.0.0/16'])
  })

  /** Runs `byoa run` as a process, and presses Ctrl-C while its so-manyth call is not answered. */
  const interruptedAt = async (
    count: number,
    words: ReadonlyArray<string>,
    sandbox: Opened,
  ): Promise<Exited> => {
    const reached = new EventEmitter()
    const front = await startFront(sandbox.endpoint, (_, number) => {
      if (number < count) return undefined
      reached.emit('call')
      return new Promise(() => {})
    })
    const running = starting(
      byoaCommand(['run', ...sandbox.words('--endpoint-url', front.endpoint, ...words)]),
    )
    await once(reached, 'call')
    running.kill('SIGINT')
    return running.exited
  }

  test('by Ctrl-C says so, and the command that goes on: exit 130', async () => {
    const sandbox = await openSandbox()
    const out = newPlace()
    const { code, stderr } = await interruptedAt(9, ['--out', out], sandbox)
    expect({ code, stderr: stderr.trimEnd().split('\n').slice(-2) }).toEqual({
      code: 130,
      stderr: [
        `Interrupted. The steps so far are recorded in dir:${out}.`,
        'To continue, run the same command with --resume.',
      ],
    })
    expect((await runNow(sandbox.words('--out', out, '--resume'))).code).toBe(0)
  })

  test('by Ctrl-C tells a program, also that nothing is recorded without --out', async () => {
    const { code, stdout } = await interruptedAt(9, ['--json'], await openSandbox())
    expect(code).toBe(130)
    expect(jsonLines(stdout.trimEnd().split('\n')).at(-1)).toMatchObject({
      error: { _tag: 'Interrupted', left: 'unrecorded' },
    })
  })

  test('is refused without --resume, and nothing is changed', async () => {
    const { words } = await openSandbox()
    const out = newPlace()
    await runNow(words('--out', out))
    const before = await filesIn(out)
    const { code, err } = await runNow(words('--out', out))
    expect(code).toBe(1)
    expect(err[0]).toMatch(/^The store has an open onboarding of this request, onb-.*Connected/)
    expect(err[1]).toContain('--resume')
    expect(await filesIn(out)).toEqual(before)
  })

  test('that is Connected already is only said so', async () => {
    const { words, endpoint } = await openSandbox()
    const out = newPlace()
    await runNow(words('--out', out))
    const before = await filesIn(out)
    const front = await startFront(endpoint)
    const again = await runNow(words('--endpoint-url', front.endpoint, '--out', out, '--resume'))
    expect(again.code).toBe(0)
    expect(front.calls.filter(({ action }) => /Create|Accept|Update/.test(action))).toEqual([])
    expect(await filesIn(out)).toEqual(before)
  })

  test.each([
    ['there is nothing to go on with', undefined, /--resume: expected an open onboarding/],
    [
      'the request is another one',
      { zoneCount: 2 },
      /event 1: expected the request in .*other-request\.json, found another request/,
    ],
  ])('is refused when %s: exit 2', async (_, change, reason) => {
    const { words } = await openSandbox()
    const out = newPlace()
    if (change !== undefined) await runNow(words('--out', out))
    const other = await write('other-request.json', { ...exampleRequest(), ...change })
    const { code, err } = await runNow(words('--request', other, '--out', out, '--resume'))
    expect(code).toBe(2)
    expect(err.join('\n')).toMatch(reason)
    await rm(out, { recursive: true, force: true })
  })
})

const begun = async () => {
  const sandbox = await openSandbox()
  const out = newPlace()
  await runNow(sandbox.words('--out', out))
  const types = async () => typesIn((await filesIn(out))['events.jsonl'] ?? '')
  const before = (await types()).length
  const goOn = (...more: ReadonlyArray<string>) =>
    runNow(sandbox.words('--out', out, '--resume', ...more))
  const news = async () => (await types()).slice(before)
  return { sandbox, out, goOn, news }
}

/** Where the routes of an account lead to. */
const destinationsIn = async (
  sandbox: Announced,
  party: string,
): Promise<ReadonlyArray<unknown>> => {
  const { RouteTables = [] } = await clientsOf(sandbox, party).ec2.send(
    new DescribeRouteTablesCommand({}),
  )
  return RouteTables.flatMap(({ Routes = [] }) =>
    Routes.map(({ DestinationCidrBlock }) => DestinationCidrBlock),
  )
}

describe('a run whose Rescale VPC grows', () => {
  test('follows the further block, and asks for the route to it', async () => {
    const { sandbox, goOn, news } = await begun()
    const { vpcId: VpcId, cidrs } = rescaleVpc
    const CidrBlock = '10.77.0.0/16'
    await clientsOf(sandbox, 'rescale').ec2.send(
      new AssociateVpcCidrBlockCommand({ VpcId, CidrBlock }),
    )
    const grown = { ...rescaleVpc, cidrs: [...cidrs, CidrBlock] }
    const file = await write('grown.json', { ...rescaleSide, vpcs: [grown] })
    expect((await goOn('--rescale', file)).code).toBe(0)
    expect((await news())[0]).toBe('RescaleVpcChanged')
    expect(await destinationsIn(sandbox, 'customer')).toContain(CidrBlock)
  })
})

describe('a run that somebody has decided about', () => {
  const decidedAbout = async () => {
    const { out, ...rest } = await begun()
    const decide = (name: string, ...more: ReadonlyArray<string>): Promise<void> =>
      decideIn(out, name, ...more)
    const setup = async () =>
      decodeSetupDocument(JSON.parse((await filesIn(out))['setup.json'] ?? ''))
    return { ...rest, out, decide, setup }
  }

  test('to take the connection down, goes on until nothing is left', async () => {
    const { sandbox, decide, goOn, news } = await decidedAbout()
    await decide('offboard', '--by', 'customer', '--reason', 'the end')
    expect((await goOn()).code).toBe(0)
    const types = await news()
    expect([types[0], types.at(-1)]).toEqual(['OffboardingBegun', 'AccountClean'])
    const vpcs = await clientsOf(sandbox, 'customer').ec2.send(describeOwnVpcs())
    expect(vpcs.Vpcs).toEqual([])
  })

  test('that the stack is deleted although it is not, says what is left, and not that it is done', async () => {
    const { decide, goOn } = await decidedAbout()
    await decide('offboard', '--by', 'customer', '--reason', 'the end')
    await decide('confirm-stack-deleted')
    const { code, out } = await goOn()
    expect(code).toBe(1)
    const told = out.slice(out.findIndex((line) => line.includes('Delete what is left')))
    expect(told).toHaveLength(2)
    expect(told[1]).toContain('→ Nothing has changed since it was last recorded.')
  })

  test('to rotate the external ID, goes on until the old one is refused', async () => {
    const { out, decide, goOn, news, setup } = await decidedAbout()
    const old = E.getOrElseW(() => expect.unreachable())(await setup()).externalId
    await decide('rotate')
    expect((await goOn()).code).toBe(0)
    expect(await news()).toContain('ExternalIdRotationCompleted')
    const files = await filesIn(out)
    const { externalIds } = JSON.parse(files['change.json'] ?? '') as {
      readonly externalIds: ReadonlyArray<string>
    }
    expect(externalIds).toHaveLength(1)
    expect(externalIds).not.toContain(old)
    expect(files['change-template.json']).toContain(externalIds[0])
    expect(files['change-template.json']).not.toContain(old)
  })

  test('to stop its use, waits for the decision to go on, and is verified again', async () => {
    const { decide, goOn, news } = await decidedAbout()
    await decide('suspend', '--by', 'rescale', '--reason', 'maintenance')
    const waiting = await goOn()
    expect(waiting.code).toBe(1)
    expect(waiting.err.join('\n')).toContain('why it was suspended: maintenance')
    await decide('resume', '--by', 'rescale')
    expect((await goOn()).code).toBe(0)
    const types = await news()
    expect(types.slice(0, 2)).toEqual(['Suspended', 'Resumed'])
    expect(types.slice(2).toSorted()).toEqual([
      'RoleVerified',
      'RoutesInstalled',
      'RoutesInstalled',
      'TrustVerified',
      'VpcVerified',
    ])
  })
})

test('a directory that holds something is left alone, and nothing is called', async () => {
  const { words, endpoint } = await openSandbox()
  const front = await startFront(endpoint)
  const { code, err } = await runNow(words('--endpoint-url', front.endpoint, '--out', path()))
  expect({ code, heard: front.calls }).toEqual({ code: 2, heard: [] })
  expect(err[0]).toContain('not empty')
})
