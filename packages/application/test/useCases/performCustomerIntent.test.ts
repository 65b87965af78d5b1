import { advance, performCustomerIntent } from '@byoa/application'
import { isChange } from '@byoa/application/instructions'
import { type Intent, type KnownState, react } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  asCustomer,
  expectRight,
  parties,
  playTo,
  region,
} from '../support/parties.ts'

interface Broken {
  readonly state: KnownState
  readonly repairs: ReadonlyArray<Intent>
}

/** A connection that has lost a route on each side, when Rescale has just seen that. */
const broken = async (played: Parties): Promise<Broken> => {
  const { rescale, onboardingId } = played
  const { stack, rescaleVpc, peering } = await playTo(played, 'Connected')
  asCustomer(played, 'DeleteRoute', {
    RouteTableId: stack.routeTableIds[0] ?? '',
    DestinationCidrBlock: rescaleVpc.cidrs[0],
  })
  expectRight(
    await rescale.rescaleCloud.removeRoutes({
      region,
      routeTableIds: rescaleVpc.routeTableIds,
      peeringIds: [peering.peeringId],
    })(),
  )
  const { steps } = expectRight(await advance(rescale, onboardingId)())
  const seen = steps.find(({ state }) => state.status === 'Degraded')?.state
  if (seen?.status !== 'Degraded') throw new Error('the loss was not seen')
  const repairs = react(seen, rescale.clock.now()).filter(({ type }) => type === 'RepairConnection')
  return { state: seen, repairs }
}

const customerRoutes = ({ request, ...played }: Parties, state: KnownState): number =>
  'stack' in state && state.stack !== undefined
    ? asCustomer({ request, ...played }, 'DescribeRouteTables', {
        RouteTableIds: [state.stack.routeTableIds[0] ?? ''],
      })
        .RouteTables.flatMap(({ Routes }) => Routes)
        .filter((route) => route.VpcPeeringConnectionId !== undefined).length
    : 0

describe('a repair of the connection', () => {
  test('is asked of each party, for its own routes', async () => {
    const { repairs } = await broken(parties())
    expect(repairs.map(({ party }) => party)).toEqual(['rescale', 'customer'])
  })

  test("that is Rescale's is no work of the customer's", async () => {
    const played = parties()
    const { state, repairs } = await broken(played)
    const calls = played.cloud.calls().length
    const own = repairs.filter(({ party }) => party === 'rescale')
    expect(
      own.map((intent) =>
        performCustomerIntent({ ...played.rescale, ...played.customer }, state, intent),
      ),
    ).toEqual([undefined])
    expect(played.cloud.calls()).toHaveLength(calls)
    expect(customerRoutes(played, state)).toBe(0)
  })

  test("that is the customer's puts its route back", async () => {
    const played = parties()
    const { state, repairs } = await broken(played)
    for (const intent of repairs.filter(({ party }) => party === 'customer')) {
      expect(
        await performCustomerIntent({ ...played.rescale, ...played.customer }, state, intent)?.(),
      ).toSatisfy(E.isRight)
    }
    expect(customerRoutes(played, state)).toBe(1)
    await playTo(played, 'Connected')
  })

  test('changes nothing when the connection is mended already', async () => {
    const played = parties()
    const { repairs } = await broken(played)
    const connected = await playTo(played, 'Connected')
    const before = played.cloud.calls().length
    for (const intent of repairs) {
      await performCustomerIntent({ ...played.rescale, ...played.customer }, connected, intent)?.()
    }
    const calls = played.cloud.calls().slice(before)
    expect(calls.map(({ action }) => action)).toContain('DescribeRouteTables')
    expect(calls.filter(({ action }) => isChange(`:${action}`))).toEqual([])
  })
})
