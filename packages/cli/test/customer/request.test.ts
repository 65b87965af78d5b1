/** Requests: from options, from questions, from what credentials see; and after a verdict. */
import { writeFile } from 'node:fs/promises'

import { decodeRequestDocument } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, describe, expect, test, vi } from 'vitest'

import type { TypedLine } from '../../src/terminal/ask.ts'
import { byoa, jsonLines } from '../byoa.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { accountId, openStage } from './customerStage.ts'

const directory = await workingDirectory()

afterEach(() => {
  vi.unstubAllEnvs()
})

const typed = (words: ReadonlyArray<string>) => byoa(['customer', 'request', ...words])

const complete = [
  '--company',
  'acme',
  '--account-id',
  accountId,
  '--region',
  'us-east-1',
  '--cidr',
  '10.60.0.0/16',
]

const requestIn = (text: string) =>
  E.getOrElseW(() => undefined)(decodeRequestDocument(JSON.parse(text)))

describe('with options alone', () => {
  test('writes the request to the output, and the rest beside it', async () => {
    const { code, out, err } = await typed(complete)
    expect(code).toBe(0)
    expect(requestIn(out.join('\n'))).toEqual({
      version: 1,
      kind: 'request',
      companyCode: 'acme',
      accountId,
      region: 'us-east-1',
      proposedCidr: '10.60.0.0/16',
      egress: 'open',
      zoneCount: 2,
    })
    expect(err.join('\n')).toMatch(/Waiting for Rescale: Send the request to Rescale/)
  })

  test.each([
    [['--peering-dns'], true],
    [[], undefined],
  ])('asks for DNS over the peering only when told to: %j', async (words, peeringDns) => {
    const { out } = await typed([...complete, ...words])
    expect(requestIn(out.join('\n'))?.peeringDns).toBe(peeringDns)
  })

  test('lists everything that is missing or wrong', async () => {
    const { code, err } = await typed(['--egress', 'ajar', '--zones', '9', '--cidr', '10.0.0.1/16'])
    expect(code).toBe(2)
    const said = err.join('\n')
    for (const option of [
      '--company',
      '--account-id',
      '--region',
      '--cidr',
      '--egress',
      '--zones',
    ]) {
      expect(said).toContain(`  ${option}: `)
    }
    expect(said).toContain('10.0.0.0/16')
  })

  test.each([
    ['--company', 'Acme; rm -rf'],
    ['--network', '10.0.0.0/8'],
    ['--stack-name', '-x\u001b[2J'],
  ])('refuses %s %j', async (option, text) => {
    const { code, all } = await typed([
      ...complete.filter((word) => word !== 'acme' && word !== '--company'),
      '--company',
      'acme',
      option,
      text,
    ])
    expect(code).toBe(2)
    expect(all).toContain(option)
    expect(all).not.toContain('\u001b')
  })

  test('keeps named networks, and proposes a block beside the usual ones', async () => {
    const words = [...complete.slice(0, 6), '--network', '10.128.0.0/9=on premises']
    const { out } = await typed([...words, '--json'])
    const [{ documents }] = jsonLines(out) as [
      { documents: ReadonlyArray<Record<string, unknown>> },
    ]
    expect(documents[0]).toMatchObject({
      customerNetworks: [{ cidr: '10.128.0.0/9', name: 'on premises' }],
    })
    expect(documents[0]?.['proposedCidr']).toMatch(/^10\.\d+\.0\.0\/16$/)
    expect(documents[0]?.['proposedCidr']).not.toMatch(/^10\.(12[89]|1[3-9]\d|2\d\d)\./)
  })

  test('replaces a file only when it is told to', async () => {
    const out = await directory.write('kept.json', 'mine')
    expect(await typed([...complete, '--out', out])).toMatchObject({ code: 2 })
    expect(await typed([...complete, '--out', out, '--force'])).toMatchObject({ code: 0 })
  })

  test('takes over the terms of an earlier request', async () => {
    const earlier = await directory.write('earlier.json', {
      version: 1,
      companyCode: 'acme',
      accountId,
      region: 'us-east-1',
      proposedCidr: '10.50.0.0/16',
      egress: 'blocked',
      zoneCount: 3,
      plannedNodes: 20,
    })
    const { out } = await typed(['--request', earlier, '--cidr', '10.70.0.0/16', '--zones', '2'])
    expect(requestIn(out.join('\n'))).toMatchObject({
      egress: 'blocked',
      zoneCount: 2,
      plannedNodes: 20,
      proposedCidr: '10.70.0.0/16',
    })
  })

  test('refuses zones that most accounts lack', async () => {
    const ran = await typed([
      ...complete.slice(0, 4),
      '--region',
      'us-west-1',
      '--cidr',
      '10.60.0.0/16',
      '--zones',
      '6',
    ])
    expect(ran.code).toBe(1)
  })
})

