/** What the customer's commands refuse, without a change of the account. */
import { rm, writeFile } from 'node:fs/promises'

import { rotateExternalId } from '@byoa/application'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { workingDirectory } from '../workingDirectory.ts'
import { type CustomerStage, right } from './customerStage.ts'
import {
  altered,
  changesIn,
  connectWords,
  connected,
  strangersPeering,
  withNotice,
  withSetup,
} from './customerStory.ts'

const directory = await workingDirectory()

afterEach(() => {
  vi.unstubAllEnvs()
})

const otherDigest = `sha256:${'0'.repeat(64)}`
const otherId = 'onb-ffffffffffffffff'

type Json = Readonly<Record<string, unknown>>

const setups: ReadonlyArray<readonly [field: string, change: Json]> = [
  ['region', { region: 'us-west-2' }],
  ['stackName', { stackName: 'another-stack' }],
  ['templateDigest', { rescaleAccountId: '444455556666' }],
  ['templateDigest', { agreedCidr: '10.61.0.0/16' }],
  ['templateDigest', { rescaleVpcCidrs: ['10.1.0.0/16'] }],
  ['externalId', { externalId: 'x' }],
  ['peeringId', { kind: 'peering-notice' }],
  ['extra', { extra: 1 }],
]

describe('a setup is refused that', () => {
  test.each(setups)('has another %s: %j', async (field, change) => {
    const stage = await withSetup(directory)
    const setup = await altered(stage, 'setup.json', change)
    const ran = await stage.type(['deploy', setup, '--yes'])
    expect(ran.code).toBe(2)
    expect(ran.all).toContain(field)
    expect(changesIn(stage)).toEqual([])
  })

  test('names another template, or none that is there', async () => {
    const stage = await withSetup(directory)
    const template = stage.path('template.json')
    const text = JSON.stringify(await stage.read('template.json'))
    await writeFile(template, text.replaceAll('sts:AssumeRole', 'sts:*'))
    const ran = await stage.type(['deploy', stage.path('setup.json'), '--yes'])
    expect(ran).toMatchObject({ code: 2 })
    expect(ran.all).toContain('sha256')
    await rm(template)
    const missing = await stage.type(['deploy', stage.path('setup.json'), '--yes'])
    expect(missing).toMatchObject({ code: 2 })
    expect(missing.all).toContain('no such file')
    expect(changesIn(stage)).toEqual([])
  })

  test('is of an altered template whose digest was altered, too', async () => {
    const stage = await withSetup(directory)
    const body = JSON.stringify(await stage.read('template.json'))
    const { sha256 } = await import('@byoa/core/codec')
    await writeFile(stage.path('template.json'), body)
    const setup = await altered(stage, 'setup.json', {
      template: { file: 'template.json', sha256: sha256(body) },
    })
    const ran = await stage.type(['deploy', setup, '--yes'])
    expect(ran.code).toBe(2)
    expect(ran.all).toContain('another template')
  })

  test('is unsigned, altered after it was signed, or signed with another key', async () => {
    const stage = await withSetup(directory)
    const other = await withSetup(directory)
    const theirs = await other.sign(await stage.read('setup.json'))
    vi.stubEnv('XDG_CONFIG_HOME', stage.path('config'))
    const { signature, ...unsigned } = await stage.read('setup.json')
    const refused = async (json: Json, ...more: ReadonlyArray<string>) => {
      const file = stage.path('forged.json')
      await writeFile(file, JSON.stringify(json))
      const ran = await stage.type(['deploy', file, '--yes', ...more])
      expect(ran.code).not.toBe(0)
      return ran.all
    }
    expect(await refused(unsigned)).toContain('is not signed')
    const changed = { ...unsigned, agreedCidr: '10.61.0.0/16', signature }
    expect(await refused(changed)).toContain('was altered')
    await stage.typeOffline(['review', stage.path('setup.json')])
    expect(await refused(theirs)).toContain('another key')
    const fingerprint = 'SHA256:' + 'A'.repeat(43)
    expect(await refused(theirs, '--signer', fingerprint)).toContain('--signer')
    expect(stage.front.calls).toEqual([])
    expect(changesIn(stage)).toEqual([])
  })

  test('has expired', async () => {
    const stage = await withSetup(directory)
    const late = Date.now() + 366 * 24 * 3600 * 1000
    const ran = await stage.type(['deploy', stage.path('setup.json'), '--yes'], { now: late })
    expect(ran.code).toBe(1)
    expect(ran.all).toMatch(/reportBy.*Ask Rescale for a new setup/s)
    expect(stage.front.calls).toEqual([])
  })
})

