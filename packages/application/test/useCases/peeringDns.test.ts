/** DNS over the peering, from the request to a connection that lost it and has it again. */
import {
  advance,
  agreedConnectionOf,
  agreementOf,
  currentTemplate,
  performCustomerIntent,
} from '@byoa/application'
import { administratorKeyOf } from '@byoa/cloud-memory'
import { type Connected, type KnownState, react } from '@byoa/core/onboarding'
import type { Party } from '@byoa/core/values'
import { memoryWorld } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { addRescaleRoutes } from '../../src/useCases/routes.ts'
import {
  type Parties,
  expectRight,
  history,
  outage,
  playTo,
  region,
  stateOf,
  withRescaleCloud,
} from '../support/parties.ts'

const asking = (): Parties => memoryWorld({ request: { peeringDns: true } })

const optionsOf = async ({ rescale }: Parties, { peering }: Connected) => {
  const peeringIds = [peering.peeringId]
  const [seen] = expectRight(await rescale.rescaleCloud.describePeerings({ region, peeringIds })())
  return seen?.allowsDns
}

const callsOf = ({ cloud }: Parties): ReadonlyArray<string> =>
  cloud.calls().map(({ action }) => action)

test.each([true, false, undefined])(
  'each side allows it on the way to a connection exactly if it is asked for: %s',
  async (peeringDns) => {
    const played = memoryWorld({ request: peeringDns === undefined ? {} : { peeringDns } })
    const state = await playTo(played, 'Connected')
    const isOn = peeringDns === true
    expect(await optionsOf(played, state)).toEqual({ rescale: isOn, customer: isOn })
    const options = callsOf(played).filter((name) => name === 'ModifyVpcPeeringConnectionOptions')
    expect(options).toHaveLength(isOn ? 2 : 0)
  },
)

test('it is agreed, and no part of the template', async () => {
  const state = await playTo(asking(), 'Connected')
  const agreed = expectRight(agreedConnectionOf(state, state.since))
  expect(agreed.peeringDns).toBe(true)
  expect(agreed.setup).not.toHaveProperty('peeringDns')
  const { peeringDns: _dns, ...request } = state.request
  const digestOf = (one: Connected) => expectRight(currentTemplate(agreementOf(one))).digest
  expect(digestOf({ ...state, request })).toBe(digestOf(state))
  expect(expectRight(agreedConnectionOf({ ...state, request }, state.since))).not.toHaveProperty(
    'peeringDns',
  )
})

test('routes without it are not recorded, and are tried again', async () => {
  const played = asking()
  const state = await playTo(played, 'PeeringActive')
  const before = await history(played)
  const ports = withRescaleCloud(played, { allowPeeringDns: () => TE.left(outage) })
  expect(await addRescaleRoutes(ports, state)()).toEqual(E.left(outage))
  expect(await history(played)).toEqual(before)
})

describe('a connection that lost it', () => {
  const off = { AllowDnsResolutionFromRemoteVpc: false }

  const turnOff = ({ cloud }: Parties, state: Connected, side: Party): void => {
    const isRescale = side === 'rescale'
    const { rescaleVpc, request, peering } = state
    const accountId = isRescale ? rescaleVpc.accountId : request.accountId
    const caller = { accessKeyId: administratorKeyOf(cloud.world(), accountId), region }
    const input = {
      VpcPeeringConnectionId: peering.peeringId,
      [isRescale ? 'RequesterPeeringConnectionOptions' : 'AccepterPeeringConnectionOptions']: off,
    }
    expectRight(cloud.call(caller, { action: 'ModifyVpcPeeringConnectionOptions', input }))
  }

  const repairsOf = (state: KnownState, { rescale }: Parties) =>
    react(state, rescale.clock.now()).filter(({ type }) => type === 'RepairConnection')

  test("on Rescale's side has it again when Rescale advances", async () => {
    const played = asking()
    const state = await playTo(played, 'Connected')
    turnOff(played, state, 'rescale')
    const { steps } = expectRight(await advance(played.rescale, played.onboardingId)())
    expect(steps.flatMap(({ events }) => events)).toMatchObject([
      { type: 'DriftFound', data: { findings: [{ id: 'peering-dns-off' }] } },
      { type: 'DriftCleared' },
    ])
    expect(await optionsOf(played, state)).toEqual({ rescale: true, customer: true })
  })

  test("on the customer's side has it again when the customer repairs it", async () => {
    const played = asking()
    const state = await playTo(played, 'Connected')
    turnOff(played, state, 'customer')
    expectRight(await advance(played.rescale, played.onboardingId)())
    const degraded = await stateOf(played)
    expect(degraded).toMatchObject({
      status: 'Degraded',
      findings: [{ id: 'peering-dns-off', level: 'error', evidence: { side: 'customer' } }],
    })
    if (degraded.status !== 'Degraded') return
    const repairs = repairsOf(degraded, played)
    expect(repairs.map(({ party }) => party)).toEqual(['customer'])
    for (const intent of repairs) {
      expect(
        await performCustomerIntent(
          { ...played.rescale, ...played.customer },
          degraded,
          intent,
        )?.(),
      ).toSatisfy(E.isRight)
    }
    expectRight(await advance(played.rescale, played.onboardingId)())
    expect((await stateOf(played)).status).toBe('Connected')
    expect(await optionsOf(played, state)).toEqual({ rescale: true, customer: true })
  })
})
