/** The whole session of the customer, as both companies type it. */
import { afterEach, describe, expect, test, vi } from 'vitest'

import { decodeExchangedDocument, digestOfDocument, rotateExternalId } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { workingDirectory } from '../workingDirectory.ts'
import { accountId, openStage, right } from './customerStage.ts'

const directory = await workingDirectory()

afterEach(() => {
  vi.unstubAllEnvs()
})

const requestWords = (out: string) => [
  'request',
  '--company',
  'acme',
  '--cidr',
  '10.60.0.0/16',
  '--region',
  'us-east-1',
  '--out',
  out,
]

describe('a customer with files and its own credentials', () => {
  test('requests, deploys, connects, rotates and leaves', async () => {
    const stage = await openStage(directory)
    const { type, path, receive, advance, rescale } = stage
    const requested = await type(requestWords(path('request.json')))
    expect(requested).toMatchObject({ code: 0 })
    expect(await stage.read('request.json')).toMatchObject({
      accountId,
      egress: 'open',
      zoneCount: 2,
    })

    await receive('request.json')
    await advance()
    const setup = path('setup.json')
    const reviewed = await stage.typeOffline(['review', setup])
    expect(reviewed).toMatchObject({ code: 0, err: [] })

    const report = path('stack-report.json')
    const deployed = await type(['deploy', setup, '--yes', '--out', report])
    expect(deployed.code).toBe(0)

    await receive('stack-report.json')
    expect((await advance()).state.status).toBe('PeeringPending')
    const connected = await type([
      'connect',
      path('peering-notice.json'),
      '--setup',
      setup,
      '--yes',
    ])
    expect(connected.code).toBe(0)
    expect((await advance()).state.status).toBe('Connected')

    await right(rotateExternalId(rescale, stage.onboardingId()))
    await advance()
    const change = path('change.json')
    const rotated = await type(['rotate', change, '--setup', setup, '--yes', '--out', report])
    expect(rotated.code).toBe(0)
    expect(rotated.all).toMatch(/one of 2 external IDs.*changed: RescaleRole/s)
    await advance()
    const known = ['--setup', setup, '--change', change]
    const noticed = await type(['review', path('peering-notice.json'), ...known])
    expect(noticed.all).toContain(`peering-notice.json ${known.join(' ')}`)

    await stage.offboard()
    const left = await type([
      'leave',
      path('offboarding-notice.json'),
      '--setup',
      setup,
      '--yes',
      '--out',
      path('clean-exit.json'),
    ])
    expect(left.code).toBe(0)
    const notice = decodeExchangedDocument(await stage.read('offboarding-notice.json'))
    expect(await stage.read('clean-exit.json')).toMatchObject({
      answers: E.isRight(notice) ? digestOfDocument(notice.right) : '',
    })
    await receive('clean-exit.json')
    expect((await advance()).state.status).toBe('Closed')
    expect(stage.front.calls.map(({ action }) => action)).not.toContain('sts:AssumeRole')
    const theirs = stage.sandbox.accounts.find(({ party }) => party === 'rescale')
    expect(stage.front.calls.map(({ accessKeyId }) => accessKeyId)).not.toContain(
      theirs?.accessKeyId,
    )
    const { externalId } = await stage.read('setup.json')
    const said = [requested, reviewed, deployed, connected, rotated, left].map(({ all }) => all)
    expect(said.filter((all) => all.includes(String(externalId)))).toEqual([])
    expect(said.filter((all) => !/Next, you|Waiting for Rescale/.test(all))).toEqual([])
  })
})
