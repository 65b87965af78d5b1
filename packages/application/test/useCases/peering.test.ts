import { advance } from '@byoa/application'
import { Instant } from '@byoa/core/values'
import type { OnboardingState } from '@byoa/core/onboarding'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  asCustomer,
  expectRight,
  given,
  history,
  parties,
  playTo,
  recorded,
  region,
  stateOf,
} from '../support/parties.ts'

const hour = 60 * 60
const day = 24 * hour

/** The connection is requested, and the process ends before that is recorded. */
const requestedBeforeACrash = async (played: Parties): Promise<string> => {
  const { rescaleVpc, stack } = await playTo(played, 'StackReported')
  const { peeringId } = expectRight(
    await played.rescale.rescaleCloud.requestPeering({
      onboardingId: played.onboardingId,
      region,
      rescaleVpcId: rescaleVpc.vpcId,
      customerAccountId: played.request.accountId,
      customerVpcId: stack.vpcId,
    })(),
  )
  return peeringId
}

const advanced = async ({ rescale, onboardingId }: Parties): Promise<OnboardingState> =>
  expectRight(await advance(rescale, onboardingId)()).state

describe('a peering request', () => {
  test('expires when AWS says, though it was made long before it was recorded', async () => {
    const played = parties()
    const peeringId = await requestedBeforeACrash(played)
    played.cloud.advanceTime(2 * day)
    expect(await advanced(played)).toMatchObject({ status: 'PeeringPending' })
    // Requested on the 5th at 09:00, recorded on the 7th: AWS ends it 168 hours after the request.
    const expiresAt = given(Instant, '2026-01-12T09:00:00.000Z')
    expect(await recorded(played, 'PeeringRequested')).toMatchObject([
      { at: given(Instant, '2026-01-07T09:00:00.000Z'), data: { peeringId, expiresAt } },
    ])
  })

  test('that AWS shows without an end expires 168 hours after it was recorded', async () => {
    const played = parties()
    const peeringId = await requestedBeforeACrash(played)
    // AWS shows an end only while nobody has accepted.
    asCustomer(played, 'AcceptVpcPeeringConnection', { VpcPeeringConnectionId: peeringId })
    played.cloud.advanceTime(2 * day)
    await advanced(played)
    const expiresAt = given(Instant, '2026-01-14T09:00:00.000Z')
    expect(await recorded(played, 'PeeringRequested')).toMatchObject([
      { data: { peeringId, expiresAt } },
    ])
    expect(await history(played)).toContain('PeeringActivated')
  })

  test('is live until the last second of its 168 hours, and expired from then on', async () => {
    const played = parties()
    await playTo(played, 'PeeringPending')
    played.cloud.advanceTime(168 * hour - 1)
    expect(await advanced(played)).toMatchObject({ status: 'PeeringPending' })
    expect(await history(played)).not.toContain('PeeringExpired')
    played.cloud.advanceTime(1)
    await advanced(played)
    expect(await history(played)).toContain('PeeringExpired')
    expect(await stateOf(played)).toMatchObject({ status: 'PeeringPending', attempt: 2 })
  })
})
