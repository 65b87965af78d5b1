import { type RescaleDirectory, advance, failure, followRescaleVpc } from '@byoa/application'
import { Ipv4Cidr, type RescaleVpc } from '@byoa/core/network'
import { OnboardingId } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

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

const newBlock = given(Ipv4Cidr, '10.8.0.0/16')

/** The directory, with every Rescale VPC changed, or without those that the change leaves out. */
const changed = (
  directory: RescaleDirectory,
  change: (vpc: RescaleVpc) => RescaleVpc | undefined,
): RescaleDirectory => ({
  ...directory,
  candidates: (region) =>
    pipe(
      directory.candidates(region),
      TE.map((candidates) =>
        candidates.flatMap((candidate) => {
          const vpc = change(candidate.vpc)
          return vpc === undefined ? [] : [{ ...candidate, vpc }]
        }),
      ),
    ),
})

const followed = ({ rescale, onboardingId }: Parties, directory = rescale.directory) =>
  followRescaleVpc({ ...rescale, directory }, onboardingId)()

const grown = (directory: RescaleDirectory): RescaleDirectory =>
  changed(directory, (vpc) => ({ ...vpc, cidrs: RNEA.concat([newBlock])(vpc.cidrs) }))

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
