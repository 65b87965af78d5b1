/** A worker that pauses at a port call, for as long as it takes the others to go on without it. */
import {
  abortOffboarding,
  advance,
  beginOffboarding,
  closeUnconfirmed,
  performCustomerIntent,
} from '@byoa/application'
import { hasRoutesTo } from '@byoa/core/inspection'
import { OnboardingId, react } from '@byoa/core/onboarding'
import { type SchedulingPoint, interruptedPorts } from '@byoa/testing/fleet'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  asCustomer,
  expectRight,
  given,
  history,
  parties,
  playTo,
  region,
  stateOf,
} from '../support/parties.ts'

interface Scenario {
  readonly title: string
  /** Brings a connection to where the worker takes it up. */
  readonly prepare: (played: Parties) => Promise<void>
  /** What the others do while the worker pauses. */
  readonly meanwhile: (played: Parties) => Promise<void>
  /** What the others record last, if they are in time. */
  readonly last: string
  /** Whether what the worker recorded after that is wrong. */
  readonly isWrong: (played: Parties, recorded: ReadonlyArray<string>) => Promise<boolean>
}

const daySeconds = 24 * 60 * 60

const advanced = async ({ rescale, onboardingId }: Parties): Promise<void> => {
  expectRight(await advance(rescale, onboardingId)())
}

const customerAnswers = async (played: Parties): Promise<void> => {
  const state = await stateOf(played)
  if (state.status === 'NotRequested') return
  for (const intent of react(state, state.changedAt)) {
    await performCustomerIntent({ ...played.rescale, ...played.customer }, state, intent)?.()
  }
}

const offboard = async ({ rescale: ports, onboardingId }: Parties): Promise<void> => {
  expectRight(await beginOffboarding({ ports, onboardingId, by: 'rescale' }, 'the end')())
}

const hasRescaleRoutes = async ({ rescale, ...played }: Parties): Promise<boolean> => {
  const state = await stateOf({ rescale, ...played })
  if (state.status !== 'Offboarding') return false
  const { routeTableIds } = state.rescaleVpc
  const tables = await rescale.rescaleCloud.describeRouteTables({ region, routeTableIds })()
  return hasRoutesTo(expectRight(tables), state.peeringIds)
}

/** The same customer and stack once more. */
const nextOf = (played: Parties): Parties => ({
  ...played,
  onboardingId: given(OnboardingId, 'onb-fedcba9876543210'),
})

const scenarios: ReadonlyArray<Scenario> = [
  {
    title: 'takes nothing down that was mended in the last moment',
    prepare: async (played) => {
      const { stack, rescaleVpc } = await playTo(played, 'Connected')
      asCustomer(played, 'DeleteRoute', {
        RouteTableId: stack.routeTableIds[0] ?? '',
        DestinationCidrBlock: rescaleVpc.cidrs[0],
      })
      await advanced(played)
      played.cloud.advanceTime(181 * daySeconds)
    },
    meanwhile: async (played) => {
      await customerAnswers(played)
      await advanced(played)
    },
    last: 'DriftCleared',
    isWrong: async (_played, recorded) => recorded.includes('OffboardingBegun'),
  },
  {
    title: 'does not take the former peering for the one that took its place',
    prepare: async (played) => {
      const { peering } = await playTo(played, 'Connected')
      asCustomer(played, 'DeleteVpcPeeringConnection', {
        VpcPeeringConnectionId: peering.peeringId,
      })
      played.cloud.advanceTime(daySeconds)
    },
    meanwhile: async (played) => {
      await advanced(played)
      played.cloud.advanceTime(daySeconds)
      await advanced(played)
      await playTo(played, 'Connected')
    },
    last: 'RoutesInstalled',
    isWrong: async (_played, recorded) => recorded.includes('ResourceNotVisible'),
  },
  {
    title: 'does not finish an offboarding that was aborted and begun anew',
    prepare: async (played) => {
      await playTo(played, 'Connected')
      await offboard(played)
    },
    meanwhile: async (played) => {
      const { rescale: ports, onboardingId } = played
      const aborted = await abortOffboarding({ ports, onboardingId, by: 'rescale' })()
      if (E.isLeft(aborted)) return
      await playTo(played, 'Connected')
      played.cloud.advanceTime(60)
      await offboard(played)
    },
    last: 'OffboardingBegun',
    isWrong: async (played, recorded) =>
      recorded.includes('RescaleRoutesRemoved') && (await hasRescaleRoutes(played)),
  },
  {
    title: 'leaves the VPC to the next onboarding that connects it',
    prepare: async (played) => {
      await playTo(played, 'Connected')
      await offboard(played)
      played.cloud.advanceTime(8 * daySeconds)
    },
    meanwhile: async (played) => {
      await advanced(played)
      await closeUnconfirmed(played.rescale, played.onboardingId, 'nobody answers')()
      await playTo(nextOf(played), 'Connected')
    },
    last: 'ClosedUnconfirmed',
    isWrong: async (played) => {
      await advanced(nextOf(played))
      return (await history(nextOf(played))).some((type) => /^Drift|PeeringDeleted/u.test(type))
    },
  },
]

/** A worker takes the connection up, and pauses at its call of a number; counts the calls. */
const overtaken = async (
  { prepare, meanwhile, last, isWrong }: Scenario,
  pausesAt: number,
): Promise<number> => {
  const played = parties()
  await prepare(played)
  let calls = 0
  let known = 0
  const point = async ({ when }: SchedulingPoint): Promise<void> => {
    if (when === 'after') return
    calls += 1
    if (calls !== pausesAt) return
    known = (await history(played)).length
    played.cloud.advanceTime(60)
    await meanwhile(played)
    const happened = (await history(played)).slice(known)
    known = happened.at(-1) === last ? known + happened.length : 0
  }
  const late = interruptedPorts(played.rescale, { point, isBlind: () => false })
  await advanced({ ...played, rescale: late })
  const recorded = (await history(played)).slice(known)
  expect(known > 0 && (await isWrong(played, recorded))).toBe(false)
  return calls
}

describe('a worker that is overtaken', () => {
  test.each(scenarios)('$title', async (scenario) => {
    const calls = await overtaken(scenario, 0)
    expect(calls).toBeGreaterThan(4)
    for (let pausesAt = 1; pausesAt <= calls; pausesAt += 1) await overtaken(scenario, pausesAt)
  })
})
