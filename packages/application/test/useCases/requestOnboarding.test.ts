import { requestOnboarding } from '@byoa/application'
import { AccountId, PolicyArn, Region } from '@byoa/core/iam/identity'
import { currentCheckSet } from '@byoa/core/network'
import {
  OnboardingId,
  type OnboardingRequest,
  type Rejection,
  StackName,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  customerAccount,
  expectRight,
  given,
  history,
  outage,
  parties,
  playTo,
  refusal,
  start,
  typesOf,
} from '../support/parties.ts'

const requested = (
  { rescale, onboardingId, request }: Parties,
  change: Partial<OnboardingRequest> = {},
) => requestOnboarding(rescale, onboardingId, { ...request, ...change })()

const next = (played: Parties): Parties => ({
  ...played,
  onboardingId: given(OnboardingId, 'onb-fedcba9876543210'),
})

const boundary = (text: string): PolicyArn => given(PolicyArn, text)

describe('requesting an onboarding', () => {
  test('opens it on the least loaded Rescale VPC of the Region, with the checks of today', async () => {
    const played = parties()
    const { events } = expectRight(await requested(played))
    expect(events).toMatchObject([
      {
        type: 'OnboardingRequested',
        by: 'customer',
        at: start,
        data: {
          onboardingId: played.onboardingId,
          request: played.request,
          rescaleVpc: { vpcId: 'vpc-0aa10000000000001' },
          checkSet: currentCheckSet,
        },
      },
    ])
  })

  test('again, after a crash, opens no second one', async () => {
    const played = parties()
    expectRight(await requested(played))
    expect(typesOf(expectRight(await requested(played)))).toEqual([])
    expect(await history(played)).toEqual(['OnboardingRequested'])
  })

  test('by another worker at the same moment opens no second one', async () => {
    const played = parties()
    const { store } = played.rescale
    const holderOf: typeof store.holderOf = (claim) => async () => {
      await requested(played)
      return store.holderOf(claim)()
    }
    const late = { ...played, rescale: { ...played.rescale, store: { ...store, holderOf } } }
    expect(typesOf(expectRight(await requested(late)))).toEqual([])
    expect(await history(played)).toEqual(['OnboardingRequested'])
  })

  test('of another kind under the same id is refused', async () => {
    const played = parties()
    expectRight(await requested(played))
    expect(await requested(played, { zoneCount: 3 })).toMatchObject(
      refusal({ _tag: 'WrongStatus' }),
    )
  })

  test('beside an open one with the same stack is refused with its id', async () => {
    const played = parties()
    await playTo(played, 'Connected')
    expect(await requested(next(played))).toMatchObject(
      E.left({ rejection: { _tag: 'AlreadyOpen', onboardingId: played.onboardingId } }),
    )
    expect(await history(next(played))).toEqual([])
  })

  test.each<readonly [string, Partial<OnboardingRequest>]>([
    ['with a stack of another name', { stackName: given(StackName, 'rescale-second') }],
    ['in another Region', { region: given(Region, 'us-west-2') }],
  ])('beside an open one %s is accepted', async (_title, change) => {
    const played = parties()
    await playTo(played, 'Requested')
    expect(typesOf(expectRight(await requested(next(played), change)))).toEqual([
      'OnboardingRequested',
    ])
  })

  test('after the one before it is over is accepted', async () => {
    const played = parties()
    await playTo(played, 'Closed')
    expect(typesOf(expectRight(await requested(next(played))))).toEqual(['OnboardingRequested'])
  })

  test.each<readonly [Rejection['_tag'], Partial<OnboardingRequest>]>([
    ['NoRescaleVpcWithRoom', { region: given(Region, 'sa-east-1') }],
    ['AccountIsRescales', { accountId: given(AccountId, '999988887777') }],
    [
      'BoundaryAccountDisagrees',
      { permissionsBoundaryArn: boundary('arn:aws:iam::444455556666:policy/Boundary') },
    ],
    [
      'BoundaryPartitionDisagrees',
      { permissionsBoundaryArn: boundary(`arn:aws-cn:iam::${customerAccount}:policy/Boundary`) },
    ],
  ])('is refused as %s, and nothing is opened', async (_tag, change) => {
    const played = parties()
    expect(await requested(played, change)).toMatchObject(refusal({ _tag }))
    expect(await history(played)).toEqual([])
  })

  test('fails when the directory or the store does, and opens nothing', async () => {
    const played = parties()
    const { rescale } = played
    const failing: ReadonlyArray<Parties['rescale']> = [
      { ...rescale, directory: { ...rescale.directory, candidates: () => TE.left(outage) } },
      { ...rescale, store: { ...rescale.store, holderOf: () => TE.left(outage) } },
    ]
    for (const ports of failing) {
      expect(await requested({ ...played, rescale: ports })).toEqual(E.left(outage))
    }
    expect(await history(played)).toEqual([])
  })
})