describe('at a terminal', () => {
  const answering = (answers: ReadonlyArray<TypedLine>) => {
    const asked: string[] = []
    const askText = (question: string): Promise<TypedLine> => {
      asked.push(question)
      return Promise.resolve(answers[asked.length - 1] ?? 'ended')
    }
    return { asked, askText }
  }

  test('asks for what is missing, again after a wrong answer, and takes Enter for the usual', async () => {
    const stage = await openStage(directory)
    const { asked, askText } = answering(
      ['acme', 'nowhere', 'us-east-1', accountId, '', 'blocked', ''].map((text) => ({ text })),
    )
    const ran = await stage.typeOffline(['request'], { askText })
    expect(ran.code).toBe(0)
    expect(asked).toHaveLength(7)
    expect(asked.at(-1)).toContain('[2]')
    expect(requestIn(ran.out.join('\n'))).toMatchObject({
      companyCode: 'acme',
      region: 'us-east-1',
      accountId,
      egress: 'blocked',
      zoneCount: 2,
    })
  })

  test.each(['interrupted', 'ended'] as const)('writes nothing when %s', async (end) => {
    const stage = await openStage(directory)
    const { askText } = answering([{ text: 'acme' }, end])
    const out = stage.path('request.json')
    expect(await stage.typeOffline(['request', '--out', out], { askText })).toMatchObject({
      code: 130,
    })
    await expect(stage.read('request.json')).rejects.toThrow('ENOENT')
  })
})

describe('with credentials', () => {
  test('finds the account, its zones and its networks, and changes nothing', async () => {
    const stage = await openStage(directory)
    const words = ['request', '--company', 'acme', '--region', 'us-east-1']
    const ran = await stage.type([...words, '--out', stage.path('request.json')])
    expect(ran.code).toBe(0)
    expect(await stage.read('request.json')).toMatchObject({
      accountId,
      customerNetworks: [{ cidr: '172.31.0.0/16', name: expect.stringMatching(/^vpc-/) as string }],
    })
    expect(new Set(stage.front.calls.map(({ action }) => action))).toEqual(
      new Set(['sts:GetCallerIdentity', 'ec2:DescribeAvailabilityZones', 'ec2:DescribeVpcs']),
    )
  })

  test('refuses those of another account', async () => {
    const stage = await openStage(directory)
    const ran = await stage.type(['request', ...complete, '--profile', 'stranger'])
    expect(ran.code).toBe(2)
    expect(ran.all).toMatch(/111122223333.*444455556666/s)
  })

  test('refuses more zones than the account sees', async () => {
    const stage = await openStage(directory)
    const words = ['request', '--company', 'acme', '--region', 'us-west-1', '--zones', '6']
    expect(await stage.type([...words, '--cidr', '10.60.0.0/16'])).toMatchObject({ code: 1 })
  })
})

describe('after a verdict', () => {
  test('proposes the first alternative, in the same onboarding', async () => {
    const stage = await openStage(directory)
    const declined = [...complete.slice(0, 6), '--cidr', '10.20.0.0/16']
    await stage.typeOffline(['request', ...declined, '--out', stage.path('request.json')])
    const { state } = await stage.receive('request.json')
    expect(state.status).toBe('Requested')
    const reviewed = await stage.typeOffline(['review', stage.path('verdict.json')])
    expect(reviewed.all).toContain('10.20.0.0/16')
    const next = stage.path('next.json')
    const words = ['request', '--answers', stage.path('verdict.json'), '--out', next]
    expect(await stage.typeOffline(words)).toMatchObject({ code: 0 })
    expect((await stage.receive('next.json')).state.status).toBe('CidrLeased')
  })

  test('is refused when the verdict is of another request', async () => {
    const stage = await openStage(directory)
    const declined = [...complete.slice(0, 6), '--cidr', '10.20.0.0/16']
    await stage.typeOffline(['request', ...declined, '--out', stage.path('request.json')])
    await stage.receive('request.json')
    const other = stage.path('other.json')
    const { proposedCidr: _cidr, ...terms } = await stage.read('request.json')
    await writeFile(other, JSON.stringify({ ...terms, proposedCidr: '10.21.0.0/16' }))
    const words = ['request', '--request', other, '--answers', stage.path('verdict.json')]
    const ran = await stage.typeOffline(words)
    expect(ran.code).toBe(2)
    expect(ran.all).toContain('answers: ')
  })
})
