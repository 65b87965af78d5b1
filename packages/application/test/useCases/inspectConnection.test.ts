import { type CustomerCloudError, advance, give } from '@byoa/application'
import { hasRoutesTo } from '@byoa/core/inspection'
import type { Connected, Degraded, Suspended } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { inspectConnection, repairConnection } from '../../src/useCases/inspectConnection.ts'
import {
  type Parties,
  asCustomer,
  expectRight,
  history,
  outage,
  overtake,
  parties,
  playTo,
  recorded,
  region,
  stateOf,
  typesOf,
  withCustomerCloud,
  withRescaleCloud,
} from '../support/parties.ts'

const refused: CustomerCloudError = {
  _tag: 'AccessRefused',
  action: 'ec2:DescribeVpcs',
  message: 'is not authorized',
}

/** A connection that has just lost Rescale's routes. */
const withoutRescaleRoutes = async (): Promise<{
  readonly played: Parties
  readonly state: Connected
}> => {
  const played = parties()
  const state = await playTo(played, 'Connected')
  expectRight(
    await played.rescale.rescaleCloud.removeRoutes({
      region,
      routeTableIds: state.rescaleVpc.routeTableIds,
      peeringIds: [state.peering.peeringId],
    })(),
  )
  return { played, state }
}

const drift = [{ type: 'DriftFound', by: 'rescale', data: { findings: [{ id: 'route-missing' }] } }]

describe('inspecting a connection', () => {
  test('that is as it should be is no news', async () => {
    const played = parties()
    const state = await playTo(played, 'Connected')
    expect(typesOf(expectRight(await inspectConnection(played.rescale, state)()))).toEqual([])
  })

  test('records what is wrong of any of its parts', async () => {
    const { played, state } = await withoutRescaleRoutes()
    const handled = expectRight(await inspectConnection(played.rescale, state)())
    expect(handled.events).toMatchObject(drift)
    expect(handled.state).toMatchObject({
      status: 'Degraded',
      findings: [{ evidence: { side: 'rescale', problem: 'absent' } }],
    })
  })

  test('records what was seen of the others when one part does not answer', async () => {
    const { played, state } = await withoutRescaleRoutes()
    for (const ports of [
      withRescaleCloud(played, { describePeerings: () => TE.left(outage) }),
      withCustomerCloud(played, { describeVpc: () => TE.left(outage) }),
    ]) {
      expect(await inspectConnection(ports, state)()).toEqual(E.left(outage))
      expect(await recorded(played, 'DriftFound')).toMatchObject(drift)
    }
  })

  test('infers nothing of a part that does not answer', async () => {
    const { played, state } = await withoutRescaleRoutes()
    const ports = withRescaleCloud(played, { describeRouteTables: () => TE.left(outage) })
    expect(await inspectConnection(ports, state)()).toEqual(E.left(outage))
    expect(await stateOf(played)).toEqual(state)
  })

  test('records what was seen, and then what the customer’s account refused', async () => {
    const { played, state } = await withoutRescaleRoutes()
    const ports = withCustomerCloud(played, { describeVpc: () => TE.left(refused) })
    expect(expectRight(await inspectConnection(ports, state)()).events).toMatchObject([
      ...drift,
      { type: 'AccessLost', data: { action: 'ec2:DescribeVpcs' } },
    ])
  })

  test('is no news when it began before the last change', async () => {
    const { played, state } = await withoutRescaleRoutes()
    await overtake(played)
    expect(typesOf(expectRight(await inspectConnection(played.rescale, state)()))).toEqual([])
  })

  test('does not take a VPC for gone that is not visible once', async () => {
    const played = parties()
    const state = await playTo(played, 'Connected')
    const ports = withCustomerCloud(played, { describeVpc: () => TE.right(O.none) })
    const handled = expectRight(await inspectConnection(ports, state)())
    expect(handled.events).toMatchObject([
      { type: 'ResourceNotVisible', data: { resourceId: state.stack.vpcId } },
    ])
    expect(handled.state.status).toBe('Connected')
  })

  test('looks at the customer’s tables, too', async () => {
    const played = parties()
    const state = await playTo(played, 'Connected')
    asCustomer(played, 'DeleteRoute', {
      RouteTableId: state.stack.routeTableIds[0] ?? '',
      DestinationCidrBlock: state.rescaleVpc.cidrs[0],
    })
    expect(expectRight(await inspectConnection(played.rescale, state)()).state).toMatchObject({
      status: 'Degraded',
      findings: [{ id: 'route-missing', evidence: { side: 'customer' } }],
    })
  })

  test('does not look through a role that lets nobody in', async () => {
    const played = parties()
    const state = await playTo(played, 'Connected')
    let reads = 0
    const ports = withCustomerCloud(played, {
      describeVpc: () => {
        reads += 1
        return TE.left(refused)
      },
    })
    const closed = {
      ...state,
      role: { outcome: 'rejected', problems: ['refused-with-external-id'] },
    } as const
    expect(typesOf(expectRight(await inspectConnection(ports, closed)()))).toEqual([])
    expect(reads).toBe(0)
    const open = {
      ...state,
      role: { outcome: 'rejected', problems: ['allowed-without-external-id'] },
    } as const
    expectRight(await inspectConnection(ports, open)())
    expect(reads).toBe(1)
  })

  test('that is suspended without a peering looks at no peering and no routes', async () => {
    const played = parties()
    const { rescale: ports, onboardingId } = played
    const { peering } = await playTo(played, 'Connected')
    expectRight(
      await give({ ports, onboardingId, by: 'rescale' }, 'Suspend', { reason: 'a pause' })(),
    )
    asCustomer(played, 'DeleteVpcPeeringConnection', { VpcPeeringConnectionId: peering.peeringId })
    expectRight(await advance(ports, onboardingId)())
    const suspended = (await stateOf(played)) as Suspended
    expect(suspended.peering).toBeUndefined()
    const blind = withRescaleCloud(played, {
      describePeerings: () => TE.left(outage),
      describeRouteTables: () => TE.left(outage),
    })
    expect(await inspectConnection(blind, suspended)()).toSatisfy(E.isRight)
  })
})

describe('repairing a connection', () => {
  const degraded = async () => {
    const { played, state } = await withoutRescaleRoutes()
    expectRight(await inspectConnection(played.rescale, state)())
    return { played, state: (await stateOf(played)) as Degraded }
  }

  test('puts Rescale’s routes back and looks again', async () => {
    const { played, state } = await degraded()
    expect(state.status).toBe('Degraded')
    expect(typesOf(expectRight(await repairConnection(played.rescale, state)()))).toEqual([
      'DriftCleared',
    ])
    const { routeTableIds } = state.rescaleVpc
    const tables = await played.rescale.rescaleCloud.describeRouteTables({
      region,
      routeTableIds,
    })()
    expect(hasRoutesTo(expectRight(tables), [state.peering.peeringId])).toBe(true)
  })

  test('does not count as repaired when it fails', async () => {
    const { played, state } = await degraded()
    const before = await history(played)
    const ports = withRescaleCloud(played, { installRoutes: () => TE.left(outage) })
    expect(await repairConnection(ports, state)()).toEqual(E.left(outage))
    expect(await history(played)).toEqual(before)
  })
})
