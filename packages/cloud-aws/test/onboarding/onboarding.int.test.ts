/** Whole onboardings, Rescale's and the customer's part, through the SDK on an AWS in memory. */
import { type OnboardingStore, advance } from '@byoa/application'
import type { Fault, FaultKind } from '@byoa/cloud-memory'
import { customerAccountId, onboardingId, valid } from '@byoa/scripted-aws'
import { type Played, playTo } from '@byoa/testing/world'
import { describe, expect, it } from 'vitest'

import { sdkPorts } from '../conformance/sdkScene.ts'
import { newWireWorld } from '../conformance/wireWorld.ts'
import { history, peeringsOf, playedOn, withStore } from './play.ts'

const typesOf = async (played: Played): Promise<ReadonlyArray<string>> =>
  (await history(played)).map(({ type }) => type)

describe('an onboarding through the SDK', () => {
  it('costs 45 calls until it is connected, and 14 more for the first inspection, as in memory', async () => {
    const { cloud, parties } = newWireWorld()
    const played = playedOn(cloud, sdkPorts(parties))
    const callsAt = new Map<string, number>()
    const { store } = played.rescale
    const watched: OnboardingStore = {
      ...store,
      commit: (commit) => {
        for (const { type } of commit.events) callsAt.set(type, cloud.calls().length)
        return store.commit(commit)
      },
    }
    await playTo(withStore(played, watched), 'Connected')
    expect(callsAt.get('RoutesInstalled')).toBe(45)
    expect(cloud.calls()).toHaveLength(45)
    valid(await advance(played.rescale, onboardingId)())
    expect(cloud.calls()).toHaveLength(59)
  })

  it('goes through the same events as on the ports in memory, to the very end', async () => {
    const ofSdk = newWireWorld()
    const onSdk = playedOn(ofSdk.cloud, sdkPorts(ofSdk.parties))
    await playTo(onSdk, 'Closed')
    const { cloud: direct } = newWireWorld()
    const customerConsole = direct.customerConsole(customerAccountId)
    const onPorts = playedOn(direct, { ...direct, customerConsole })
    await playTo(onPorts, 'Closed')
    expect(await typesOf(onSdk)).toEqual(await typesOf(onPorts))
  })
})

/** What the adapter must take without a failure of the whole: it may be tried again. */
const passing: ReadonlyArray<FaultKind> = [
  'throttle',
  'timeout-after-effect',
  'expired-credentials',
]

/** Observations that are made or not, depending on who looked when. */
const observations: ReadonlyArray<string> = ['RoutesMissing', 'TrustVerified']

/** What was done, in whatever order the two parties removed their routes. */
const doneIn = (types: ReadonlyArray<string>): ReadonlyArray<string> =>
  types
    .filter((type) => !observations.includes(type))
    .toSorted((one, other) => (one < other ? -1 : 1))

/** `BYOA_LONG=1` disturbs every call. */
const step = process.env['BYOA_LONG'] === '1' ? 1 : 20

describe.each(passing)('an onboarding through the SDK, with %s at one call', (kind) => {
  it('does the same, to the very end, and makes nothing twice', async () => {
    const smooth = newWireWorld()
    const undisturbed = playedOn(smooth.cloud, sdkPorts(smooth.parties))
    await playTo(undisturbed, 'Closed')
    const expected = doneIn(await typesOf(undisturbed))
    for (let onCall = 1; onCall <= smooth.cloud.calls().length; onCall += step) {
      const faults: ReadonlyArray<Fault> = [{ onCall, kind }]
      const { cloud, parties } = newWireWorld({ faults })
      const played = playedOn(cloud, sdkPorts(parties))
      await playTo(played, 'Closed')
      const types = await typesOf(played)
      expect(doneIn(types), `${kind} at call ${onCall}`).toEqual(expected)
      expect(types.at(-1)).toBe('AccountClean')
      expect(await peeringsOf(cloud), `${kind} at call ${onCall}`).toBe(1)
    }
  })
})
