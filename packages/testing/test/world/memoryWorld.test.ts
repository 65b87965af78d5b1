import { loadOnboarding } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import * as literals from '../../src/world/literals.ts'
import { connectedWorld, memoryWorld } from '../../src/world/memoryWorld.ts'

describe('a world in memory', () => {
  test('has nothing in it but the two accounts', async () => {
    const { rescale, cloud, onboardingId } = memoryWorld()
    expect(await rescale.store.streams()).toEqual(E.right([]))
    expect(await rescale.store.read(onboardingId)()).toEqual(E.right({ version: 0, events: [] }))
    expect(cloud.calls()).toEqual([])
  })

  test('takes what is asked of it otherwise', () => {
    const now = literals.instant('2027-02-03T04:05:06.000Z')
    const accountId = literals.accountId('444433332222')
    const cidr = literals.cidr('10.60.0.0/16')
    const world = memoryWorld({ now, request: { accountId, zoneCount: 3 }, cidr })
    expect(world.rescale.clock.now()).toBe(now)
    expect(world.request).toMatchObject({ accountId, zoneCount: 3, region: 'us-east-1' })
    expect(world.cidr).toBe(cidr)
  })
})

describe('a connected world', () => {
  test('is one in which both accounts have an active peering', async () => {
    const { rescale, onboardingId, state } = await connectedWorld()
    expect(await loadOnboarding(rescale.store, onboardingId)()).toMatchObject(E.right({ state }))
    const { region } = state.request
    const peeringIds = [state.peering.peeringId]
    expect(await rescale.rescaleCloud.describePeerings({ region, peeringIds })()).toMatchObject(
      E.right([{ status: 'active' }]),
    )
  })

  test('is none when its block is declined, and none when a call stays refused', async () => {
    const cidr = literals.cidr('10.0.0.0/16')
    await expect(connectedWorld({ cidr })).rejects.toThrow(
      'did not reach Connected: "it is Requested"',
    )
    const faults = [{ onCall: 'CreateVpcPeeringConnection', kind: 'refuse' }] as const
    await expect(connectedWorld({ faults })).rejects.toThrow('UnauthorizedOperation')
  })

  test('comes about also when calls fail that may be tried again', async () => {
    const faults = [{ onCall: 'CreateVpcPeeringConnection', kind: 'throttle' }] as const
    const { cloud } = await connectedWorld({ faults })
    const requests = cloud
      .calls()
      .filter(({ action }) => action === 'CreateVpcPeeringConnection')
      .map(({ outcome }) => outcome)
    expect(requests).toEqual(['RequestLimitExceeded', 'ok'])
  })
})

test('a value that is not of its kind stops the test that writes it', () => {
  expect(literals.vpcId('vpc-0123456789abcdef0')).toBe('vpc-0123456789abcdef0')
  expect(() => literals.vpcId('pcx-0123456789abcdef0')).toThrow(TypeError)
  expect(() => literals.cidr('10.0.0.1/16')).toThrow(TypeError)
  expect(() => literals.instant('yesterday')).toThrow(TypeError)
  expect(literals.instant('1970-01-01T00:00:01.000Z')).toBe(1000)
})
