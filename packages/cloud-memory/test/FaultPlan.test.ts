import type { FaultKind } from '@byoa/cloud-memory'
import { describe, expect, test } from 'vitest'

import * as PersistentMap from '../src/world/PersistentMap.ts'
import { regionOf } from '../src/world/World.ts'
import { customer, rescale, usEast1 } from './setupTemplateOf.ts'
import { connect, fail, newCloud, runStack, succeed } from './story.ts'

/** What there is at the end, counted: enough to see that nothing was made twice. */
const countsOf = (cloud: ReturnType<typeof newCloud>) => {
  const world = cloud.world()
  return [customer, rescale]
    .map((accountId) =>
      Object.fromEntries(
        Object.entries(regionOf(world, { accountId, region: usEast1 })).map(([kind, table]) => [
          kind,
          Object.keys(table).length,
        ]),
      ),
    )
    .concat([{ peerings: PersistentMap.values(world.peerings).length }])
}

const routesOf = (cloud: ReturnType<typeof newCloud>) =>
  [customer, rescale].flatMap((accountId) =>
    Object.values(regionOf(cloud.world(), { accountId, region: usEast1 }).routeTables).flatMap(
      ({ routes }) => routes.map(({ destination }) => destination),
    ),
  )

describe('a fault at any single call', () => {
  test.each(['throttle', 'timeout-after-effect', 'expired-credentials'] as const)(
    '%s: the run ends in the same state, nothing made twice',
    async (kind: FaultKind) => {
      const plain = newCloud()
      await connect(plain)
      const count = plain.calls().length
      for (let onCall = 1; onCall <= count; onCall += 1) {
        const cloud = newCloud({ faults: [{ onCall, kind }] })
        await connect(cloud)
        expect([onCall, countsOf(cloud)]).toEqual([onCall, countsOf(plain)])
        expect([onCall, routesOf(cloud)]).toEqual([onCall, routesOf(plain)])
        expect(cloud.calls().some(({ outcome }) => outcome !== 'ok')).toBe(true)
      }
    },
  )

  test('a refusal is not to be repeated', async () => {
    const cloud = newCloud({ faults: [{ onCall: 'CreateStack', kind: 'refuse' }] })
    const failure = await fail(runStack(cloud))
    expect(failure).toMatchObject({
      operation: 'CustomerConsole.runStack',
      code: 'UnauthorizedOperation',
      retryable: false,
    })
    await succeed(runStack(cloud))
  })

  test('one that names an action strikes its next call, once', async () => {
    const cloud = newCloud({ faults: [{ onCall: 'CreateVpcPeeringConnection', kind: 'throttle' }] })
    await connect(cloud)
    const created = cloud.calls().filter(({ action }) => action === 'CreateVpcPeeringConnection')
    expect(created.map(({ outcome }) => outcome)).toEqual(['RequestLimitExceeded', 'ok'])
  })
})

describe('the record of calls', () => {
  test('says who called what, where, and what came of it', async () => {
    const cloud = newCloud()
    await connect(cloud)
    const calls = cloud.calls()
    expect(calls.map(({ number }) => number)).toEqual(calls.map((_, index) => index + 1))
    expect(calls.find(({ action }) => action === 'AcceptVpcPeeringConnection')).toMatchObject({
      accountId: customer,
      region: usEast1,
      outcome: 'ok',
    })
    expect(calls.filter(({ action }) => action === 'AssumeRole')).toHaveLength(1)
  })
})
