/** Several onboardings, watching, and the end without the customer. */
import { describe, expect, test } from 'vitest'

import { jsonLines } from '../byoa.ts'
import { exampleRequest } from '../exampleFile.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'
import { connected, onboardingIn, runNow, stages } from './rescaleStage.ts'

const directory = await workingDirectory()
const open = stages(directory)

const daySeconds = 24 * 60 * 60
const inDays = (days: number) => (): number => Date.now() + days * daySeconds * 1000

/** Rescale's side without any VPC in `eu-west-1`. */
const oneRegion = await directory.write('one-region.json', {
  version: 1,
  accounts: [{ partition: 'aws', accountId: '999988887777' }],
  vpcs: [{ vpcId: 'vpc-0aa10000000000001', region: 'us-east-1', cidrs: ['10.0.0.0/16'] }],
})

const elsewhere = await directory.write('elsewhere.json', {
  ...exampleRequest(),
  companyCode: 'other',
  accountId: '222233334444',
  region: 'eu-west-1',
  proposedCidr: '10.70.0.0/16',
})

describe('byoa rescale advance', () => {
  test('goes on with others when one fails, and ends with exit 3', async () => {
    const { rescale, onAws, request } = await open()
    expect((await rescale('receive', elsewhere, request)).code).toBe(0)
    const advanced = await onAws('advance', '--all', '--rescale', oneRegion)
    expect(advanced.code).toBe(3)
    expect(advanced.err[0]).toMatch(/^onb-[0-9a-f]{16} could not be advanced:$/)
    expect(advanced.out.at(-1)).toBe('Onboardings: 2. Failed: 1.')
    const statuses = jsonLines((await rescale('list', '--json')).out).map(({ status }) => status)
    expect(statuses).toEqual(['CidrLeased', 'SetupIssued'])
  }, 120_000)

  test('plans what is to be done and what changes, and does nothing of it', async () => {
    const stage = await open()
    const { rescale, onAws, request, listed, outbox } = stage
    await rescale('receive', request)
    const id = await onboardingIn(stage)
    await onAws('advance', id)
    await onAws('receive', await stage.customerOf(id).deploy())
    const [before, files] = [await listed(), await filesIn(`${outbox}/${id}`)]
    const planned = await rescale('advance', '--all', '--plan', '--json')
    expect(planned).toMatchObject({ code: 0, err: [] })
    expect(jsonLines(planned.out)).toMatchObject([
      {
        onboardingId: id,
        status: 'StackReported',
        work: [{ task: 'ProbeRole', changes: [] }],
      },
    ])
    expect([await listed(), await filesIn(`${outbox}/${id}`)]).toEqual([before, files])
    await onAws('advance', id)
    await rescale('offboard', id)
    const { out } = await rescale('advance', id, '--plan')
    expect(out.filter((line) => line.endsWith('<- makes changes'))).toEqual([
      '    ec2:DeleteRoute  <- makes changes',
    ])
    expect(out.at(-1)).toMatch(/^This is a plan: no API was called, and nothing was changed/)
    expect((await rescale('advance', id, '--plan', '--watch')).code).toBe(2)
  }, 120_000)

  test('watches with pauses near the interval, and says how to go on after Ctrl-C', async () => {
    const stage = await open()
    await stage.rescale('receive', stage.request)
    const pauses: number[] = []
    const words = ['rescale', 'advance', '--all', '--watch', '--every-seconds', '10']
    let interrupt = (): void => undefined
    const interrupted = new Promise<void>((resolve) => {
      interrupt = resolve
    })
    const watched = await runNow(
      [...words, ...stage.store, '--outbox', stage.outbox, ...stage.credentials],
      {
        untilInterrupted: () => interrupted,
        sleep: async (milliseconds) => {
          if (milliseconds < 8000) return
          pauses.push(milliseconds)
          if (pauses.length < 4) return
          interrupt()
          await new Promise(() => undefined)
        },
      },
    )
    expect(watched.code).toBe(130)
    expect(watched.err).toEqual([
      `Interrupted. The steps so far are recorded in ${stage.store[1]}.`,
      'To continue, run the same command again.',
    ])
    expect(pauses.every((pause) => pause >= 8000 && pause <= 12_000)).toBe(true)
    expect(new Set(pauses).size).toBeGreaterThan(1)
    // Only the first round had anything to say.
    expect(watched.out.filter((line) => line.startsWith('onb-'))).toHaveLength(1)
    expect(await stage.listed()).toMatchObject({ status: 'SetupIssued' })
  }, 120_000)
})

describe('byoa rescale close', () => {
  test('waits for the deadline, then names what was not confirmed', async () => {
    const stage = await open()
    const { id } = await connected(stage)
    const words = [...stage.store, '--outbox', stage.outbox]
    await stage.onAws('offboard', id)
    await stage.onAws('advance', id)
    const later = ['rescale', 'advance', id, ...words, ...stage.credentials]
    expect((await runNow(later, { now: inDays(8) })).code).toBe(0)
    const early = await runNow(['rescale', 'close', id, ...words], { now: inDays(8) })
    expect(early.code).toBe(1)
    expect(early.err[0]).toMatch(new RegExp(`^The customer has until .* of ${id}; nothing was`))
    expect(early.err[1]).toBe(
      'Not confirmed yet: the customer’s routes removed, the stack deleted, no resources left in the account.',
    )
    const closed = await runNow(['rescale', 'close', id, ...words], { now: inDays(31) })
    expect(closed.code).toBe(0)
    expect(closed.all).toContain('the stack deleted')
    expect(await stage.listed()).toMatchObject({ status: 'Closed' })
  }, 240_000)

  test('is not needed for a cancelled onboarding of which nothing exists', async () => {
    const stage = await open()
    await stage.rescale('receive', stage.request)
    const id = await onboardingIn(stage)
    expect((await stage.rescale('cancel', id, '--reason', 'not wanted')).code).toBe(0)
    expect(await stage.listed()).toMatchObject({ status: 'Cancelled', waitingFor: [] })
  }, 120_000)
})
