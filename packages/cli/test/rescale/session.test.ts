/** Rescale's half of the session, with nothing but files between the parties. */
import { readFile, stat } from 'node:fs/promises'

import { digestOfDocument } from '@byoa/application'
import { describe, expect, test } from 'vitest'

import { type Ran, jsonLines } from '../byoa.ts'
import { exampleRequest } from '../exampleFile.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'
import { documentIn } from './customerHalf.ts'
import { type Stage, connected, onboardingIn, stages } from './rescaleStage.ts'

const directory = await workingDirectory()
const open = stages(directory)

const kindsIn = async (folder: string): Promise<ReadonlyArray<string>> =>
  Object.keys(await filesIn(folder))

/** Runs everything that the session says, and returns what was said. */
const playedToTheEnd = async (stage: Stage): Promise<ReadonlyArray<Ran>> => {
  const { rescale, onAws, request } = stage
  const received = await rescale('receive', request)
  const id = await onboardingIn(stage)
  const customer = stage.customerOf(id)
  const issued = await onAws('advance', '--all')
  const reported = await onAws('receive', await customer.deploy())
  const requested = await onAws('advance', '--all')
  await customer.connect()
  const proven = await onAws('advance', id)
  const begun = await onAws('offboard', id)
  const closed = await onAws('receive', await customer.leave())
  return [received, issued, reported, requested, proven, begun, closed]
}

describe('an onboarding by files', () => {
  test('goes from the request to Closed, and says no external ID', async () => {
    const stage = await open()
    const said = await playedToTheEnd(stage)
    expect(said.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(await stage.listed()).toMatchObject({ status: 'Closed', waitingFor: [] })
    const folder = `${stage.outbox}/${await onboardingIn(stage)}`
    expect(await kindsIn(folder)).toEqual([
      'clean-exit.json',
      'connection.json',
      'offboarding-notice.json',
      'peering-notice.json',
      'setup.json',
      'template.json',
    ])
    const { externalId, signature } = await documentIn(folder, 'setup')
    expect(signature).toBeDefined()
    expect(said.map(({ all }) => all).join('\n')).not.toContain(externalId)
    expect(await documentIn(folder, 'clean-exit')).toMatchObject({
      party: 'rescale',
      unconfirmed: [],
      remains: [],
      returnedCidrs: ['10.50.0.0/16'],
    })
  }, 240_000)

  test('says what a document means, what was recorded, and what is due for whom', async () => {
    const { rescale, request } = await open()
    const { out } = await rescale('receive', request)
    expect(out[0]).toBe(
      `${request}: acme asks to connect account 111122223333 in us-east-1, with 10.50.0.0/16.`,
    )
    expect(out.slice(-2)[0]).toBe('Next')
    expect(out.at(-1)).toMatch(/^ {2}Rescale {3}Issue the setup/)
  }, 120_000)

  test('received again changes nothing, and advanced again writes nothing', async () => {
    const stage = await open()
    const { rescale, onAws, request, outbox } = stage
    await rescale('receive', request)
    await onAws('advance', '--all')
    const setup = `${outbox}/${await onboardingIn(stage)}/setup.json`
    const before = await stat(setup)
    const again = await rescale('receive', request)
    expect(again.code).toBe(0)
    expect(again.out[1]).toBe('Nothing was recorded: it was received before.')
    const repeated = await onAws('advance', '--all', '--json')
    expect(jsonLines(repeated.out)).toEqual([{ onboardings: 1, failed: 0 }])
    expect((await stat(setup)).mtimeMs).toBe(before.mtimeMs)
    expect(await stage.listed()).toMatchObject({ status: 'SetupIssued' })
  }, 120_000)

  test('restores a document of the outbox that was changed', async () => {
    const stage = await open()
    await stage.rescale('receive', stage.request)
    await stage.onAws('advance', '--all')
    const folder = `${stage.outbox}/${await onboardingIn(stage)}`
    const before = await filesIn(folder)
    const altered = (before['setup.json'] ?? '').replaceAll('999988887777', '444455556666')
    await directory.write(`${folder.slice(directory.path().length + 1)}/setup.json`, altered)
    expect((await stage.onAws('advance', '--all')).code).toBe(0)
    expect(await filesIn(folder)).toEqual(before)
  }, 120_000)
})

describe('a block that conflicts', () => {
  test('is declined with exit 1 and a verdict, and another one that answers it is agreed', async () => {
    const stage = await open()
    const { rescale, outbox, listed } = stage
    const first = { ...exampleRequest(), proposedCidr: '10.0.0.0/16' }
    const declined = await rescale('receive', await directory.write('first.json', first))
    expect(declined.code).toBe(1)
    expect(declined.all).toContain('overlaps')
    const folder = `${outbox}/${await onboardingIn(stage)}`
    const verdict = await documentIn(folder, 'verdict')
    const [proposedCidr] = verdict.alternatives
    const { answers: _answers, onboardingId } = verdict
    const next = { ...first, proposedCidr, onboardingId, answers: digestOfDocument(verdict) }
    const agreed = await rescale('receive', await directory.write('next.json', next))
    expect(agreed.code).toBe(0)
    expect(await listed()).toMatchObject({ status: 'CidrLeased', onboardingId })
  }, 120_000)

  test('stays declined when the same request comes again', async () => {
    const { rescale } = await open()
    const file = await directory.write('again.json', {
      ...exampleRequest(),
      proposedCidr: '10.0.0.0/16',
    })
    await rescale('receive', file)
    const again = await rescale('receive', file, '--json')
    expect(again.code).toBe(1)
    expect(jsonLines(again.out)).toMatchObject([{ declined: true, events: [], written: [] }])
  }, 120_000)
})

describe('every day after', () => {
  test('a rotation is a change with a template that trusts both IDs', async () => {
    const stage = await open()
    const { id, folder } = await connected(stage)
    const { externalId } = await documentIn(folder, 'setup')
    const rotated = await stage.rescale('rotate', id)
    expect(rotated.code).toBe(0)
    const change = await documentIn(folder, 'change')
    if (change.change !== 'rotation') throw new Error(change.change)
    expect(change.externalIds[0]).toBe(externalId)
    expect(change.externalIds).toHaveLength(2)
    const template = await readFile(`${folder}/change-template.json`, 'utf8')
    for (const secret of change.externalIds) {
      expect(template).toContain(secret)
      expect(rotated.all).not.toContain(secret)
    }
  }, 240_000)

  test('a suspension is told with its reason, and lifted', async () => {
    const stage = await open()
    const { id, folder } = await connected(stage)
    expect((await stage.rescale('suspend', id)).code).toBe(2)
    expect((await stage.rescale('suspend', id, '--reason', 'an audit')).code).toBe(0)
    expect(await documentIn(folder, 'change', 'status-change')).toMatchObject({
      change: 'suspended',
      reason: 'an audit',
    })
    expect((await stage.rescale('resume', id)).code).toBe(0)
    expect(await documentIn(folder, 'change', 'status-change')).toMatchObject({ change: 'resumed' })
    expect((await stage.onAws('advance', id)).code).toBe(0)
    expect(await stage.listed()).toMatchObject({ status: 'Connected' })
    expect((await stage.onAws('inspect', id)).code).toBe(0)
  }, 240_000)
})
