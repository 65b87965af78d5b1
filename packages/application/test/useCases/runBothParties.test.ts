import {
  type BothPartiesOptions,
  type PartyStep,
  beginOffboarding,
  give,
  proposeCidr,
  requestOnboarding,
  resume,
  runBothParties,
} from '@byoa/application'
import type { OnboardingStatus } from '@byoa/core/onboarding'
import { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  expectRight,
  given,
  history,
  outage,
  parties,
  playTo,
  recorded,
  withRescaleCloud,
} from '../support/parties.ts'

const until =
  (goal: OnboardingStatus): BothPartiesOptions['until'] =>
  ({ state }) =>
    state.status === goal

const run = (played: Parties, options: Omit<BothPartiesOptions, 'onboardingId'>) =>
  runBothParties(played, { onboardingId: played.onboardingId, ...options })()

const ranTo = async (played: Parties, options: Omit<BothPartiesOptions, 'onboardingId'>) => {
  const { state, end } = expectRight(await run(played, options))
  return { status: state.status, end }
}

describe('a run of both parties', () => {
  test('ends where it should, and says what is asked there', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    const ended = expectRight(await run(played, { until: until('PeeringPending') }))
    expect(ended).toMatchObject({ end: 'reached', state: { status: 'PeeringPending' } })
    expect(ended.waitingFor).toMatchObject([
      { party: 'customer', type: 'AcceptPeering' },
      { party: 'rescale', type: 'ObservePeering' },
    ])
  })

  test('ends after a turn of the customer, too', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    expect(await ranTo(played, { until: until('StackReported') })).toEqual({
      status: 'StackReported',
      end: 'reached',
    })
    expect(await recorded(played, 'RoleVerified')).toEqual([])
  })

  test('ends when nobody acts without a decision, which the customer may be given', async () => {
    const played = parties()
    const { rescale, onboardingId, request, cidr } = played
    expectRight(await requestOnboarding(rescale, onboardingId, request)())
    const connected = until('Connected')
    expect(await ranTo(played, { until: connected })).toEqual({
      status: 'Requested',
      end: 'nobody-acts',
    })
    expect(await history(played)).toEqual(['OnboardingRequested'])
    const decide: BothPartiesOptions['decide'] = ({ type }) =>
      type === 'ProposeCidr' ? proposeCidr(rescale, onboardingId, cidr) : undefined
    expect(await ranTo(played, { until: connected, decide })).toEqual({
      status: 'Connected',
      end: 'reached',
    })
  })

  test('does not decide for Rescale', async () => {
    const played = parties()
    const { rescale: ports, onboardingId } = played
    await playTo(played, 'Connected')
    expectRight(await give({ ports, onboardingId, by: 'rescale' }, 'Suspend', { reason: 'no' })())
    const asked: string[] = []
    const decide: BothPartiesOptions['decide'] = ({ party, type }) => {
      asked.push(`${party} ${type}`)
      return party === 'customer' ? resume({ ports, onboardingId, by: 'customer' }) : undefined
    }
    expect(await ranTo(played, { until: until('Connected'), decide })).toMatchObject({
      status: 'Suspended',
      end: 'nobody-acts',
    })
    expect(asked).toEqual([])
  })

  test('ends after as many turns as it may take', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    expect(await ranTo(played, { until: until('Connected'), mostTurns: 1 })).toEqual({
      status: 'PeeringPending',
      end: 'out-of-turns',
    })
  })

  test('ends when its time is over', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    let looks = 0
    const isOverdue = (): boolean => (looks += 1) > 1
    expect(await ranTo(played, { until: until('Connected'), isOverdue })).toEqual({
      status: 'PeeringPending',
      end: 'overdue',
    })
  })

  test('tells each step with its party, its events and the state after it', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    const before = await history(played)
    const steps: PartyStep[] = []
    const pauses: string[] = []
    await ranTo(played, {
      until: until('PeeringActive'),
      onStep: (step) => steps.push(step),
      pause: (party) => pauses.push(party),
    })
    expect(steps.map(({ party, intent }) => `${party} ${intent.type}`)).toEqual([
      'rescale IssueSetup',
      'customer RunStack',
      'rescale ProbeRole',
      'rescale InspectVpc',
      'rescale RequestPeering',
      'customer AcceptPeering',
      'rescale ObservePeering',
      'rescale ObserveCustomerRoutes',
      'rescale AddRescaleRoutes',
    ])
    const told = steps.flatMap(({ events }) => events.map(({ type }) => type))
    expect([...before, ...told]).toEqual(await history(played))
    expect(steps[1]?.state.status).toBe('StackReported')
    expect(pauses).toEqual(['rescale', 'customer', 'rescale', 'customer', 'rescale'])
  })

  test('lets time pass by doing the same again, where that is the only time there is', async () => {
    const played = parties()
    const { rescale: ports, onboardingId } = played
    await playTo(played, 'Connected')
    expectRight(await beginOffboarding({ ports, onboardingId, by: 'customer' }, 'the end')())
    const console = {
      ...played.customer.console,
      removeRoutes: () => TE.right([]),
      findDependants: () => TE.right([]),
    }
    const held = { ...played, customer: { ...played.customer, console } }
    expect((await ranTo(held, { until: until('Closed') })).status).toBe('Closed')
  })

  test('looks again as often as it is told to, when nobody has news', async () => {
    const played = parties()
    await playTo(played, 'PeeringPending')
    let accepted = 0
    const console = {
      ...played.customer.console,
      acceptPeering: () => TE.fromIO(() => void (accepted += 1) as never),
    }
    const idle = { ...played, customer: { ...played.customer, console } }
    let looks = 0
    const lookAgain: BothPartiesOptions['lookAgain'] = () => Promise.resolve((looks += 1) < 4)
    expect(await ranTo(idle, { until: until('Connected'), lookAgain })).toEqual({
      status: 'PeeringPending',
      end: 'nobody-acts',
    })
    expect(looks).toBe(4)
    // What is done for the first time is news.
    expect(accepted).toBe(5)
    expect(await ranTo(idle, { until: until('Connected'), mostTurns: 7 })).toEqual({
      status: 'PeeringPending',
      end: 'out-of-turns',
    })
    expect(accepted).toBe(5 + 7)
    expect(await ranTo(idle, { until: until('Connected') })).toMatchObject({ end: 'out-of-turns' })
    expect(accepted).toBe(5 + 7 + 50)
  })
})

