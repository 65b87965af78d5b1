/** Instructions without a call, reports of stacks that others made, work that is cut off. */
import { readFile, writeFile } from 'node:fs/promises'

import { afterEach, describe, expect, test, vi } from 'vitest'

import { jsonLines } from '../byoa.ts'
import { workingDirectory } from '../workingDirectory.ts'
import {
  changesIn,
  connectWords,
  connected,
  deploying,
  withNotice,
  withSetup,
} from './customerStory.ts'

const directory = await workingDirectory()

afterEach(() => {
  vi.unstubAllEnvs()
})

const without = (words: ReadonlyArray<string>, option: string) =>
  words.filter((word) => word !== option)

describe('instructions', () => {
  test.each(['--plan', '--console', '--script'])('%s calls nothing', async (option) => {
    const stage = await withNotice(directory)
    await stage.offboard()
    const calls = stage.front.calls.length
    const setup = stage.path('setup.json')
    const { externalId } = await stage.read('setup.json')
    for (const words of [
      ['deploy', setup],
      without(connectWords(stage), '--yes'),
      ['leave', stage.path('offboarding-notice.json'), '--setup', setup],
    ]) {
      for (const language of ['en', 'ja']) {
        const ran = await stage.type([...words, option, '--language', language])
        expect(ran.code).toBe(0)
        expect(ran.out.length).toBeGreaterThan(0)
        expect(ran.all).not.toContain(externalId)
      }
      expect(jsonLines((await stage.type([...words, option, '--json'])).out)).toHaveLength(1)
    }
    expect(stage.front.calls).toHaveLength(calls)
  })

  test('--script is written to a file as it is', async () => {
    const stage = await withSetup(directory)
    const out = stage.path('deploy.sh')
    await stage.type(['deploy', stage.path('setup.json'), '--script', '--out', out])
    expect(await readFile(out, 'utf8')).toMatch(/^#!.*bash/)
  })
})

describe('a report', () => {
  test('of a stack that exists is what the deployment would write', async () => {
    const stage = await withSetup(directory)
    await deploying(stage)
    const changes = changesIn(stage).length
    const out = stage.path('again.json')
    const words = ['report', '--stack', 'rescale-byoa-acme', '--setup', stage.path('setup.json')]
    expect(await stage.type([...words, '--out', out])).toMatchObject({ code: 0 })
    expect(await stage.read('again.json')).toEqual(await stage.read('stack-report.json'))
    expect(changesIn(stage)).toHaveLength(changes)
  })

  test('of a stack that does not exist, or has no good name, is refused', async () => {
    const stage = await withSetup(directory)
    const words = ['report', '--setup', stage.path('setup.json'), '--stack']
    for (const name of ['nothing-there', 'a b', '$(rm)']) {
      const ran = await stage.type([...words, name])
      expect(ran.code).toBe(2)
      expect(ran.all).toContain('--stack')
    }
  })

  test('of Terraform is read from its outputs', async () => {
    const stage = await withSetup(directory)
    await deploying(stage)
    const { roleArn, vpcId, vpcCidr, subnetIds, routeTableIds } =
      await stage.read('stack-report.json')
    const outputs = stage.path('outputs.json')
    const values = {
      RoleArn: roleArn,
      VpcId: vpcId,
      VpcCidr: vpcCidr,
      SubnetIds: String(subnetIds),
      RouteTableIds: routeTableIds,
    }
    const json = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value, sensitive: false }]),
    )
    await writeFile(outputs, JSON.stringify(json))
    const out = stage.path('terraform.json')
    const words = ['report', '--setup', stage.path('setup.json'), '--outputs', outputs]
    expect(await stage.typeOffline([...words, '--out', out])).toMatchObject({ code: 0 })
    expect(await stage.read('terraform.json')).toMatchObject({ roleArn, subnetIds, routeTableIds })
    await writeFile(outputs, JSON.stringify({ ...json, VpcId: { value: 'x' } }))
    const bad = await stage.typeOffline(words)
    expect(bad).toMatchObject({ code: 2 })
    expect(bad.all).toContain('vpcId')
  })
})

describe('work that is cut off', () => {
  test('by a failure is continued by the same command', async () => {
    let isLost = true
    const stage = await withSetup(directory, ({ action }) =>
      isLost && action === 'cloudformation:CreateStack'
        ? { code: 'ServiceUnavailable', message: 'later', status: 503 }
        : undefined,
    )
    expect((await deploying(stage)).code).toBe(3)
    isLost = false
    expect((await deploying(stage)).code).toBe(0)
    expect((await deploying(stage)).code).toBe(0)
  })

  test('by Ctrl-C says that what was changed remains', async () => {
    let interrupt = (): void => undefined
    const interrupted = new Promise<void>((resolve) => {
      interrupt = resolve
    })
    const stage = await withSetup(directory, ({ action }) => {
      if (action === 'cloudformation:CreateStack') interrupt()
      return undefined
    })
    const ran = await stage.type(['deploy', stage.path('setup.json'), '--yes'], {
      untilInterrupted: () => interrupted,
    })
    expect(ran.code).toBe(130)
    expect(ran.all).toContain('run the same command again')
  })
})

describe('a review', () => {
  test('says what each document asks for, and by when', async () => {
    const stage = await connected(directory)
    await stage.offboard()
    const setup = ['--setup', stage.path('setup.json')]
    const said: ReadonlyArray<readonly [string, ReadonlyArray<string>, RegExp]> = [
      ['setup.json', [], /999988887777.*with one external ID.*byoa customer deploy.*by 20/s],
      ['peering-notice.json', setup, /Accept pcx-.*byoa customer connect.*by 20/s],
      ['connection.json', setup, /Connected since/],
      ['offboarding-notice.json', setup, /ends the connection.*byoa customer leave.*by 20/s],
      ['stack-report.json', [], /a document of yours/],
    ]
    for (const [name, more, pattern] of said) {
      const ran = await stage.typeOffline(['review', stage.path(name), ...more])
      expect(ran.code).toBe(0)
      expect(ran.all).toMatch(pattern)
      const ja = await stage.typeOffline(['review', stage.path(name), ...more, '--language', 'ja'])
      expect(ja.all).toMatch(/[ぁ-ん]/)
    }
    expect(stage.front.calls.filter(({ action }) => action === 'sts:AssumeRole')).toEqual([])
  })

  test('shows control characters in texts of a document as marks', async () => {
    const stage = await connected(directory)
    await stage.offboard('bye\u001b[2J\nnow')
    const ran = await stage.typeOffline(['review', stage.path('offboarding-notice.json')])
    expect(ran.code).toBe(0)
    expect(ran.all).not.toContain('\u001b')
  })
})