const notices: ReadonlyArray<readonly [field: string, change: Json]> = [
  ['onboardingId', { onboardingId: otherId }],
  ['answers', { answers: otherDigest }],
  ['region', { region: 'us-west-2' }],
  ['requesterAccountId', { requesterAccountId: '444455556666' }],
  ['requesterVpcId', { requesterVpcId: 'vpc-0bb10000000000001' }],
  ['accepterVpcId', { accepterVpcId: 'vpc-0cc10000000000001' }],
  ['destinations', { destinations: ['10.0.0.0/16', '192.168.0.0/16'] }],
  ['destinations', { destinations: [] }],
  ['routeTableIds', { routeTableIds: ['rtb-0dd10000000000001'] }],
]

const noticeRefused = async (stage: CustomerStage, field: string, notice: string) => {
  const before = changesIn(stage).length
  const [, , ...rest] = connectWords(stage)
  const ran = await stage.type(['connect', notice, ...rest])
  expect(ran.code).toBe(2)
  expect(ran.all).toContain(`${field}: `)
  expect(changesIn(stage).slice(before)).toEqual([])
}

describe('a notice is refused that', () => {
  test('differs from the setup or the stack report in a field', async () => {
    const stage = await withNotice(directory)
    for (const [field, change] of notices) {
      await noticeRefused(stage, field, await altered(stage, 'peering-notice.json', change))
    }
  })

  test('names a block that is agreed neither in the setup nor in the change', async () => {
    const stage = await connected(directory)
    await right(rotateExternalId(stage.rescale, stage.onboardingId()))
    await stage.advance()
    const blocks = ['10.0.0.0/16', '10.77.0.0/16']
    const change = await altered(stage, 'change.json', { rescaleVpcCidrs: blocks })
    const page = (notice: string) => {
      const agreed = ['--setup', stage.path('setup.json'), '--change', change]
      const out = ['--out', stage.path('page.html'), '--force']
      return stage.typeOffline(['page', ...agreed, '--notice', notice, ...out])
    }
    // A notice from before the change.
    expect(await page(stage.path('peering-notice.json'))).toMatchObject({ code: 0 })
    for (const destinations of [[], ['10.0.0.0/16', '192.168.0.0/16'], ['10.78.0.0/16']]) {
      const refused = await page(await altered(stage, 'peering-notice.json', { destinations }))
      expect(refused.code).toBe(2)
      expect(refused.all).toContain('destinations: expected 10.0.0.0/16, 10.77.0.0/16, as in the')
    }
  })

  test('names not every block of the setup, without a change', async () => {
    const stage = await withNotice(directory)
    await rm(stage.path('stack-report.json'))
    const rescaleVpcCidrs = ['10.0.0.0/16', '10.77.0.0/16']
    const setup = await altered(stage, 'setup.json', { rescaleVpcCidrs })
    const out = ['--out', stage.path('page.html')]
    const words = ['page', '--setup', setup, '--notice', stage.path('peering-notice.json'), ...out]
    const refused = await stage.typeOffline(words)
    expect(refused.code).toBe(2)
    expect(refused.all).toContain('destinations: expected 10.0.0.0/16, 10.77.0.0/16, as in the')
  })

  test('names a VPC or a table that the stack has not, where no report is at hand', async () => {
    const stage = await withNotice(directory)
    await rm(stage.path('stack-report.json'))
    for (const [field, change] of notices.filter(([name]) =>
      /accepter|Tables|TableIds/.test(name),
    )) {
      await noticeRefused(stage, field, await altered(stage, 'peering-notice.json', change))
    }
    expect((await stage.type(connectWords(stage))).code).toBe(0)
  })

  test('has expired', async () => {
    const stage = await withNotice(directory)
    const before = stage.front.calls.length
    const late = Date.now() + 8 * 24 * 3600 * 1000
    const ran = await stage.type(connectWords(stage), { now: late })
    expect(ran.code).toBe(1)
    expect(ran.all).toMatch(/acceptBefore.*new peering notice/s)
    expect(stage.front.calls).toHaveLength(before)
  })

  test('is of a peering that somebody else requested', async () => {
    const stage = await withNotice(directory)
    const peeringId = await strangersPeering(stage)
    const notice = await altered(stage, 'peering-notice.json', { peeringId })
    const before = changesIn(stage).length
    const ran = await stage.type(['connect', notice, '--setup', stage.path('setup.json'), '--yes'])
    expect(ran.code).toBe(3)
    expect(ran.all).toMatch(/was requested by 444455556666.*it was not accepted/s)
    expect(changesIn(stage).slice(before)).toEqual([])
  })

  test('is another document', async () => {
    const stage = await withNotice(directory)
    await noticeRefused(stage, 'kind', stage.path('setup.json'))
  })
})

