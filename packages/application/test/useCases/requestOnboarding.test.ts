import { requestOnboarding } from '@byoa/application'
import { withCustomerAccount } from '@byoa/cloud-memory'
import { AccountId, PolicyArn, Region, ZoneId } from '@byoa/core/iam/identity'
import { currentCheckSet } from '@byoa/core/network'
import {
  OnboardingId,
  type OnboardingRequest,
  type Rejection,
  StackName,
  stackNameOf,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
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

describe("requesting an onboarding with the customer's console", () => {
  const zoneId = (number: number): ZoneId => given(ZoneId, `use1-az${number}`)

  /** A customer whose account sees these zones of the Region. */
  const seeing = (...numbers: ReadonlyArray<number>): Parties => {
    const played = parties()
    const accountId = given(AccountId, '222233334444')
    const request = { ...played.request, accountId }
    const zoneIds = numbers.map(zoneId)
    played.cloud.changeWorld((world) => withCustomerAccount(world, { ...request, zoneIds }))
    const console = played.cloud.customerConsole(accountId)
    return { ...played, request, customer: { ...played.customer, console } }
  }

  const asked = (played: Parties, change: Partial<OnboardingRequest>) => {
    const { rescale, customer, onboardingId, request } = played
    const ports = { ...rescale, console: customer.console }
    return requestOnboarding(ports, onboardingId, { ...request, ...change })()
  }

  const seen = [
    { zoneId: 'use1-az6', zoneName: 'us-east-1a' },
    { zoneId: 'use1-az4', zoneName: 'us-east-1b' },
  ]

  test.each<readonly [string, Partial<OnboardingRequest>, object]>([
    [
      'more zones than the account sees',
      { zoneCount: 3 },
      { _tag: 'TooFewZonesSeen', zoneCount: 3 },
    ],
    [
      'zones by ID that the account does not see',
      { zoneCount: 2, zoneIds: [zoneId(4), zoneId(5)] },
      { _tag: 'ZonesNotSeen', zoneIds: ['use1-az5'] },
    ],
  ])(
    'for %s is refused with those that it sees, and nothing is opened',
    async (_title, change, rejection) => {
      const played = seeing(6, 4)
      const { accountId, region } = played.request
      expect(await asked(played, change)).toEqual(
        E.left({ _tag: 'Rejected', rejection: { ...rejection, accountId, region, seen } }),
      )
      expect(await history(played)).toEqual([])
      expect(
        await played.rescale.store.holderOf({
          kind: 'Stack',
          accountId,
          region,
          stackName: stackNameOf(played),
        })(),
      ).toEqual(E.right(O.none))
      expect(played.cloud.calls().filter(({ action }) => !action.startsWith('Describe'))).toEqual(
        [],
      )
    },
  )

  test.each<readonly [string, Partial<OnboardingRequest>]>([
    ['as many zones as the account sees', { zoneCount: 2 }],
    ['zones by ID that the account sees', { zoneCount: 2, zoneIds: [zoneId(4), zoneId(6)] }],
  ])('for %s opens it', async (_title, change) => {
    expect(typesOf(expectRight(await asked(seeing(6, 4), change)))).toEqual(['OnboardingRequested'])
  })

  test('for more zones than most accounts see opens it where the account sees them', async () => {
    const played = seeing(1, 2, 3, 4, 5, 6, 7)
    expect(await requested(played, { zoneCount: 7 })).toMatchObject(
      refusal({ _tag: 'TooManyZones' }),
    )
    expectRight(await asked(played, { zoneCount: 7 }))
  })

  test('fails when the account does not answer, and opens nothing', async () => {
    const played = parties()
    const console = { ...played.customer.console, listZones: () => TE.left(outage) }
    const failing = { ...played, customer: { ...played.customer, console } }
    expect(await asked(failing, {})).toEqual(E.left(outage))
    expect(await history(played)).toEqual([])
  })
})
