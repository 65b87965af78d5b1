/** The calls that change Rescale's account, counted while it carries out its intents. */
import { performCustomerIntent, proposeSecondaryCidr } from '@byoa/application'
import { isChange, rescaleChanges } from '@byoa/application/instructions'
import { Ipv4Cidr } from '@byoa/core/network'
import { type KnownState, isTerminal, react } from '@byoa/core/onboarding'
import { memoryWorld } from '@byoa/testing/world'
import { expect, test } from 'vitest'

import { executeIntent } from '../../src/useCases/executeIntent.ts'
import { type Parties, expectRight, given, parties, playTo, stateOf } from '../support/parties.ts'

/** Intent → the changes that were made for it. */
type Counted = Map<string, Set<string>>

const knownState = async (played: Parties): Promise<KnownState> => {
  const state = await stateOf(played)
  return state.status === 'NotRequested' ? expect.unreachable(state.status) : state
}

/** Carries out the pending intents of both parties once, and counts the calls for Rescale's. */
const playRound = async (played: Parties, counted: Counted): Promise<void> => {
  const { rescale, customer, cloud } = played
  const asked = await knownState(played)
  for (const intent of react(asked, rescale.clock.now())) {
    const state = await knownState(played)
    const before = cloud.calls().length
    await executeIntent(rescale, state, intent)?.()
    const calls = cloud.calls().slice(before)
    const changes = calls.map(({ action }) => action).filter((action) => isChange(`:${action}`))
    const known = counted.get(intent.type) ?? new Set()
    if (changes.length > 0) counted.set(intent.type, new Set([...known, ...changes]))
    await performCustomerIntent({ ...rescale, ...customer }, state, intent)?.()
    cloud.advanceTime(60)
  }
}

const rounds = async (played: Parties, counted: Counted, count: number): Promise<void> => {
  for (let round = 0; round < count; round += 1) await playRound(played, counted)
}

const withDns = (): Parties => memoryWorld({ request: { peeringDns: true } })

/** A life with a secondary block and a route that is lost, to its end. */
const livedThrough = async (played: Parties): Promise<Counted> => {
  const counted: Counted = new Map()
  await playTo(played, 'SetupIssued')
  await rounds(played, counted, 10)
  expect((await knownState(played)).status).toBe('Connected')
  const { rescale, onboardingId, cloud } = played
  const secondary = given(Ipv4Cidr, '10.60.0.0/24')
  expectRight(await proposeSecondaryCidr(rescale, onboardingId, secondary)())
  await rounds(played, counted, 4)
  const { rescaleVpc, setup } = await playTo(played, 'Connected')
  const [RouteTableId = ''] = rescaleVpc.routeTableIds
  const aws = cloud.rescaleAws(played.request.region)
  expectRight(await aws.ec2.deleteRoute({ RouteTableId, DestinationCidrBlock: setup.cidr })())
  await rounds(played, counted, 4)
  await playTo(played, 'Offboarding')
  await rounds(played, counted, 6)
  expect(isTerminal(await knownState(played))).toBe(true)
  return counted
}

test.each([
  ['without DNS over the peering', parties],
  ['with it', withDns],
])('are those that are listed, %s', async (_how, open) => {
  const counted = await livedThrough(open())
  for (const [type, made] of counted) {
    const listed: ReadonlyArray<string> = rescaleChanges[type as keyof typeof rescaleChanges] ?? []
    expect({ type, unlisted: [...made].filter((one) => !listed.includes(`ec2:${one}`)) }).toEqual({
      type,
      unlisted: [],
    })
  }
  // Blocks are released when they are withdrawn, before they are associated.
  const { ReleaseSecondaryCidr: _released, ...others } = rescaleChanges
  expect([...counted.keys()].toSorted()).toEqual(Object.keys(others).toSorted())
})
