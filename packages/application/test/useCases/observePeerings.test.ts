import { type Failure, failure, observePeerings } from '@byoa/application'
import { Region } from '@byoa/core/iam/identity'
import { OnboardingId } from '@byoa/core/onboarding'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  asCustomer,
  expectRight,
  given,
  history,
  otherCustomer,
  parties,
  playTo,
} from '../support/parties.ts'

const pendingOf = async (played: Parties): Promise<string> =>
  (await playTo(played, 'PeeringPending')).peering.peeringId

const observed = async (
  { rescale }: Pick<Parties, 'rescale'>,
  all: ReadonlyArray<Pick<Parties, 'onboardingId'>>,
) => {
  const ids = all.map(({ onboardingId }) => onboardingId)
  const { handled, failures } = expectRight(await observePeerings(rescale, ids)())
  return {
    handled: handled.map(({ onboardingId, state, events }) => ({
      onboardingId,
      status: state.status,
      events: events.map(({ type }) => type),
    })),
    failures,
  }
}

describe('observing the peerings of many onboardings', () => {
  test('says of each what became of it', async () => {
    const first = parties()
    const [waiting, accepted, rejected, negotiating] = [1, 2, 3, 4].map((index) =>
      otherCustomer(first, index),
    ) as [Parties, Parties, Parties, Parties]
    await pendingOf(waiting)
    asCustomer(accepted, 'AcceptVpcPeeringConnection', {
      VpcPeeringConnectionId: await pendingOf(accepted),
    })
    asCustomer(rejected, 'RejectVpcPeeringConnection', {
      VpcPeeringConnectionId: await pendingOf(rejected),
    })
    await playTo(negotiating, 'CidrLeased')
    const result = await observed(first, [waiting, accepted, rejected, negotiating])
    expect(result).toEqual({
      handled: [
        { onboardingId: waiting.onboardingId, status: 'PeeringPending', events: [] },
        {
          onboardingId: accepted.onboardingId,
          status: 'PeeringActive',
          events: ['PeeringActivated'],
        },
        {
          onboardingId: rejected.onboardingId,
          status: 'StackReported',
          events: ['PeeringRejected'],
        },
      ],
      failures: [],
    })
    expect(await history(accepted)).toContain('PeeringActivated')
    expect(await history(rejected)).toContain('PeeringRejected')
    expect(await history(waiting)).not.toContain('PeeringActivated')
  })

  test('of one that is not there says so, and observes the others', async () => {
    const played = parties()
    const VpcPeeringConnectionId = await pendingOf(played)
    asCustomer(played, 'AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
    const onboardingId = given(OnboardingId, 'onb-ffffffffffffffff')
    expect(await observed(played, [{ onboardingId }, played])).toEqual({
      handled: [
        {
          onboardingId: played.onboardingId,
          status: 'PeeringActive',
          events: ['PeeringActivated'],
        },
      ],
      failures: [{ onboardingId, error: { _tag: 'UnknownOnboarding', onboardingId } }],
    })
  })

  test('in a Region that does not answer leaves the other Regions as they are', async () => {
    const east = parties()
    const west = given(Region, 'us-west-2')
    const away = [1, 2].map((index) => otherCustomer(east, index, { region: west }))
    for (const played of [east, ...away]) {
      asCustomer(played, 'AcceptVpcPeeringConnection', {
        VpcPeeringConnectionId: await pendingOf(played),
      })
    }
    const error: Failure = failure({
      operation: 'RescaleCloud.describePeerings',
      code: 'RequestLimitExceeded',
      message: 'Request limit exceeded.',
      retryable: true,
    })
    const { rescaleCloud } = east.rescale
    const rescale: Parties['rescale'] = {
      ...east.rescale,
      rescaleCloud: {
        ...rescaleCloud,
        describePeerings: (input) =>
          input.region === west ? TE.left(error) : rescaleCloud.describePeerings(input),
      },
    }
    expect(await observed({ rescale }, [...away, east])).toEqual({
      handled: [
        { onboardingId: east.onboardingId, status: 'PeeringActive', events: ['PeeringActivated'] },
      ],
      failures: away.map(({ onboardingId }) => ({ onboardingId, error })),
    })
    for (const played of away) expect(await history(played)).not.toContain('PeeringActivated')
    expect((await observed(east, away)).handled).toMatchObject(
      away.map(({ onboardingId }) => ({ onboardingId, status: 'PeeringActive' })),
    )
  })
})