describe('an error in a run', () => {
  const unreachable = (played: Parties, failures: number): Parties => {
    let left = failures
    const { requestPeering } = played.rescale.rescaleCloud
    const rescale = withRescaleCloud(played, {
      requestPeering: (input) => {
        left -= 1
        return left < 0 ? requestPeering(input) : TE.left(outage)
      },
    })
    return { ...played, rescale }
  }

  test('of Rescale’s work ends it', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    expect(await run(unreachable(played, 1), { until: until('Connected') })).toEqual(E.left(outage))
    expect(await history(played)).toContain('VpcVerified')
  })

  test('of the customer’s work ends it', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    const console = { ...played.customer.console, runStack: () => TE.left(outage) }
    const failing = { ...played, customer: { ...played.customer, console } }
    expect(await run(failing, { until: until('Connected') })).toEqual(E.left(outage))
    const isRetried = (): boolean => true
    expect(await ranTo(failing, { until: until('Connected'), isRetried, mostTurns: 3 })).toEqual({
      status: 'SetupIssued',
      end: 'out-of-turns',
    })
  })

  test('is passed over when it is to be tried again', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    const isRetried: BothPartiesOptions['isRetried'] = (error) =>
      error._tag === 'Failure' && error.retryable
    const failing = unreachable(played, 2)
    expect(await ranTo(failing, { until: until('Connected'), isRetried })).toEqual({
      status: 'Connected',
      end: 'reached',
    })
  })

  test('is Left for an onboarding that there is none of', async () => {
    const onboardingId = given(OnboardingId, 'onb-ffffffffffffffff')
    expect(await run({ ...parties(), onboardingId }, { until: until('Connected') })).toEqual(
      E.left({ _tag: 'UnknownOnboarding', onboardingId }),
    )
  })
})
