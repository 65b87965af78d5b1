/** Leaving: in order, again, and what is not the connection's is left alone. */
import {
  CreateNetworkInterfaceCommand,
  DeleteNetworkInterfaceCommand,
  DescribeVpcPeeringConnectionsCommand,
} from '@aws-sdk/client-ec2'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { workingDirectory } from '../workingDirectory.ts'
import { type CustomerStage, accountId } from './customerStage.ts'
import { altered, changesIn, connected, peeringStatus, strangersPeering } from './customerStory.ts'

const directory = await workingDirectory()

afterEach(() => {
  vi.unstubAllEnvs()
})

const leaving = (stage: CustomerStage, ...more: ReadonlyArray<string>) =>
  stage.type([
    'leave',
    '--setup',
    stage.path('setup.json'),
    '--yes',
    '--out',
    stage.path('clean-exit.json'),
    ...more,
  ])

describe('leaving without a notice', () => {
  test('finds the peering, removes everything, and ends the onboarding', async () => {
    const stage = await connected(directory)
    const ran = await leaving(stage)
    expect(ran.code).toBe(0)
    expect(await stage.read('clean-exit.json')).toMatchObject({
      party: 'customer',
      removed: ['CustomerRoutesRemoved', 'PeeringRemoved', 'StackDeleted', 'AccountClean'],
      unconfirmed: [],
      remains: [],
    })
    const { ec2 } = stage.clients(accountId)
    const { VpcPeeringConnections: [peering] = [] } = await ec2.send(
      new DescribeVpcPeeringConnectionsCommand({}),
    )
    expect(peering?.Status?.Code).toBe('deleted')
    await stage.receive('clean-exit.json')
    expect((await stage.advance()).state.status).toBe('Closed')
    const before = changesIn(stage).length
    expect(await leaving(stage)).toMatchObject({ code: 0 })
    expect(changesIn(stage).slice(before)).toEqual([])
  })

  test('keeps a stack whose VPC is in use, says what is in it, and goes on later', async () => {
    const stage = await connected(directory)
    const { subnetIds } = (await stage.read('stack-report.json')) as { subnetIds: string[] }
    const { ec2 } = stage.clients(accountId)
    const { NetworkInterface: made } = await ec2.send(
      new CreateNetworkInterfaceCommand({ SubnetId: subnetIds[0] }),
    )
    const id = made?.NetworkInterfaceId ?? ''
    const blocked = await leaving(stage)
    expect(blocked.code).toBe(1)
    expect(blocked.all).toContain(id)
    expect(blocked.all).toMatch(/byoa customer leave --setup/)
    expect(await stage.read('clean-exit.json')).toMatchObject({
      removed: ['CustomerRoutesRemoved', 'PeeringRemoved'],
      unconfirmed: ['StackDeleted', 'AccountClean'],
      remains: [{ resourceId: id }],
    })
    await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id }))
    expect(await leaving(stage)).toMatchObject({ code: 0 })
  })

  test('leaves the peering of somebody else alone, which keeps the stack', async () => {
    const stage = await connected(directory)
    const theirs = await strangersPeering(stage)
    expect((await leaving(stage)).code).toBe(1)
    expect(await stage.read('clean-exit.json')).toMatchObject({
      removed: ['CustomerRoutesRemoved', 'PeeringRemoved'],
      remains: [{ resourceId: theirs }],
    })
    expect(await peeringStatus(stage, theirs)).toBe('pending-acceptance')
  })

  test('goes on after it was cut off', async () => {
    let isLost = true
    const stage = await connected(directory, ({ action }) =>
      isLost && action === 'cloudformation:DeleteStack'
        ? { code: 'ServiceUnavailable', message: 'later', status: 503 }
        : undefined,
    )
    expect((await leaving(stage)).code).toBe(3)
    isLost = false
    expect((await leaving(stage)).code).toBe(0)
  })
})

describe('a notice is refused', () => {
  test.each([
    ['onboardingId', { onboardingId: 'onb-ffffffffffffffff' }],
    ['answers', { answers: `sha256:${'0'.repeat(64)}` }],
  ])('with another %s', async (field, change) => {
    const stage = await connected(directory)
    await stage.offboard()
    const notice = await altered(stage, 'offboarding-notice.json', change)
    const before = changesIn(stage).length
    const ran = await leaving(stage, notice)
    expect(ran.code).toBe(2)
    expect(ran.all).toContain(`${field}: `)
    expect(changesIn(stage).slice(before)).toEqual([])
  })
})
