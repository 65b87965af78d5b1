/** Both parties' session, with files alone between them. */
import { describe, expect, test } from 'vitest'

import { filesIn, workingDirectory } from '../workingDirectory.ts'
import { documentIn } from './customerHalf.ts'
import { type Stage, stages } from './rescaleStage.ts'

const directory = await workingDirectory()
const open = stages(directory)

const idOf = async ({ listed }: Stage): Promise<string> => String((await listed())['onboardingId'])

describe('an onboarding by files', () => {
  test('goes from the request to Closed', async () => {
    const stage = await open()
    const { rescale, onAws, listed, outbox, request } = stage
    const received = await rescale('receive', request)
    console.log(received.all)
    expect(received.code).toBe(0)
    const id = await idOf(stage)
    const folder = `${outbox}/${id}`
    const customer = stage.customerOf(id)
    const issued = await onAws('advance', '--all')
    console.log(issued.all)
    expect(issued.code).toBe(0)
    expect(Object.keys(await filesIn(folder))).toEqual(['setup.json', 'template.json'])
    const reported = await onAws('receive', await customer.deploy())
    console.log(reported.all)
    expect(reported.code).toBe(0)
    const verified = await onAws('advance', '--all')
    console.log(verified.all)
    await customer.connect()
    const connected = await onAws('advance', '--all')
    console.log(connected.all)
    expect(await listed()).toMatchObject({ status: 'Connected' })
    expect(await documentIn(folder, 'connection')).toMatchObject({ onboardingId: id })
    const begun = await onAws('offboard', id)
    console.log(begun.all)
    expect(begun.code).toBe(0)
    const exit = await customer.leave()
    const closed = await onAws('receive', exit)
    console.log(closed.all)
    expect(await listed()).toMatchObject({ status: 'Closed' })
  }, 60_000)
})
