import {
  type CustomerCloudError,
  type RescalePorts,
  beginOffboarding,
  cancel,
  give,
} from '@byoa/application'
import { PeeringId, VpcId } from '@byoa/core/iam/identity'
import { hasRoutesTo } from '@byoa/core/inspection'
import { type Cancelled, type Offboarding, OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import {
  deleteFormerPeerings,
  deletePeerings,
  observeCustomerRoutesRemoved,
  removeRescaleRoutes,
  sweep,
} from '../../src/useCases/teardown.ts'
import {
  type Parties,
  asCustomer,
  expectRight,
  given,
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

interface Ending {
  readonly played: Parties
  readonly state: Offboarding
}

const offboarding = async (): Promise<Ending> => {
  const played = parties()
  return { played, state: await playTo(played, 'Offboarding') }
}

const rescaleTables = async ({ rescale }: Parties, { rescaleVpc }: Offboarding) =>
  expectRight(
    await rescale.rescaleCloud.describeRouteTables({
      region,
      routeTableIds: rescaleVpc.routeTableIds,
    })(),
  )

const statusOf = async ({ rescale }: Parties, peeringId: PeeringId) => {
  const found = await rescale.rescaleCloud.describePeerings({ region, peeringIds: [peeringId] })()
  return expectRight(found)[0]?.status
}

/** The step is taken, and the state is what it has led to. */
const withoutRoutes = async (): Promise<Ending> => {
  const { played, state } = await offboarding()
  expectRight(await removeRescaleRoutes(played.rescale, state)())
  return { played, state: (await stateOf(played)) as Offboarding }
}

const peeringOf = ({ peeringIds: [peeringId] }: Offboarding): PeeringId => {
  if (peeringId === undefined) throw new Error('no peering')
  return peeringId
}

describe('removing Rescale’s routes', () => {
  test('is recorded once no table leads to a peering of the onboarding', async () => {
    const { played, state } = await offboarding()
    expect(hasRoutesTo(await rescaleTables(played, state), state.peeringIds)).toBe(true)
    expect(expectRight(await removeRescaleRoutes(played.rescale, state)()).events).toMatchObject([
      { type: 'RescaleRoutesRemoved', by: 'rescale' },
    ])
    expect(hasRoutesTo(await rescaleTables(played, state), state.peeringIds)).toBe(false)
  })

  test('is not recorded while the tables still show one', async () => {
    const { played, state } = await offboarding()
    const { describeRouteTables } = played.rescale.rescaleCloud
    const ports = withRescaleCloud(played, { removeRoutes: (input) => describeRouteTables(input) })
    const handled = expectRight(await removeRescaleRoutes(ports, state)())
    expect(handled).toEqual({ onboardingId: played.onboardingId, state, events: [] })
    expect(await recorded(played, 'RescaleRoutesRemoved')).toEqual([])
  })

  test.each(['findPeerings', 'removeRoutes'] as const)(
    'is not recorded when %s fails',
    async (operation) => {
      const { played, state } = await offboarding()
      const ports = withRescaleCloud(played, { [operation]: () => TE.left(outage) })
      expect(await removeRescaleRoutes(ports, state)()).toEqual(E.left(outage))
      expect(await recorded(played, 'RescaleRoutesRemoved')).toEqual([])
    },
  )

  test('is not recorded for an offboarding that was aborted and begun anew', async () => {
    const { played, state } = await offboarding()
    const { rescale: ports, onboardingId } = played
    const submitter = { ports, onboardingId, by: 'customer' } as const
    played.cloud.advanceTime(60)
    expectRight(await give(submitter, 'AbortOffboarding', {})())
    expectRight(await beginOffboarding(submitter, 'now we do leave')())
    expect(typesOf(expectRight(await removeRescaleRoutes(ports, state)()))).toEqual([])
  })
})

describe('deleting the peerings', () => {
  test('deletes every one that was recorded, and is recorded when all are gone', async () => {
    const { played, state } = await withoutRoutes()
    expect(expectRight(await deletePeerings(played.rescale, state)()).events).toMatchObject([
      { type: 'PeeringRemoved', by: 'rescale' },
    ])
    expect(await statusOf(played, peeringOf(state))).toBe('deleted')
  })

  test('removes the routes once more that somebody has written meanwhile', async () => {
    const { played, state } = await withoutRoutes()
    const { rescaleCloud } = played.rescale
    const peeringId = peeringOf(state)
    const ports = withRescaleCloud(played, {
      deletePeering: (input) =>
        pipe(
          rescaleCloud.installRoutes({
            region,
            routeTableIds: state.rescaleVpc.routeTableIds,
            destinations: state.cidrs,
            peeringId,
          }),
          TE.flatMap(() => rescaleCloud.deletePeering(input)),
        ),
    })
    expectRight(await deletePeerings(ports, state)())
    expect(hasRoutesTo(await rescaleTables(played, state), [peeringId])).toBe(false)
  })

  test('looks for them by the tag of the onboarding and by both VPCs', async () => {
    const { played, state } = await withoutRoutes()
    const inputs: unknown[] = []
    const { findPeerings } = played.rescale.rescaleCloud
    const ports = withRescaleCloud(played, {
      findPeerings: (input) => {
        inputs.push(input)
        return findPeerings(input)
      },
    })
    expectRight(await deletePeerings(ports, state)())
    const { onboardingId, rescaleVpc, stack } = state
    const input = {
      onboardingId,
      region,
      rescaleVpcId: rescaleVpc.vpcId,
      customerVpcId: stack?.vpcId,
    }
    expect(inputs).toEqual([input, input])
  })

  test('is not recorded while one of them lives', async () => {
    const { played, state } = await withoutRoutes()
    const ports = withRescaleCloud(played, { deletePeering: () => TE.right(undefined) })
    expect(typesOf(expectRight(await deletePeerings(ports, state)()))).toEqual([])
    expect(await statusOf(played, peeringOf(state))).toBe('active')
    expect(await recorded(played, 'PeeringRemoved')).toEqual([])
  })

  test('is not recorded when it fails', async () => {
    const { played, state } = await withoutRoutes()
    const ports = withRescaleCloud(played, { deletePeering: () => TE.left(outage) })
    expect(await deletePeerings(ports, state)()).toEqual(E.left(outage))
    expect(await recorded(played, 'PeeringRemoved')).toEqual([])
  })

  test('leaves those alone that live for another onboarding of the VPC by now', async () => {
    const { played, state } = await withoutRoutes()
    const deleted: PeeringId[] = []
    const other = given(PeeringId, 'pcx-0123456789abcdef0')
    const successor = given(OnboardingId, 'onb-fedcba9876543210')
    const { rescaleCloud, store } = played.rescale
    const ports: RescalePorts = {
      ...withRescaleCloud(played, {
        findPeerings: () =>
          TE.right([
            { peeringId: other, status: 'active', message: '' },
            { peeringId: peeringOf(state), status: 'deleted', message: '' },
          ]),
        deletePeering: (input) => {
          deleted.push(input.peeringId)
          return rescaleCloud.deletePeering(input)
        },
      }),
      store: { ...store, holderOf: () => TE.right({ _tag: 'Some', value: successor }) },
    }
    expect(typesOf(expectRight(await deletePeerings(ports, state)()))).toEqual(['PeeringRemoved'])
    expect(deleted).toEqual([peeringOf(state)])
  })
})

describe('observing that the customer has removed its routes', () => {
  const tablesOf = ({ stack }: Offboarding) => stack?.routeTableIds ?? []

  test('is no news while a table shows one', async () => {
    const { played, state } = await offboarding()
    expect(
      typesOf(expectRight(await observeCustomerRoutesRemoved(played.rescale, state)())),
    ).toEqual([])
  })

  test('records it when none does, if nothing was recorded since that was asked', async () => {
    const { played, state: before } = await offboarding()
    await overtake(played)
    const state = await playTo(played, 'Offboarding')
    for (const RouteTableId of tablesOf(state)) {
      asCustomer(played, 'DeleteRoute', {
        RouteTableId,
        DestinationCidrBlock: state.rescaleVpc.cidrs[0],
      })
    }
    const { rescale } = played
    const late = expectRight(await observeCustomerRoutesRemoved(rescale, before)())
    expect(typesOf(late)).toEqual([])
    const { events } = expectRight(await observeCustomerRoutesRemoved(rescale, state)())
    expect(events).toMatchObject([{ type: 'CustomerRoutesRemoved', by: 'rescale' }])
  })

  test('does not wait for access that the customer has taken away', async () => {
    const { played, state } = await offboarding()
    const refused: CustomerCloudError = {
      _tag: 'AccessRefused',
      action: 'sts:AssumeRole',
      message: 'is not authorized',
    }
    const ports = withCustomerCloud(played, { describeRouteTables: () => TE.left(refused) })
    const handled = expectRight(await observeCustomerRoutesRemoved(ports, state)())
    expect(handled.events).toMatchObject([{ type: 'AccessLost' }])
    expect(handled.state).toMatchObject({ status: 'Offboarding' })
    expect((handled.state as Offboarding).teardown.outstanding).not.toContain(
      'CustomerRoutesRemoved',
    )
  })

  test('looks at nothing when no stack was ever reported', async () => {
    const played = parties()
    const { rescale: ports, onboardingId } = played
    await playTo(played, 'SetupIssued')
    expectRight(await cancel({ ports, onboardingId, by: 'customer' }, 'no need')())
    const state = (await stateOf(played)) as Cancelled
    const calls = played.cloud.calls().length
    expect(expectRight(await observeCustomerRoutesRemoved(ports, state)())).toEqual({
      onboardingId,
      state,
      events: [],
    })
    expect(played.cloud.calls()).toHaveLength(calls)
  })
})

describe('the peerings to a VPC that another report has replaced', () => {
  const replaced = async () => {
    const played = parties()
    const { rescale: ports, onboardingId } = played
    const { stack, peering } = await playTo(played, 'Connected')
    const next = { ...stack, stackId: 'another', vpcId: given(VpcId, 'vpc-0123456789abcdef0') }
    const { state } = expectRight(
      await give({ ports, onboardingId, by: 'customer' }, 'ReportStack', { stack: next })(),
    )
    if (state.status !== 'StackReported') throw new Error('not reported')
    return { played, state, peeringId: peering.peeringId }
  }

  test('are deleted with the routes to them, and no other', async () => {
    const { played, state, peeringId } = await replaced()
    const { events } = expectRight(await deleteFormerPeerings(played.rescale, state)())
    expect(events).toMatchObject([{ type: 'PeeringRemoved', by: 'rescale' }])
    expect(await statusOf(played, peeringId)).toBe('deleted')
    const { routeTableIds } = state.rescaleVpc
    const tables = await played.rescale.rescaleCloud.describeRouteTables({
      region,
      routeTableIds,
    })()
    expect(hasRoutesTo(expectRight(tables), [peeringId])).toBe(false)
  })

  test('are not recorded as deleted when something was recorded since that was asked', async () => {
    const { played, state } = await replaced()
    await overtake(played)
    expect(typesOf(expectRight(await deleteFormerPeerings(played.rescale, state)()))).toEqual([])
  })

  test('stay to be deleted while one lives, or the world fails', async () => {
    const { played, state, peeringId } = await replaced()
    const living = withRescaleCloud(played, { deletePeering: () => TE.right(undefined) })
    expect(typesOf(expectRight(await deleteFormerPeerings(living, state)()))).toEqual([])
    const failing = withRescaleCloud(played, { deletePeering: () => TE.left(outage) })
    expect(await deleteFormerPeerings(failing, state)()).toEqual(E.left(outage))
    expect(await stateOf(played)).toMatchObject({ peeringsToRemove: [peeringId] })
  })

  test.each([
    [['deleted', 'rejected'], ['PeeringRemoved']],
    [['deleted', 'active'], []],
    [['active', 'deleted'], []],
  ] as const)('that are %j: %j', async (statuses, recordedTypes) => {
    const { played, state, peeringId } = await replaced()
    const secondId = given(PeeringId, 'pcx-0123456789abcdef0')
    const [first, second] = statuses.map((status, index) => ({
      peeringId: index === 0 ? peeringId : secondId,
      status,
      message: '',
    }))
    const ports = withRescaleCloud(played, {
      deletePeering: () => TE.right(undefined),
      describePeerings: () => TE.right([first, second].filter((one) => one !== undefined)),
    })
    const both = { ...state, peeringsToRemove: [peeringId, secondId] }
    const { events } = expectRight(await deleteFormerPeerings(ports, both)())
    expect(events.map(({ type }) => type)).toEqual(recordedTypes)
  })
})

describe('what another worker wrote after the end', () => {
  test('is removed, and nothing is recorded', async () => {
    const played = parties()
    const connected = await playTo(played, 'Connected')
    const state = await playTo(played, 'Closed')
    const before = await history(played)
    const { rescaleCloud } = played.rescale
    const vpc = asCustomer(played, 'CreateVpc', { CidrBlock: '10.77.0.0/16' }).Vpc.VpcId
    const late = expectRight(
      await rescaleCloud.requestPeering({
        onboardingId: played.onboardingId,
        region,
        rescaleVpcId: connected.rescaleVpc.vpcId,
        customerAccountId: played.request.accountId,
        customerVpcId: given(VpcId, vpc),
      })(),
    )
    expectRight(await sweep(played.rescale, state)())
    expect(await statusOf(played, late.peeringId)).toBe('deleted')
    expect(await history(played)).toEqual(before)
  })

  test('is not looked for when no stack was ever reported', async () => {
    const played = parties()
    const { rescale: ports, onboardingId } = played
    await playTo(played, 'CidrLeased')
    const { state } = expectRight(await cancel({ ports, onboardingId, by: 'customer' }, 'no')())
    const blind = withRescaleCloud(played, { findPeerings: () => TE.left(outage) })
    expect(await sweep(blind, state as Cancelled)()).toSatisfy(E.isRight)
  })

  test('fails when it cannot be looked for', async () => {
    const played = parties()
    const state = await playTo(played, 'Closed')
    const blind = withRescaleCloud(played, { findPeerings: () => TE.left(outage) })
    expect(await sweep(blind, state)()).toEqual(E.left(outage))
  })
})