describe('a report is refused that', () => {
  test.each([
    ['answers', { answers: otherDigest }],
    ['onboardingId', { onboardingId: otherId }],
  ])('has another %s', async (field, change) => {
    const stage = await withNotice(directory)
    const report = await altered(stage, 'stack-report.json', change)
    const ran = await stage.type([...connectWords(stage), '--report', report])
    expect(ran.code).toBe(2)
    expect(ran.all).toContain(`${field}: `)
  })
})

describe('the account is not changed', () => {
  test('with the credentials of another account', async () => {
    const stage = await withSetup(directory)
    const words = ['deploy', stage.path('setup.json'), '--yes', '--profile', 'stranger']
    const ran = await stage.type(words)
    expect(ran.code).toBe(2)
    expect(ran.all).toMatch(/111122223333.*444455556666/s)
    expect(stage.front.calls.map(({ action }) => action)).toEqual(['sts:GetCallerIdentity'])
  })

  test('without --yes and a terminal, nor with --json', async () => {
    const stage = await withSetup(directory)
    const words = ['deploy', stage.path('setup.json')]
    const ran = await stage.type(words)
    expect(ran.code).toBe(2)
    expect(ran.all).toContain('--yes')
    const ask = vi.fn<() => Promise<'yes'>>(() => Promise.resolve('yes'))
    expect((await stage.type([...words, '--json'], { ask })).code).toBe(2)
    expect(ask).not.toHaveBeenCalled()
    expect(stage.front.calls).toEqual([])
  })

  test.each([
    ['no', 1, 'Nothing was done.'],
    ['interrupted', 130, 'Interrupted; nothing was done.'],
  ] as const)('when the answer is %s', async (answer, code, said) => {
    const stage = await withSetup(directory)
    const ran = await stage.type(['deploy', stage.path('setup.json')], {
      ask: () => Promise.resolve(answer),
    })
    expect(ran).toMatchObject({ code })
    expect(ran.all).toContain(said)
    expect(changesIn(stage)).toEqual([])
  })

  test('when the answer could not be written', async () => {
    const stage = await withSetup(directory)
    const kept = stage.path('kept.json')
    await writeFile(kept, 'mine')
    const ran = await stage.type(['deploy', stage.path('setup.json'), '--yes', '--out', kept])
    expect(ran.code).toBe(2)
    expect(ran.all).toContain('--force')
    const nowhere = stage.path('nowhere', 'report.json')
    const lost = await stage.type(['deploy', stage.path('setup.json'), '--yes', '--out', nowhere])
    expect(lost.code).toBe(2)
    expect(stage.front.calls).toEqual([])
  })

  test('when a permission is known to be lacking', async () => {
    const stage = await withSetup(directory, ({ action, parameters }) =>
      action === 'ec2:CreateVpc' && parameters.get('DryRun') === 'true'
        ? { code: 'UnauthorizedOperation', message: 'no', status: 403 }
        : undefined,
    )
    const ran = await stage.type(['deploy', stage.path('setup.json'), '--yes'])
    expect(ran.code).toBe(3)
    expect(ran.all).toContain('ec2:CreateVpc')
    expect(changesIn(stage)).toEqual([])
  })
})
