import { advance, failure, followRescaleVpc } from '@byoa/application'
import { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { changed, grown, newBlock } from '../support/changedDirectory.ts'
import {
  type Parties,
  askedOf,
  expectRight,
  given,
  history,
  outage,
  parties,
  playTo,
  recorded,
  typesOf,
} from '../support/parties.ts'

const followed = ({ rescale, onboardingId }: Parties, directory = rescale.directory) =>
  followRescaleVpc({ ...rescale, directory }, onboardingId)()

describe('following the Rescale VPC', () => {
  test('is no news while it is as it was', async () => {
    const played = parties()
    await playTo(played, 'Connected')
    expect(typesOf(expectRight(await followed(played)))).toEqual([])
  })

  test('records a new block of that VPC, once, and asks the customer for its route', async () => {
    const played = parties()
    const { rescaleVpc } = await playTo(played, 'Connected')
    const directory = grown(played.rescale.directory)
    expect(expectRight(await followed(played, directory)).events).toMatchObject([
      {
        type: 'RescaleVpcChanged',
        by: 'rescale',
        data: { rescaleVpc: { vpcId: rescaleVpc.vpcId, cidrs: [...rescaleVpc.cidrs, newBlock] } },
      },
    ])
    expect(typesOf(expectRight(await followed(played, directory)))).toEqual([])
    const { state } = expectRight(await advance(played.rescale, played.onboardingId)())
    expect(state.status).toBe('Degraded')
    expect(await askedOf(played, 'customer')).toMatchObject([
      {
        type: 'RepairConnection',
        data: { findings: [{ id: 'route-missing', evidence: { destination: newBlock } }] },
      },
    ])
  })

  test('of an onboarding that is over is refused', async () => {
    const played = parties()
    await playTo(played, 'Closed')
    const result = await followed(played, grown(played.rescale.directory))
    expect(result).toMatchObject(E.left({ rejection: { _tag: 'OnboardingOver' } }))
    expect(await recorded(played, 'RescaleVpcChanged')).toEqual([])
  })

  test('that the directory does not know any more fails, and no other takes its place', async () => {
    const played = parties()
    const { rescaleVpc } = await playTo(played, 'CidrLeased')
    const before = await history(played)
    const directory = changed(played.rescale.directory, (vpc) =>
      vpc.vpcId === rescaleVpc.vpcId ? undefined : vpc,
    )
    expect(await followed(played, directory)).toEqual(
      E.left(
        failure({
          operation: 'RescaleDirectory.candidates',
          code: 'NotInDirectory',
          message: `the directory has no VPC ${rescaleVpc.vpcId}`,
          retryable: false,
        }),
      ),
    )
    expect(await history(played)).toEqual(before)
  })

  test('fails as the directory does', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    const { directory } = played.rescale
    const result = await followed(played, { ...directory, candidates: () => TE.left(outage) })
    expect(result).toEqual(E.left(outage))
  })

  test('of an onboarding that there is none of says so', async () => {
    const onboardingId = given(OnboardingId, 'onb-ffffffffffffffff')
    expect(await followed({ ...parties(), onboardingId })).toEqual(
      E.left({ _tag: 'UnknownOnboarding', onboardingId }),
    )
  })
})
